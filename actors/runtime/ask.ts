/** How an actor calls another module: by contract, for somebody. */
import type { Action, ParamsOf, ResultOf } from '../../contracts/action.ts';
import type { Scope } from '../../contracts/shared.ts';

/** Rejects with the called module’s Failure. */
export type Ask = <A extends Action>(scope: Scope, action: A, params: ParamsOf<A>) => Promise<ResultOf<A>>;

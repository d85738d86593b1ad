/** Typed calls: wrong params do not compile, and every call says who makes it. */
import type { ServiceBroker } from 'moleculer';
import type { Action, ParamsOf, ResultOf } from '../../contracts/action.ts';
import { EDGE, type Caller } from '../../contracts/modules/names.ts';
import type { Scope } from '../../contracts/shared.ts';
import { checkPayload } from '../../contracts/payload.ts';
import type { MessageMeta } from './message.ts';

/** Calls an action of another module for somebody. Rejects with the module’s Failure. */
export type Ask = <A extends Action>(scope: Scope, action: A, params: ParamsOf<A>) => Promise<ResultOf<A>>;

export function askAs(broker: ServiceBroker, caller: Caller): Ask {
  return async <A extends Action>(scope: Scope, action: A, params: ParamsOf<A>): Promise<ResultOf<A>> => {
    checkPayload(`The message to ${action.name}`, params);
    const meta: MessageMeta = { caller, scope };
    return broker.call(action.name, params, { meta, timeout: action.timeoutMs });
  };
}

/** How the command line and the REPL speak to the gateway. */
export const askFromEdge = (broker: ServiceBroker): Ask => askAs(broker, EDGE);

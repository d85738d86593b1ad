/** Typed calls: wrong params do not compile, and every call says who makes it. */
import { Errors, type ServiceBroker } from 'moleculer';
import type { Action, ParamsOf, ResultOf } from '../../contracts/action.ts';
import { Failure } from '../../contracts/error.ts';
import { EDGE, type Caller } from '../../contracts/modules/names.ts';
import type { Scope } from '../../contracts/shared.ts';
import { checkPayload } from '../../contracts/payload.ts';
import type { MessageMeta } from './message.ts';

/** Calls an action of another module for somebody. Rejects with the module’s Failure. */
export type Ask = <A extends Action>(scope: Scope, action: A, params: ParamsOf<A>) => Promise<ResultOf<A>>;

/** `nodeId`: the one node that is to answer; without it any node that runs the module may. */
export function askAs(broker: ServiceBroker, caller: Caller, nodeId?: string): Ask {
  return async <A extends Action>(scope: Scope, action: A, params: ParamsOf<A>): Promise<ResultOf<A>> => {
    checkPayload(`The message to ${action.name}`, params);
    const meta: MessageMeta = { caller, scope };
    const where = nodeId === undefined ? {} : { nodeID: nodeId };
    return broker
      .call<ResultOf<A>, ParamsOf<A>>(action.name, params, { meta, ...where, timeout: action.timeoutMs })
      .catch((error: unknown) => {
        throw told(action, error);
      });
  };
}

/** What the bus says of a call that reached nobody, or whose answer is lost, becomes an error of our table: it may be tried again. */
function told({ name }: Action, error: unknown): unknown {
  if (!(error instanceof Errors.MoleculerRetryableError)) return error;
  return new Failure('MODULE_UNAVAILABLE', `${name} was not answered (${error.type}).`);
}

/** How the command line and the REPL speak to the gateway. */
export const askFromEdge = (broker: ServiceBroker): Ask => askAs(broker, EDGE);

/** Middleware that enforces contracts/boundaries.ts at both ends: where a call or event leaves, and where it arrives. */
import type { ActionHandler, ActionSchema, Middleware } from 'moleculer';
import { isCallAllowed, isPublishAllowed } from '../../contracts/boundaries.ts';
import { Failure } from '../../contracts/error.ts';
import { EventName } from '../../contracts/event.ts';
import { EDGE, ModuleName, type Caller } from '../../contracts/modules/names.ts';

interface Meta {
  readonly caller?: unknown;
}

interface CallOptions {
  /** Said by whoever calls: what a message inherits from the one before it names the wrong caller. */
  readonly meta?: Meta;
}

/** Moleculer’s own action that tells a node’s settings to whoever asks, with the passwords in them. */
const TELLS_ALL = '$node.options';

const isInternal = (name: string): boolean => name.startsWith('$') && name !== TELLS_ALL;

const callers: ReadonlySet<unknown> = new Set<Caller>([EDGE, ...ModuleName.options]);
const eventNames: ReadonlySet<unknown> = new Set(EventName.options);

const isCaller = (claimed: unknown): claimed is Caller => callers.has(claimed);
const isEventName = (name: unknown): name is EventName => eventNames.has(name);

/** The caller a message claims; one without a claim is nobody and may do nothing. */
const callerOf = (meta: Meta | undefined): Caller | null => (isCaller(meta?.caller) ? meta.caller : null);

function refusedCall(action: string, meta: Meta | undefined): Failure | null {
  const caller = callerOf(meta);
  if (isInternal(action) || (caller !== null && isCallAllowed(caller, action))) return null;
  return new Failure('BOUNDARY_VIOLATION', `${caller ?? 'A caller without a name'} may not call ${action}.`);
}

function checkPublish(event: string, meta: Meta | undefined): void {
  const caller = callerOf(meta);
  if (isInternal(event) || (caller !== null && isEventName(event) && isPublishAllowed(caller, event))) return;
  throw new Failure(
    'BOUNDARY_VIOLATION',
    `${caller ?? 'A publisher without a name'} may not publish ${event}.`,
  );
}

type Send = (name: string, payload: unknown, options?: CallOptions) => unknown;

/** A call that may not be made rejects, as every failed call does. */
const checkedCall =
  (next: Send): Send =>
  (name, params, options) => {
    const refused = refusedCall(name, options?.meta);
    return refused === null ? next(name, params, options) : Promise.reject(refused);
  };

const checkedPublish =
  (next: Send): Send =>
  (name, data, options) => {
    checkPublish(name, options?.meta);
    return next(name, data, options);
  };

/** Moleculer types its send hooks by their results instead of their shapes, so the hooks are given as what they are. */
const sending = {
  call: checkedCall,
  emit: checkedPublish,
  broadcast: checkedPublish,
  broadcastLocal: checkedPublish,
} as unknown as Pick<Middleware, 'call' | 'emit' | 'broadcast' | 'broadcastLocal'>;

export const boundaryMiddleware: Middleware = {
  name: 'boundaries',
  ...sending,
  localAction(next: ActionHandler, action: ActionSchema): ActionHandler {
    const name = action.name ?? '';
    return function checked(this: unknown, context) {
      const refused = refusedCall(name, context.meta as Meta);
      if (refused !== null) throw refused;
      return next.call(this as never, context) as unknown;
    };
  },
  localEvent(next) {
    return function checked(this: unknown, context) {
      checkPublish(context.eventName ?? '', context.meta as Meta);
      return next.call(this as never, context);
    };
  },
};

/** Makes a Moleculer service of a module: its contract’s actions, answered by the module’s use cases. */
import type { Context, ServiceBroker, ServiceSchema } from 'moleculer';
import type { z } from 'zod';
import type { Action } from '../../contracts/action.ts';
import { Failure, messageOf } from '../../contracts/error.ts';
import type { EventData, EventEnvelope, EventName } from '../../contracts/event.ts';
import type { Caller, ModuleName } from '../../contracts/modules/names.ts';
import type { Scope } from '../../contracts/shared.ts';
import { modulesWithSchema } from '../../db/schemas.ts';
import type { ModuleDatabase } from '../../db/module-database.ts';
import { askAs, type Ask } from './ask.ts';
import type { Bus } from '../../actors/runtime/bus.ts';
import { announced } from './announced.ts';
import { offerWorkAs, type OfferWork } from './hand-off.ts';
import { heardIn, type Heard } from './heard.ts';
import { installationOf, type Installation } from './installation.ts';
import { checkPayload } from '../../contracts/payload.ts';
import type { MessageMeta } from './message.ts';

type ActionTable = Readonly<Record<string, Action>>;

/** One handler per action of the contract; one too few or too many does not compile. */
export type Answers<T extends ActionTable> = {
  readonly [K in keyof T]: (params: z.output<T[K]['params']>, call: Call) => Promise<z.input<T[K]['result']>>;
};

export interface Call {
  readonly scope: Scope;
  readonly caller: Caller;
}

/** What a module is handed when it starts. */
export interface ModuleKit extends Omit<Installation, 'database' | 'bus'> {
  readonly broker: ServiceBroker;
  readonly ask: Ask;
  /** Asks the module of one node. */
  readonly askNode: (nodeId: string) => Ask;
  /** Tells everybody something that is not kept, such as telemetry. */
  readonly announce: <E extends EventName>(scope: Scope, name: E, data: EventData<E>) => void;
  readonly offerWork: OfferWork;
  /** Whoever says something on it, says who speaks. */
  readonly bus: Pick<Bus, 'subscribe' | 'deadLetters' | 'revive'>;
  /** The module’s own schema. Rejects for modules that keep no tables. */
  readonly database: () => Promise<ModuleDatabase>;
}

export interface Module<T extends ActionTable> {
  readonly answers: Answers<T>;
  /** Called after the service is up, and before it goes down. */
  started?(): Promise<void> | void;
  stopped?(): Promise<void> | void;
  /** Told of every heard event: of a logged one it is a hint that the log has grown, the log itself is the truth. */
  hear?(event: Heard): void;
}

interface Making<T extends ActionTable> {
  /** Events of others that the module wants to be woken by. */
  readonly hears?: readonly EventName[];
  /** What the module tells other nodes of itself. */
  readonly metadata?: Readonly<Record<string, unknown>>;
  build(kit: ModuleKit): Promise<Module<T>>;
}

function kitOf(broker: ServiceBroker, module: ModuleName): ModuleKit {
  const installation = installationOf(broker);
  const { database } = installation;
  const own = modulesWithSchema.find((name) => name === module);
  return {
    ...installation,
    broker,
    ask: askAs(broker, module),
    askNode: (nodeId) => askAs(broker, module, nodeId),
    announce: (scope, name, data) =>
      void broker.broadcast(name, announced(installation, { scope, name, data }), {
        meta: { caller: module, scope },
      }),
    offerWork: offerWorkAs(module, installation, (error) => broker.logger.warn(messageOf(error))),
    database: async () => {
      if (own === undefined) throw new Failure('INTERNAL', `${module} keeps no tables.`);
      const opened = await (await database()).of(own);
      opened.whenLogged((envelopes) => envelopes.forEach((envelope) => wake(broker, module, envelope)));
      return opened;
    },
  };
}

function wake(broker: ServiceBroker, module: ModuleName, envelope: EventEnvelope): void {
  const { tenantId, projectId, traceId, correlationId } = envelope;
  void broker.broadcast(envelope.name, envelope, {
    meta: { caller: module, scope: { tenantId, projectId, traceId, correlationId } },
  });
}

/** Parses what comes in and goes out, so that inside a module everything has its contract’s form. */
async function answered(
  action: Action,
  handler: (params: never, call: Call) => Promise<unknown>,
  context: Context<unknown, MessageMeta>,
): Promise<unknown> {
  const params = action.params.safeParse(context.params);
  if (!params.success) {
    const issue = params.error.issues[0];
    throw new Failure(
      'PARAMS_INVALID',
      `${action.name} does not take ${issue?.path.join('.') ?? 'that'}: ${issue?.message ?? 'wrong form'}.`,
    );
  }
  const { scope, caller } = context.meta;
  const result = action.result.parse(await handler(params.data as never, { scope, caller }));
  checkPayload(`The answer of ${action.name}`, result);
  return result;
}

/** A plain service schema; the module itself is built when the broker starts it, once per broker. */
export function serve<const T extends ActionTable>(
  module: ModuleName,
  contract: T,
  making: Making<T>,
): ServiceSchema {
  const built = new WeakMap<object, Module<T>>();
  const running = (service: object): Module<T> => {
    const found = built.get(service);
    if (found === undefined) throw new Failure('STORAGE_UNAVAILABLE', `${module} is not up.`);
    return found;
  };
  const actionOf = (verb: string, action: Action) => ({
    handler(this: object, context: Context<unknown, MessageMeta>) {
      return answered(action, running(this).answers[verb] as never, context);
    },
  });
  const hearing = {
    handler(this: object, context: Context<unknown, MessageMeta>) {
      const heard = heardIn(context.params);
      if ('event' in heard) built.get(this)?.hear?.(heard.event);
      else context.broker.logger.warn(`An event that ${module} heard is left: ${heard.because}.`);
    },
  };
  return {
    name: module,
    metadata: { ...making.metadata },
    actions: Object.fromEntries(
      Object.entries(contract).map(([verb, action]) => [verb, actionOf(verb, action)]),
    ),
    events: Object.fromEntries((making.hears ?? []).map((name) => [name, hearing])),
    async started(this: { broker: ServiceBroker }) {
      const made = await making.build(kitOf(this.broker, module));
      built.set(this, made);
      await made.started?.();
    },
    async stopped(this: object) {
      await built.get(this)?.stopped?.();
      built.delete(this);
    },
  };
}

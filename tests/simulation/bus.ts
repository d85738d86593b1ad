/** The bus between machines: calls and hints, late, lost, repeated and out of order. */
import type { Action, ReceivedParamsOf, ResultOf } from '../../contracts/action.ts';
import { isCallAllowed } from '../../contracts/boundaries.ts';
import { codeOf, Failure, messageOf } from '../../contracts/error.ts';
import type { EventEnvelope, EventName } from '../../contracts/event.ts';
import type { Caller } from '../../contracts/modules/names.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { Ask } from '../../actors/runtime/ask.ts';
import { between, pick } from '../../actors/runtime/random.ts';
import type { Process } from './process.ts';
import type { World } from './world.ts';

export type Heard = EventEnvelope | Pick<EventEnvelope, 'name' | 'data'>;

/** Who asks, and for whom. */
interface Asking {
  readonly scope: Scope;
  readonly caller: Caller;
}

type Answer = (params: unknown, asking: Asking) => Promise<unknown>;

/** What a running machine answers and hears. */
export class Served {
  readonly process: Process;
  readonly hears: ReadonlySet<EventName>;
  readonly hear: (event: Heard) => void;
  readonly answers = new Map<string, Answer>();

  constructor(process: Process, hears: readonly EventName[], hear: (event: Heard) => void) {
    this.process = process;
    this.hears = new Set(hears);
    this.hear = hear;
  }

  /** Answers an action in the form of its contract. */
  answer<A extends Action>(
    action: A,
    deed: (params: ReceivedParamsOf<A>, asking: Asking) => Promise<ResultOf<A>>,
  ): this {
    this.answers.set(action.name, async (params, asking) =>
      action.result.parse(await deed(action.params.parse(params) as ReceivedParamsOf<A>, asking)),
    );
    return this;
  }
}

/** What is asked all the time, so that it is told only when it fails. */
const quiet: ReadonlySet<string> = new Set([
  ...['worker-hub.leaseJobs', 'worker-hub.renewLeases', 'worker-hub.readEvents', 'orchestrator.getRun'],
]);

interface Call {
  readonly action: Action;
  readonly params: unknown;
  readonly asking: Asking;
  /** The process that is to answer; null when any may. */
  readonly node: string | null;
  readonly reply: (word: string, run: () => void) => void;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

export class Bus {
  readonly #world: World;
  readonly #served = new Map<string, Served>();

  constructor(world: World) {
    this.#world = world;
  }

  /** A machine is up; what an earlier process of it served is gone. */
  join(machine: string, served: Served): void {
    this.#served.set(machine, served);
  }

  /** Calls as a module in this process makes them. Whoever waits in vain is told what the wiring tells: try again. */
  askAs(process: Process, caller: Caller, node: string | null = null): Ask {
    return <A extends Action>(scope: Scope, action: A, params: unknown): Promise<ResultOf<A>> => {
      if (!isCallAllowed(caller, action.name))
        return Promise.reject(new Failure('BOUNDARY_VIOLATION', `${caller} may not call ${action.name}.`));
      return new Promise<ResultOf<A>>((resolve, reject) => {
        const slow = new Failure('STORAGE_UNAVAILABLE', `${action.name} did not answer.`);
        const giveUp = process.after(action.timeoutMs, `${action.name} timed out`, () => reject(slow));
        const reply = (word: string, run: () => void): void => {
          if (this.#world.strikes('messageIsLost')) return;
          const isSaid = word !== '' || !quiet.has(action.name);
          process.after(this.#delay(), isSaid ? `${action.name}${word}` : '', () => {
            giveUp();
            run();
          });
        };
        const asking = { scope, caller };
        const call: Call = {
          action,
          params,
          asking,
          node,
          reply,
          resolve: resolve as Call['resolve'],
          reject,
        };
        this.#send(call);
        if (this.#world.strikes('messageIsRepeated')) this.#send(call);
      });
    };
  }

  /** Names of those who answer it; one who has died is taken to live, as long as nobody is in his place. */
  serving({ name }: Action): string[] {
    return [...this.#served.values()]
      .filter(({ answers }) => answers.has(name))
      .map(({ process }) => process.name);
  }

  /** Tells every machine that hears such events; one that does not get it finds it in the log, or need not know. */
  announce(event: Heard): void {
    for (const [machine, served] of this.#served) {
      if (!served.hears.has(event.name)) continue;
      const times = this.#world.strikes('messageIsRepeated') ? 2 : 1;
      for (let copy = 0; copy < times; copy++) this.#tell(machine, event);
    }
  }

  #tell(machine: string, event: Heard): void {
    if (this.#world.strikes('messageIsLost')) return;
    const served = this.#served.get(machine);
    served?.process.after(this.#delay(), '', () => served.hear(event));
  }

  #send(call: Call): void {
    if (this.#world.strikes('messageIsLost')) return;
    const arrive = (): void => {
      const served = this.#somebody(call);
      if (served === null)
        return call.reply(' ✗ nobody is up', () => call.reject(new Failure('MODULE_UNAVAILABLE')));
      served.process.after(0, '', () => this.#serve(served, call));
    };
    this.#world.schedule.after(this.#delay(), { host: null, what: '', run: arrive });
  }

  /** Those who are down are asked too, for a while: nobody has noticed yet. */
  #somebody({ action: { name }, node }: Call): Served | null {
    const able = [...this.#served.values()].filter(
      ({ answers, process }) => answers.has(name) && (node === null || process.name === node),
    );
    const alive = able.filter(({ process }) => !process.isDead);
    if (alive.length === 0) return null;
    return pick(this.#world.random, this.#world.random() < 0.1 ? able : alive);
  }

  #serve({ process, answers }: Served, { action, params, asking, ...call }: Call): void {
    answers.get(action.name)!(params, asking).then(
      (value) => call.reply('', () => call.resolve(value)),
      (error: unknown) => {
        if (codeOf(error) === 'INTERNAL')
          this.#world.violate('unexpected', `${process.name} ${action.name}: ${stackOf(error)}`);
        const told = new Failure(codeOf(error), messageOf(error));
        call.reply(` ✗ ${told.message}`, () => call.reject(told));
      },
    );
  }

  #delay(): number {
    const { random } = this.#world;
    return this.#world.strikes('messageIsSlow') ? between(random, 50, 8_000) : between(random, 0.2, 3);
  }
}

/** Where an error that is nobody’s Failure comes from. */
export const stackOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

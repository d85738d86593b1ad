/** A process of a node: killed between any two awaits, stopped and woken, with a clock of its own that may be wrong. */
import type { Clock } from '../../actors/runtime/clock.ts';
import { between, seeded, seedOf, type Random } from '../../actors/runtime/random.ts';
import { Failure, messageOf } from '../../contracts/error.ts';
import type { Cancel, Host } from './schedule.ts';
import type { World } from './world.ts';

const unavailable = (what: string): Failure =>
  new Failure('STORAGE_UNAVAILABLE', `${what} cannot be reached.`);

/** A call of something outside of the process. */
export interface Reach<T> {
  readonly what: string;
  readonly deed: () => Promise<T>;
}

export class Process implements Host {
  readonly name: string;
  readonly world: World;
  readonly clock: Clock;
  readonly random: Random;
  isDead = false;
  frozenUntilMs = 0;
  /** Called once when the process is killed. */
  onKill: () => void = () => undefined;

  constructor(world: World, name: string) {
    this.world = world;
    this.name = name;
    this.random = seeded(seedOf(name));
    const { skewMs } = world.faults;
    const skew = skewMs === 0 ? 0 : Math.round(between(world.random, -skewMs, skewMs));
    this.clock = {
      now: () => world.storeNow() + skew,
      pause: (ms, signal) => this.#pause(ms, signal),
    };
  }

  kill(): void {
    if (this.isDead) return;
    this.isDead = true;
    this.world.schedule.note(this.name, 'is killed');
    this.onKill();
  }

  /** Has something happen in this process, unless it is dead by then. */
  after(delayMs: number, what: string, run: () => void): Cancel {
    return this.world.schedule.after(delayMs, { host: this, what, run });
  }

  /**
   * Calls a store: the statement travels, is done or refused, and its answer travels back. It is done although the
   * process died after it was sent, and the answer is never heard.
   */
  reach<T>({ what, deed }: Reach<T>): Promise<T> {
    const { world } = this;
    if (world.strikes('killAtCall')) this.#killAround(what);
    return new Promise((resolve, reject) => {
      if (this.isDead) return;
      const said = quiet.has(what) ? '' : what;
      const back = (word: string, run: () => void): void =>
        void this.after(this.#delay(), word === '' ? said : `${what}${word}`, run);
      const fail = (error: Error): void => back(` ✗ ${messageOf(error)}`, () => reject(error));
      const arrive = (): void => {
        if (world.strikes('storeRefuses')) return fail(unavailable(what));
        const isUnheard = world.strikes('storeLosesAnswer');
        deed().then(
          (value) => (isUnheard ? fail(unavailable(`${what} (done)`)) : back('', () => resolve(value))),
          (error: unknown) => fail(error instanceof Error ? error : new Error(messageOf(error))),
        );
      };
      world.schedule.after(this.#delay(), { host: null, what: '', run: arrive });
    });
  }

  /** Before it has called, or after: the statement may already be on its way. */
  #killAround(what: string): void {
    if (this.world.random() < 0.5) this.kill();
    else this.world.schedule.after(0, { host: this, what: `killed at ${what}`, run: () => this.kill() });
  }

  #delay(): number {
    const { random } = this.world;
    return this.world.strikes('storeIsSlow') ? between(random, 100, 15_000) : between(random, 0.2, 4);
  }

  #pause(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal?.aborted === true) return resolve();
      const cancel = this.after(ms, '', () => {
        signal?.removeEventListener('abort', wake);
        resolve();
      });
      const wake = (): void => {
        cancel();
        this.after(0, '', () => resolve());
      };
      signal?.addEventListener('abort', wake, { once: true });
    });
  }
}

/** What is done all the time, so that it is told only when it fails. */
const quiet: ReadonlySet<string> = new Set([
  ...[
    'dispatch.lease',
    'dispatch.expired',
    'dispatch.renew',
    'log.read',
    'views.run',
    'journal.renew',
    'journal.watch',
  ],
  ...[
    'journal.unheld',
    'timers.due',
    'cursors.save',
    'log.readOfRun',
    'objects.get',
    'objects.put',
    'objects.stat',
  ],
]);

/** The first thing that is asked about, when it is a name. */
const about = ([first]: readonly unknown[]): string => {
  if (typeof first === 'string') return ` ${first}`;
  return typeof first === 'object' && first !== null && 'runId' in first ? ` ${String(first.runId)}` : '';
};

type Methods = Readonly<Record<string, (...args: never[]) => Promise<unknown>>>;

/** A store as a process has it: every call of it is a journey. */
export function reached<T extends object>(process: Process, name: string, store: T): T {
  const methods = store as unknown as Methods;
  const reach = (method: string, args: readonly unknown[]): Promise<unknown> =>
    process.reach({
      what: `${name}.${method}${quiet.has(`${name}.${method}`) ? '' : about(args)}`,
      deed: () => methods[method]!(...(args as never[])),
    });
  return Object.fromEntries(
    Object.keys(store).map((method) => [method, (...args: readonly unknown[]) => reach(method, args)]),
  ) as unknown as T;
}

/** A machine with one program on it: started, killed and started again under a new name. */
import { between } from '../../actors/runtime/random.ts';
import { stackOf, type Bus, type Served } from './bus.ts';
import { Process } from './process.ts';
import type { World } from './world.ts';

/** A program that runs; `stop` ends it in good order. */
export interface Running {
  readonly served: Served;
  stop(): Promise<void>;
}

export type Program = (process: Process) => Promise<Running>;

export class Machine {
  readonly name: string;
  readonly #world: World;
  readonly #bus: Bus;
  readonly #program: Program;
  #boots = 0;
  #process: Process | null = null;
  #running: Running | null = null;

  constructor(name: string, program: Program, { world, bus }: { world: World; bus: Bus }) {
    this.name = name;
    this.#world = world;
    this.#bus = bus;
    this.#program = program;
  }

  /** Starts a process, whose name no earlier one had. A start that fails is a death, and is followed by another. */
  start(): void {
    const process = new Process(this.#world, `${this.name}.${(this.#boots += 1)}`);
    this.#process = process;
    this.#running = null;
    process.onKill = () => this.#startLater();
    this.#world.schedule.note(process.name, 'starts');
    this.#program(process).then(
      (running) => {
        this.#running = running;
        this.#bus.join(this.name, running.served);
      },
      () => process.kill(),
    );
  }

  kill(): void {
    this.#process?.kill();
  }

  /** Stops the process where it is, and lets it go on as if nothing had been. */
  freeze(forMs: number): void {
    const process = this.#process;
    if (process === null || process.isDead) return;
    process.frozenUntilMs = this.#world.schedule.nowMs + forMs;
    this.#world.schedule.note(process.name, `is stopped for ${Math.round(forMs)} ms`);
  }

  /** Ends the program in good order; it is killed when that takes too long. */
  drain(): void {
    const [process, running] = [this.#process, this.#running];
    if (process === null || running === null || process.isDead) return;
    this.#world.schedule.note(process.name, 'is told to end');
    this.#world.schedule.after(20_000, {
      host: process,
      what: 'took too long to end',
      run: () => process.kill(),
    });
    running.stop().then(
      () => process.kill(),
      (error: unknown) => this.#world.violate('unexpected', `${process.name} did not end: ${stackOf(error)}`),
    );
  }

  #startLater(): void {
    const downMs = between(this.#world.random, 100, this.#world.isCalm ? 1_000 : 15_000);
    this.#world.schedule.after(downMs, { host: null, what: '', run: () => this.start() });
  }
}

/** Somebody who orders films, changes their mind, and does not give up. */
import type { Ask } from '../../actors/runtime/ask.ts';
import { between, type Random } from '../../actors/runtime/random.ts';
import type { Action } from '../../contracts/action.ts';
import { messageOf } from '../../contracts/error.ts';
import { orchestrator } from '../../contracts/modules/orchestrator.ts';
import type { Run } from '../../contracts/run.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { RunOrder } from '../../actors/orchestrator/journal.ts';
import type { Process } from './process.ts';

type Command = 'pauseRun' | 'resumeRun' | 'cancelRun';

/** What each command leaves in the history of its run. */
export const eventOfCommand = { pauseRun: 'pause', resumeRun: 'resume', cancelRun: 'cancel' } as const;

export interface Wish {
  readonly order: RunOrder;
  readonly scope: Scope;
  /** Whether the film is not wanted in the end. */
  readonly endsCancelled: boolean;
}

const LOOK_MS = 3_000;

export class Creator {
  readonly wish: Wish;
  /** Commands that were answered. */
  readonly answered: Command[] = [];
  isStarted = false;
  isDone = false;
  readonly #process: Process;
  readonly #ask: Ask;
  readonly #random: Random;

  constructor(process: Process, ask: Ask, wish: Wish) {
    this.#process = process;
    this.#ask = ask;
    this.#random = process.world.random;
    this.wish = wish;
  }

  async live(): Promise<void> {
    await this.#pause(between(this.#random, 0, 8_000));
    const { order } = this.wish;
    await this.#insist(orchestrator.startRun, order);
    this.isStarted = true;
    while (!this.#process.world.isCalm) {
      await this.#pause(between(this.#random, 1_000, 20_000));
      if (this.#random() < 0.3) await this.#waver();
    }
    await this.#seeToIt();
  }

  async #waver(): Promise<void> {
    await this.#tell(this.#random() < 0.6 ? 'pauseRun' : 'cancelRun');
    await this.#pause(between(this.#random, 0, 5_000));
    await this.#tell('resumeRun');
  }

  /** Goes on until the film is there, or is cancelled when that is the wish. */
  async #seeToIt(): Promise<void> {
    if (this.wish.endsCancelled) await this.#tell('cancelRun');
    for (;;) {
      const { state } = await this.#view();
      if (state === 'succeeded' || (state === 'cancelled' && this.wish.endsCancelled)) break;
      if (state === 'failed' && this.wish.endsCancelled) await this.#tell('cancelRun');
      else if (state === 'failed' || state === 'paused' || state === 'cancelled')
        await this.#tell('resumeRun');
      await this.#pause(LOOK_MS);
    }
    this.isDone = true;
  }

  /** Tells a command once it can be told: whoever answers, it has been kept. */
  async #tell(command: Command): Promise<void> {
    await this.#insist(orchestrator[command], { runId: this.wish.order.runId });
    this.answered.push(command);
  }

  async #view(): Promise<Run> {
    const result = await this.#insist(orchestrator.getRun, { runId: this.wish.order.runId });
    return (result as { run: Run }).run;
  }

  async #insist(action: Action, params: unknown): Promise<unknown> {
    for (;;) {
      const answer = await this.#ask(this.wish.scope, action, params).then(
        (value) => ({ value }),
        (error: unknown) => this.#process.world.schedule.note('creator', `is told ${messageOf(error)}`),
      );
      if (answer !== undefined) return answer.value;
      await this.#pause(1_000);
    }
  }

  #pause(ms: number): Promise<void> {
    return this.#process.clock.pause(ms);
  }
}

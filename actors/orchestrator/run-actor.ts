/**
 * A Run as an actor: one mailbox, one writer. Whatever has arrived is stepped through the machine and committed in one
 * transaction; only then is anything done about it. Any failed commit ends this activation: the stored state is the
 * truth, and whoever claims the run next goes on from there.
 */
import { codeOf, Failure, messageOf } from '../../contracts/error.ts';
import type { RunCommand, RunEvent, RunPhase } from '../../machines/run.machine.ts';
import { pendingCommands, stateOf } from '../../machines/step.ts';
import type { Clock } from '../runtime/clock.ts';
import { JobCourier } from './job-courier.ts';
import type { RunJob } from './job-graph.ts';
import type { MachineVersions } from '../../machines/run-versions.ts';
import type { Claim, Journal } from './journal.ts';
import type { Message } from './message.ts';
import type { PhaseInput, PhasePorts } from './phase-input.ts';
import { PhaseTries } from './phase-tries.ts';
import { performPhase } from './phases.ts';
import { RunBook, type Change } from './run-book.ts';

export interface RunPorts extends PhasePorts {
  readonly journal: Journal;
  readonly clock: Clock;
  /** Which snapshots this node can take up, and as what it stores them. */
  readonly versions: MachineVersions;
  /** Told of errors that are nobody’s Failure, for the log. */
  readonly onError: (error: unknown) => void;
}

/** How long a claim lasts without renewal. */
export const CLAIM_MS = 6_000;

/** So many words may wait for a run; what the hub and the run itself say is never refused, and is bounded where it is said. */
const MOST_WORDS = 64;

export class RunActor {
  readonly runId: string;
  /** The claim under which this activation writes. */
  readonly epoch: number;
  readonly #ports: RunPorts;
  readonly #book: RunBook;
  readonly #mailbox: Message[] = [];
  readonly #performing = new Set<RunPhase>();
  readonly #tries = new PhaseTries();
  readonly #courier: JobCourier;
  /** Whether the hub could not take jobs: they are handed to it when the phase is performed again, and not before. */
  #waitsForHub = false;
  #isResumed = false;
  /** Timers that are being forgotten: what they are for is not under way yet, and nothing else would call for it. */
  #waking = 0;
  #activeMs: number;
  #seq: number;
  #workedMs: number;
  #sinceMs: number;
  #draining: Promise<void> | null = null;
  #ended: Failure | null = null;

  constructor(ports: RunPorts, claim: Claim) {
    this.#ports = ports;
    this.#courier = new JobCourier(ports);
    const { snapshot, machineVersion } = claim.run;
    const upgraded = ports.versions.upgrade(snapshot, machineVersion);
    this.#book = new RunBook({ ...claim, run: { ...claim.run, snapshot: upgraded } });
    this.epoch = claim.epoch;
    this.#seq = claim.run.seq;
    this.#workedMs = claim.run.workedMs;
    this.#sinceMs = ports.clock.now();
    this.#activeMs = this.#sinceMs;
    this.runId = claim.run.order.runId;
  }

  /** Why this activation is over, or null while it lives. */
  get ended(): Failure | null {
    return this.#ended;
  }

  get isWorking(): boolean {
    return this.#book.isWorking;
  }

  /** Whether all that it waits for comes from outside, so that nothing is lost when it is let go. */
  get isIdle(): boolean {
    const isUnderWay = this.#waking + this.#performing.size > 0 || this.#draining !== null;
    const isStopping = stateOf(this.#book.snapshot) === 'cancelling' || this.#courier.isTakingBack;
    return this.#isResumed && !isUnderWay && !isStopping && this.#ended === null;
  }

  /** When it last had something to do, ms. */
  get activeMs(): number {
    return this.#activeMs;
  }

  /** Jobs that the hub has, of those that the store takes for ready. */
  get dispatched(): string[] {
    return this.#courier.delivered(this.#book.graph.all);
  }

  /** Takes up the work where the stored state says it stands, and with what the hub has told meanwhile. */
  async resume(missed: readonly Message[] = []): Promise<void> {
    await (stateOf(this.#book.snapshot) === 'queued'
      ? this.deliver([{ type: 'event', event: { type: 'start' } }])
      : this.#goOn(missed));
    this.#isResumed = true;
  }

  /** Tells the run what somebody wants of it; resolves when that is committed. Rejects with RUN_BUSY when too much waits. */
  async tell(event: RunEvent): Promise<void> {
    if (this.#mailbox.length >= MOST_WORDS)
      throw new Failure('RUN_BUSY', `${this.#mailbox.length} words wait for the run ${this.runId}.`);
    await this.deliver([{ type: 'event', event }]);
  }

  /** Puts messages into the mailbox; resolves when they are committed. Rejects when this activation has ended. */
  async deliver(messages: readonly Message[]): Promise<void> {
    if (this.#ended !== null) throw this.#ended;
    this.#mailbox.push(...messages);
    this.#activeMs = this.#ports.clock.now();
    this.#draining ??= this.#drain();
    await this.#draining;
  }

  /** Keeps the claim; an activation that has lost it ends. */
  async keepClaim(leaseMs: number): Promise<void> {
    const { runId, epoch } = this;
    if (!(await this.#ports.journal.renew([{ runId, epoch }], leaseMs)).has(runId))
      this.end(new Failure('RUN_FENCED'));
  }

  end(failure: Failure): void {
    this.#ended ??= failure;
  }

  /** Performs a phase whose time has come, once its timer is forgotten. */
  async wake(phase: RunPhase, forget: () => Promise<void>): Promise<void> {
    this.#waking += 1;
    await forget().catch(this.#ports.onError);
    this.#waking -= 1;
    void this.perform(phase);
  }

  /** Does what a phase asks for and posts what came of it; errors are told to the machine or tried again later. */
  async perform(phase: RunPhase): Promise<void> {
    if (this.#ended !== null || !this.#book.isIn(phase)) return;
    // The time has come to try the hub again, also for a phase that is still being performed: its end hands jobs out.
    this.#waitsForHub = false;
    if (this.#performing.has(phase)) return;
    this.#performing.add(phase);
    const message = await performPhase(this.#ports, phase, this.#phaseInput()).then(
      (result): Message => ({ type: 'performed', phase, ...result }),
      (error: unknown) => this.#afterError(phase, error),
    );
    this.#performing.delete(phase);
    await this.#deliverIfAlive(message);
  }

  async #goOn(missed: readonly Message[]): Promise<void> {
    if (missed.length > 0) await this.deliver(missed);
    this.#execute(pendingCommands(this.#book.snapshot));
    await this.#submit(this.#book.submittable);
    // What became of that is in the mailbox.
    await this.deliver([]);
  }

  /** Is over in the moment in which it finds the mailbox empty: whoever comes after that begins another. */
  async #drain(): Promise<void> {
    // Lets whoever has begun it note that it is under way.
    await Promise.resolve();
    try {
      while (this.#mailbox.length > 0) await this.#take(this.#mailbox.splice(0));
    } finally {
      this.#draining = null;
    }
  }

  async #take(messages: readonly Message[]): Promise<void> {
    this.#clockIn();
    const change = this.#book.apply(messages);
    if (change.isEmpty) return;
    await this.#commit(change);
    this.#execute(change.commands);
    await this.#submit(this.#book.submittable);
  }

  async #commit({ commit }: Change): Promise<void> {
    const { run } = this.#book;
    const entry = {
      ...commit,
      runId: this.runId,
      scope: run.scope,
      epoch: this.epoch,
      seq: this.#seq,
      machineVersion: this.#ports.versions.current,
      workedMs: Math.round(this.#workedMs),
    };
    await this.#ports.journal.commit(entry).catch((error: unknown) => {
      this.end(error instanceof Failure ? error : new Failure(codeOf(error), messageOf(error)));
      throw error;
    });
    this.#seq += commit.events.length;
  }

  #clockIn(): void {
    const now = this.#ports.clock.now();
    const spentMs = this.isWorking ? now - this.#sinceMs : 0;
    this.#sinceMs = now;
    this.#workedMs += spentMs;
    this.#book.bookTime(spentMs);
  }

  #execute(commands: readonly RunCommand[]): void {
    for (const command of commands) {
      if (command.type === 'perform') void this.perform(command.params.phase);
      else if (command.type === 'withdrawJobs') void this.#withdraw();
    }
  }

  #phaseInput(): PhaseInput {
    const { run, documents, graph } = this.#book;
    return { order: run.order, scope: run.scope, documents, graph, workedMs: this.#workedMs, seq: this.#seq };
  }

  #afterError(phase: RunPhase, error: unknown): Message {
    if (codeOf(error) === 'INTERNAL') this.#ports.onError(error);
    return this.#tries.afterError(phase, error);
  }

  /** Submitting is part of the phase, so its failures take the phase’s way: through the mailbox, being in the drain. */
  async #submit(jobs: readonly RunJob[]): Promise<void> {
    if (jobs.length === 0 || this.#ended !== null || this.#waitsForHub) return;
    const { phase } = this.#book.snapshot.context;
    await this.#courier.handOver(this.#phaseInput(), jobs).then(
      () => this.#tries.forget(phase),
      (error: unknown) => {
        this.#waitsForHub = true;
        this.#mailbox.push(this.#afterError(phase, error));
      },
    );
  }

  /** An activation that has ended since leaves it to whoever claims the run. */
  async #withdraw(): Promise<void> {
    const isOurs = async (): Promise<boolean> => {
      if (this.#ended === null) await this.keepClaim(CLAIM_MS);
      return this.#ended === null;
    };
    if (await this.#courier.takeBack({ isOurs, input: () => this.#phaseInput() }))
      await this.#deliverIfAlive({ type: 'event', event: { type: 'withdrawn' } });
  }

  async #deliverIfAlive(message: Message): Promise<void> {
    if (this.#ended !== null) return;
    // A failed delivery has ended this activation and said why in `ended`.
    await this.deliver([message]).catch(() => undefined);
  }
}

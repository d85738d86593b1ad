/** The runs that are alive on this node: taken up, woken, told, kept, laid to rest, let go. */
import { codeOf, Failure, isOutage } from '../../contracts/error.ts';
import { eventData, type EventEnvelope } from '../../contracts/event.ts';
import type { Run } from '../../contracts/run.ts';
import type { RunPlans } from '../../contracts/modules/orchestrator.ts';
import { workerHub } from '../../contracts/modules/worker-hub.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { RunEvent } from '../../machines/run.machine.ts';
import { waitingRun } from './begin-run.ts';
import type { Claim, Cursors, RunCounts, RunOrder, RunViews, Timers, Unheld } from './journal.ts';
import { KeptRuns, type KeepPorts } from './kept-runs.ts';
import type { Message } from './message.ts';
import { noJobs, runView } from './run-view.ts';
import { placeOf, type Peer } from './placement.ts';

export interface HostPorts extends KeepPorts {
  readonly timers: Timers;
  readonly views: RunViews;
  readonly cursors: Cursors;
  /** The nodes that hold runs, this one among them, as far as is known here. */
  readonly peers: () => readonly Peer[];
}

/** What a node has in hand, and what of all runs it can see. */
export interface HostLoad extends RunCounts {
  readonly inMemory: number;
  readonly atRest: number;
}

/** Events that are read at once. */
const PAGE = 200;

/** A run that was let go in order, or is new, is left so long to the node whose place it is, ms. */
const GRACE_MS = 1_500;

export class RunHost {
  readonly #ports: HostPorts;
  readonly #kept: KeptRuns;
  #from: Promise<number> | null = null;

  constructor(ports: HostPorts) {
    this.#ports = ports;
    this.#kept = new KeptRuns(ports, (claim) => this.#missed(claim));
  }

  /**
   * Position in the hub’s log after which this node listens. Other nodes move it on past what is none of their runs’, so
   * that it is fixed before this one takes any: what is told of them later is beyond it.
   */
  listensFrom(): Promise<number> {
    this.#from ??= this.#ports.cursors.load('worker-hub').catch((error: unknown) => {
      this.#from = null;
      throw error;
    });
    return this.#from;
  }

  /** Keeps a run that somebody ordered, unless it is known; it waits for a node to take it. */
  async create(order: RunOrder, scope: Scope): Promise<void> {
    await this.#ports.journal.create(order, scope, waitingRun(order, this.#ports.versions.current));
  }

  /** The same of a run whose place is here: it is taken up as it is kept, if there is a place for it. */
  async begin(order: RunOrder, scope: Scope): Promise<Run> {
    await this.listensFrom();
    const { hasPlace } = this.#kept;
    if (!hasPlace) await this.create(order, scope);
    const begun = hasPlace ? await this.#kept.begin(order, scope) : null;
    return begun === null ? this.view(order.runId) : runView(begun, noJobs);
  }

  /** Takes up a run that was ordered, if another has not, and there is a place for it; otherwise it waits its turn. */
  async takeUp(runId: string): Promise<Run> {
    await this.listensFrom();
    if (this.#kept.hasPlace) await this.#kept.actor(runId);
    return this.view(runId);
  }

  /** Tells a run something and answers with how it stands then. Rejects with NODE_BUSY when there is no place for it. */
  async tell(runId: string, event: RunEvent): Promise<Run> {
    await this.listensFrom();
    const actor = await this.#kept.actor(runId);
    if (actor === null) throw new Failure('RUN_FENCED', `The run ${runId} is held by another node.`);
    await actor.tell(event);
    return this.view(runId);
  }

  async view(runId: string): Promise<Run> {
    const run = await this.#ports.views.run(runId);
    if (run === null) throw new Failure('RUN_UNKNOWN', `There is no run ${runId}.`);
    return run;
  }

  /** What has been planned for a run so far. */
  async plans(runId: string): Promise<RunPlans> {
    const stored = await this.#ports.views.stored(runId);
    if (stored === null) throw new Failure('RUN_UNKNOWN', `There is no run ${runId}.`);
    const { pack, script, shotPlan, timeline } = stored.run.documents;
    return {
      pack: pack ?? null,
      script: script ?? null,
      shotPlan: shotPlan ?? null,
      timeline: timeline ?? null,
    };
  }

  async load(): Promise<HostLoad> {
    return { ...(await this.#ports.journal.count(this.#ports.versions.current)), ...this.#kept.counts };
  }

  /**
   * Applies what the hub has logged to the runs that are held here, each event once per run whatever is repeated; whoever
   * claims another of them reads what it missed. Resolves when all of it is committed.
   */
  async applyHubEvents(envelopes: readonly EventEnvelope[]): Promise<void> {
    const byRun = Map.groupBy(
      envelopes.filter(({ runId }) => runId !== null),
      ({ runId }) => runId ?? '',
    );
    await Promise.all([...byRun].map(([runId, events]) => this.#deliver(runId, events.flatMap(toMessage))));
  }

  /** Keeps claims. Called more than once in the time that a claim lasts, whatever else is under way. */
  keep(): Promise<void> {
    return this.#kept.keep();
  }

  /** Lays idle runs to rest, takes up runs nobody holds, fires timers. Called about once a second. */
  async tend(): Promise<void> {
    await this.listensFrom();
    this.#kept.restIdle();
    await this.#takeUpWaiting();
    await this.#fireTimers();
  }

  /** Lets go of all runs; their stored state is where the next claim goes on. */
  close(): Promise<void> {
    return this.#kept.close();
  }

  async #deliver(runId: string, messages: readonly Message[]): Promise<void> {
    if (messages.length === 0) return;
    const actor = await this.#kept.present(runId);
    await actor?.deliver(messages);
  }

  /**
   * What the hub has told of a run while nobody listened for it: another node may have read on past it, and died before
   * it was committed.
   */
  async #missed({ run, jobs }: Claim): Promise<Message[]> {
    if (jobs.length === 0) return [];
    const { runId } = run.order;
    const missed: Message[] = [];
    for (let after = run.documents.heard ?? 0; ;) {
      const page = { runId, after, limit: PAGE };
      const { events, last } = await this.#ports.ask(run.scope, workerHub.readRunEvents, page);
      missed.push(...events.flatMap(toMessage));
      if (events.length < PAGE) return missed;
      after = last;
    }
  }

  /** As many of the oldest as there are places for; what is another’s place is his for a while. */
  async #takeUpWaiting(): Promise<void> {
    const { places } = this.#kept;
    if (places <= 0) return;
    const peers = this.#ports.peers();
    const isOurs = ({ runId, isOrphan, freeMs }: Unheld): boolean =>
      isOrphan || freeMs >= GRACE_MS || placeOf(runId, peers) === this.#ports.owner;
    const waiting = await this.#ports.journal.unheld(this.#kept.claimant, places);
    for (const { runId } of waiting.filter(isOurs))
      await this.#kept.actor(runId).catch((error: unknown) => {
        // One that cannot be taken up must not keep the others waiting; a store that is away keeps all of them.
        if (mayPassForAll(error)) throw error;
        this.#ports.onError(error);
      });
  }

  async #fireTimers(): Promise<void> {
    const actors = new Map(this.#kept.living.map((actor) => [actor.runId, actor]));
    if (actors.size === 0) return;
    for (const { id, runId, phase } of await this.#ports.timers.due([...actors.keys()])) {
      const actor = actors.get(runId);
      if (actor === undefined) continue;
      // Forgotten first, because a phase that fails again sets the timer of the same name again. Whether that was done is
      // not always known, and a phase that is performed once too often does no harm. Nobody waits for it: claims are kept.
      await actor.wake(phase, () => this.#ports.timers.forget(id, actor.epoch));
    }
  }
}

const mayPassForAll = (error: unknown): boolean => isOutage(error) || codeOf(error) === 'NODE_BUSY';

/** What a hub event means to the run it is about. */
function toMessage(envelope: EventEnvelope): Message[] {
  const { position } = envelope;
  if (envelope.name === 'job.succeeded') {
    const { key, reused, artifacts, facts, cpuMs } = eventData('job.succeeded', envelope);
    return [{ type: 'jobDone', position, key, reused, artifacts, facts, cpuMs }];
  }
  if (envelope.name === 'job.failed') {
    const { key, failure } = eventData('job.failed', envelope);
    return [{ type: 'jobFailed', position, key, code: failure.code, message: failure.message }];
  }
  return [];
}

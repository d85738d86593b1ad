/** The runs that are alive on this node: claimed, woken, told, kept, let go. */
import { Failure } from '../../contracts/error.ts';
import { eventData, type EventEnvelope } from '../../contracts/event.ts';
import type { ReviewGate, Run } from '../../contracts/run.ts';
import type { RunPlans } from '../../contracts/modules/orchestrator.ts';
import { workerHub } from '../../contracts/modules/worker-hub.ts';
import type { Scope } from '../../contracts/shared.ts';
import { firstStep } from '../../machines/step.ts';
import type { Gate, RunEvent } from '../../machines/run.machine.ts';
import type { Claim, Cursors, RunOrder, RunViews, Timers } from './journal.ts';
import { CLAIM_MS, RunActor, type RunPorts } from './run-actor.ts';
import type { Message } from './message.ts';

export interface HostPorts extends RunPorts {
  readonly timers: Timers;
  readonly views: RunViews;
  readonly cursors: Cursors;
  /** Name under which this node claims runs, unique per boot. */
  readonly owner: string;
  readonly seizesRuns: boolean;
}

/** Events that are read at once. */
const PAGE = 200;

/** The phase after which each gate stands. */
const phaseOfGate: Readonly<Record<ReviewGate, Gate>> = {
  cast: 'settling',
  voices: 'voicing',
  plan: 'fitting',
};

export class RunHost {
  readonly #ports: HostPorts;
  readonly #actors = new Map<string, Promise<RunActor | null>>();
  #from: Promise<number> | null = null;

  constructor(ports: HostPorts) {
    this.#ports = ports;
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

  /** Starts a run, or takes up the one of that id. */
  async start(order: RunOrder, scope: Scope): Promise<Run> {
    await this.#ports.journal.create(
      order,
      scope,
      firstStep(order.gates.map((gate) => phaseOfGate[gate])).snapshot,
    );
    await this.#actor(order.runId);
    return this.view(order.runId);
  }

  /** Tells a run something and answers with how it stands then. */
  async tell(runId: string, event: RunEvent): Promise<Run> {
    const actor = await this.#actor(runId);
    if (actor === null) throw new Failure('RUN_FENCED', `The run ${runId} is held by another node.`);
    await actor.deliver([{ type: 'event', event }]);
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
    const { script, shotPlan, timeline } = stored.run.documents;
    return { script: script ?? null, shotPlan: shotPlan ?? null, timeline: timeline ?? null };
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

  /** Keeps claims, takes up runs nobody holds, fires timers. Called about once a second. */
  async tend(): Promise<void> {
    await this.#keepClaims();
    await this.#takeUp();
    await this.#fireTimers();
  }

  /** Lets go of all runs; their stored state is where the next claim goes on. */
  async close(): Promise<void> {
    for (const actor of await this.#living()) actor.end(new Failure('RUN_FENCED', 'The node is going down.'));
    this.#actors.clear();
  }

  async #deliver(runId: string, messages: readonly Message[]): Promise<void> {
    if (messages.length === 0) return;
    const actor = await this.#actors.get(runId);
    if (actor?.ended === null) await actor.deliver(messages);
  }

  /** The living actor of a run, claiming it if it may be claimed; null when another node holds it. */
  #actor(runId: string): Promise<RunActor | null> {
    const known = this.#actors.get(runId) ?? this.#activateOrForget(runId);
    this.#actors.set(runId, known);
    return known;
  }

  /** An activation that fails is not kept: the next one who asks for the run tries anew. */
  #activateOrForget(runId: string): Promise<RunActor | null> {
    return this.#activate(runId).catch((error: unknown) => {
      this.#actors.delete(runId);
      throw error;
    });
  }

  async #activate(runId: string): Promise<RunActor | null> {
    await this.listensFrom();
    const claim = await this.#ports.journal.claim(runId, this.#ports.owner, {
      leaseMs: CLAIM_MS,
      seize: this.#ports.seizesRuns,
    });
    if (claim === null) {
      this.#actors.delete(runId);
      return null;
    }
    const actor = new RunActor(this.#ports, claim);
    await actor.resume(await this.#missed(claim));
    return actor;
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

  async #living(): Promise<RunActor[]> {
    const actors = await Promise.allSettled(this.#actors.values());
    return actors.flatMap((settled) =>
      settled.status === 'fulfilled' && settled.value !== null ? [settled.value] : [],
    );
  }

  async #keepClaims(): Promise<void> {
    for (const actor of await this.#living()) {
      if (actor.ended === null && actor.isWorking) await actor.keepClaim(CLAIM_MS);
      if (actor.ended !== null || !actor.isWorking) this.#actors.delete(actor.runId);
    }
  }

  async #takeUp(): Promise<void> {
    for (const runId of await this.#ports.journal.unheld(this.#ports.seizesRuns)) await this.#actor(runId);
  }

  async #fireTimers(): Promise<void> {
    const actors = new Map((await this.#living()).map((actor) => [actor.runId, actor]));
    if (actors.size === 0) return;
    for (const { id, runId, phase } of await this.#ports.timers.due([...actors.keys()])) {
      const actor = actors.get(runId);
      if (actor === undefined) continue;
      // Forgotten first, because a phase that fails again sets the timer of the same name again. Whether that was done is
      // not always known, and a phase that is performed once too often does no harm. Nobody waits for it: claims are kept.
      await this.#ports.timers.forget(id, actor.epoch).catch(this.#ports.onError);
      void actor.perform(phase);
    }
  }
}

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

/**
 * The runs of a node: those whose actors are in memory, no more than it can carry, and those that it has laid to rest and
 * watches over. A run at rest is held by nobody, so that whoever has a word for it may claim it at once.
 */
import { codeOf, Failure, isOutage } from '../../contracts/error.ts';
import type { Scope } from '../../contracts/shared.ts';
import { startedRun } from './begin-run.ts';
import type { Claim, Claimant, Rest, RunOrder, StoredRun } from './journal.ts';
import type { Message } from './message.ts';
import { CLAIM_MS, RunActor, type RunPorts } from './run-actor.ts';

export interface KeepPorts extends RunPorts {
  /** Name under which this node claims runs, unique per boot. */
  readonly owner: string;
  /** Whether no other node can hold runs. */
  readonly seizesRuns: boolean;
  /** As many runs are in memory at once. */
  readonly mostRuns: number;
  /** A run that has had nothing to do for so long is laid to rest, ms. */
  readonly idleMs: number;
}

/** What has been said of a run that its claim does not know yet. */
type Missed = (claim: Claim) => Promise<Message[]>;

export class KeptRuns {
  readonly #ports: KeepPorts;
  readonly #missed: Missed;
  /** Actors that are in memory or on their way into it; null becomes of one whose run another node holds. */
  readonly #coming = new Map<string, Promise<RunActor | null>>();
  readonly #living = new Map<string, RunActor>();
  /** Runs that this node laid to rest, and wakes when the hub tells of them; whether the store knows that they rest. */
  readonly #resting = new Map<string, { isKnown: boolean }>();
  #isClosed = false;

  constructor(ports: KeepPorts, missed: Missed) {
    this.#ports = ports;
    this.#missed = missed;
  }

  get claimant(): Claimant {
    const { owner, seizesRuns, versions } = this.#ports;
    return { owner, seize: seizesRuns, machineVersion: versions.current };
  }

  get living(): RunActor[] {
    return [...this.#living.values()];
  }

  /** How many runs are in memory, and how many of this node’s are at rest. */
  get counts(): { readonly inMemory: number; readonly atRest: number } {
    return { inMemory: this.#coming.size, atRest: this.#resting.size };
  }

  /** Whether one more run can be taken up. */
  get hasPlace(): boolean {
    return this.#coming.size < this.#ports.mostRuns || this.living.some(({ isIdle }) => isIdle);
  }

  /** How many more runs can be taken up, counting the places of those that have nothing to do. */
  get places(): number {
    return this.#ports.mostRuns - this.#coming.size + this.living.filter(({ isIdle }) => isIdle).length;
  }

  /**
   * The living actor of a run, claiming it if it may be claimed; null when another node holds it, or understands it alone.
   * Rejects with NODE_BUSY when there is no place for it.
   */
  actor(runId: string): Promise<RunActor | null> {
    const before = this.#living.get(runId);
    if (before !== undefined && before.ended !== null) this.#forget(before);
    const known = this.#coming.get(runId);
    if (known !== undefined) return known;
    if (this.#isClosed) return Promise.reject(goingDown());
    if (!this.#makePlace())
      return Promise.reject(
        new Failure('NODE_BUSY', `${this.#ports.owner} has ${this.#coming.size} runs in hand.`),
      );
    return this.#come(runId, () => this.#claim(runId));
  }

  /** Takes a run up as it is kept, and tells how; null where one of that name is kept already, which is looked for as above. */
  async begin(order: RunOrder, scope: Scope): Promise<StoredRun | null> {
    const { runId } = order;
    if (this.#coming.has(runId) || this.#isClosed || !this.#makePlace()) {
      await this.actor(runId);
      return null;
    }
    const creating = this.#create(order, scope);
    await this.#come(runId, async () => (await creating) ?? this.#claim(runId));
    return (await creating)?.run ?? null;
  }

  #create(order: RunOrder, scope: Scope): Promise<Claim | null> {
    const { owner, journal, versions } = this.#ports;
    const begun = { ...startedRun(order, scope, versions.current), scope };
    return journal.createHeld(order, begun, { owner, leaseMs: CLAIM_MS });
  }

  #claim(runId: string): Promise<Claim | null> {
    return this.#ports.journal.claim(runId, this.claimant, CLAIM_MS);
  }

  #come(runId: string, claiming: () => Promise<Claim | null>): Promise<RunActor | null> {
    const coming = this.#activateOrForget(runId, claiming);
    this.#coming.set(runId, coming);
    return coming;
  }

  /** The actor of a run that is in memory already; one that rests here is woken, and then hears what was said by itself. */
  async present(runId: string): Promise<RunActor | null> {
    const actor = (await this.#coming.get(runId)?.catch(() => null)) ?? null;
    if (this.#resting.has(runId)) this.#wake(runId);
    return actor?.ended === null ? actor : null;
  }

  /** Keeps what is held and watched; who has lost a claim ends. */
  async keep(): Promise<void> {
    const { journal } = this.#ports;
    const held = this.living.filter(({ ended }) => ended === null);
    const holds = held.map(({ runId, epoch }) => ({ runId, epoch }));
    const kept = held.length === 0 ? new Set() : await journal.renew(holds, CLAIM_MS);
    for (const actor of held) if (!kept.has(actor.runId)) actor.end(new Failure('RUN_FENCED'));
    await this.#forgetEnded();
    await this.#watch();
  }

  /** Lays to rest what has had nothing to do for a while, and at once what waits for a person or is over. */
  restIdle(): void {
    const since = this.#ports.clock.now() - this.#ports.idleMs;
    for (const actor of this.living)
      if (actor.isIdle && (!actor.isWorking || actor.activeMs <= since)) this.#rest(actor);
  }

  /** Lets go of all runs; their stored state is where the next claim goes on, at once. */
  async close(): Promise<void> {
    const { journal } = this.#ports;
    this.#isClosed = true;
    const held = this.living;
    const watched = [...this.#resting.keys()];
    for (const actor of held) actor.end(goingDown());
    for (const kept of [this.#coming, this.#living, this.#resting]) kept.clear();
    await journal.release(held.map((actor) => restOf(actor, 0)));
    await journal.watch(watched, 0);
  }

  /** An activation that comes to nothing is not kept: the next one who asks for the run tries anew. */
  async #activateOrForget(runId: string, claiming: () => Promise<Claim | null>): Promise<RunActor | null> {
    try {
      const actor = await this.#activate(runId, claiming);
      if (actor === null) this.#coming.delete(runId);
      return actor;
    } catch (error) {
      this.#coming.delete(runId);
      const actor = this.#living.get(runId);
      actor?.end(new Failure(codeOf(error), `The run ${runId} could not be taken up.`));
      throw error;
    }
  }

  async #activate(runId: string, claiming: () => Promise<Claim | null>): Promise<RunActor | null> {
    const claim = await claiming();
    this.#resting.delete(runId);
    if (claim === null) return null;
    const actor = new RunActor(this.#ports, claim);
    if (this.#isClosed) {
      await this.#ports.journal.release([restOf(actor, 0)]);
      throw goingDown();
    }
    this.#living.set(runId, actor);
    await actor.resume(await this.#missed(claim));
    return actor;
  }

  /** A run that does not rest any more is another’s, or is over. */
  async #watch(): Promise<void> {
    const known = [...this.#resting].flatMap(([runId, { isKnown }]) => (isKnown ? [runId] : []));
    if (known.length === 0) return;
    const still = await this.#ports.journal.watch(known, CLAIM_MS);
    for (const runId of known) if (!still.has(runId)) this.#resting.delete(runId);
  }

  /** Whoever has waited longest for something to do makes place. */
  #makePlace(): boolean {
    if (this.#coming.size < this.#ports.mostRuns) return true;
    const [first, ...others] = this.living.filter(({ isIdle }) => isIdle);
    if (first === undefined) return false;
    this.#rest(others.reduce((longest, each) => (each.activeMs < longest.activeMs ? each : longest), first));
    return true;
  }

  /** What the store does not learn of this, it finds out when the claim runs out. */
  #rest(actor: RunActor): void {
    const { runId, isWorking } = actor;
    actor.end(new Failure('RUN_FENCED', `The run ${runId} was laid to rest.`));
    this.#forget(actor);
    const rest = { isKnown: false };
    if (isWorking) this.#resting.set(runId, rest);
    this.#ports.journal
      .release([restOf(actor, CLAIM_MS)])
      .then(() => (rest.isKnown = true))
      .catch(this.#ports.onError);
  }

  /** Where there is no place or no store, the run is left to whoever finds that its rest has ended. */
  #wake(runId: string): void {
    this.#resting.delete(runId);
    this.actor(runId).catch((error: unknown) => {
      if (codeOf(error) === 'NODE_BUSY')
        void this.#ports.journal.watch([runId], 0).catch(this.#ports.onError);
      else if (!isOutage(error)) this.#ports.onError(error);
    });
  }

  async #forgetEnded(): Promise<void> {
    const ended = this.living.filter((actor) => actor.ended !== null);
    if (ended.length === 0) return;
    for (const actor of ended) this.#forget(actor);
    await this.#ports.journal.release(ended.map((actor) => ({ ...restOf(actor, 0), dispatched: [] })));
  }

  #forget({ runId }: RunActor): void {
    this.#living.delete(runId);
    this.#coming.delete(runId);
  }
}

const goingDown = (): Failure => new Failure('RUN_FENCED', 'The node is going down.');

const restOf = ({ runId, epoch, dispatched }: RunActor, forMs: number): Rest => ({
  ...{ runId, epoch, dispatched, forMs },
});

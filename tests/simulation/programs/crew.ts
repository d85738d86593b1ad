/** A crew that pretends: work takes virtual time, and gives bytes that depend on its inputs alone. */
import type { Crew, CrewJob, Prospect, Seat } from '../../../actors/runtime/crew.ts';
import { fingerprint } from '../../../actors/runtime/fingerprint.ts';
import { encodeJson } from '../../../actors/runtime/maker.ts';
import { Prospects } from '../../../actors/runtime/prospects.ts';
import { between, pick } from '../../../actors/runtime/random.ts';
import { unpackedInputs } from '../../../actors/runtime/task-inputs.ts';
import { LEASE_MS } from '../../../actors/worker-hub/hub.ts';
import type { RoleArtifact } from '../../../contracts/artifact.ts';
import { Failure, type ErrorCode } from '../../../contracts/error.ts';
import { jobKinds, type JobKind } from '../../../contracts/job-kinds.ts';
import type { TaskSpec } from '../../../contracts/task.ts';
import type { Lease, WorkerResult } from '../../../contracts/worker.ts';
import type { Process } from '../process.ts';
import type { Site } from '../site.ts';

const TICK_MS = 500;
type Fate = { readonly ends: ErrorCode | null; readonly isSilent: boolean };

export class FakeCrew implements Pick<Crew, 'seat' | 'prospect' | 'seats' | 'taken' | 'stallMs'> {
  readonly seats = 4;
  /** adapters/process has the same number. */
  readonly stallMs = 60_000;
  taken = 0;
  readonly #site: Site;
  readonly #process: Process;
  readonly #prospects = new Prospects();
  readonly #waiting: (() => void)[] = [];
  /** Tokens under which this machine has leased jobs last. */
  readonly #tokens = new Map<string, number>();

  constructor(site: Site, process: Process) {
    this.#site = site;
    this.#process = process;
  }

  /** Told of every lease that this machine was given. */
  given({ jobId, token }: Lease): void {
    this.#tokens.set(jobId, token);
  }

  async seat(_kinds: readonly JobKind[], signal: AbortSignal): Promise<Seat> {
    while (this.taken >= this.seats) await this.#place(signal);
    if (signal.aborted) throw new Failure('LEASE_LOST', 'The worker is going down.');
    const isNovice = this.taken > 0 && this.#site.world.random() < 0.3;
    return this.#take(isNovice);
  }

  prospect(_kinds: readonly JobKind[], most: number): Prospect {
    const free = (): number => this.seats - this.taken - this.#waiting.length;
    const take = (): Seat | null => (free() > 0 ? this.#take(false) : null);
    return this.#prospects.among(free(), most, take);
  }

  #take(isNovice: boolean): Seat {
    this.taken += 1;
    return { isNovice, run: (job) => this.#run(job), leave: () => this.#leave() };
  }

  #place(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push(resolve);
      signal.addEventListener('abort', () => reject(new Failure('LEASE_LOST', 'The worker is going down.')));
    });
  }

  #leave(): void {
    this.taken -= 1;
    for (const wake of this.#waiting.splice(0)) wake();
  }

  async #run(job: CrewJob): Promise<WorkerResult> {
    const { ends, isSilent } = this.#fateOf();
    const workMs = isSilent ? this.stallMs : between(this.#site.world.random, 50, 2.5 * job.task.estimateMs);
    const guard = new LeaseGuard(this.#site, job.task, this.#tokens.get(job.task.jobId) ?? 0);
    for (let spentMs = 0; spentMs < workMs; spentMs += TICK_MS) {
      await this.#process.clock.pause(Math.min(TICK_MS, workMs - spentMs), job.signal);
      if (job.signal.aborted) throw new Failure('LEASE_LOST', 'The work was told to stop.');
      guard.look();
      if (!isSilent) job.onProgress(spentMs / workMs);
    }
    if (ends !== null) throw new Failure(ends);
    const result = await this.#make(job.task);
    return this.#site.world.strikes('workIsGarbage') ? this.#spoilt(result) : result;
  }

  /** Parts are missing, or are of a kind that nobody asked for, or are not there at all. */
  #spoilt({ artifacts, ...rest }: WorkerResult): WorkerResult {
    const [first, ...others] = artifacts;
    if (first === undefined) return { artifacts, ...rest };
    const wrong: readonly WorkerResult['artifacts'][] = [
      others,
      [...others, { ...first, mediaType: 'text/plain' }],
      [...artifacts, { ...first, role: 'surprise' }],
      [...others, { ...first, bytes: 0 }],
    ];
    return { ...rest, artifacts: pick(this.#site.world.random, wrong) };
  }

  #fateOf(): Fate {
    const { world } = this.#site;
    if (world.strikes('workStalls')) return { ends: 'WORKER_STALLED', isSilent: true };
    if (world.strikes('workKillsChild')) return { ends: 'WORKER_CRASHED', isSilent: false };
    return { ends: world.strikes('workFails') ? 'STORAGE_UNAVAILABLE' : null, isSilent: false };
  }

  async #make({ kind, inputs }: TaskSpec): Promise<WorkerResult> {
    const objects = this.#site.objects(this.#process);
    const from = fingerprint(await unpackedInputs(inputs, objects));
    const artifacts: RoleArtifact[] = [];
    for (const [role, mediaType] of Object.entries(jobKinds[kind].yields))
      artifacts.push({ role, ...(await objects.put(encodeJson({ kind, role, from }), mediaType)) });
    const facts: Record<string, number> =
      kind === 'voice' ? { samples: 9_600 * (1 + (from.charCodeAt(0) % 7)) } : {};
    return { artifacts, facts, cpuMs: 7 };
  }
}

/** I6: nothing is worked on without a lease for longer than a lease lasts; time for which it was stopped does not count. */
class LeaseGuard {
  readonly #site: Site;
  readonly #task: TaskSpec;
  readonly #token: number;
  /** Until when the lease was given, as far as it was seen, and since when the process runs without a stop. */
  #endsAtMs = 0;
  #awakeSinceMs: number;
  #lookedAtMs: number;

  constructor(site: Site, task: TaskSpec, token: number) {
    this.#site = site;
    this.#task = task;
    this.#token = token;
    this.#awakeSinceMs = this.#lookedAtMs = site.world.storeNow();
  }

  look(): void {
    const { hub, world } = this.#site;
    const now = world.storeNow();
    if (now - this.#lookedAtMs > 3 * TICK_MS) this.#awakeSinceMs = now;
    this.#lookedAtMs = now;
    this.#endsAtMs = hub.leaseEndMs(this.#task.jobId, this.#token) ?? this.#endsAtMs;
    const lostForMs = now - Math.max(this.#endsAtMs, this.#awakeSinceMs);
    if (lostForMs > LEASE_MS)
      world.violate('I6', `${this.#task.key} of ${this.#task.runId} is worked on without a lease.`);
  }
}

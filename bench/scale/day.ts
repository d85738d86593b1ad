/**
 * A day of an installation on paper, event by event: runs come, their jobs pass the router and the hub, wait for a place, are
 * made, fail now and then, and are handed in. What everything takes was measured; what becomes of a failure the hub's own code
 * decides. The same seed gives the same day.
 */
import { decideRetry } from '../../actors/worker-hub/decide-retry.ts';
import { between, seeded, type Random } from '../../actors/runtime/random.ts';
import { jobKinds, type JobKind } from '../../contracts/job-kinds.ts';
import { EventQueue } from './event-queue.ts';

/** Kinds that a run waits for together, one group after the other: nearly what the graph of its jobs says. */
const WAVES: readonly (readonly JobKind[])[] = [
  ['reading'],
  ['voice'],
  ['visemes', 'rig', 'background', 'ambience', 'music', 'effect'],
  ['shot', 'mix'],
  ['film', 'poster', 'cover', 'storyboard', 'otio', 'subtitles'],
  ['check', 'document'],
];

export interface KindOfWork {
  readonly kind: string;
  readonly jobs: number;
  readonly heldMs: number;
}

/** What an installation has, and what one job takes of it, ms. */
export interface Site {
  /** Places on nodes that do all work, and on those that do only what is for GPUs. */
  readonly places: number;
  readonly gpuPlaces: number;
  readonly routers: number;
  readonly databaseCores: number;
  /** Share of the database that is busy with idle nodes, 0…1. */
  readonly databaseIdle: number;
  readonly decideMs: number;
  readonly databaseMs: number;
  /** The hubs’ turns in their log are one after the other, however many hubs there are. */
  readonly turnMs: number;
  /** Chance that an attempt fails with its worker. */
  readonly deaths: number;
}

/** Runs in the order in which they come. */
export interface Coming {
  readonly atMs: number;
  readonly work: readonly KindOfWork[];
}

export interface Station {
  readonly name: string;
  /** Busy share of the time until the last run has ended, 0…1. */
  readonly share: number;
  /** Longest that anything waited for it, ms. */
  readonly longestMs: number;
}

export interface Day {
  readonly runs: number;
  readonly jobs: number;
  readonly attempts: number;
  readonly quarantined: number;
  readonly endedMs: number;
  /** How long runs took, ms: the median, and what one in twenty exceeds. */
  readonly medianMs: number;
  readonly slowMs: number;
  readonly mostActive: number;
  readonly stations: readonly Station[];
}

/** Whatever serves first who came first, so many at once. */
class Server {
  readonly #free: number[];
  #busyMs = 0;
  longestMs = 0;

  constructor(desks: number) {
    this.#free = Array.from({ length: desks }, () => 0);
  }

  /** When somebody who comes now has been served. */
  serve(nowMs: number, takesMs: number): number {
    const freeMs = Math.min(...this.#free);
    const beginsMs = Math.max(nowMs, freeMs);
    this.longestMs = Math.max(this.longestMs, beginsMs - nowMs);
    this.#busyMs += takesMs;
    return (this.#free[this.#free.indexOf(freeMs)] = beginsMs + takesMs);
  }

  shareOf(untilMs: number): number {
    return this.#busyMs / (this.#free.length * Math.max(1, untilMs));
  }
}

interface Job {
  readonly run: Active;
  readonly heldMs: number;
  readonly isForGpu: boolean;
  attempt: number;
  deaths: number;
  onGpu: boolean;
  sinceMs: number;
}

interface Active {
  readonly cameMs: number;
  readonly waves: readonly (readonly KindOfWork[])[];
  wave: number;
  open: number;
}

interface Happening {
  readonly what: 'waits' | 'made';
  readonly job: Job;
}

const wavesOf = (work: readonly KindOfWork[]): KindOfWork[][] =>
  WAVES.map((wave) => work.filter(({ kind }) => wave.some((each) => each === kind))).filter(
    ({ length }) => length > 0,
  );

const isForGpu = (kind: string): boolean =>
  ['worker-video', 'worker-lipsync'].includes(jobKinds[kind as JobKind].worker);

/** Work takes half as long as usual, or half as long again. */
const [SHORTEST, LONGEST] = [0.5, 1.5];

class Course {
  readonly #site: Site;
  readonly #random: Random;
  readonly #queue = new EventQueue<Happening>();
  readonly #waiting: { readonly plain: Job[]; readonly gpu: Job[] } = { plain: [], gpu: [] };
  readonly #first = { plain: 0, gpu: 0 };
  readonly #router: Server;
  readonly #database: Server;
  readonly #turn = new Server(1);
  readonly #took: number[] = [];
  #free: number;
  #freeGpu: number;
  #active = 0;
  #workedMs = 0;
  #waitedMs = 0;
  #counts = { jobs: 0, attempts: 0, quarantined: 0, mostActive: 0, endedMs: 0 };

  constructor(site: Site, random: Random) {
    this.#site = site;
    this.#random = random;
    this.#router = new Server(site.routers);
    this.#database = new Server(site.databaseCores);
    this.#free = site.places;
    this.#freeGpu = site.gpuPlaces;
  }

  play(comings: Iterable<Coming>): Day {
    const runs = comings[Symbol.iterator]();
    let next = runs.next();
    for (;;) {
      const first = this.#queue.firstMs;
      if (next.done !== true && next.value.atMs <= first) {
        this.#begin(next.value);
        next = runs.next();
      } else if (first === Infinity) return this.#told();
      else this.#happen(this.#queue.take());
    }
  }

  #begin({ atMs, work }: Coming): void {
    this.#active += 1;
    this.#counts.mostActive = Math.max(this.#counts.mostActive, this.#active);
    this.#openWave({ cameMs: atMs, waves: wavesOf(work), wave: 0, open: 0 }, atMs);
  }

  #openWave(run: Active, nowMs: number): void {
    const wave = run.waves[run.wave];
    if (wave === undefined) return this.#end(run, nowMs);
    run.open = wave.reduce((sum, { jobs }) => sum + jobs, 0);
    for (const { kind, jobs, heldMs } of wave)
      for (let at = 0; at < jobs; at += 1) {
        const job = {
          run,
          heldMs,
          isForGpu: isForGpu(kind),
          attempt: 0,
          deaths: 0,
          onGpu: false,
          sinceMs: nowMs,
        };
        this.#counts.jobs += 1;
        this.#submit(job, nowMs);
      }
  }

  #submit(job: Job, nowMs: number): void {
    const { databaseMs, databaseIdle, decideMs } = this.#site;
    const decidedMs = this.#router.serve(nowMs, decideMs);
    const keptMs = this.#database.serve(nowMs, databaseMs / (1 - databaseIdle));
    this.#queue.add(Math.max(decidedMs, keptMs), { what: 'waits', job });
  }

  #end({ cameMs }: Active, nowMs: number): void {
    this.#active -= 1;
    this.#took.push(nowMs - cameMs);
    this.#counts.endedMs = Math.max(this.#counts.endedMs, nowMs);
  }

  #happen({ atMs, what }: { readonly atMs: number; readonly what: Happening }): void {
    const { job } = what;
    if (what.what === 'made') this.#settle(job, atMs);
    else {
      job.sinceMs = atMs;
      this.#waiting[job.isForGpu ? 'gpu' : 'plain'].push(job);
    }
    this.#lease(atMs);
  }

  /** Whoever has a place takes what has waited longest; GPU nodes take what is for them, and nothing else. */
  #lease(nowMs: number): void {
    while (this.#freeGpu > 0 || this.#free > 0) {
      const onGpu = this.#freeGpu > 0 && this.#isWaiting('gpu');
      if (!onGpu && this.#free === 0) return;
      const lane = onGpu || !this.#isWaiting('plain') ? 'gpu' : 'plain';
      if (!this.#isWaiting(lane)) return;
      this.#work(this.#next(lane), nowMs, onGpu);
    }
  }

  #isWaiting(lane: 'plain' | 'gpu'): boolean {
    return this.#first[lane] < this.#waiting[lane].length;
  }

  #next(lane: 'plain' | 'gpu'): Job {
    const jobs = this.#waiting[lane];
    const job = jobs[this.#first[lane]];
    if (job === undefined) throw new Error('Nobody waits.');
    this.#first[lane] += 1;
    if (this.#first[lane] > 10_000) {
      jobs.splice(0, this.#first[lane]);
      this.#first[lane] = 0;
    }
    return job;
  }

  #work(job: Job, nowMs: number, onGpu: boolean): void {
    if (onGpu) this.#freeGpu -= 1;
    else this.#free -= 1;
    job.onGpu = onGpu;
    job.attempt += 1;
    this.#counts.attempts += 1;
    const leasedMs = this.#turn.serve(nowMs, this.#site.turnMs);
    const takesMs = job.heldMs * between(this.#random, SHORTEST, LONGEST);
    this.#workedMs += takesMs;
    this.#waitedMs = Math.max(this.#waitedMs, nowMs - job.sinceMs);
    this.#queue.add(leasedMs + takesMs, { what: 'made', job });
  }

  #settle(job: Job, nowMs: number): void {
    if (job.onGpu) this.#freeGpu += 1;
    else this.#free += 1;
    const keptMs = this.#turn.serve(nowMs, this.#site.turnMs);
    if (this.#random() < this.#site.deaths && this.#isTriedAgain(job, keptMs)) return;
    job.run.open -= 1;
    if (job.run.open > 0) return;
    job.run.wave += 1;
    this.#openWave(job.run, keptMs);
  }

  /** A job that is given up is degraded: its run goes on. */
  #isTriedAgain(job: Job, nowMs: number): boolean {
    const failure = { code: 'WORKER_CRASHED', message: 'The worker died.' } as const;
    const verdict = decideRetry(failure, job, this.#random);
    if (!verdict.again) {
      this.#counts.quarantined += 1;
      return false;
    }
    job.deaths = verdict.deaths;
    this.#queue.add(nowMs + verdict.delayMs, { what: 'waits', job });
    return true;
  }

  #told(): Day {
    const took = this.#took.sort((a, b) => a - b);
    const { endedMs, ...counts } = this.#counts;
    const places = this.#site.places + this.#site.gpuPlaces;
    const station = (name: string, server: Server): Station => ({
      ...{ name, share: server.shareOf(endedMs), longestMs: server.longestMs },
    });
    return {
      ...{ runs: took.length, ...counts, endedMs },
      medianMs: took[took.length >> 1] ?? 0,
      slowMs: took[Math.floor(took.length * 0.95)] ?? 0,
      stations: [
        station('the hub’s turns', this.#turn),
        station('the database’s processors', this.#database),
        station('the router', this.#router),
        {
          name: 'places of workers',
          share: this.#workedMs / (places * Math.max(1, endedMs)),
          longestMs: this.#waitedMs,
        },
      ],
    };
  }
}

/** Plays all that comes until the last run has ended. */
export const playDay = (site: Site, comings: Iterable<Coming>, seed: number): Day =>
  new Course(site, seeded(seed)).play(comings);

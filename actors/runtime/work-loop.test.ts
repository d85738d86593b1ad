import { afterEach, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf, Failure, type ErrorCode } from '../../contracts/error.ts';
import type { Provider } from '../../contracts/route.ts';
import type { TaskSpec } from '../../contracts/task.ts';
import type { WorkerResult } from '../../contracts/worker.ts';
import type { Crew, Prospect, Seat } from './crew.ts';
import type { Assignment, HubLine } from './hub-line.ts';
import { noProspect, Prospects } from './prospects.ts';
import { WorkLoop, type Ended } from './work-loop.ts';

const provider: Provider = {
  ...{ id: 'espeak', url: 'embedded:espeak', kinds: ['voice'], rung: 'synthetic', model: 'm' },
  ...{ needs: { gpu: false, vramMb: 0, labels: [] }, priceMicros: 0 },
};

const task = (jobId: string, estimateMs: number): TaskSpec => ({
  ...{ tenantId: 't', projectId: 'p', traceId: 'x', correlationId: 'y', runId: 'r', jobId },
  ...{ key: `voice:${jobId}`, kind: 'voice', kindVersion: 1, stage: 'execution', subject: {}, inputs: {} },
  recipe: { rung: 'synthetic', provider: 'espeak', model: 'm', workflow: 'plain' },
  ...{ takeNo: 0, digest: '0'.repeat(64), estimateMs },
});

const leaseOf = (jobId: string): Assignment['lease'] => ({
  ...{ jobId, token: 1, attempt: 1, leaseMs: 60_000, task: task(jobId, 10) },
});

const result: WorkerResult = { artifacts: [], facts: {}, cpuMs: 1 };

interface TestHub extends HubLine {
  readonly done: string[];
  readonly add: (...estimates: readonly number[]) => void;
}

/** A hub that holds jobs of these lengths, and what it was told of them. */
function hubOf(...estimates: readonly number[]): TestHub {
  const waiting: TaskSpec[] = [];
  const done: string[] = [];
  const add = (...more: readonly number[]): void =>
    more.forEach((estimateMs) => waiting.push(task(`j${waiting.length + 1}`, estimateMs)));
  add(...estimates);
  const waitingMs = (): number => waiting.reduce((sum, { estimateMs }) => sum + estimateMs, 0);
  return {
    ...{ done, add },
    lease: async (_kinds, { most, leastMs }): Promise<Assignment[]> => {
      const given = waiting.splice(0, waitingMs() >= leastMs ? most : 0);
      return given.map((next) => ({ lease: { ...leaseOf(next.jobId), task: next }, provider }));
    },
    renew: async (renewals) => renewals.map(() => true),
    complete: async (results) => (
      done.push(...results.map(({ lease }) => lease.jobId)),
      results.map(() => null)
    ),
    fail: async () => undefined,
    release: async () => undefined,
  };
}

/** Two seats: a process that knows such work, and one to which it is new; `most` tells how many were at work at once. */
class TwoSeats implements Pick<Crew, 'seat' | 'prospect' | 'seats' | 'taken' | 'stallMs'> {
  readonly seats = 2;
  readonly stallMs = 60_000;
  most = 0;
  #working = 0;
  #knowingIsFree = true;

  get taken(): number {
    return this.#working;
  }

  prospect(): Prospect {
    return noProspect;
  }

  async seat(_kinds: readonly string[], signal: AbortSignal): Promise<Seat> {
    while (this.#working === 2) await sleep(1, undefined, { signal });
    signal.throwIfAborted();
    const knows = this.#knowingIsFree;
    if (knows) this.#knowingIsFree = false;
    return {
      isNovice: !knows,
      leave: () => void (this.#knowingIsFree ||= knows),
      run: async () => {
        this.#working += 1;
        this.most = Math.max(this.most, this.#working);
        await sleep(5);
        this.#working -= 1;
        return result;
      },
    };
  }
}

const loops: WorkLoop[] = [];
afterEach(async () => {
  await Promise.all(loops.splice(0).map((loop) => loop.stop()));
});

async function doneBy(hub: ReturnType<typeof hubOf>, jobs: number): Promise<number> {
  const crew = new TwoSeats();
  const errors: unknown[] = [];
  const loop = new WorkLoop({
    kinds: ['voice'],
    hub,
    crew,
    // Whoever had to look by himself would look too late.
    clock: { now: () => 0, pause: (_ms, signal) => forever(signal) },
    onError: (error) => errors.push(error),
  });
  loops.push(loop);
  loop.start();
  for (let ms = 0; hub.done.length < jobs && ms < 2_000; ms += 1) await sleep(1);
  expect(errors).toEqual([]);
  return crew.most;
}

const forever = (signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => signal?.addEventListener('abort', () => resolve(), { once: true }));

/** When each job is taken by a worker whose first one finds no room on the disk, ms. */
async function takenAt(jobs: number, code: ErrorCode): Promise<readonly number[]> {
  const hub = hubOf(...Array.from({ length: jobs }, () => 10));
  const times: number[] = [];
  let nowMs = 0;
  const run = async (): Promise<WorkerResult> => {
    times.push(nowMs);
    if (times.length === 1) throw new Failure(code);
    return result;
  };
  const loop = new WorkLoop({
    ...{ kinds: ['voice'], hub },
    crew: {
      ...{ seats: 1, taken: 0, stallMs: 60_000, prospect: () => noProspect },
      seat: async () => ({ isNovice: false, leave: () => undefined, run }),
    },
    clock: {
      now: () => nowMs,
      // A lease is kept for longer than any of this takes.
      pause: async (ms, signal) => (ms === 20_000 ? forever(signal) : (await sleep(1), void (nowMs += ms))),
    },
    onError: () => undefined,
  });
  loops.push(loop);
  loop.start();
  for (let ms = 0; times.length < jobs && ms < 2_000; ms += 1) await sleep(1);
  return times;
}

/** A clock that is where it was told to wait until, and a seat whose work lasts until it is told to stop. */
function endlessWork(stallMs: number, isSilent: boolean) {
  let nowMs = 0;
  const pause = async (ms: number, signal?: AbortSignal): Promise<void> => {
    await sleep(1);
    if (signal?.aborted !== true) nowMs += ms;
  };
  let stoppedAtMs: number | null = null;
  const run: Seat['run'] = async ({ signal, onProgress }) => {
    while (!signal.aborted) {
      if (!isSilent) onProgress(0.5);
      await sleep(1);
    }
    stoppedAtMs = nowMs;
    throw new Error('it was told to stop');
  };
  const seat = async (): Promise<Seat> => ({ isNovice: false, leave: () => undefined, run });
  return {
    clock: { now: () => nowMs, pause },
    crew: { seats: 1, taken: 0, stallMs, seat, prospect: () => noProspect },
    stoppedAtMs: () => stoppedAtMs,
  };
}

interface Endless {
  /** What the hub was told of it. */
  readonly told: string[];
  /** For how long the crew lets it be silent. */
  readonly stallMs: number;
  readonly isSilent: boolean;
}

/** When work is given up under a hub that answers renewals so, ms; null when it is not. */
async function givenUpAt(
  renew: HubLine['renew'],
  { told = [], stallMs = 60_000, isSilent = false }: Partial<Endless> = {},
): Promise<number | null> {
  const { clock, crew, stoppedAtMs } = endlessWork(stallMs, isSilent);
  const held: Assignment = { lease: { ...leaseOf('j1'), leaseMs: 6_000 }, provider };
  const waiting = [held];
  const hub: HubLine = {
    ...{ ...hubOf(), renew, lease: async () => waiting.splice(0, 1) },
    fail: async () => {
      told.push('failed');
    },
  };
  const loop = new WorkLoop({ kinds: ['voice'], hub, crew, clock, onError: () => undefined });
  loops.push(loop);
  loop.start();
  for (let ms = 0; stoppedAtMs() === null && ms < 100; ms += 1) await sleep(1);
  return stoppedAtMs();
}

const never = (): Promise<never> => new Promise(() => undefined);

describe('work under a lease', () => {
  test.each<[string, HubLine['renew']]>([
    ['does not answer', never],
    ['cannot be reached', () => Promise.reject(new Error('the hub is away'))],
  ])('is given up within two leases when the hub %s, and nothing is said of it', async (_how, renew) => {
    const told: string[] = [];
    const atMs = await givenUpAt(renew, { told });
    expect(atMs).toBeGreaterThan(6_000);
    expect(atMs).toBeLessThanOrEqual(12_000 + 2_000);
    expect(told).toEqual([]);
  });

  test('is given up at once when it is not wanted any more', async () => {
    expect(await givenUpAt(async () => [false])).toBeLessThanOrEqual(6_000);
  });

  test('goes on for as long as the hub keeps the lease', async () => {
    expect(await givenUpAt(async () => [true])).toBeNull();
  });

  test('is kept in silence for as long as the crew lets it be silent', async () => {
    const atMs = await givenUpAt(async () => [true], { isSilent: true, stallMs: 20_000 });
    expect(atMs).toBeGreaterThan(20_000);
    expect(atMs).toBeLessThanOrEqual(20_000 + 14_000);
    expect(await givenUpAt(async () => [true], { isSilent: true, stallMs: 86_400_000 })).toBeNull();
  });
});

/** What becomes of a job whose result the hub answers so: how its attempt is counted, what the node logs, what the hub is told. */
async function handedIn(complete: HubLine['complete']): Promise<readonly unknown[]> {
  const [ended, logged, failed]: [boolean[], string[], string[]] = [[], [], []];
  const hub: HubLine = { ...hubOf(10), complete, fail: async (_lease, { code }) => void failed.push(code) };
  const loop = new WorkLoop({
    ...{ kinds: ['voice'], hub, crew: new TwoSeats() },
    clock: { now: () => 0, pause: (_ms, signal) => forever(signal) },
    onEnded: ({ isGood }) => ended.push(isGood),
    onError: (error) => logged.push(codeOf(error)),
  });
  loops.push(loop);
  loop.start();
  for (let ms = 0; ended.length === 0 && ms < 2_000; ms += 1) await sleep(1);
  await sleep(5);
  return [ended, logged, failed];
}

describe('a result', () => {
  test('that is taken is good work', async () => {
    expect(await handedIn(async () => [null])).toEqual([[true], [], []]);
  });

  test('that is refused is none, and its node says so; the hub knows already', async () => {
    const refusal = { code: 'RESULT_INVALID', message: 'The result of a voice has no “speech”.' };
    expect(await handedIn(async () => [refusal])).toEqual([[false], ['RESULT_INVALID'], []]);
  });

  test.each<ErrorCode>(['PARAMS_INVALID', 'PAYLOAD_TOO_LARGE'])(
    'with which no message can be made (%s) is a fault of whoever made it',
    async (code) => {
      const unsayable = (): Promise<never> => Promise.reject(new Failure(code));
      expect(await handedIn(unsayable)).toEqual([[false], ['RESULT_INVALID'], ['RESULT_INVALID']]);
    },
  );
});

describe('a worker', () => {
  test.each<[ErrorCode, number]>([
    ['DISK_FULL', 5_000],
    ['STORAGE_UNAVAILABLE', 5_000],
    ['JOB_FAILED', 0],
  ])('leaves work to others after %s for %i ms', async (code, ms) => {
    const [first = 0, second = 0] = await takenAt(2, code);
    expect(second - first).toBe(ms);
  });

  test('that has nothing to do looks again as soon as it was told to, and no sooner', async () => {
    const pauses: number[] = [];
    const pause = (ms: number, signal?: AbortSignal): Promise<void> => (pauses.push(ms), forever(signal));
    const loop = new WorkLoop({
      ...{ kinds: ['voice'], hub: hubOf(), crew: new TwoSeats(), onError: () => undefined },
      ...{ clock: { now: () => 0, pause }, lookEveryMs: () => 25_000 },
    });
    loops.push(loop);
    loop.start();
    for (let ms = 0; pauses.length === 0 && ms < 500; ms += 1) await sleep(1);
    expect(pauses).toEqual([25_000]);
  });

  test('does little work with the process that knows it, and all of it', async () => {
    const hub = hubOf(200, 200, 200, 200, 200);
    expect(await doneBy(hub, 5)).toBe(1);
    expect(hub.done).toEqual(['j1', 'j2', 'j3', 'j4', 'j5']);
  });

  test('gets another process ready for much', async () => {
    const hub = hubOf(2000, 2000, 2000, 2000, 2000);
    expect(await doneBy(hub, 5)).toBe(2);
    expect(hub.done.toSorted()).toEqual(['j1', 'j2', 'j3', 'j4', 'j5']);
  });
});

/** A crew that does the first job after 5 ms, refuses the second, and never ends the third. */
function threeFates(clock: {
  nowMs: number;
}): Pick<Crew, 'seat' | 'prospect' | 'seats' | 'taken' | 'stallMs'> {
  const fates: (() => Promise<WorkerResult>)[] = [
    async () => ((clock.nowMs += 5), result),
    () => Promise.reject(new Error('no voice')),
    () => new Promise(() => undefined),
  ];
  return {
    ...{ seats: 3, taken: 0, stallMs: 60_000 },
    prospect: () => noProspect,
    seat: async (_kinds, signal) => {
      while (fates.length === 0) await sleep(1, undefined, { signal });
      const run = fates.shift()!;
      const orWhenUnwanted = (unwanted: AbortSignal): Promise<never> =>
        new Promise((_, reject) => unwanted.addEventListener('abort', () => reject(new Error('stopped'))));
      return {
        isNovice: false,
        leave: () => undefined,
        run: ({ signal: unwanted }) => Promise.race([run(), orWhenUnwanted(unwanted)]),
      };
    },
  };
}

describe('an attempt', () => {
  test('that ended is told of, with its time and whether it was good; one that was given back is not', async () => {
    const ended: Ended[] = [];
    const clock = { nowMs: 0 };
    const loop = new WorkLoop({
      ...{ kinds: ['voice'], hub: hubOf(200, 200, 200), crew: threeFates(clock) },
      clock: { now: () => clock.nowMs, pause: (_ms, signal) => forever(signal) },
      onEnded: (each) => ended.push(each),
      onError: () => undefined,
    });
    loop.start();
    for (let ms = 0; !loop.running.includes('j3') && ms < 2_000; ms += 1) await sleep(1);
    expect([loop.running, loop.providers]).toEqual([['j3'], [provider]]);
    await loop.stop();
    expect([loop.running, loop.providers]).toEqual([[], []]);
    expect(ended).toEqual([
      { kind: 'voice', ms: 5, isGood: true },
      { kind: 'voice', ms: 0, isGood: false },
    ]);
  });
});

/** A worker that does nothing by itself, and whose crew has so many seats. */
function waitingFor(hub: HubLine, seats = 2): WorkLoop {
  const crew = {
    ...{ seats, taken: 0, stallMs: 60_000 },
    prospect: () => noProspect,
    seat: async (_kinds: readonly string[], signal: AbortSignal): Promise<Seat> => {
      while (crew.taken >= seats) await sleep(1, undefined, { signal });
      crew.taken += 1;
      return {
        isNovice: false,
        leave: () => void (crew.taken -= 1),
        run: async ({ signal: over }) => sleep(60_000, result, { signal: over }),
      };
    },
  };
  const loop = new WorkLoop({
    kinds: ['voice'],
    hub,
    crew,
    clock: { now: () => 0, pause: (_ms, signal) => forever(signal) },
    onError: () => undefined,
  });
  loops.push(loop);
  loop.start();
  return loop;
}

const always = new AbortController().signal;

describe('a hand-off', () => {
  test('is passed on while there is work, and done when there is none', async () => {
    const hub = hubOf();
    const loop = waitingFor(hub, 3);
    await loop.idle(always);
    hub.add(200, 200);
    expect(await loop.take()).toBe('pass');
    await loop.idle(always);
    expect(loop.running).toEqual(['j1', 'j2']);
    expect(await loop.take()).toBe('done');
  });

  test('is enough, where many come at once, to wake one other', async () => {
    const hub = hubOf();
    const loop = waitingFor(hub);
    await loop.idle(always);
    hub.add(200);
    const outcomes = await Promise.all([loop.take(), loop.take(), loop.take()]);
    expect(outcomes).toEqual(['pass', 'done', 'done']);
  });

  test('is passed on at once by a worker without a seat, who does not wait for another', async () => {
    const hub = hubOf(200, 200);
    const loop = waitingFor(hub, 1);
    await sleep(20);
    expect(loop.running).toEqual(['j1']);
    expect(await loop.take()).toBe('pass');
    const patience = new AbortController();
    const waited = loop.idle(patience.signal).then(() => patience.signal.aborted);
    await sleep(20);
    patience.abort();
    expect(await waited).toBe(true);
  });

  test('is not settled by a worker who could not ask', async () => {
    const hub = hubOf();
    const loop = waitingFor({ ...hub, lease: async () => Promise.reject(new Error('no hub')) });
    await loop.idle(always);
    await expect(loop.take()).rejects.toThrow('no hub');
  });

  test('is passed on by a worker who stops', async () => {
    const loop = waitingFor(hubOf());
    await loop.idle(always);
    await loop.stop();
    expect(await loop.take()).toBe('pass');
  });
});

/** A crew of so many seats at which work lasts until it is told to end. */
class Bench implements Pick<Crew, 'seat' | 'prospect' | 'seats' | 'taken' | 'stallMs'> {
  readonly seats: number;
  readonly stallMs = 60_000;
  readonly working = new Map<string, () => void>();
  readonly #prospects = new Prospects();
  taken = 0;

  constructor(seats: number) {
    this.seats = seats;
  }

  async seat(_kinds: readonly string[], signal: AbortSignal): Promise<Seat> {
    while (this.taken >= this.seats) await sleep(1, undefined, { signal });
    return this.take();
  }

  prospect(_kinds: readonly string[], most: number): Prospect {
    const take = (): Seat | null => (this.taken < this.seats ? this.take() : null);
    return this.#prospects.among(this.seats - this.taken, most, take);
  }

  take(): Seat {
    this.taken += 1;
    const run: Seat['run'] = ({ task: { jobId }, signal }) =>
      new Promise((resolve, reject) => {
        const leave = (end: () => void) => (): void => {
          this.working.delete(jobId);
          end();
        };
        this.working.set(
          jobId,
          leave(() => resolve(result)),
        );
        signal.addEventListener(
          'abort',
          leave(() => reject(new Error('stopped'))),
        );
      });
    return { isNovice: false, run, leave: () => void (this.taken -= 1) };
  }

  end(...jobIds: readonly string[]): void {
    for (const jobId of jobIds) this.working.get(jobId)?.();
  }
}

/** What a worker asked of a hub, call by call. */
interface Talk {
  readonly asked: number[];
  readonly renewed: string[][];
  readonly completed: string[][];
  readonly released: string[][];
}

const idsOf = (held: readonly { lease: { jobId: string } }[]): string[] =>
  held.map(({ lease: { jobId } }) => jobId);

function overheard(hub: HubLine): { hub: HubLine; talk: Talk } {
  const talk: Talk = { asked: [], renewed: [], completed: [], released: [] };
  const heard: HubLine = {
    ...hub,
    lease: (kinds, wish) => (talk.asked.push(wish.most), hub.lease(kinds, wish)),
    renew: (renewals) => (talk.renewed.push(idsOf(renewals)), hub.renew(renewals)),
    complete: (done) => (talk.completed.push(idsOf(done)), hub.complete(done)),
    release: (leases) => (talk.released.push(leases.map(({ jobId }) => jobId)), hub.release(leases)),
  };
  return { hub: heard, talk };
}

/** A worker at such a bench whose clock stands still, but for pauses as long as those between two renewals. */
function working(
  seats: number,
  hub: HubLine,
  beatMs = Infinity,
): { loop: WorkLoop; bench: Bench; talk: Talk } {
  const bench = new Bench(seats);
  const said = overheard(hub);
  const pause = (ms: number, signal?: AbortSignal): Promise<unknown> =>
    ms === beatMs
      ? sleep(1, undefined, signal === undefined ? {} : { signal }).catch(() => null)
      : forever(signal);
  const loop = new WorkLoop({
    ...{ kinds: ['voice'], hub: said.hub, crew: bench, onError: () => undefined },
    clock: { now: () => 0, pause: async (ms, signal) => void (await pause(ms, signal)) },
  });
  loops.push(loop);
  loop.start();
  return { loop, bench, talk: said.talk };
}

const estimates = (count: number): number[] => Array.from({ length: count }, () => 10);

describe('a worker with many seats', () => {
  test('takes on one job after the other, and those that have ended together again together', async () => {
    const { loop, bench, talk } = working(6, hubOf(...estimates(12)));
    await until(() => loop.running.length === 6);
    expect(talk.asked).toEqual([1, 1, 1, 1, 1, 1]);
    bench.end('j1', 'j2', 'j3', 'j4');
    await until(() => loop.running.includes('j10'));
    // Of four seats that are free it takes one and hopes for two; the last is left for whoever else comes.
    expect(talk.asked.slice(6)).toEqual([3, 1]);
    expect(loop.running).toEqual(['j5', 'j6', 'j7', 'j8', 'j9', 'j10']);
  });

  test('gives back what comes for a seat that another has taken meanwhile', async () => {
    const hub = hubOf(...estimates(8));
    let isHeldUp = false;
    const lease: HubLine['lease'] = async (kinds, wish) => {
      if (isHeldUp) for (let others = 0; others < 2; others++) bench.take();
      isHeldUp = false;
      return hub.lease(kinds, wish);
    };
    const { loop, bench, talk } = working(4, { ...hub, lease });
    await until(() => loop.running.length === 4);
    isHeldUp = true;
    bench.end('j1', 'j2', 'j3', 'j4');
    await until(() => talk.released.length > 0);
    expect([talk.asked.at(4), talk.released]).toEqual([3, [['j7']]]);
  });

  test('hands results in together, and lets nobody wait for a call that is not answered', async () => {
    const hub = hubOf(...estimates(5));
    const answer = Promise.withResolvers<void>();
    let calls = 0;
    const complete: HubLine['complete'] = (done) =>
      (calls += 1) === 1 ? answer.promise.then(() => [null]) : hub.complete(done);
    const { loop, bench, talk } = working(5, { ...hub, complete });
    await until(() => loop.running.length === 5);
    bench.end('j1');
    await sleep(5);
    bench.end('j2', 'j3', 'j4', 'j5');
    await until(() => hub.done.length === 4);
    expect(talk.completed).toEqual([['j1'], ['j2', 'j3', 'j4', 'j5']]);
    answer.resolve();
  });

  test('renews all leases in one word, and stops only the work that is not wanted any more', async () => {
    const renew: HubLine['renew'] = async (renewals) => idsOf(renewals).map((jobId) => jobId !== 'j2');
    const { loop, bench, talk } = working(3, { ...hubOf(...estimates(3)), renew }, 20_000);
    await until(() => loop.running.length === 2 && talk.renewed.length > 3);
    expect(talk.renewed.find((renewed) => renewed.length > 2)).toEqual(['j1', 'j2', 'j3']);
    expect([talk.renewed.at(-1), [...bench.working.keys()]]).toEqual([
      ['j1', 'j3'],
      ['j1', 'j3'],
    ]);
  });

  test('that stops while it asks gives back what it is given, and begins nothing', async () => {
    const hub = hubOf(...estimates(3));
    const answer = Promise.withResolvers<void>();
    const lease: HubLine['lease'] = async (kinds, wish) => (await answer.promise, hub.lease(kinds, wish));
    const { loop, bench, talk } = working(2, { ...hub, lease });
    await until(() => talk.asked.length === 1);
    const stopped = loop.stop();
    answer.resolve();
    await stopped;
    expect([talk.released, [...bench.working.keys()], bench.taken]).toEqual([[['j1']], [], 0]);
  });
});

async function until(isSo: () => boolean): Promise<void> {
  for (let ms = 0; !isSo(); ms += 1) {
    if (ms > 2_000) throw new Error(`It is not so that ${String(isSo)}.`);
    await sleep(1);
  }
}

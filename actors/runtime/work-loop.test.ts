import { afterEach, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Provider } from '../../contracts/route.ts';
import type { TaskSpec } from '../../contracts/task.ts';
import type { WorkerResult } from '../../contracts/worker.ts';
import type { Crew, Seat } from './crew.ts';
import { WorkLoop, type Assignment, type HubLine } from './work-loop.ts';

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

/** A hub that holds jobs of these lengths, and what it was told of them. */
function hubOf(...estimates: readonly number[]): HubLine & { readonly done: string[] } {
  const waiting = estimates.map((estimateMs, i) => task(`j${i + 1}`, estimateMs));
  const done: string[] = [];
  const waitingMs = (): number => waiting.reduce((sum, { estimateMs }) => sum + estimateMs, 0);
  return {
    done,
    lease: async (_kinds, leastMs): Promise<Assignment | null> => {
      const next = waitingMs() >= leastMs ? waiting.shift() : undefined;
      if (next === undefined) return null;
      return { lease: { jobId: next.jobId, token: 1, attempt: 1, leaseMs: 60_000, task: next }, provider };
    },
    renew: async () => true,
    complete: async ({ jobId }) => void done.push(jobId),
    fail: async () => undefined,
    release: async () => undefined,
  };
}

/** Two seats: a process that knows such work, and one to which it is new; `most` tells how many were at work at once. */
class TwoSeats implements Pick<Crew, 'seat'> {
  most = 0;
  #working = 0;
  #knowingIsFree = true;

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

/** A clock that is where it was told to wait until, and a seat whose work lasts until it is told to stop. */
function endlessWork() {
  let nowMs = 0;
  const pause = async (ms: number, signal?: AbortSignal): Promise<void> => {
    await sleep(1);
    if (signal?.aborted !== true) nowMs += ms;
  };
  let stoppedAtMs: number | null = null;
  const run: Seat['run'] = async ({ signal, onProgress }) => {
    while (!signal.aborted) {
      onProgress(0.5);
      await sleep(1);
    }
    stoppedAtMs = nowMs;
    throw new Error('it was told to stop');
  };
  const seat = async (): Promise<Seat> => ({ isNovice: false, leave: () => undefined, run });
  return { clock: { now: () => nowMs, pause }, crew: { seat }, stoppedAtMs: () => stoppedAtMs };
}

/** When work is given up under a hub that answers renewals so, ms; null when it is not. */
async function givenUpAt(renew: HubLine['renew'], told: string[] = []): Promise<number | null> {
  const { clock, crew, stoppedAtMs } = endlessWork();
  const held: Assignment = { lease: { ...leaseOf('j1'), leaseMs: 6_000 }, provider };
  const waiting = [held];
  const hub: HubLine = {
    ...{ ...hubOf(), renew, lease: async () => waiting.shift() ?? null },
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

const never = (): Promise<boolean> => new Promise(() => undefined);

describe('work under a lease', () => {
  test.each<[string, HubLine['renew']]>([
    ['does not answer', never],
    ['cannot be reached', () => Promise.reject(new Error('the hub is away'))],
  ])('is given up within two leases when the hub %s, and nothing is said of it', async (_how, renew) => {
    const told: string[] = [];
    const atMs = await givenUpAt(renew, told);
    expect(atMs).toBeGreaterThan(6_000);
    expect(atMs).toBeLessThanOrEqual(12_000 + 2_000);
    expect(told).toEqual([]);
  });

  test('is given up at once when it is not wanted any more', async () => {
    expect(await givenUpAt(async () => false)).toBeLessThanOrEqual(6_000);
  });

  test('goes on for as long as the hub keeps the lease', async () => {
    expect(await givenUpAt(async () => true)).toBeNull();
  });
});

describe('a worker', () => {
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

import { describe, expect, test } from '@jest/globals';
import type { EventEnvelope } from '../../contracts/event.ts';
import type { Clock } from './clock.ts';
import { Follower } from './follow.ts';

const untilAborted = (signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => signal?.addEventListener('abort', () => resolve(), { once: true }));

/** Short pauses are shorter; nobody looks now and then. */
const pauseBriefly = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));

const patient: Clock = {
  now: () => 0,
  pause: (ms, signal) => (ms > 1_000 ? untilAborted(signal) : pauseBriefly()),
};

const event = (position: number, owner: EventEnvelope['owner'] = 'orchestrator'): EventEnvelope => ({
  id: `e${position}`,
  name: 'run.created',
  version: 1,
  owner,
  position,
  runId: 'r',
  at: '2026-01-01T00:00:00.000Z',
  data: {},
  tenantId: 't',
  projectId: 'p',
  traceId: 'x',
  correlationId: 'x',
});

interface Following {
  readonly cursor?: number;
  readonly failOnce?: boolean;
  readonly understands?: (event: EventEnvelope) => boolean;
  readonly clock?: Clock;
  readonly lookEveryMs?: number;
}

/** A log that can be written to, and a follower of it that notes what it applies. */
function following(
  written: EventEnvelope[],
  { cursor = 0, failOnce = false, understands = () => true, clock = patient, ...more }: Following = {},
) {
  const applied: number[] = [];
  const errors: unknown[] = [];
  let reads = 0;
  let isFailing = failOnce;
  const follower = new Follower({
    ...more,
    clock,
    gatherMs: 0,
    sources: [
      {
        owner: 'orchestrator',
        understands,
        read: async (after) => ((reads += 1), written.filter(({ position }) => position > after).slice(0, 2)),
      },
    ],
    loadCursor: async () => cursor,
    apply: async (events) => {
      if (isFailing) {
        isFailing = false;
        throw new Error('the database is away');
      }
      applied.push(...events.map(({ position }) => position));
    },
    onError: (error) => errors.push(error),
  });
  return { follower, applied, errors, reads: () => reads };
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30));

describe('a follower of a log', () => {
  test('catches up from its cursor with all that was written before, page by page', async () => {
    const { follower, applied } = following(
      [1, 2, 3, 4, 5].map((at) => event(at)),
      { cursor: 2 },
    );
    await follower.start();
    await settled();
    expect(applied).toEqual([3, 4, 5]);
    await follower.stop();
  });

  test('takes the next event from the bus without reading the log', async () => {
    const written = [event(1)];
    const { follower, applied, reads } = following(written);
    await follower.start();
    await settled();
    const before = reads();
    written.push(event(2));
    follower.hear(event(2));
    await settled();
    expect(applied).toEqual([1, 2]);
    expect(reads()).toBe(before);
    await follower.stop();
  });

  test('finds in the log what the bus has lost', async () => {
    const written = [event(1)];
    const { follower, applied } = following(written);
    await follower.start();
    await settled();
    written.push(event(2), event(3), event(4));
    follower.hear(event(4));
    await settled();
    expect(applied).toEqual([1, 2, 3, 4]);
    await follower.stop();
  });

  test('applies an event once, however often it is heard, and in order', async () => {
    const written: EventEnvelope[] = [];
    const { follower, applied } = following(written);
    await follower.start();
    await settled();
    written.push(event(1), event(2));
    for (const position of [2, 1, 2, 1]) follower.hear(event(position));
    await settled();
    expect(applied).toEqual([1, 2]);
    await follower.stop();
  });

  test('tries again what could not be applied', async () => {
    const { follower, applied, errors } = following([event(1)], { failOnce: true });
    await follower.start();
    await settled();
    expect(errors).toHaveLength(1);
    expect(applied).toEqual([1]);
    await follower.stop();
  });

  test('begins although it is not known at first where to read on', async () => {
    const applied: number[] = [];
    const away = ['the database is away', 'still away'];
    const follower = new Follower({
      ...{ clock: patient, gatherMs: 0, onError: () => undefined },
      sources: [{ owner: 'orchestrator', read: async (after) => (after === 1 ? [event(2)] : []) }],
      loadCursor: async () => (away.length > 0 ? Promise.reject(new Error(away.shift())) : 1),
      apply: async (events) => void applied.push(...events.map(({ position }) => position)),
    });
    await follower.start();
    await settled();
    expect(applied).toEqual([2]);
    await follower.stop();
  });

  test('looks by itself now and then, because the last hint may be lost', async () => {
    const written: EventEnvelope[] = [];
    const clock = { ...patient, pause: pauseBriefly };
    const { follower, applied } = following(written, { clock, lookEveryMs: 2_000 });
    await follower.start();
    await settled();
    written.push(event(1));
    await settled();
    expect(applied).toEqual([1]);
    await follower.stop();
  });

  test('gathers for a while, unless an event is in a hurry', async () => {
    const applied: number[][] = [];
    const follower = new Follower({
      clock: {
        now: () => 0,
        pause: (_ms, signal) => new Promise((done) => signal?.addEventListener('abort', () => done())),
      },
      gatherMs: 250,
      hurries: ({ position }) => position === 3,
      sources: [{ owner: 'orchestrator', read: async () => [] }],
      loadCursor: async () => 0,
      apply: async (events) => void applied.push(events.map(({ position }) => position)),
      onError: () => undefined,
    });
    await follower.start();
    await settled();
    for (const position of [1, 2]) follower.hear(event(position));
    await settled();
    expect(applied).toEqual([]);
    follower.hear(event(3));
    await settled();
    expect(applied).toEqual([[1, 2, 3]]);
    await follower.stop();
  });

  test('applies what has come of several logs together, and reads them all again when that failed', async () => {
    const applied: string[][] = [];
    const logs = new Map<string, number>([
      ['orchestrator', 0],
      ['worker-hub', 0],
    ]);
    let isAway = true;
    const follower = new Follower({
      ...{ clock: patient, gatherMs: 1, onError: () => undefined },
      sources: [...logs].map(([owner]) => ({
        owner,
        read: async (after) =>
          [1, 2].filter((at) => at > after && at <= (logs.get(owner) ?? 0)).map((at) => event(at, owner)),
      })),
      loadCursor: async () => 0,
      apply: async (events) => {
        applied.push(events.map(({ owner, position }) => `${owner} ${position}`));
        if (isAway) throw new Error('the database is away');
      },
    });
    await follower.start();
    await settled();
    for (const owner of logs.keys()) logs.set(owner, 1);
    for (const owner of logs.keys()) follower.hear(event(1, owner));
    await settled();
    expect(applied[0]).toEqual(['orchestrator 1', 'worker-hub 1']);
    isAway = false;
    await settled();
    expect(applied.slice(-2).flat().sort()).toEqual(['orchestrator 1', 'worker-hub 1']);
    await follower.stop();
  });

  test('finds the last event before a silence, which nothing that is heard points to', async () => {
    const written = [event(1)];
    const applied: number[] = [];
    const rounds: (() => void)[] = [];
    const follower = new Follower({
      clock: {
        now: () => 0,
        pause: (ms, signal) =>
          new Promise((resolve) => {
            if (ms === 5_000) rounds.push(resolve);
            else signal?.addEventListener('abort', () => resolve());
          }),
      },
      gatherMs: 0,
      lookEveryMs: 5_000,
      sources: [{ owner: 'orchestrator', read: async (after) => written.slice(after) }],
      loadCursor: async () => 0,
      apply: async (events) => void applied.push(...events.map(({ position }) => position)),
      onError: (error) => expect(error).toBeUndefined(),
    });
    await follower.start();
    await settled();
    written.push(event(2));
    await settled();
    expect(applied).toEqual([1]);
    rounds.shift()?.();
    await settled();
    expect(applied).toEqual([1, 2]);
    await follower.stop();
  });

  test('passes by what it does not understand, and goes on behind it', async () => {
    const { follower, applied, reads } = following(
      [1, 2, 3, 4].map((at) => event(at)),
      {
        understands: ({ position }) => position !== 1 && position !== 2 && position !== 5,
      },
    );
    await follower.start();
    await settled();
    expect(applied).toEqual([3, 4]);
    const before = reads();
    for (const position of [5, 6]) follower.hear(event(position));
    await settled();
    expect([applied, reads()]).toEqual([[3, 4, 6], before]);
    await follower.stop();
  });
});

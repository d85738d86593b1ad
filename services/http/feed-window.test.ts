import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import type { EventEnvelope } from '../../contracts/event.ts';
import type { FedEvent } from '../../contracts/modules/gateway.ts';
import { isTold } from './event-stream.ts';
import { FeedWindow } from './feed-window.ts';

const eventAt = (at: number): FedEvent => ({ at, event: { position: at } as EventEnvelope });

/** A feed that grows, and counts how often it is read. */
function feed(): { events: FedEvent[]; reads: number; window: FeedWindow } {
  const state = { events: [1, 2, 3].map(eventAt), reads: 0, window: null as unknown as FeedWindow };
  state.window = new FeedWindow((after, limit) => {
    state.reads += 1;
    const all = after === null ? [] : state.events.filter(({ at }) => at > after).slice(0, limit);
    const end = after === null ? (state.events.at(-1)?.at ?? 0) : (all.at(-1)?.at ?? after);
    return Promise.resolve({ events: all, last: end });
  });
  return state;
}

const never = new AbortController().signal;

describe('the window on the feed', () => {
  test('is read once for everybody who listens, and tells what came since', async () => {
    const state = feed();
    const { window } = state;
    expect(await window.end()).toBe(3);
    const woken = Promise.all(Array.from({ length: 50 }, () => window.grown(5_000, never)));
    state.events.push(eventAt(4), eventAt(5));
    window.hear();
    await woken;
    expect(window.after(3)).toEqual({ events: [eventAt(4), eventAt(5)], last: 5 });
    expect(window.after(4)).toEqual({ events: [eventAt(5)], last: 5 });
    expect(window.after(2)).toBeNull();
    expect(state.reads).toBeLessThanOrEqual(3);
  });

  test('keeps the newest, and says so to whoever is further behind', async () => {
    const state = feed();
    await state.window.end();
    const woken = state.window.grown(5_000, never);
    state.events.push(...Array.from({ length: 2_600 }, (_, at) => eventAt(at + 4)));
    state.window.hear();
    await woken;
    while ((await state.window.end()) < 2_603) await pause(1);
    expect(state.window.after(3)).toBeNull();
    expect(state.window.after(603)?.events).toHaveLength(2_000);
  });

  test('wakes whoever listened before it was known where the feed ends', async () => {
    const { window } = feed();
    const woken = window.grown(60_000, never);
    window.hear();
    await woken;
    expect(await window.end()).toBe(3);
  });

  test('does without a feed that cannot be read for now', async () => {
    let isAway = true;
    const window = new FeedWindow(() =>
      isAway ? Promise.reject(new Error('away')) : Promise.resolve({ events: [], last: 7 }),
    );
    const woken = window.grown(60_000, never);
    window.hear();
    await pause(1);
    isAway = false;
    window.hear();
    await woken;
    expect(await window.end()).toBe(7);
  });

  test('wakes whoever has waited long enough, and whoever has gone', async () => {
    const { window } = feed();
    const abort = new AbortController();
    const gone = window.grown(60_000, abort.signal);
    await window.grown(1, never);
    abort.abort();
    await gone;
  });
});

describe('an event', () => {
  test.each([
    ['run.succeeded', ['watch'], true],
    ['project.commented', ['watch'], true],
    ['job.succeeded', ['watch'], false],
    ['job.succeeded', ['watch', 'look'], true],
    ['revision.edited', ['watch'], false],
    ['route.decided', ['watch', 'look', 'manage'], false],
    ['route.decided', ['operate'], true],
  ] as const)('%s is told to those with %p: %p', (name, rights, told) => {
    expect(isTold(name, rights)).toBe(told);
  });
});

import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import type { Terms } from '../../actors/runtime/bus.ts';
import { seeded } from '../../actors/runtime/random.ts';
import { systemClock } from '../clock/system.ts';
import { describeBus, until } from './bus.conformance.ts';
import { noFaults, type Faults } from './faults.ts';
import { openBus } from './index.ts';
import { MemoryBus } from './memory.ts';

const strict = (error: unknown): never => {
  throw error;
};

describeBus('in memory', {
  open: async () => {
    const bus = openBus('memory', { namespace: 'test', clock: systemClock, onError: strict });
    return [bus, bus];
  },
});

const terms: Terms = { maxInFlight: 1, ackWithinMs: 1_000, attempts: 3, backoffMs: 10 };

/** What is heard of a hundred messages when so much goes wrong. */
async function heardWith(faults: Partial<Faults>, seed = 7): Promise<string[]> {
  const random = seeded(seed);
  const heard: string[] = [];
  const parts = { clock: systemClock, onError: strict, faults: { ...noFaults, ...faults }, random };
  const bus = new MemoryBus(parts);
  const hear = async ({ id }: { id: string }): Promise<'done'> => (heard.push(id), 'done');
  await bus.subscribe({ topic: 'work.shot', group: 'video', hear }, terms);
  for (let at = 0; at < 100; at += 1) {
    await bus.publish({ id: String(at), topic: 'work.shot', body: {} });
    if (at % 10 === 0) await pause(1);
  }
  await pause(60);
  await bus.close();
  return heard;
}

const inOrder = (ids: readonly string[]): boolean =>
  ids.every((id, at) => at === 0 || Number(ids[at - 1]) <= Number(id));

describe('faults of a bus in memory', () => {
  test('lose messages, the same with the same seed', async () => {
    const heard = await heardWith({ lose: 0.3 });
    expect(heard.length).toBeGreaterThan(50);
    expect(heard.length).toBeLessThan(90);
    expect(await heardWith({ lose: 0.3 })).toEqual(heard);
    expect(await heardWith({ lose: 0.3 }, 8)).not.toEqual(heard);
  });

  test('duplicate messages', async () => {
    const heard = await heardWith({ duplicate: 0.3 });
    expect(new Set(heard).size).toBe(100);
    expect(heard.length).toBeGreaterThan(110);
  });

  test('delay and reorder messages, without losing any', async () => {
    for (const faults of [{ delay: 0.3, delayMs: 30 }, { reorder: 0.3 }]) {
      const heard = await heardWith(faults);
      expect([new Set(heard).size, heard.length, inOrder(heard)]).toEqual([100, 100, false]);
    }
    expect(inOrder(await heardWith({}))).toBe(true);
  });
});

describe('a bus', () => {
  test('is not opened from a URL of another kind, and does not repeat what may be a password', () => {
    const parts = { namespace: 'test', clock: systemClock, onError: strict };
    for (const url of ['redis://:secret@host', 'nats:secret', 'memories'])
      expect(() => openBus(url, parts)).not.toThrow('secret');
    expect(() => openBus('redis://:secret@host', parts)).toThrow('nats://');
  });

  test('in memory forgets an id after two minutes', async () => {
    let now = 0;
    const heard: string[] = [];
    const bus = new MemoryBus({ clock: { ...systemClock, now: () => now }, onError: strict });
    const hear = async ({ id }: { id: string }): Promise<'done'> => (heard.push(id), 'done');
    await bus.subscribe({ topic: 'work.shot', group: 'video', hear }, terms);
    for (const minute of [0, 1, 3]) {
      now = minute * 60_000;
      await bus.publish({ id: 'm1', topic: 'work.shot', body: {} });
    }
    await until(() => heard.length >= 2);
    expect(heard).toHaveLength(2);
    await bus.close();
  });
});

import { describe, expect, test } from '@jest/globals';
import { HoldBack } from './hold-back.ts';

describe('whoever asks for too much', () => {
  test('is told so at once a few times, and a second later from then on', async () => {
    const paused: number[] = [];
    const holdBack = new HoldBack((ms) => Promise.resolve(paused.push(ms)));
    for (let over = 1; over <= 62; over += 1) await holdBack.wait(over);
    expect(paused).toEqual([1_000, 1_000]);
  });

  test('is told so at once when a thousand wait already', async () => {
    const waiting: (() => void)[] = [];
    const holdBack = new HoldBack(() => new Promise((resolve) => waiting.push(() => resolve(null))));
    const held = Array.from({ length: 1_000 }, () => holdBack.wait(61));
    await holdBack.wait(61);
    expect(waiting).toHaveLength(1_000);
    for (const goOn of waiting) goOn();
    await Promise.all(held);
    void holdBack.wait(61);
    expect(waiting).toHaveLength(1_001);
  });
});

import { describe, expect, test } from '@jest/globals';
import { between, pick, seeded, seedOf } from './random.ts';

describe('seeded chance', () => {
  test('gives the same stream for the same seed', () => {
    const a = seeded(7);
    const b = seeded(7);
    expect([a(), a(), a()]).toEqual([b(), b(), b()]);
  });

  test('stays in its range', () => {
    const random = seeded(1);
    const drawn = Array.from({ length: 1000 }, () => between(random, -2, 3));
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(-2);
    expect(Math.max(...drawn)).toBeLessThan(3);
  });

  test('refuses to pick from nothing', () => {
    expect(() => pick(seeded(1), [])).toThrow('nothing to pick from');
  });

  test('seeds differ with every part', () => {
    expect(seedOf('a', 'b')).not.toBe(seedOf('ab'));
    expect(seedOf('阿满', 1)).toBe(seedOf('阿满', 1));
  });
});

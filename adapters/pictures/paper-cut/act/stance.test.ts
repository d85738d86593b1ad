import { describe, expect, test } from '@jest/globals';
import { rigOf } from '../rehearsal.ts';
import { whereAt } from './moving.ts';
import { stepLength, strideAt } from './stance.ts';

const { build } = rigOf();

describe('walking', () => {
  test.each(['walk', 'run'] as const)('keeps a foot where it was set down (%s)', (gait) => {
    const cycle = stepLength(gait, build) * 2;
    const planted = Array.from({ length: 12 }, (_, i) => 0.02 + i * 0.025).map(
      (phase) => strideAt(gait, phase, build).nearLeg.ankle[0] + phase * cycle,
    );
    expect(Math.max(...planted) - Math.min(...planted)).toBeLessThan(0.001);
  });

  test('lifts the foot that swings', () => {
    const swinging = strideAt('walk', 0.8, build);
    expect(swinging.nearLeg.ankle[1]).toBeLessThan(-build.ankle - 0.1);
    expect(swinging.farLeg.ankle[1]).toBeGreaterThan(-build.ankle - 0.1);
  });

  test('starts and ends where the move says, without going back', () => {
    const actor = { x: -2, moves: [{ fromFrame: 10, toFrame: 40, toX: 3, gait: 'walk' as const }] };
    const xs = Array.from({ length: 50 }, (_, frame) => whereAt(actor, frame).x);
    expect(xs[0]).toBe(-2);
    expect(xs[49]).toBe(3);
    expect(xs.every((x, i) => i === 0 || x >= xs[i - 1]!)).toBe(true);
  });
});

import { describe, expect, test } from '@jest/globals';
import type { Pose } from '../../../../contracts/drawing.ts';
import type { Point } from '../path.ts';
import { rigOf } from '../rehearsal.ts';
import { poseTable } from './pose-table.ts';
import { jointsOf } from './posture.ts';
import { strike, type Stage } from './strike.ts';
import { touching } from './touching.ts';

const man = rigOf();
const child = rigOf({ age: 'child' });

type Rig = typeof man;

interface Pair {
  readonly self: Rig;
  readonly other: Rig;
  readonly apart: number;
}

/** Where the near hand of a figure is that faces another, in heads of the world ahead of it and above the ground. */
function handOf(pose: Pose, { self, other, apart }: Pair): Point {
  const stage: Stage = { build: self.build, view: 'threeQuarter', seat: 'none' };
  const size = other.scale / self.scale;
  const faced = { ahead: apart / self.scale, neck: other.build.neck * size, size };
  const { posture } = touching(pose, strike(poseTable[pose], stage), { stage, faced });
  const [x, y] = jointsOf(posture, self.build, 'threeQuarter').nearArm.tip;
  return [x * self.scale, -y * self.scale];
}

const pairs: readonly (readonly [string, Rig, Rig])[] = [
  ['two men', man, man],
  ['a man and a child', man, child],
];

describe('hands that go to somebody', () => {
  test.each(pairs)('of %s meet when one gives and the other takes', (_, giver, taker) => {
    const apart = 2;
    const gives = handOf('give', { self: giver, other: taker, apart });
    const takes = handOf('take', { self: taker, other: giver, apart });
    expect(Math.hypot(gives[0] + takes[0] - apart, gives[1] - takes[1])).toBeLessThan(0.35);
  });

  test.each(pairs)('of %s lie on the back in an embrace', (_, one, other) => {
    for (const [self, held] of [
      [one, other],
      [other, one],
    ] as const) {
      const [ahead, high] = handOf('hug', { self, other: held, apart: 0.85 });
      const neck = held.build.neck * held.scale;
      expect(ahead).toBeGreaterThan(0.7);
      expect(ahead).toBeLessThan(1.5);
      expect(high).toBeLessThan(neck);
      expect(high).toBeGreaterThan(neck - 2.6);
    }
  });

  test('go nowhere when nobody is there, or nobody near', () => {
    const stage: Stage = { build: man.build, view: 'threeQuarter', seat: 'none' };
    const struck = strike(poseTable.give, stage);
    expect(touching('give', struck, { stage, faced: null })).toBe(struck);
    expect(touching('give', struck, { stage, faced: { ahead: 6, neck: 4, size: 1 } })).toBe(struck);
  });
});

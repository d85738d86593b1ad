import { describe, expect, test } from '@jest/globals';
import type { Pose } from '../../../../contracts/drawing.ts';
import { actorOf, rigOf } from '../rehearsal.ts';
import { bodyAt, bodyKeys } from './body-keys.ts';
import { poseTable } from './pose-table.ts';
import type { Stage } from './strike.ts';

const stage: Stage = { build: rigOf().build, view: 'threeQuarter', seat: 'none' };
const step = 2;
const poses = Object.keys(poseTable) as Pose[];

describe('poses over time', () => {
  const actor = actorOf({
    poses: [
      { frame: 0, pose: 'stand', strength: 1 },
      { frame: 24, pose: 'talkOpen', strength: 1 },
      { frame: 60, pose: 'bow', strength: 1 },
    ],
  });
  const keys = bodyKeys(actor, { stage, step, faced: () => null });
  const postures = Array.from({ length: 48 }, (_, i) => bodyAt(keys, i * step, step).posture);

  test('are held for at least 60 of 100 drawings', () => {
    const held = postures.filter(
      (posture, i) => i > 0 && JSON.stringify(posture) === JSON.stringify(postures[i - 1]),
    ).length;
    expect(held / (postures.length - 1)).toBeGreaterThanOrEqual(0.6);
  });

  test('change with one drawing that winds up and one that goes too far', () => {
    const [from, to] = [postures[11]!.near.bend, postures[20]!.near.bend];
    const way = [12, 13, 14, 15, 16].map((i) => (postures[i]!.near.bend - from) / (to - from));
    expect(way[0]).toBeLessThan(0);
    expect(way[1]).toBeGreaterThan(0);
    expect(way[3]).toBeGreaterThan(1);
    expect(way[4]).toBeCloseTo(1, 6);
  });

  test('move to another gesture on a beat of speech, which lands there', () => {
    const speaking = actorOf({ poses: [{ frame: 0, pose: 'talkOpen', strength: 1 }], beats: [40] });
    const gestures = bodyKeys(speaking, { stage, step, faced: () => null });
    expect(gestures.map(({ frame }) => frame)).toEqual([0, 36]);
    const after = bodyAt(gestures, 42, step).posture;
    expect(after.near.bend).not.toBeCloseTo(gestures[0]!.struck.posture.near.bend, 2);
  });

  test.each(poses)('%s is a posture of whole numbers of joints, none of them lost', (pose) => {
    for (const view of ['threeQuarter', 'profile', 'front', 'back'] as const) {
      const [key] = bodyKeys(actorOf({ view, poses: [{ frame: 0, pose, strength: 1 }] }), {
        faced: () => null,
        stage: { ...stage, view },
        step,
      });
      const text = JSON.stringify(key?.struck.posture);
      expect(text).not.toContain('null');
    }
  });
});

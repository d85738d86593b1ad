import { describe, expect, test } from '@jest/globals';
import { actorOf, documents, NAMES } from '../rehearsal.ts';
import { lookOf } from './gaze.ts';
import { perform, type Casting } from './perform.ts';

const self = { x: 0, height: 5 };

describe('looking at somebody', () => {
  test('raises the eyes and the chin to who is taller', () => {
    const look = lookOf({ to: 'entity', id: 'giant' }, { self, facing: 'right', other: { x: 2, height: 8 } });
    expect(look.pupils[1]).toBeLessThan(0);
    expect(look.nod).toBeLessThan(0);
  });

  test('knows who is behind, whichever way it faces', () => {
    const other = { x: -3, height: 5 };
    expect(lookOf({ to: 'entity', id: 'a' }, { self, facing: 'right', other }).behind).toBe(true);
    expect(lookOf({ to: 'entity', id: 'a' }, { self, facing: 'left', other }).behind).toBe(false);
  });

  test('moves the pupils first, then the head, and the head shows its front on the way', () => {
    const actor = actorOf({
      gazes: [
        { frame: 0, gaze: { to: 'ahead' } },
        { frame: 12, gaze: { to: 'entity', id: 'girl' } },
      ],
    });
    const rig = documents.rigs.get(NAMES.man);
    if (rig === undefined) throw new Error('There is a rig of the man.');
    const headOf: Casting['headOf'] = (id) => (id === 'girl' ? { x: -3, height: 4 } : { x: 0, height: 5 });
    const acted = perform({
      actor,
      rig,
      fps: 24,
      frames: 48,
      seed: 1,
      rank: 0,
      lines: [],
      draft: false,
      wind: 0,
      headOf,
      faced: () => null,
    });
    const heads = [10, 12, 14, 16, 18, 20].map((frame) => acted.at(frame));
    expect(heads.map(({ head }) => `${head.view}${head.flip ? ' turned' : ''}`)).toEqual([
      'threeQuarter',
      'threeQuarter',
      'threeQuarter',
      'front',
      'threeQuarter turned',
      'threeQuarter turned',
    ]);
    expect(heads[1]!.face.gaze[0]).toBeLessThan(-0.5);
  });
});

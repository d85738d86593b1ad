import { describe, expect, test } from '@jest/globals';
import type { ActorDrawing, ShotDrawing } from '../../../contracts/drawing.ts';
import type { Coverage, Named } from '../../../contracts/script.ts';
import type { Account } from '../script/coverage.ts';
import { foreseen } from './foreseen.ts';

const FPS = 24;
const HASH = 'a'.repeat(64);
const view = { x: 0, y: 3, height: 6 };

const nell: ActorDrawing = {
  ...{ entityId: 'nell', rig: HASH, x: 0, depth: 0, lift: 0, facing: 'right', view: 'threeQuarter' },
  ...{ seat: 'none', poses: [{ frame: 0, pose: 'stand', strength: 1 }], moves: [], turns: [] },
  expressions: [{ frame: 0, emotion: 'neutral', intensity: 0.5 }],
  gazes: [{ frame: 0, gaze: { to: 'ahead' } }],
  ...{ speech: [], beats: [], holds: [], wet: false },
};

const drawing = (over: Partial<ShotDrawing>): ShotDrawing => ({
  ...{ style: 'paper-cut', world: 'western-old', language: 'en', width: 640, height: 360, fps: FPS },
  ...{ frames: 48, seed: 1, background: HASH, mood: 'calm', actors: [nell], props: [] },
  camera: { from: view, to: view, startFrame: 0, endFrame: 0, ease: 'smooth' },
  ...{ fadeIn: 0, fadeOut: 0, overlays: [], draft: false },
  ...over,
});

/** Nell nodding over a stretch of frames. */
const nods = (from: number, to: number): ActorDrawing => ({
  ...nell,
  poses: [
    ...nell.poses,
    { frame: from, pose: 'nod', strength: 1 },
    { frame: to, pose: 'stand', strength: 1 },
  ],
});

const shown = (names: readonly Named[], isTag = false): Account => {
  const entry: Coverage = { start: 0, end: 9, as: 'shown', shotIds: ['a'], names: [...names] };
  const span = { start: 0, end: 9 };
  return { entry, fate: { unit: 'n1', span, isTag, elements: ['n1'], because: null } };
};

const nodding: Named = { entityId: 'nell', acts: ['nod'] };
const unseenIn = (account: Account, shot: ShotDrawing): readonly string[] => [
  ...foreseen([account], new Map([['a', shot]]), 'speech tag').unseen,
];

describe('what a plan calls shown', () => {
  test('will be seen where it is done long enough in the frame', () => {
    expect(unseenIn(shown([nodding]), drawing({ actors: [nods(8, 32)] }))).toEqual([]);
  });

  const away = { ...nods(8, 32), x: 20 };
  const door = { id: 'door', name: 'door', kind: 'door', colour: '#805030' } as const;
  const opening = { prop: door, x: 0, lift: 0, depth: 0, scale: 1, motion: 'open' } as const;
  test.each([
    ['it is over too soon', [nodding], drawing({ actors: [nods(8, 24)] })],
    ['it is not done', [nodding], drawing({})],
    ['whoever does it is outside of the frame', [nodding], drawing({ actors: [away] })],
    ['another of those who are named is not there', [nodding, { entityId: 'tom', acts: [] }], drawing({})],
    ['it happens to the wall', [{ entityId: 'door', acts: ['open'] }], drawing({ props: [opening] })],
    ['the place is left too soon', [], drawing({ frames: 20 })],
  ] as const)('will not be seen where %s', (_, names, shot) => {
    const mutable = names.map((named): Named => ({ entityId: named.entityId, acts: [...named.acts] }));
    expect(unseenIn(shown(mutable), shot)).toEqual(['n1']);
  });

  test('is a way where somebody walks, and a thing where it is held', () => {
    const lamp = { id: 'lamp', name: 'lamp', kind: 'lamp', colour: '#805030' } as const;
    const walker: ActorDrawing = {
      ...nell,
      moves: [{ fromFrame: 0, toFrame: 30, toX: 2, gait: 'walk' }],
      holds: [{ frame: 0, prop: lamp }],
    };
    const names: Named[] = [
      { entityId: 'nell', acts: ['walk'] },
      { entityId: 'lamp', acts: ['held'] },
    ];
    expect(unseenIn(shown(names), drawing({ actors: [walker] }))).toEqual([]);
  });

  test('is only a speech tag where the tag is not acted for long', () => {
    const tag = shown([nodding], true);
    const { coverage, unseen } = foreseen([tag], new Map([['a', drawing({})]]), 'speech tag');
    expect([coverage[0]?.as, coverage[0]?.because, unseen.size]).toEqual(['cut', 'speech tag', 0]);
  });
});

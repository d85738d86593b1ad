import { describe, expect, test } from '@jest/globals';
import { sha256Hex } from '../../../../actors/runtime/fingerprint.ts';
import type { ShotDrawing } from '../../../../contracts/drawing.ts';
import { SpriteStore } from '../draw/sprites.ts';
import {
  actorOf,
  documents,
  drawingOf,
  NAMES,
  plainSet,
  roomyStore,
  stillCamera,
  talk,
} from '../rehearsal.ts';
import { openDrawing } from './open-drawing.ts';
import type { Documents } from './stage.ts';

const rainy: Documents = {
  ...documents,
  background: { ...plainSet, weather: { kind: 'rain', strength: 0.7, wind: 0.3 } },
};
const moving: ShotDrawing['camera'] = {
  from: { x: -0.5, y: 4.6, height: 7 },
  to: { x: 0.6, y: 4.4, height: 5.4 },
  startFrame: 4,
  endFrame: 40,
  ease: 'smooth',
};

const pan: ShotDrawing['camera'] = { ...moving, to: { ...moving.from, x: 0.7 }, ease: 'linear' };

const lantern = { id: 'lantern', name: '灯笼', kind: 'lantern', colour: '#d9452c' } as const;

/** One walks through the picture with a lantern in his hand, the other holds hers still; a third swings between them. */
const errand = (over: Partial<ShotDrawing> = {}): ShotDrawing =>
  drawingOf({
    actors: [
      actorOf({
        x: -3,
        poses: [{ frame: 0, pose: 'hold', strength: 1 }],
        moves: [{ fromFrame: 2, toFrame: 40, toX: 1.5, gait: 'walk' }],
        holds: [{ frame: 0, prop: lantern }],
      }),
      actorOf({
        entityId: 'girl',
        rig: NAMES.girl,
        x: 2.4,
        facing: 'left',
        poses: [
          { frame: 0, pose: 'stand', strength: 1 },
          { frame: 18, pose: 'raiseHigh', strength: 1 },
        ],
        holds: [
          { frame: 0, prop: null },
          { frame: 20, prop: { ...lantern, id: 'other' } },
        ],
      }),
    ],
    props: [{ prop: { ...lantern, id: 'third' }, x: 0.4, depth: 0.2, lift: 3, scale: 1, motion: 'swing' }],
    ...over,
  });

const cases: readonly (readonly [string, ShotDrawing, Documents])[] = [
  ['a still camera', talk(), documents],
  ['a moving camera', talk({ camera: moving }), documents],
  ['rain', talk(), rainy],
  ['a draft', talk({ draft: true }), documents],
  ['a pan', talk({ camera: pan }), documents],
  ['a walk with a lantern in the hand', errand(), documents],
  ['a walk with a lantern under a moving camera', errand({ camera: moving }), documents],
  ['a walk with a lantern in a pan through rain', errand({ camera: pan }), rainy],
];

describe('a drawing', () => {
  test.each(cases)('shows a frame the same however it is come to: %s', (_, drawing, papers) => {
    const store = new SpriteStore(1_000_000);
    using onward = openDrawing(drawing, papers, { store });
    const shown = Array.from({ length: 48 }, (__, frame) => {
      onward.show(frame);
      return sha256Hex(onward.canvas.data());
    });
    using back = openDrawing(drawing, papers, { store });
    for (const frame of [41, 33, 20, 7, 0]) {
      using alone = openDrawing(drawing, papers, { store: roomyStore() });
      alone.show(frame);
      back.show(frame);
      expect(sha256Hex(alone.canvas.data())).toBe(shown[frame]);
      expect(sha256Hex(back.canvas.data())).toBe(shown[frame]);
    }
  });

  test('does not change while nobody moves: characters are on twos and hold', () => {
    using open = openDrawing(
      talk({ overlays: [] }),
      { ...documents, background: { ...plainSet, glows: [], layers: plainSet.layers.slice(0, 3) } },
      { store: roomyStore() },
    );
    const changed = Array.from({ length: 48 }, (_, frame) => open.show(frame));
    expect(changed.filter(Boolean).length).toBeLessThan(40);
    expect(changed.filter((change, frame) => change && frame % 2 === 1).length).toBeLessThan(24);
  });
});

describe('mouths', () => {
  const close = talk({
    camera: stillCamera({ x: -1, y: 5.1, height: 2.6 }),
    width: 480,
    height: 270,
    overlays: [],
  });

  test('are told of exactly while their line sounds', () => {
    using open = openDrawing(close, documents, { store: roomyStore() });
    const speaking = Array.from({ length: 48 }, (_, frame) => frame).filter(
      (frame) => open.mouths(frame).length > 0,
    );
    expect(speaking).toEqual(Array.from({ length: 36 }, (_, i) => i + 5));
  });

  test('lie in their boxes: what changes when only a mouth changes is inside', () => {
    const frame = 10;
    using open = openDrawing(close, documents, { store: roomyStore() });
    open.show(frame);
    const before = open.canvas.data();
    const [box] = open.mouths(frame);
    if (box === undefined) throw new Error('The mouth is seen.');
    const shut = {
      ...documents,
      visemes: new Map([
        [
          NAMES.line,
          {
            samples: 72_000,
            cues: [
              { at: 0, shape: 'A' as const },
              { at: 71_999, shape: 'X' as const },
            ],
          },
        ],
      ]),
    };
    using silent = openDrawing(close, shut, { store: roomyStore() });
    silent.show(frame);
    const changed = changedBox(before, silent.canvas.data(), close.width);
    expect(changed.count).toBeGreaterThan(60);
    expect(changed.left).toBeGreaterThanOrEqual(box.x - 1);
    expect(changed.right).toBeLessThanOrEqual(box.x + box.w + 1);
    expect(changed.top).toBeGreaterThanOrEqual(box.y - 1);
    expect(changed.bottom).toBeLessThanOrEqual(box.y + box.h + 1);
  });

  test('do not move in a shot without speech', () => {
    using open = openDrawing(
      drawingOf({ actors: [actorOf({ poses: [{ frame: 0, pose: 'laugh', strength: 1 }] })] }),
      documents,
      { store: roomyStore() },
    );
    expect(Array.from({ length: 48 }, (_, frame) => open.mouths(frame).length)).toEqual(
      Array.from({ length: 48 }, () => 0),
    );
  });
});

describe('sight', () => {
  const seenIn = (drawing: ShotDrawing, frame: number): readonly string[] => {
    using open = openDrawing(drawing, documents, { store: roomyStore() });
    return open.seen(frame).map(({ entityId, act }) => `${entityId} ${act}`);
  };

  test('ends when an actor has left the frame, and tells the gait and then the pose', () => {
    const leaving = drawingOf({
      actors: [actorOf({ moves: [{ fromFrame: 4, toFrame: 30, toX: 12, gait: 'run' }] })],
    });
    expect([0, 8, 40].map((frame) => seenIn(leaving, frame))).toEqual([['man stand'], ['man run'], []]);
  });

  test('tells of poses when they are struck, of what is held, and of a thing until somebody walks before it', () => {
    expect([0, 16, 26].map((frame) => seenIn(errand(), frame))).toEqual([
      ['man hold', 'lantern held', 'girl stand', 'third swing'],
      ['man walk', 'lantern held', 'girl stand', 'third swing'],
      ['man walk', 'lantern held', 'girl raiseHigh', 'other held'],
    ]);
  });

  const behind = (depth: number, height: number): Documents => ({
    ...documents,
    background: {
      ...plainSet,
      layers: [
        ...plainSet.layers,
        {
          id: 'hedge',
          depth,
          blur: 0,
          sheets: [
            { d: `M-9 -${height}L9 -${height}L9 3L-9 3Z`, fill: '#47603f', lift: 4, edge: 0, grain: 0 },
          ],
          movers: [],
        },
      ],
    },
  });

  test('is of what is not covered', () => {
    const seenPast = (papers: Documents): number => {
      using open = openDrawing(drawingOf({ actors: [actorOf()] }), papers, { store: roomyStore() });
      return open.seen(0).length;
    };
    expect(seenPast(behind(-0.2, 12))).toBe(0);
    expect(seenPast(behind(-0.2, 3))).toBe(1);
    expect(seenPast(behind(0.5, 12))).toBe(1);
  });

  test('is of what is not in the dark', () => {
    const fading = drawingOf({ actors: [actorOf()], frames: 24, fadeOut: 12 });
    expect(seenIn(fading, 6)).toEqual(['man stand']);
    expect(seenIn(fading, 24)).toEqual([]);
  });

  test('is where the picture differs from the bare set', () => {
    const drawing = drawingOf({ actors: [actorOf({ x: 1 })] });
    using bare = openDrawing({ ...drawing, actors: [] }, documents, { store: roomyStore() });
    using full = openDrawing(drawing, documents, { store: roomyStore() });
    [bare, full].forEach((each) => each.show(0));
    const [seen] = full.seen(0);
    if (seen === undefined) throw new Error('The man is seen.');
    const [left, top, right, bottom] = seen.box;
    const changed = changedBox(bare.canvas.data(), full.canvas.data(), drawing.width);
    const shadow = drawing.height * 0.05;
    expect(changed.count).toBeGreaterThan(0.3 * (right - left) * (bottom - top));
    expect(changed.left).toBeGreaterThan(left - shadow);
    expect(changed.right).toBeLessThan(right + shadow);
    expect(changed.top).toBeGreaterThanOrEqual(top - 1);
  });
});

function changedBox(
  a: Uint8Array,
  b: Uint8Array,
  width: number,
): { left: number; top: number; right: number; bottom: number; count: number } {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity, count: 0 };
  for (let i = 0; i < a.length; i += 4) {
    if (a[i] === b[i] && a[i + 1] === b[i + 1] && a[i + 2] === b[i + 2]) continue;
    const [x, y] = [(i / 4) % width, Math.floor(i / 4 / width)];
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
    box.count += 1;
  }
  return box;
}

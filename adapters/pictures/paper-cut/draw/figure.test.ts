import { describe, expect, test } from '@jest/globals';
import { createCanvas } from '@napi-rs/canvas';
import type { Facing, HandShape, Pose, View } from '../../../../contracts/drawing.ts';
import { Costume } from '../../../../contracts/entity.ts';
import { Species } from '../../../../contracts/reading.ts';
import { poseTable } from '../act/pose-table.ts';
import { fromRoot, jointsOf, type Limb } from '../act/posture.ts';
import { strike } from '../act/strike.ts';
import { lampLight, rigOf } from '../rehearsal.ts';
import { add, type Point } from '../path.ts';
import type { Rig } from '../rig.ts';
import { clearAir } from '../sheet.ts';
import {
  armGroups,
  behindGroups,
  headGroups,
  headPivot,
  legGroups,
  neckGroups,
  trunkGroups,
  type HeadState,
} from './figure.ts';
import { bakeGroups, type Group } from './sprites.ts';

const VIEWS: readonly View[] = ['threeQuarter', 'profile', 'front', 'back'];
const poses = Object.keys(poseTable) as Pose[];

interface Stance {
  readonly pose: Pose;
  readonly view: View;
  readonly facing?: Facing;
}

/** Pixels of a figure without its shadow, `scale` to a head, the origin in the middle of the floor. */
function drawn(
  rig: Rig,
  { pose, view, facing = 'right' }: Stance,
  scale: number,
): { readonly data: Uint8Array; readonly width: number; readonly height: number } {
  const struck = strike(poseTable[pose], { build: rig.build, view, seat: 'none' });
  const joints = jointsOf(struck.posture, rig.build, view);
  const head: HeadState = { view, flip: false, facing, turn: joints.headTurn, hairSway: 0 };
  const body = { view, facing, joints, sway: 0 };
  const art = headGroups(rig, head);
  const laid = (groups: readonly Group[], at: Point): readonly Group[] =>
    groups.map((group) => ({ ...group, at: add(group.at, at) }));
  const arm = (limb: Limb, shape: HandShape): readonly Group[] =>
    laid(armGroups(rig, { limb: fromRoot(limb), shape, sway: 0, held: null }), limb.root);
  const [near, far] = [arm(joints.nearArm, struck.nearHand), arm(joints.farArm, struck.farHand)];
  const pivot = headPivot(joints, rig);
  const groups = [
    ...laid(art.behindBody, pivot),
    ...behindGroups(rig, body),
    ...(struck.farFront ? [] : far),
    ...(struck.nearBehind ? near : []),
    ...legGroups(rig, joints, view),
    ...neckGroups(rig, joints),
    ...trunkGroups(rig, body),
    ...laid([...art.behindFace, ...art.overFace], pivot),
    ...(struck.farFront ? far : []),
    ...(struck.nearBehind ? [] : near),
  ];
  const [width, height] = [scale * 16, scale * 10];
  const canvas = createCanvas(width, height);
  const air = clearAir({ ...lampLight, shadowAlpha: 0 });
  const sprite = bakeGroups(groups, {
    air,
    scale,
    mirrored: facing === 'left',
    shown: [-width, -height, width, height],
  });
  if (sprite !== null)
    canvas.getContext('2d').drawImage(sprite.canvas, width / 2 - sprite.x, scale * 8 - sprite.y);
  return { data: canvas.data(), width, height };
}

/** Pieces of a picture that do not touch, smaller ones than 6 pixels left out. */
function pieces({ data, width, height }: ReturnType<typeof drawn>): number {
  const left = new Set<number>();
  for (let i = 0; i < width * height; i++) if ((data[i * 4 + 3] ?? 0) > 90) left.add(i);
  let found = 0;
  for (const start of left) {
    let size = 0;
    const open = [start];
    left.delete(start);
    for (let i = open.pop(); i !== undefined; i = open.pop()) {
      size += 1;
      for (const next of [
        i - 1,
        i + 1,
        i - width,
        i + width,
        i - width - 1,
        i - width + 1,
        i + width - 1,
        i + width + 1,
      ])
        if (left.delete(next)) open.push(next);
    }
    if (size >= 6) found += 1;
  }
  return found;
}

describe('a figure', () => {
  const man = rigOf({
    costume: { cut: 'jacketTrousers', main: '#a8503c', second: '#3f5a7a', trim: '#2a3046', pattern: 'plain' },
  });
  const robed = rigOf({
    gender: 'female',
    costume: { cut: 'royalRobe', main: '#6b4f7a', second: '#c9b28a', trim: '#d8a43a', pattern: 'plain' },
  });
  const child = rigOf({
    age: 'child',
    costume: { cut: 'dress', main: '#b5523c', second: '#c9b28a', trim: '#33405c', pattern: 'plain' },
  });

  test.each(poses)('hangs together in every view: %s', (pose) => {
    for (const rig of [man, robed, child])
      for (const view of VIEWS) expect([view, pieces(drawn(rig, { pose, view }, 9))]).toEqual([view, 1]);
  });

  test.each(Costume.options)('hangs together in every costume: %s', (cut) => {
    const rig = rigOf({
      costume: { cut, main: '#3f5a7a', second: '#c9b28a', trim: '#7a2f2f', pattern: 'flowers' },
    });
    for (const view of VIEWS)
      for (const pose of ['stand', 'sit', 'point'] as const)
        expect([view, pose, pieces(drawn(rig, { pose, view }, 9))]).toEqual([view, pose, 1]);
  });

  test.each(Species.options)('hangs together in every kind of body: %s', (species) => {
    const rig = rigOf({
      species,
      costume: { cut: 'vestShirt', main: '#3f5a7a', second: '#c9b28a', trim: '#7a2f2f', pattern: 'plain' },
    });
    for (const view of VIEWS)
      expect([view, pieces(drawn(rig, { pose: 'stand', view }, 12))]).toEqual([view, 1]);
  });
});

describe('a mirrored figure', () => {
  const red = rigOf({
    costume: { cut: 'robe', main: '#24486a', second: '#24486a', trim: '#ff0000', pattern: 'plain' },
  });

  test.each(['right', 'left'] as const)(
    'closes its robe to the right of the person (右衽) when it faces %s',
    (facing) => {
      const picture = drawn(red, { pose: 'stand', view: 'threeQuarter', facing }, 40);
      const rows = { chest: meanRed(picture, -4.35), waist: meanRed(picture, -3.75) };
      expect(rows.waist).toBeLessThan(rows.chest - 0.1);
    },
  );

  test.each(['right', 'left'] as const)('is lit from the same side when it faces %s', (facing) => {
    const picture = drawn(red, { pose: 'stand', view: 'threeQuarter', facing }, 40);
    const [lit, shaded] = edgesOfRow(picture, -2.2);
    expect(lit).toBeGreaterThan(shaded + 4);
  });
});

/** Middle of the red pixels of a row, in heads from the figure's middle. */
function meanRed({ data, width, height }: ReturnType<typeof drawn>, row: number): number {
  const scale = width / 16;
  const y = Math.round(scale * 8 + row * scale);
  const xs = Array.from({ length: width }, (_, x) => x).filter((x) => {
    const i = (Math.min(height - 1, y) * width + x) * 4;
    return (data[i] ?? 0) > 150 && (data[i + 1] ?? 0) < 90;
  });
  return (xs.reduce((sum, x) => sum + x, 0) / xs.length - width / 2) / scale;
}

/** Brightness of a row's figure a fifth of its width from its left and from its right edge. */
function edgesOfRow({ data, width }: ReturnType<typeof drawn>, row: number): readonly [number, number] {
  const scale = width / 16;
  const y = Math.round(scale * 8 + row * scale);
  const inside = Array.from({ length: width }, (_, x) => x).filter(
    (x) => (data[(y * width + x) * 4 + 3] ?? 0) > 200,
  );
  const [first, last] = [inside[0] ?? 0, inside.at(-1) ?? 0];
  const light = (from: number, to: number): number => {
    const part = inside.filter((x) => x >= from && x < to);
    return part.reduce((sum, x) => sum + (data[(y * width + x) * 4 + 2] ?? 0), 0) / Math.max(1, part.length);
  };
  const fifth = (last - first) / 5;
  return [light(first + fifth * 0.6, first + fifth * 1.4), light(last - fifth * 1.4, last - fifth * 0.6)];
}

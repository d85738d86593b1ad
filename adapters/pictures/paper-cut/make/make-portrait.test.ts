import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, test } from '@jest/globals';
import type { PortraitOrder } from '../../../../contracts/drawing.ts';
import { HairStyle, Headwear, type Look } from '../../../../contracts/entity.ts';
import { Species } from '../../../../contracts/reading.ts';
import { bytesOf, openBench } from '../../../samples/bench.ts';
import { lookOf } from '../rehearsal.ts';
import { makePortrait } from './make-portrait.ts';

const orderOf = (over: Partial<Look>, more: Partial<PortraitOrder> = {}): PortraitOrder => ({
  ...{ style: 'paper-cut', world: 'chinese-old', emotion: 'neutral', framing: 'head' },
  ...{ look: lookOf(over), ...more },
});

interface Picture {
  readonly size: number;
  readonly at: (x: number, y: number) => readonly number[];
}

async function drawn(order: PortraitOrder): Promise<Picture> {
  await using bench = await openBench();
  const picture = await loadImage(await bytesOf(bench, await makePortrait(order, bench), 'portrait'));
  const size = picture.width;
  const g = createCanvas(size, size).getContext('2d');
  g.drawImage(picture, 0, 0);
  const { data } = g.getImageData(0, 0, size, size);
  return { size, at: (x, y) => [...data.subarray((y * size + x) * 4, (y * size + x) * 4 + 3)] };
}

const apart = (one: readonly number[], other: readonly number[]): number =>
  Math.max(...one.map((value, at) => Math.abs(value - (other[at] ?? 0))));

/** How much of the upper edge, and of the sides beside the head, is not the plain sheet behind. */
function cutOff({ size, at }: Picture): number {
  const ground = at(2, 2);
  const upper = Array.from({ length: size }, (_, x) => at(x, 1));
  const sides = Array.from({ length: Math.round(size * 0.6) }, (_, y) => [at(1, y), at(size - 2, y)]).flat();
  return [...upper, ...sides].filter((colour) => apart(colour, ground) > 24).length;
}

/** Of how many points in the middle of two pictures one sees that they differ. */
function differing(one: Picture, other: Picture): number {
  const steps = Array.from({ length: 64 }, (_, step) => Math.round((step + 0.5) * (one.size / 64)));
  return steps.flatMap((y) => steps.filter((x) => apart(one.at(x, y), other.at(x, y)) > 30)).length;
}

describe('a portrait', () => {
  test.each([
    ...Headwear.options.map((headwear) => [headwear, { headwear }] as const),
    ...HairStyle.options.map((style) => [style, { hair: { style, colour: '#2e2529' } }] as const),
    ...Species.options.map((species) => [species, { species }] as const),
  ])('shows all of the head of somebody with, or who is: %s', async (_what, over) => {
    expect(cutOff(await drawn(orderOf(over)))).toBe(0);
  });

  test('shows what somebody feels, and is the same for the same', async () => {
    const feeling = (emotion: PortraitOrder['emotion']): Promise<Picture> => drawn(orderOf({}, { emotion }));
    const [calm, again, joy, anger] = (await Promise.all(
      (['neutral', 'neutral', 'joy', 'anger'] as const).map(feeling),
    )) as [Picture, Picture, Picture, Picture];
    expect(differing(calm, again)).toBe(0);
    expect(Math.min(differing(calm, joy), differing(calm, anger), differing(joy, anger))).toBeGreaterThan(8);
  });

  test('of a figure shows more of the costume than a head does', async () => {
    const red = orderOf({ costume: { ...lookOf().costume, main: '#c01818' } });
    const reds = ({ size, at }: Picture): number =>
      Array.from({ length: size * size }, (_, i) => at(i % size, Math.floor(i / size))).filter(
        ([r = 0, g = 0, b = 0]) => r > 2 * g && r > 2 * b,
      ).length;
    expect(reds(await drawn({ ...red, framing: 'figure' }))).toBeGreaterThan(1.3 * reds(await drawn(red)));
  });
});

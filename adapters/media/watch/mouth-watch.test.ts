import { describe, expect, test } from '@jest/globals';
import type { MouthBox } from '../../../contracts/drawing.ts';
import type { Picture } from '../decode.ts';
import { MouthWatch } from './mouth-watch.ts';

const [width, height] = [64, 48];
const FRAMES = 12;

const open = (frame: number): boolean => frame % 4 >= 2;

/** Bright and even, with a dark hole at the middle while the mouth is open. */
function lumaOf(frame: number): Uint8Array {
  const bytes = new Uint8Array(width * height).fill(180);
  if (!open(frame)) return bytes;
  for (let y = 20; y < 28; y++) bytes.fill(40, y * width + 28, y * width + 36);
  return bytes;
}

/** The differences of colour in a plane each, or by turns in one, as encoders keep them. */
function pictureOf(frame: number, interleaved: boolean): Picture {
  const [w, h] = [width / 2, height / 2];
  const blue = new Uint8Array(w * h).fill(110);
  const red = Uint8Array.from({ length: w * h }, (_, at) => 140 + (at % w));
  const luma = { bytes: lumaOf(frame), stride: width, step: 1 };
  if (!interleaved) {
    const plane = (bytes: Uint8Array) => ({ bytes, stride: w, step: 1 });
    return { frame, width, height, luma, blue: plane(blue), red: plane(red) };
  }
  const both = Uint8Array.from({ length: 2 * w * h }, (_, at) => (at % 2 ? red : blue)[at >> 1] ?? 0);
  const plane = (bytes: Uint8Array) => ({ bytes, stride: width, step: 2 });
  return { frame, width, height, luma, blue: plane(both), red: plane(both.subarray(1)) };
}

const boxAt = (frame: number, grow = 0): MouthBox => ({
  speaker: 'amos',
  frame,
  ...{ x: 26 - grow, y: 18 - grow, w: 12 + 2 * grow, h: 12 + 2 * grow },
});

interface Way {
  readonly interleaved?: boolean;
  readonly backwards?: boolean;
  readonly box?: (frame: number) => MouthBox;
}

function watched({ interleaved = false, backwards = false, box = boxAt }: Way = {}) {
  const watch = new MouthWatch();
  const frames = Array.from({ length: FRAMES }, (_, frame) => frame);
  for (const frame of frames) watch.expect(frame, [box(frame)]);
  for (const frame of backwards ? frames.toReversed() : frames) watch.see(pictureOf(frame, interleaved));
  return watch.conclude();
}

describe('a mouth that is watched', () => {
  test('is open where something dark is seen in it', () => {
    const openings = watched().map(({ frame, opening }) => ({ frame, isOpen: opening > 0.1 }));
    expect(openings).toEqual(Array.from({ length: FRAMES }, (_, frame) => ({ frame, isOpen: open(frame) })));
  });

  test('is the same whatever order and whatever form its pictures come in', () => {
    expect(watched({ interleaved: true })).toEqual(watched());
    expect(watched({ backwards: true })).toEqual(watched());
  });

  test('is told of in every picture, however much nearer it comes', () => {
    const seen = watched({ box: (frame) => boxAt(frame, frame) });
    expect(seen.map(({ frame }) => frame)).toEqual(Array.from({ length: FRAMES }, (_, frame) => frame));
    const [opened, closed] = [true, false].map((isOpen) =>
      seen.filter(({ frame }) => open(frame) === isOpen).map(({ opening }) => opening),
    );
    expect(Math.max(...(opened ?? []))).toBeGreaterThan(Math.max(...(closed ?? [])));
  });

  test('is told of at the edge of the picture, and not where nobody is expected', () => {
    const box = (frame: number): MouthBox => ({ ...boxAt(frame), x: width - 4, y: height - 4 });
    expect(watched({ box })).toHaveLength(FRAMES);
    const watch = new MouthWatch();
    watch.see(pictureOf(0, false));
    expect(watch.conclude()).toEqual([]);
  });
});

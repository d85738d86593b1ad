import type { SKRSContext2D } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { lookAt, shoot } from '../rehearsal.ts';
import { openBench, type TestBench } from '../../samples/bench.ts';
import { opennessOf } from './mouth-openness.ts';

const fps = 24;
const [width, height] = [160, 96];

type Mouth = 'closed' | 'teeth' | 'half' | 'open';
const mouths: readonly Mouth[] = ['closed', 'open', 'teeth', 'half', 'closed', 'half', 'teeth', 'open'];
const frames = 48;
const mouthAt = (frame: number): Mouth => mouths[Math.floor(frame / 2) % mouths.length] ?? 'closed';

interface Face {
  readonly skin: string;
  readonly lip: string;
  readonly beard?: string;
  /** Colour that the light multiplies everything by, at a frame. */
  readonly light?: (frame: number) => string;
}

const half = 14;
/** The middle of the mouth: it drifts, because heads move. */
const middle = (frame: number) => ({ x: 80 + 2 * Math.sin(frame / 5), y: 44 + Math.sin(frame / 7) });

function oval(
  context: SKRSContext2D,
  fill: string,
  box: readonly [x: number, y: number, w: number, h: number],
): void {
  const [x, y, w, h] = box;
  context.fillStyle = fill;
  context.beginPath();
  context.ellipse(x, y, w, h, 0, 0, 7);
  context.fill();
}

function drawMouth(context: SKRSContext2D, mouth: Mouth, face: Face): void {
  if (mouth === 'closed') oval(context, face.lip, [0, 0, half, 1.2]);
  if (mouth === 'teeth') {
    oval(context, face.lip, [0, 2, half, 5]);
    oval(context, '#f6ecd9', [0, 2, half - 1, 4]);
  }
  if (mouth === 'half') oval(context, '#45131d', [0, 3, half * 0.9, 5]);
  if (mouth === 'open') oval(context, '#45131d', [0, 6, half * 0.9, 9]);
}

function draw(context: SKRSContext2D, frame: number, face: Face): void {
  context.fillStyle = '#2b3550';
  context.fillRect(0, 0, width, height);
  const { x, y } = middle(frame);
  context.translate(x, y);
  oval(context, face.skin, [0, -6, 44, 48]);
  if (face.beard !== undefined) oval(context, face.beard, [0, 30, 24, 18]);
  drawMouth(context, mouthAt(frame), face);
  if (face.beard !== undefined) oval(context, face.beard, [0, -7, 12, 3]);
  context.resetTransform();
  context.globalCompositeOperation = 'multiply';
  context.fillStyle = face.light?.(frame) ?? '#fff';
  context.fillRect(0, 0, width, height);
}

let bench: TestBench;

beforeAll(async () => {
  bench = await openBench();
});

afterAll(async () => {
  await bench[Symbol.asyncDispose]();
});

/** Measured openness of each kind of mouth: the least and the most over all frames that show it. */
async function measure(face: Face): Promise<(mouth: Mouth) => { least: number; most: number }> {
  const video = await shoot(bench, {
    width,
    height,
    fps,
    frames,
    draw: (context, frame) => draw(context, frame, face),
  });
  const boxes = Array.from({ length: frames }, (_, frame) => {
    const { x, y } = middle(frame);
    return { speaker: 'amos', frame, x: x - 17.5, y: y + 5 - 13.5, w: 35, h: 27 };
  });
  const { mouths: seen } = await lookAt(bench, video, { fps, mouths: boxes });
  const openings = new Map(seen.map(({ frame, opening }) => [frame, opening]));
  const openness = opennessOf([{ speaker: 'amos', openings }])[0]?.openness ?? new Map<number, number>();
  return (mouth) => {
    const values = [...openness].filter(([frame]) => mouthAt(frame) === mouth).map(([, value]) => value);
    return { least: Math.min(...values), most: Math.max(...values) };
  };
}

const flicker = (frame: number): string => `rgb(${230 + 20 * Math.sin(frame * 1.7)}, 190, 150)`;

const faces: readonly (Face & { readonly name: string })[] = [
  { name: 'a fair face', skin: '#f3d6bb', lip: '#c98a78' },
  { name: 'a dark face', skin: '#6d4330', lip: '#4e2a20' },
  { name: 'a face by night', skin: '#d9a37a', lip: '#a8604c', light: () => '#4a5590' },
  { name: 'a face by candlelight', skin: '#d9a37a', lip: '#a8604c', light: flicker },
  { name: 'an old man with a white beard', skin: '#d9a37a', lip: '#a8604c', beard: '#e8e6e0' },
  { name: 'a fox', skin: '#d5732e', lip: '#8c3d1c' },
];

describe('the openness of a mouth', () => {
  test.each(faces)('is read from the pixels of $name', async (face) => {
    const seen = await measure(face);
    expect(seen('closed').most).toBeLessThanOrEqual(0.14);
    expect(seen('open').least).toBeGreaterThan(0.7);
    expect(seen('half').least).toBeGreaterThan(seen('closed').most + 0.15);
    expect(seen('half').most).toBeLessThan(seen('open').least);
  });

  test.each(faces.filter(({ name }) => name !== 'a fair face' && name !== 'an old man with a white beard'))(
    'tells bared teeth from closed lips in $name',
    async (face) => {
      const seen = await measure(face);
      expect(seen('teeth').least).toBeGreaterThan(seen('closed').most);
    },
  );

  test('is nothing where no mouth moves', async () => {
    const openings = new Map(Array.from({ length: 10 }, (_, frame) => [frame, 0.3]));
    expect([...(opennessOf([{ speaker: 'amos', openings }])[0]?.openness.values() ?? [])]).toEqual(
      Array.from({ length: 10 }, () => 0),
    );
  });
});

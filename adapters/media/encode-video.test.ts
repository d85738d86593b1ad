import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { decodeMp4, type Picture } from './decode.ts';
import { Mp4Reader } from './read-mp4.ts';
import { openVideoEncoder, type VideoEncoder, type VideoFormat } from './encode-video.ts';

const format: VideoFormat = { width: 96, height: 64, fps: 24, crf: 12, preset: 'veryfast' };

let folder = '';
let files = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ainern2d-encode-'));
});

afterAll(() => rm(folder, { recursive: true }));

/** A picture of one colour with a bright bar that moves with the frame. */
function picture([r, g, b]: readonly [number, number, number], frame: number): Uint8Array {
  const pixels = new Uint8Array(format.width * format.height * 4);
  for (let at = 0; at < pixels.length; at += 4) {
    const isBar = (at / 4) % format.width === (frame * 3) % format.width;
    pixels.set(isBar ? [255, 255, 255, 255] : [r, g, b, 255], at);
  }
  return pixels;
}

async function encode(draw: (encoder: VideoEncoder) => Promise<void>): Promise<string> {
  const path = join(folder, `${files++}.mp4`);
  const encoder = await openVideoEncoder(path, format);
  await draw(encoder);
  await encoder.finish();
  return path;
}

const moving =
  (colour: readonly [number, number, number], frames: number) => async (encoder: VideoEncoder) => {
    for (let frame = 0; frame < frames; frame++) await encoder.write(picture(colour, frame));
  };

async function framesOf(path: string): Promise<number[]> {
  const frames: number[] = [];
  await decodeMp4(path, format.fps, { picture: ({ frame }) => void frames.push(frame) });
  return frames;
}

const digest = async (path: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');

describe('encoding pictures', () => {
  test('gives the same bytes for the same pictures', async () => {
    const [a, b] = [await encode(moving([200, 40, 30], 30)), await encode(moving([200, 40, 30], 30))];
    expect(await digest(a)).toBe(await digest(b));
  });

  test.each([1, 2, 3, 40])('shows each of %i frames once and in order', async (count) => {
    const path = await encode(moving([20, 90, 160], count));
    expect(await framesOf(path)).toEqual(Array.from({ length: count }, (_, frame) => frame));
  });

  test('shows each picture as a decoder does, to the bit', async () => {
    const path = join(folder, `${files++}.mp4`);
    const pixelsOf = ({ width, height, luma, blue, red }: Picture): string => {
      const planes = [luma, blue, red].map(({ bytes, stride, step }, index) => {
        const [columns, rows] = index === 0 ? [width, height] : [width / 2, height / 2];
        const at = (i: number): number => Math.floor(i / columns) * stride + (i % columns) * step;
        return Buffer.from({ length: columns * rows, 0: 0 }).map((_, i) => bytes[at(i)] ?? 0);
      });
      return createHash('sha256').update(Buffer.concat(planes)).digest('hex');
    };
    const [rebuilt, decoded] = [new Map<number, string>(), new Map<number, string>()];
    const encoder = await openVideoEncoder(path, format, {
      shown: (shown) => void rebuilt.set(shown.frame, pixelsOf(shown)),
    });
    await moving([200, 120, 40], 60)(encoder);
    await encoder.finish();
    await decodeMp4(path, format.fps, { picture: (shown) => void decoded.set(shown.frame, pixelsOf(shown)) });
    expect(decoded.size).toBe(60);
    expect(new Set(decoded.values()).size).toBeGreaterThan(20);
    expect(new Map([...rebuilt].toSorted(([a], [b]) => a - b))).toEqual(decoded);
  });

  test('repeats a picture as if it had been written again', async () => {
    const written = await encode(async (encoder) => {
      for (const frame of [0, 0, 1, 1, 1, 2]) await encoder.write(picture([90, 90, 90], frame));
    });
    const repeated = await encode(async (encoder) => {
      await encoder.write(picture([90, 90, 90], 0));
      await encoder.repeat();
      await encoder.write(picture([90, 90, 90], 1));
      await encoder.repeat();
      await encoder.repeat();
      await encoder.write(picture([90, 90, 90], 2));
    });
    expect(await digest(repeated)).toBe(await digest(written));
  });

  test('does not need a picture’s memory once it is written', async () => {
    const shared = picture([10, 200, 10], 0);
    const path = await encode(async (encoder) => {
      await encoder.write(shared);
      shared.fill(0);
      await encoder.write(picture([10, 200, 10], 0));
    });
    const lumas: number[] = [];
    await decodeMp4(path, format.fps, {
      picture: ({ luma }) => void lumas.push(luma.bytes[20 * luma.stride + 20] ?? 0),
    });
    expect(Math.abs((lumas[0] ?? 0) - (lumas[1] ?? 0))).toBeLessThanOrEqual(2);
  });

  // ITU-R BT.709: Y = 16 + 219 (0.2126 R + 0.7152 G + 0.0722 B), C = 128 + 224 (B − Y) ÷ 1.8556 and (R − Y) ÷ 1.5748.
  test.each([
    { colour: [255, 0, 0], luma: 63, blue: 102, red: 240 },
    { colour: [0, 0, 255], luma: 32, blue: 240, red: 118 },
    { colour: [0, 0, 0], luma: 16, blue: 128, red: 128 },
    { colour: [255, 255, 255], luma: 235, blue: 128, red: 128 },
  ] as const)('keeps the colour $colour as BT.709 says', async ({ colour, luma, blue, red }) => {
    const path = await encode(moving(colour, 2));
    const seen: number[][] = [];
    await decodeMp4(path, format.fps, {
      picture: (p) =>
        void seen.push([p.luma, p.blue, p.red].map(({ bytes, stride }) => bytes[20 * stride + 24] ?? 0)),
    });
    [luma, blue, red].forEach((value, index) =>
      expect(Math.abs((seen[1]?.[index] ?? 0) - value)).toBeLessThanOrEqual(2),
    );
  });

  test('describes every file of a format alike, so that they can be joined', async () => {
    const described = [await encode(moving([1, 2, 3], 1)), await encode(moving([250, 1, 99], 50))].map(
      (path) => {
        using reader = new Mp4Reader(path);
        return reader.video?.codecpar.extradata?.toString('hex');
      },
    );
    expect(described[0]).toMatch(/^01/);
    expect(described[1]).toBe(described[0]);
  });

  test('refuses a picture of another size, and a repetition of nothing', async () => {
    const encoder = await openVideoEncoder(join(folder, 'refused.mp4'), format);
    await expect(encoder.write(new Uint8Array(16))).rejects.toThrow(
      'A picture of 96×64 has 24576 bytes and not 16.',
    );
    await expect(encoder.repeat()).rejects.toThrow('no picture yet');
    await encoder.abandon();
  });

  test('says that a path cannot be written', async () => {
    await expect(openVideoEncoder(join(folder, 'nowhere', 'x.mp4'), format)).rejects.toThrow(
      'could not open',
    );
  });
});

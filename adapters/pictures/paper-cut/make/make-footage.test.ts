import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FootageOrder } from '../../../../contracts/drawing.ts';
import { loudnessOf } from '../../../media/loudness.ts';
import { decodeWav } from '../../../media/wav.ts';
import { decodeMp4 } from '../../../media/decode.ts';
import { bytesOf, documentOf, openBench, partOf, type TestBench } from '../../../samples/bench.ts';
import { ownClip, ownPhotograph, ownPicture, ownSound } from '../../../samples/uploads.ts';
import { sound } from '../../../sounds/own/own-sound.ts';
import { makeFootageIn } from './make-footage.ts';
import { openStudio } from './studio.ts';

let bench: TestBench;
const make = makeFootageIn(openStudio());

beforeAll(async () => {
  bench = await openBench();
});
afterAll(async () => {
  await bench[Symbol.asyncDispose]();
});

const shot = { width: 160, height: 90, frames: 30, fadeOut: 0, draft: true, overlays: [] };
const order = (own: Pick<FootageOrder, 'footage' | 'mediaType'>): FootageOrder => ({
  ...shot,
  ...({ language: 'en', fps: 24 } as const),
  ...own,
});

/** How bright each picture is at a place. */
async function lumaAt(own: Pick<FootageOrder, 'footage' | 'mediaType'>, x: number): Promise<number[]> {
  const made = await make(order(own), bench);
  const luma: number[] = [];
  await decodeMp4(await bench.objects.localFile(partOf(made, 'video')), 24, {
    picture: ({ luma: { bytes, stride } }) => luma.push(bytes[45 * stride + x] ?? 0),
  });
  return luma;
}

const stored = async (bytes: Uint8Array | string, mediaType: FootageOrder['mediaType']) => {
  const raw = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
  return { footage: (await bench.objects.put(raw, 'text/plain')).sha256, mediaType };
};

describe('somebody’s own', () => {
  test.each(['png', 'jpeg'] as const)('picture (%s) is held for the whole shot', async (form) => {
    const luma = await lumaAt(await ownPicture(bench, form), 80);
    expect(luma).toHaveLength(30);
    expect(Math.min(...luma)).toBeGreaterThan(200);
  });

  test('clip is shown at the rate of the film, and its last picture held', async () => {
    // A square goes from the left to the right in half a second; 19 of 160 lie on either side of the clip.
    const luma = await lumaAt(await ownClip(bench), 130);
    const arrival = luma.findIndex((each) => each > 180);
    expect(arrival).toBeGreaterThan(7);
    expect(arrival).toBeLessThan(13);
    expect(luma.slice(12).every((each) => each > 180)).toBe(true);
    expect(luma).toHaveLength(30);
  });

  test('clip that is longer is cut', async () => {
    expect(await lumaAt(await ownClip(bench, 90), 20)).toHaveLength(30);
  });

  test('picture tells of nobody who could be seen in it', async () => {
    const made = await make(order(await ownPicture(bench, 'png')), bench);
    expect(await documentOf(bench, made, 'facts')).toEqual({ mouths: [], seen: [], blackFrames: 0 });
    expect(await documentOf(bench, made, 'source')).toEqual({ width: 120, height: 160 });
  });

  // Where the white third is seen: it fills the frame upright, and stands in its middle where it was turned.
  test.each([
    [1, 160, 90, 'left'],
    [2, 160, 90, 'right'],
    [3, 160, 90, 'right'],
    [4, 160, 90, 'left'],
    [5, 90, 160, 'top'],
    [6, 90, 160, 'top'],
    [7, 90, 160, 'bottom'],
    [8, 90, 160, 'bottom'],
  ] as const)('photograph that says %i stands upright', async (orientation, width, height, side) => {
    const made = await make(order(await ownPhotograph(bench, orientation)), bench);
    expect(await documentOf(bench, made, 'source')).toEqual({ width, height });
    const seen: string[] = [];
    await decodeMp4(await bench.objects.localFile(partOf(made, 'video')), 24, {
      picture: ({ luma: { bytes, stride } }) => {
        const isBright = (x: number, y: number): boolean => (bytes[y * stride + x] ?? 0) > 150;
        if (width > height) seen.push(isBright(20, 45) ? 'left' : isBright(140, 45) ? 'right' : 'none');
        else seen.push(isBright(80, 10) ? 'top' : isBright(80, 80) ? 'bottom' : 'none');
      },
    });
    expect(new Set(seen)).toEqual(new Set([side]));
  });

  test('sound is heard in two channels, and no longer than its shot', async () => {
    for (const samples of [12_000, 48_000]) {
      const made = await sound({ ...(await ownSound(bench)), samples }, bench);
      const channels = decodeWav(await bytesOf(bench, made, 'sound'));
      expect(channels.map(({ length }) => length)).toEqual([0, 1].map(() => Math.min(samples, 24_000)));
      expect(loudnessOf(channels)).toBeCloseTo(-17, 0);
    }
  });
});

/** A PNG that says it is as large as this, and holds nothing. */
function emptyPng(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(40);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const view = new DataView(bytes.buffer);
  view.setUint32(8, 13);
  bytes.set(new TextEncoder().encode('IHDR'), 12);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return bytes;
}

describe('what cannot be decoded as what it is said to be is refused', () => {
  test.each([
    ['words', 'Once upon a time', 'image/png'],
    ['a drawing in words', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/jpeg'],
    ['a picture of nothing', emptyPng(20, 20), 'image/png'],
    ['a picture that is too large', emptyPng(40_000, 40_000), 'image/png'],
    ['a picture without a size', emptyPng(0, 0), 'image/png'],
    ['half of a JPEG', Uint8Array.of(0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 20, 0, 20), 'image/jpeg'],
    ['a play-list of other files', '#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n', 'video/mp4'],
    ['a list of files', "ffconcat version 1.0\nfile '/etc/passwd'\n", 'video/mp4'],
    ['nothing', '', 'video/mp4'],
  ] as const)('%s', async (_what, bytes, mediaType) => {
    const own = await stored(bytes, mediaType);
    await expect(make(order(own), bench)).rejects.toMatchObject({ code: 'UPLOAD_UNREADABLE' });
  });

  test('a clip as a sound, and a sound as a clip', async () => {
    const clip = await ownClip(bench);
    const own = await ownSound(bench);
    const silent = sound({ sound: clip.footage, mediaType: 'video/mp4', samples: 100 }, bench);
    await expect(silent).rejects.toMatchObject({ code: 'UPLOAD_UNREADABLE' });
    const blind = make(order({ footage: own.sound, mediaType: 'video/mp4' }), bench);
    await expect(blind).rejects.toMatchObject({ code: 'UPLOAD_UNREADABLE' });
  });
});

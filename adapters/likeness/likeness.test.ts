import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createCanvas } from '@napi-rs/canvas';
import { LIKENESS_LENGTH } from '../../actors/asset-knowledge/likeness/vector.ts';
import type { LikenessOrder } from '../../contracts/likeness.ts';
import { encodeWav } from '../media/wav.ts';
import { openBench, type TestBench } from '../samples/bench.ts';
import { cosine } from './samples/found.ts';
import { vectorOf } from './samples/look.ts';
import { thingShown } from './samples/pictures.ts';

let bench: TestBench;

beforeAll(async () => {
  bench = await openBench();
});

afterAll(async () => {
  await bench[Symbol.asyncDispose]();
});

const look = (bytes: Uint8Array, mediaType: LikenessOrder['mediaType']): Promise<number[]> =>
  vectorOf(bench, bytes, mediaType);

describe('a vector', () => {
  const canvas = createCanvas(40, 30);

  test('is one long, and the same whenever the same is looked at', async () => {
    const [first] = thingShown('teapot');
    if (first === undefined) throw new Error('Nothing was drawn.');
    const [once, again] = [await look(first.bytes, 'image/png'), await look(first.bytes, 'image/png')];
    expect(once).toHaveLength(LIKENESS_LENGTH);
    expect(cosine(once, once)).toBeCloseTo(1, 3);
    expect(again).toEqual(once);
  });

  test.each([
    ['a picture of nothing', () => look(canvas.toBuffer('image/png'), 'image/png')],
    ['silence', () => look(encodeWav([new Float32Array(9_600)]), 'audio/wav')],
    ['one sample', () => look(encodeWav([new Float32Array([0.5])]), 'audio/wav')],
  ])('is of numbers, also of %s', async (_, made) => {
    const vector = await made();
    expect(vector).toHaveLength(LIKENESS_LENGTH);
    expect(vector.every(Number.isFinite)).toBe(true);
    expect(cosine(vector, vector)).toBeGreaterThan(0.99);
  });

  test.each([
    ['a PNG that is cut off', canvas.toBuffer('image/png').subarray(0, 60), 'image/png'],
    ['a JPEG that is none', Buffer.from('no picture at all'), 'image/jpeg'],
    ['a WebP that is none', Buffer.from('RIFF....WEBPVP8 none at all, and no size'), 'image/webp'],
    ['a WAV of noise', Buffer.from('RIFF\x24\0\0\0WAVEfmt nothing'), 'audio/wav'],
    ['an MP3 that is none', Buffer.alloc(900, 7), 'audio/mpeg'],
    ['a FLAC that is none', Buffer.from('fLaC and nothing else'), 'audio/flac'],
    ['an Ogg that is none', Buffer.from('OggS and nothing else'), 'audio/ogg'],
  ] as const)('is not made of %s', async (_, bytes, mediaType) => {
    await expect(look(bytes, mediaType)).rejects.toMatchObject({ code: 'UPLOAD_UNREADABLE' });
  });

  test('is not made of a picture that has too many pixels, which are not decoded', async () => {
    const head = new Uint8Array(canvas.toBuffer('image/png'));
    new DataView(head.buffer).setUint32(16, 60_000);
    await expect(look(head, 'image/png')).rejects.toMatchObject({ code: 'UPLOAD_UNREADABLE' });
  });
});

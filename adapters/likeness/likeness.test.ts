/** Like is found by like: on labelled sets, from the bytes of files on. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createCanvas } from '@napi-rs/canvas';
import { LIKENESS_LENGTH } from '../../actors/asset-knowledge/likeness/vector.ts';
import type { LikenessOrder } from '../../contracts/likeness.ts';
import type { EffectKind } from '../../contracts/sound.ts';
import { encodeWav } from '../media/wav.ts';
import { documentOf, openBench, type TestBench } from '../samples/bench.ts';
import { open } from './index.ts';
import { cosine, recallAt3, type Placed } from './samples/found.ts';
import { placeShown, thingShown, type Labelled } from './samples/pictures.ts';
import { soundsLike } from './samples/sounds.ts';

const { likeness } = open('embedded:likeness');
let bench: TestBench;

beforeAll(async () => {
  bench = await openBench();
});

afterAll(async () => {
  await bench[Symbol.asyncDispose]();
});

/** Has a file looked at as the crew does. */
async function vectorOf(bytes: Uint8Array, mediaType: LikenessOrder['mediaType']): Promise<number[]> {
  const made = await likeness(await bench.objects.put(bytes, mediaType), bench);
  return (await documentOf(bench, made, 'likeness')) as number[];
}

interface Seen extends Placed {
  readonly shown: string;
}

async function seen(pictures: readonly Labelled[]): Promise<Seen[]> {
  const all: Seen[] = [];
  for (const { motif, shown, bytes, mediaType } of pictures)
    all.push({ motif, shown, vector: await vectorOf(bytes, mediaType) });
  return all;
}

/** Things of all sorts, some of which are nearly of one form. */
const things = [
  ...(['lantern', 'lamp', 'candle', 'umbrella', 'book', 'scroll', 'cup', 'bowl'] as const),
  ...(['teapot', 'sword', 'basket', 'flower'] as const),
] as const;

const places = ['street', 'market', 'courtyard', 'garden', 'forest', 'dock'] as const;

const effects: readonly EffectKind[] = [
  ...(['footsteps', 'door', 'knock', 'bell', 'thunder', 'splash', 'fireCrackle'] as const),
  ...(['coins', 'glass', 'dogBark', 'catMeow', 'clock'] as const),
];

describe('pictures that look alike are found', () => {
  test('of things, in other colours, sizes and qualities, on paper or cut out, and cut off', async () => {
    const all = await seen(things.flatMap((kind) => thingShown(kind)));
    expect(recallAt3(all)).toBeGreaterThan(0.93);
    const [red, ...others] = all.filter(({ motif }) => motif === 'umbrella');
    const nearest = others.toSorted(
      (a, b) => cosine(b.vector, red?.vector ?? []) - cosine(a.vector, red?.vector ?? []),
    );
    // Those of its own colour come before those of its form alone.
    expect(
      nearest
        .slice(3)
        .map(({ shown }) => shown)
        .toSorted(),
    ).toEqual(['in blue', 'large, green, on cream']);
  });

  test('of places, at other hours, from beside, and of parts of them', async () => {
    expect(recallAt3(await seen(places.flatMap((kind) => placeShown(kind, false))))).toBeGreaterThan(0.93);
  });
});

test('sounds that sound alike are found: softer, higher, lower, in noise, later, and happening once more', async () => {
  const all: Placed[] = [];
  for (const { motif, samples } of effects.flatMap(soundsLike))
    all.push({ motif, vector: await vectorOf(encodeWav([samples]), 'audio/wav') });
  expect(recallAt3(all)).toBeGreaterThan(0.88);
});

describe('a vector', () => {
  const canvas = createCanvas(40, 30);

  test('is one long, and the same whenever the same is looked at', async () => {
    const [first] = thingShown('teapot');
    if (first === undefined) throw new Error('Nothing was drawn.');
    const [once, again] = [
      await vectorOf(first.bytes, 'image/png'),
      await vectorOf(first.bytes, 'image/png'),
    ];
    expect(once).toHaveLength(LIKENESS_LENGTH);
    expect(cosine(once, once)).toBeCloseTo(1, 3);
    expect(again).toEqual(once);
  });

  test.each([
    ['a picture of nothing', () => vectorOf(canvas.toBuffer('image/png'), 'image/png')],
    ['silence', () => vectorOf(encodeWav([new Float32Array(9_600)]), 'audio/wav')],
    ['one sample', () => vectorOf(encodeWav([new Float32Array([0.5])]), 'audio/wav')],
  ])('is of numbers, also of %s', async (_, look) => {
    const vector = await look();
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
    await expect(vectorOf(bytes, mediaType)).rejects.toMatchObject({ code: 'UPLOAD_UNREADABLE' });
  });

  test('is not made of a picture that has too many pixels, which are not decoded', async () => {
    const head = new Uint8Array(canvas.toBuffer('image/png'));
    new DataView(head.buffer).setUint32(16, 60_000);
    await expect(vectorOf(head, 'image/png')).rejects.toMatchObject({ code: 'UPLOAD_UNREADABLE' });
  });
});

/** Like is found by like: on labelled sets, from the bytes of files on. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cosine, recallAt3, type Placed } from '../../adapters/likeness/samples/found.ts';
import { vectorOf } from '../../adapters/likeness/samples/look.ts';
import { placeShown, thingShown, type Labelled } from '../../adapters/likeness/samples/pictures.ts';
import { soundsLike } from '../../adapters/likeness/samples/sounds.ts';
import { encodeWav } from '../../adapters/media/wav.ts';
import { openBench, type TestBench } from '../../adapters/samples/bench.ts';
import type { EffectKind } from '../../contracts/sound.ts';

let bench: TestBench;

beforeAll(async () => {
  bench = await openBench();
});

afterAll(async () => {
  await bench[Symbol.asyncDispose]();
});

interface Seen extends Placed {
  readonly shown: string;
}

async function seen(pictures: readonly Labelled[]): Promise<Seen[]> {
  const all: Seen[] = [];
  for (const { motif, shown, bytes, mediaType } of pictures)
    all.push({ motif, shown, vector: await vectorOf(bench, bytes, mediaType) });
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
    all.push({ motif, vector: await vectorOf(bench, encodeWav([samples]), 'audio/wav') });
  expect(recallAt3(all)).toBeGreaterThan(0.88);
});

/** What every maker of music, ambience and effects must do; an adapter is finished when this passes on it. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Made } from '../../actors/runtime/maker.ts';
import type { Sounds } from '../../actors/worker-audio/sounds.ts';
import { barSamples, EffectKind, type AmbienceOrder, type MusicOrder } from '../../contracts/sound.ts';
import { highest, largestStep, levelDb } from '../media/hearing.ts';
import { loudnessOf } from '../media/loudness.ts';
import { truePeakOf } from '../media/true-peak.ts';
import { decodeWav } from '../media/wav.ts';
import { bytesOf, formsOf, openBench, partOf, wavFormOf, type TestBench } from '../samples/bench.ts';

let bench: TestBench;
let sounds: Sounds;
/** Opens the maker anew, as another process does. */
let reopen: () => Sounds;

type Role = 'music' | 'ambience' | 'effect';

/** Both channels, of a file whose form is as it must be. */
async function hear(made: Made, role: Role): Promise<[Float32Array, Float32Array]> {
  expect(formsOf(made)).toEqual([`${role} audio/wav`]);
  const bytes = await bytesOf(bench, made, role);
  expect(wavFormOf(bytes)).toEqual({ channels: 2, rate: 48_000, bits: 16 });
  const [left = new Float32Array(0), right = new Float32Array(0)] = decodeWav(bytes);
  return [left, right];
}

const piece: MusicOrder = {
  ...{ mood: 'tense', theme: 1, world: 'fairytale', bars: 2, intensity: 0.6, seed: 3 },
};

function describeMusic(): void {
  test('is whole bars and what rings out after them, never clipping', async () => {
    const made = await sounds.music(piece, bench);
    const [left, right] = await hear(made, 'music');
    expect(made.facts).toEqual({ samples: 2 * barSamples('tense'), barSamples: barSamples('tense') });
    expect(left.length).toBeGreaterThanOrEqual(2 * barSamples('tense'));
    expect(truePeakOf([left, right])).toBeLessThanOrEqual(-1);
    expect(loudnessOf([left, right])).toBeGreaterThan(-30);
    expect(levelDb(left.subarray(-2400))).toBeLessThan(-50);
  });

  test('is the same bytes every time, and others with another seed', async () => {
    const [one, elsewhere, other] = [
      await sounds.music(piece, bench),
      await reopen().music(piece, bench),
      await sounds.music({ ...piece, seed: 4 }, bench),
    ];
    expect(elsewhere).toEqual(one);
    expect(partOf(other, 'music')).not.toBe(partOf(one, 'music'));
  });

  test('stops when nobody wants it any more', async () => {
    const signal = AbortSignal.abort(new Error('not wanted'));
    await expect(sounds.music(piece, { ...bench, signal })).rejects.toThrow('not wanted');
  });
}

const bed: AmbienceOrder = {
  ...{ place: 'cave', indoors: true, timeOfDay: 'noon', weather: 'clear', season: null, seed: 1 },
};

function describeAmbience(): void {
  test('is a soft bed whose end runs into its beginning', async () => {
    const [left, right] = await hear(await sounds.ambience(bed, bench), 'ambience');
    expect(left.length).toBeGreaterThan(8 * 48_000);
    expect(loudnessOf([left, right])).toBeGreaterThan(-40);
    expect(loudnessOf([left, right])).toBeLessThan(-26);
    expect(truePeakOf([left, right])).toBeLessThan(-5);
    expect(Math.abs((left[0] ?? 9) - (left.at(-1) ?? 9))).toBeLessThanOrEqual(largestStep(left));
  });

  test('is the same bytes every time, and others with another seed', async () => {
    const [one, elsewhere, other] = [
      await sounds.ambience(bed, bench),
      await reopen().ambience(bed, bench),
      await sounds.ambience({ ...bed, seed: 2 }, bench),
    ];
    expect(elsewhere).toEqual(one);
    expect(partOf(other, 'ambience')).not.toBe(partOf(one, 'ambience'));
  });
}

function describeEffects(): void {
  test.each(EffectKind.options)('%s has three forms, none too long, too loud or broken', async (kind) => {
    const forms: string[] = [];
    for (const variant of [0, 1, 2]) {
      const made = await sounds.effect({ kind, variant, strength: 0.5 }, bench);
      const [left, right] = await hear(made, 'effect');
      forms.push(partOf(made, 'effect'));
      expect(left.length / 48_000).toBeGreaterThan(0.1);
      expect(left.length / 48_000).toBeLessThanOrEqual(4.001);
      expect(truePeakOf([left, right])).toBeLessThanOrEqual(-1.9);
      expect(loudnessOf([left, right])).toBeGreaterThan(-34);
      expect(loudnessOf([left, right])).toBeLessThan(-16);
      expect(Math.abs(left.at(-1) ?? 1)).toBeLessThan(0.001);
      const edge = 0.01 * highest(left);
      expect(left.findIndex((x) => x > edge || x < -edge)).toBeLessThan(9600);
    }
    expect(new Set(forms).size).toBe(3);
  });

  test('are louder the stronger they are', async () => {
    const level = async (strength: number): Promise<number> => {
      const made = await sounds.effect({ kind: 'door', variant: 0, strength }, bench);
      return loudnessOf(await hear(made, 'effect'));
    };
    expect((await level(1)) - (await level(0))).toBeGreaterThan(4);
  });

  test('are the same bytes every time', async () => {
    const order = { kind: 'cup', variant: 4, strength: 0.7 } as const;
    expect(await reopen().effect(order, bench)).toEqual(await sounds.effect(order, bench));
  });
}

export function describeSounds(name: string, open: () => Sounds): void {
  beforeAll(async () => {
    [bench, reopen, sounds] = [await openBench(), open, open()];
  });
  afterAll(async () => {
    await bench[Symbol.asyncDispose]();
  });
  describe(`music by ${name}`, describeMusic);
  describe(`ambience by ${name}`, describeAmbience);
  describe(`effects by ${name}`, describeEffects);
}

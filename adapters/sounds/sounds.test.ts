import { afterAll, describe, expect, test } from '@jest/globals';
import type { Made } from '../../actors/runtime/maker.ts';
import { barSamples, type EffectKind, type AmbienceOrder, type MusicOrder } from '../../contracts/sound.ts';
import { bandDb, largestStep, levelDb } from '../media/hearing.ts';
import { loudnessOf } from '../media/loudness.ts';
import { truePeakOf } from '../media/true-peak.ts';
import { decodeWav } from '../media/wav.ts';
import { bytesOf, openBench } from '../samples/bench.ts';
import { ambienceOf } from './ambience/ambience.ts';
import { effectOf } from './effects/effect.ts';
import { open } from './index.ts';
import { describeSounds } from './sounds.conformance.ts';

const bench = await openBench();
afterAll(async () => {
  await bench[Symbol.asyncDispose]();
});

const sounds = open('embedded:synth');
const soundOf = async (made: Made): Promise<Float32Array[]> => decodeWav(await bytesOf(bench, made, 'music'));

describeSounds('synth', () => open('embedded:synth'));

describe('effects', () => {
  test('are louder the stronger they are', () => {
    const level = (strength: number): number => loudnessOf(effectOf({ kind: 'door', variant: 0, strength }));
    expect(level(1) - level(0)).toBeCloseTo(8, 0);
  });

  test('thunder is the loudest of all, cloth the softest, footsteps in between', () => {
    const level = (kind: EffectKind): number => loudnessOf(effectOf({ kind, variant: 1, strength: 0.5 }));
    expect(level('thunder')).toBeGreaterThan(level('footsteps') + 6);
    expect(level('footsteps')).toBeGreaterThan(level('cloth') + 4);
  });

  test('knocks come one after another, and bells ring on', () => {
    const [knock = new Float32Array(0)] = effectOf({ kind: 'knock', variant: 0, strength: 0.5 });
    const window = 1200;
    const levels = Array.from({ length: Math.floor(knock.length / window) }, (_, i) =>
      levelDb(knock.subarray(i * window, (i + 1) * window)),
    );
    const onsets = levels.filter((level, i) => level > -32 && level > (levels[i - 1] ?? -99) + 9);
    expect(onsets).toHaveLength(3);
    const [bell = new Float32Array(0)] = effectOf({ kind: 'bell', variant: 1, strength: 0.5 });
    expect(levelDb(bell.subarray(48_000, 52_800))).toBeGreaterThan(-45);
  });
});

const bed = (change: Partial<AmbienceOrder> = {}): AmbienceOrder => ({
  place: 'field',
  indoors: false,
  timeOfDay: 'noon',
  weather: 'clear',
  season: null,
  seed: 1,
  ...change,
});

const heard = (change: Partial<AmbienceOrder> = {}): [Float32Array, Float32Array] => {
  const [left = new Float32Array(0), right = new Float32Array(0)] = ambienceOf(bed(change), () => undefined);
  return [left, right];
};

describe('ambience', () => {
  test.each<[string, Partial<AmbienceOrder>]>([
    ['a river by day', { place: 'river' }],
    ['a room in the rain', { place: 'room', indoors: true, weather: 'rain' }],
    ['a market', { place: 'market' }],
    ['a beach', { place: 'beach' }],
  ])('%s is a bed without a seam, soft and wide', (_, change) => {
    const [left, right] = heard(change);
    expect(left.length).toBe(24 * 48_000);
    expect(Math.abs(loudnessOf([left, right]) + 32)).toBeLessThanOrEqual(2.05);
    expect(truePeakOf([left, right])).toBeLessThan(-5.9);
    expect(Math.abs((left[0] ?? 9) - (left.at(-1) ?? 9))).toBeLessThanOrEqual(largestStep(left));
    const edge = 4800;
    expect(Math.abs(levelDb(left.subarray(0, edge)) - levelDb(left.subarray(-edge)))).toBeLessThan(7);
    const cross = left.reduce((sum, x, i) => sum + x * (right[i] ?? 0), 0);
    const power = Math.sqrt(
      left.reduce((sum, x) => sum + x * x, 0) * right.reduce((sum, x) => sum + x * x, 0),
    );
    expect(cross / power).toBeLessThan(0.85);
  });

  test('has crickets on a summer night and none in winter', () => {
    const chirps = (season: AmbienceOrder['season']): number => {
      const [left] = heard({ timeOfDay: 'night', season });
      return bandDb(left, 3800, 5000) - bandDb(left, 100, 800);
    };
    expect(chirps('summer')).toBeGreaterThan(chirps('winter') + 10);
  });

  test('dulls the rain indoors', () => {
    const share = (indoors: boolean): number => {
      const [left] = heard({ place: 'courtyard', weather: 'rain', indoors });
      return bandDb(left, 3000, 8000) - bandDb(left, 300, 1500);
    };
    expect(share(false)).toBeGreaterThan(share(true) + 8);
  });
});

const piece: MusicOrder = {
  mood: 'joyful',
  theme: 1,
  world: 'chinese-old',
  bars: 4,
  intensity: 0.6,
  seed: 3,
};

describe('music', () => {
  const played = sounds.music(piece, bench);

  test('is whole bars and a ring-out, at −20 LUFS, never clipping', async () => {
    const made = await played;
    const [left = new Float32Array(0), right = new Float32Array(0)] = await soundOf(made);
    expect(made.facts).toEqual({ samples: 4 * barSamples('joyful'), barSamples: barSamples('joyful') });
    expect(left.length).toBeGreaterThan(4 * barSamples('joyful') + 96_000);
    expect(Math.abs(loudnessOf([left, right]) + 20)).toBeLessThan(0.3);
    expect(truePeakOf([left, right])).toBeLessThanOrEqual(-1.9);
    expect(levelDb(left.subarray(-2400))).toBeLessThan(-60);
  });

  test('leaves the band of consonants to speech', async () => {
    const [left = new Float32Array(0)] = await soundOf(
      await sounds.music({ ...piece, mood: 'calm', bars: 2 }, bench),
    );
    expect(bandDb(left, 1000, 4000)).toBeLessThan(bandDb(left, 60, 1000) - 6);
  });

  test('falls on the beats of the tempo it was promised in', async () => {
    const [left = new Float32Array(0)] = await soundOf(await played);
    const beat = barSamples('joyful') / 4;
    const rise = (at: number): number =>
      levelDb(left.subarray(at, at + 1440)) - levelDb(left.subarray(Math.max(0, at - 1440), at));
    const onBeat = Array.from({ length: 12 }, (_, i) => rise(Math.round((i + 1) * beat) - 240));
    const offBeat = Array.from({ length: 12 }, (_, i) => rise(Math.round((i + 1.27) * beat)));
    const mean = (values: readonly number[]): number =>
      values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(onBeat)).toBeGreaterThan(mean(offBeat) + 2);
  });
});

test('only the maker that exists can be opened', () => {
  expect(() => open('embedded:orchestra')).toThrow('embedded:synth');
});

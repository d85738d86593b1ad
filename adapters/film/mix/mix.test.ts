import { decodeMp4 } from '../../media/decode.ts';
import { afterAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Workbench } from '../../../actors/runtime/maker.ts';
import { MixOrder, type MixClip } from '../../../contracts/sound.ts';
import { filtered, highpass, lowpass } from '../../media/biquad.ts';
import { hiss } from '../../media/hiss.ts';
import { loudnessOf } from '../../media/loudness.ts';
import { truePeakOf } from '../../media/true-peak.ts';
import { decodeWav, encodeWav } from '../../media/wav.ts';
import { openObjects } from '../../objects/index.ts';
import { mix } from './mix.ts';

const folder = await mkdtemp(join(tmpdir(), 'mix-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const objects = openObjects(`folder:${folder}`);
const bench: Workbench = { objects, progress: () => undefined, signal: new AbortController().signal };

/** Looked up once, as the code under test does. */
const { abs, exp, max, sin, PI } = Math;

const SECOND = 48_000;

/** Noise through the band of speech, in syllables of 200 ms: as loud and as lively as a voice. */
function voiceLike(seconds: number, seed: number): Float32Array {
  const noise = hiss(new Float32Array(seconds * SECOND), seed);
  return filtered(noise, highpass(150), lowpass(3500)).map((x, i) => 0.5 * x * abs(sin((PI * i) / 9600)));
}

const chord = (seconds: number, level: number, side: number): Float32Array =>
  Float32Array.from({ length: seconds * SECOND }, (_, i) =>
    [220, 554, 1318, 2637].reduce(
      (sum, hertz) => sum + (level / 4) * sin((2 * PI * hertz * i) / SECOND + side),
      0,
    ),
  );

const store = async (channels: Float32Array[]): Promise<string> =>
  (await objects.put(encodeWav(channels), 'audio/wav')).sha256;

const voice = await store([voiceLike(3, 1)]);
const music = await store([chord(20, 0.5, 0), chord(20, 0.5, 1)]);
const bed = await store([chord(2, 0.05, 2), chord(2, 0.05, 3)]);
const slam = await store([
  voiceLike(1, 5).map((x, i) => 3 * x * exp(-i / 5000)),
  voiceLike(1, 6).map((x, i) => 3 * x * exp(-i / 5000)),
]);

const clip = (sha256: string, start: number, seconds: number, change: Partial<MixClip> = {}): MixClip => ({
  sha256,
  start: Math.round(start * SECOND),
  samples: seconds * SECOND,
  gainDb: 0,
  pan: 0,
  fadeIn: 0,
  fadeOut: 0,
  loop: false,
  ...change,
});

const order = (change: Partial<MixOrder> = {}): MixOrder =>
  MixOrder.parse({
    samples: 16 * SECOND + 123,
    dialogue: [clip(voice, 3, 3), clip(voice, 6.4, 3, { pan: -0.3 }), clip(voice, 12, 3)],
    music: [clip(music, 0, 15, { fadeIn: SECOND, fadeOut: SECOND })],
    effects: [clip(bed, 0, 16, { loop: true }), clip(slam, 7, 1), clip(slam, 10.2, 1)],
    loudnessLufs: -16,
    ceilingDbtp: -1,
    clearanceDb: 10,
    ...change,
  });

type Stereo = readonly [Float32Array, Float32Array];

/** Both channels of an MP4’s sound. */
async function decoded(sha256: string): Promise<readonly Float32Array[]> {
  const channels: number[][] = [[], []];
  await decodeMp4(await objects.localFile(sha256), 24, {
    sound: (sound) => sound.channels.forEach((samples, side) => channels[side]?.push(...samples)),
  });
  return channels.map((samples) => Float32Array.from(samples));
}

async function mixed(wanted: MixOrder): Promise<{
  readonly of: Record<string, Stereo>;
  readonly hashes: string[];
  readonly facts: Record<string, unknown>;
}> {
  const { artifacts, facts } = await mix(wanted, bench);
  const of: Record<string, Stereo> = {};
  for (const { role, sha256, mediaType } of artifacts) {
    const [left = new Float32Array(0), right = new Float32Array(0)] =
      mediaType === 'audio/mp4' ? await decoded(sha256) : decodeWav(await objects.get(sha256));
    of[role] = [left, right];
  }
  return { of, hashes: artifacts.map(({ sha256 }) => sha256), facts };
}

const usual = await mixed(order());
const stem = (name: string): Stereo => usual.of[name] ?? [new Float32Array(0), new Float32Array(0)];

const db = (signal: Float32Array): number =>
  10 * Math.log10(signal.reduce((sum, x) => sum + x * x, 0) / signal.length + 1e-15);
const part = (signal: Float32Array, from: number, to: number): Float32Array =>
  signal.subarray(from * SECOND, to * SECOND);
/** Level at 1–4 kHz between two seconds. */
const bandOf = (signal: Float32Array, from: number, to: number): number =>
  db(part(filtered(signal.slice(), highpass(1000), lowpass(4000)), from, to));

describe('a mix', () => {
  test('and its stems are exactly as long as ordered', () => {
    expect(Object.keys(usual.of)).toEqual(['sound', 'mix', 'dialogue', 'music', 'effects']);
    for (const [left, right] of Object.values(usual.of))
      expect([left.length, right.length]).toEqual([16 * SECOND + 123, 16 * SECOND + 123]);
  });

  test('has the loudness and keeps under the ceiling that were ordered', () => {
    expect(Math.abs(loudnessOf(stem('mix')) + 16)).toBeLessThan(0.3);
    expect(truePeakOf(stem('mix'))).toBeLessThanOrEqual(-1);
    expect(usual.facts['loudnessLufs']).toBeCloseTo(loudnessOf(stem('mix')), 1);
  });

  test('is encoded for the film as it sounds', () => {
    const [lossless, lossy] = [stem('mix')[0], stem('sound')[0]];
    const lost = lossless.map((x, i) => x - (lossy[i] ?? 9));
    expect(db(lost) - db(lossless)).toBeLessThan(-15);
    expect(Math.abs(loudnessOf(stem('sound')) - loudnessOf(stem('mix')))).toBeLessThan(0.2);
  });

  test('is the sum of its stems', () => {
    const [left] = stem('mix');
    const worst = left.reduce((most, x, i) => {
      const sum = (stem('dialogue')[0][i] ?? 9) + (stem('music')[0][i] ?? 9) + (stem('effects')[0][i] ?? 9);
      return max(most, abs(sum - x));
    }, 0);
    expect(worst).toBeLessThanOrEqual(2.01 / 32_767);
  });

  test.each([
    [3, 6],
    [6.4, 9.4],
    [12, 15],
  ])('keeps everything else 10 dB below the voice at 1–4 kHz from %d s to %d s', (from, to) => {
    const others = stem('music')[0].map((x, i) => x + (stem('effects')[0][i] ?? 0));
    expect(bandOf(stem('dialogue')[0], from, to) - bandOf(others, from, to)).toBeGreaterThanOrEqual(10);
    expect(usual.facts['clearanceDb']).toBeGreaterThanOrEqual(10);
  });

  test('lets music come back where nobody speaks, and goes there gently', () => {
    const level = (from: number, to: number): number => db(part(stem('music')[0], from, to));
    expect(level(1.5, 2.5) - level(4, 5)).toBeGreaterThan(6);
    expect(level(10.5, 11.5) - level(13, 14)).toBeGreaterThan(6);
    const steps = Array.from({ length: 100 }, (_, i) => level(2.5 + i * 0.02, 2.52 + i * 0.02));
    const jumps = steps.slice(1).map((step, i) => Math.abs(step - (steps[i] ?? step)));
    expect(Math.max(...jumps)).toBeLessThan(3.5);
  });

  test('does not let music swell for a breath between two lines', () => {
    const level = (from: number, to: number): number => db(part(stem('music')[0], from, to));
    expect(level(6.1, 6.3)).toBeLessThan(level(1.5, 2.5) - 5);
  });

  test('puts a sound where it belongs, and the bed under all of it', () => {
    const quiet = db(part(stem('dialogue')[0], 10.5, 11.5));
    expect(db(part(stem('dialogue')[0], 12.2, 14))).toBeGreaterThan(quiet + 30);
    expect(db(part(stem('effects')[0], 15.2, 15.8))).toBeGreaterThan(-60);
    const [left, right] = stem('dialogue');
    expect(db(part(left, 7, 9))).toBeGreaterThan(db(part(right, 7, 9)) + 1.5);
  });

  test('of nothing is silence', async () => {
    const { of, facts } = await mixed(order({ dialogue: [], music: [], effects: [], samples: SECOND }));
    expect(of['mix']?.[0].every((x) => x === 0)).toBe(true);
    expect(facts).toMatchObject({ loudnessLufs: -70, clearanceDb: 100 });
  });

  test('of soft sounds is raised to the loudness too', async () => {
    const { of } = await mixed(
      order({
        dialogue: [],
        effects: [],
        music: [clip(music, 0, 12, { gainDb: -18 })],
        samples: 12 * SECOND,
      }),
    );
    expect(Math.abs(loudnessOf(of['mix'] ?? []) + 16)).toBeLessThan(0.3);
  });

  test('tells how far it is while its sound is encoded, and stops there too', async () => {
    const given = new AbortController();
    const progress = (done: number, total: number): void => {
      if (done / total > 0.8) given.abort();
    };
    await expect(mix(order(), { ...bench, progress, signal: given.signal })).rejects.toThrow('aborted');
  });
});

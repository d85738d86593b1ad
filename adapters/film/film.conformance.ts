/** What every film maker must do; an adapter is finished when this passes on it. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Film } from '../../actors/composer/film.ts';
import type { Made } from '../../actors/runtime/maker.ts';
import { QualityCheck, type FilmOrder } from '../../contracts/film.ts';
import type { MixClip, MixOrder } from '../../contracts/sound.ts';
import { filtered, highpass, lowpass } from '../media/biquad.ts';
import { hiss } from '../media/hiss.ts';
import { loudnessOf } from '../media/loudness.ts';
import { truePeakOf } from '../media/true-peak.ts';
import { decodeMp4 } from '../media/decode.ts';
import { decodeWav, encodeWav } from '../media/wav.ts';
import { bytesOf, documentOf, formsOf, noted, openBench, partOf, type TestBench } from '../samples/bench.ts';
import { lookAt, shoot } from './rehearsal.ts';

let bench: TestBench;
let films: Film;
/** Opens the maker anew, as another process does. */
let reopen: () => Film;
let mixOrder: MixOrder;
let order: FilmOrder;

const fps = 24;
const lengths = [13, 1, 34];
const frames = 48;
const SAMPLES = 96_000;

const clip = (sha256: string, more: Partial<MixClip> = {}): MixClip => ({
  ...{ sha256, start: 0, samples: SAMPLES, gainDb: 0, pan: 0, fadeIn: 0, fadeOut: 0, loop: false },
  ...more,
});

/** Noise through the band of speech that swells and fades. */
async function sound(seed: number, samples: number, level: number): Promise<string> {
  const noise = filtered(hiss(new Float32Array(samples), seed), highpass(150), lowpass(3_500));
  const swelling = noise.map((x, at) => level * x * Math.abs(Math.sin(at / 3_000)));
  return (await bench.objects.put(encodeWav([swelling]), 'audio/wav')).sha256;
}

const orderMix = async (): Promise<MixOrder> => ({
  samples: SAMPLES,
  dialogue: [clip(await sound(1, 48_000, 0.4), { start: 24_000, samples: 48_000 })],
  music: [clip(await sound(2, SAMPLES, 0.3), { fadeOut: 4_800 })],
  effects: [clip(await sound(3, 24_000, 0.1), { loop: true })],
  ...{ loudnessLufs: -16, ceilingDbtp: -1, clearanceDb: 10 },
});

/** A white square that moves over a colour of its own for each shot. */
const shot = (number: number, count: number): Promise<string> =>
  shoot(bench, {
    ...{ width: 128, height: 72, fps, frames: count },
    draw: (context, frame) => {
      context.fillStyle = `hsl(${number * 70}, 60%, 40%)`;
      context.fillRect(0, 0, 128, 72);
      context.fillStyle = '#fff';
      context.fillRect(frame * 3, 20, 20, 20);
    },
  });

async function orderFilm(): Promise<FilmOrder> {
  const segments = [];
  for (const [number, count] of lengths.entries())
    segments.push({ video: await shot(number, count), frames: count });
  const mixed = await films.mix(mixOrder, bench);
  return {
    ...{ segments, sound: partOf(mixed, 'sound'), fps, language: 'zh' },
    ...{ title: '灯笼匠', comment: '本片由人工智能生成', subtitles: null },
  };
}

async function stemsOf(made: Made): Promise<Record<string, Float32Array[]>> {
  const stems: Record<string, Float32Array[]> = {};
  for (const role of ['mix', 'dialogue', 'music', 'effects'])
    stems[role] = decodeWav(await bytesOf(bench, made, role));
  return stems;
}

function describeMixes(): void {
  test('a mix and its stems are exactly as long as ordered, and the mix is their sum', async () => {
    const made = await films.mix(mixOrder, bench);
    expect(formsOf(made).sort()).toEqual([
      ...['dialogue audio/wav', 'effects audio/wav', 'mix audio/wav', 'music audio/wav', 'sound audio/mp4'],
    ]);
    const { mix = [], ...stems } = await stemsOf(made);
    for (const channels of [mix, ...Object.values(stems)])
      expect(channels.map(({ length }) => length)).toEqual([SAMPLES, SAMPLES]);
    const sums = mix[0]?.map((_, at) =>
      Object.values(stems).reduce((sum, [left]) => sum + (left?.[at] ?? 9), 0),
    );
    const worst = sums?.reduce((most, sum, at) => Math.max(most, Math.abs(sum - (mix[0]?.[at] ?? 9))), 0);
    expect(worst).toBeLessThanOrEqual(2.01 / 32_767);
  });

  test('a mix has the loudness, and keeps under the ceiling, that were ordered', async () => {
    const made = await films.mix(mixOrder, bench);
    const { mix = [] } = await stemsOf(made);
    expect(Math.abs(loudnessOf(mix) + 16)).toBeLessThan(0.5);
    expect(truePeakOf(mix)).toBeLessThanOrEqual(-1);
    expect(made.facts['loudnessLufs']).toBeCloseTo(loudnessOf(mix), 1);
    expect(made.facts['clearanceDb']).toBeGreaterThanOrEqual(10);
  });

  test('a mix is the same bytes every time', async () => {
    expect(await reopen().mix(mixOrder, bench)).toEqual(await films.mix(mixOrder, bench));
  });

  test('a mix of sounds that are not there is refused', async () => {
    const lost = { ...mixOrder, music: [clip('0'.repeat(64))] };
    await expect(films.mix(lost, bench)).rejects.toMatchObject({ code: 'ARTIFACT_MISSING' });
  });
}

function describeFilms(): void {
  test('a film shows every frame of every shot once, and ends with its sound', async () => {
    const made = await films.film(order, bench);
    expect(formsOf(made)).toEqual(['film video/mp4']);
    const squares: number[] = [];
    let heard = 0;
    await decodeMp4(await bench.objects.localFile(partOf(made, 'film')), fps, {
      picture: ({ luma: { bytes, stride } }) =>
        squares.push(bytes.subarray(30 * stride, 30 * stride + 128).findIndex((value) => value > 200)),
      sound: ({ samples }) => (heard += samples),
    });
    const expected = lengths.flatMap((count) => Array.from({ length: count }, (_, frame) => frame * 3));
    expect([squares.length, heard]).toEqual([frames, SAMPLES]);
    squares.forEach((x, at) => expect(Math.abs(x - (expected[at] ?? 999))).toBeLessThanOrEqual(1));
  });

  test('a film is the same bytes every time', async () => {
    expect(await reopen().film(order, bench)).toEqual(await films.film(order, bench));
  });

  test('a film refuses a shot that does not hold the frames it should', async () => {
    const [first] = order.segments;
    const segments = [{ video: first?.video ?? '', frames: frames }];
    await expect(films.film({ ...order, segments }, bench)).rejects.toMatchObject({
      code: 'JOB_INPUTS_INVALID',
    });
  });

  test('films and mixes stop when they are no longer wanted', async () => {
    const unwanted = { ...bench, signal: AbortSignal.abort(new Error('not wanted')) };
    await expect(films.film(order, unwanted)).rejects.toThrow('not wanted');
    await expect(films.mix(mixOrder, unwanted)).rejects.toThrow('not wanted');
  });
}

/** What a check is told was seen of a shot. */
async function watched({ video, frames: count }: FilmOrder['segments'][number]) {
  const facts = { ...(await lookAt(bench, video, { fps, mouths: [] })), seen: [] };
  return { video, facts: await noted(bench, facts), frames: count };
}

function describeChecks(): void {
  test('a check measures the film that it is given', async () => {
    const made = await films.film(order, bench);
    const segments = [];
    for (const segment of order.segments) segments.push(await watched(segment));
    const checked = await films.check({ film: partOf(made, 'film'), fps, segments, speech: [] }, bench);
    const found = QualityCheck.parse(await documentOf(bench, checked, 'check'));
    expect(found).toMatchObject({ blackFrames: 0, silentGapsMs: [], avDriftMs: 0 });
    expect(Math.abs(found.loudnessLufs + 16)).toBeLessThan(0.7);
    expect(found.lipSync).toMatchObject({ closuresHit: null, narrationMouthEvents: 0 });
  });
}

export function describeFilm(name: string, open: () => Film): void {
  describe(`what ${name} makes`, () => {
    beforeAll(async () => {
      [bench, reopen, films] = [await openBench(), open, open()];
      mixOrder = await orderMix();
      order = await orderFilm();
    });
    afterAll(async () => {
      await bench[Symbol.asyncDispose]();
    });
    describeMixes();
    describeFilms();
    describeChecks();
  });
}

/** What every maker of mouth shapes must do; an adapter is finished when this passes on it. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { heardPhonemes } from '../../actors/worker-audio/heard-timings.ts';
import type { Lips } from '../../actors/worker-lipsync/lips.ts';
import { SpeechTimings, Visemes, type MouthShape } from '../../contracts/sound.ts';
import { decodeWav } from '../media/wav.ts';
import { bytesOf, documentOf, formsOf, noted, openBench, type TestBench } from '../samples/bench.ts';
import { open as openVoices } from '../voices/index.ts';
import { speechOrder } from '../voices/samples/speech.ts';

let bench: TestBench;
let lips: Lips;
/** Opens the maker anew, as another process does. */
let reopen: () => Lips;
const voices = openVoices('embedded:espeak');

const lines = [
  ['zh', '老守塔人低声说道：风暴会记得它带走的每一个名字。'],
  ['zh', '爸爸妈妈，你们跑得快不快？明天买不买？'],
  ['zh', '灯笼匠老周住在河边的巷子里，每天夜里都点一盏灯。'],
  ['en', 'The old keeper whispered: storms remember every name they take.'],
  ['en', 'Maybe Bob put my map by the big brown bag, Mira.'],
  ['en', 'She laughed, but her hands were shaking all the time.'],
] as const;

interface Spoken {
  readonly signal: Float32Array;
  readonly timings: SpeechTimings;
}

async function spoken(language: 'zh' | 'en', text: string): Promise<Spoken> {
  const made = await voices.voice(speechOrder(text, { language, voice: { language } }), bench);
  const [signal = new Float32Array(0)] = decodeWav(await bytesOf(bench, made, 'speech'));
  return { signal, timings: SpeechTimings.parse(await documentOf(bench, made, 'timings')) };
}

async function mouthsOf(timings: SpeechTimings): Promise<Visemes> {
  const made = await lips.visemes({ timings: await noted(bench, timings), language: 'zh' }, bench);
  expect(formsOf(made)).toEqual(['visemes application/json']);
  return Visemes.parse(await documentOf(bench, made, 'visemes'));
}

/** How far each shape opens. */
const opening: Readonly<Record<MouthShape, number>> = {
  ...{ A: 0, X: 0, B: 0.3, C: 0.65, D: 1, E: 0.6, F: 0.35, G: 0.25, H: 0.6 },
};

const HOP = 480;

const shapeAt = ({ cues }: Visemes, at: number): MouthShape =>
  cues.findLast((cue) => cue.at <= at)?.shape ?? 'X';

const loudness = (signal: Float32Array): number[] =>
  Array.from({ length: Math.floor(signal.length / HOP) }, (_, i) =>
    Math.sqrt(signal.subarray(i * HOP, (i + 1) * HOP).reduce((sum, x) => sum + x * x, 0)),
  );

function correlation(a: readonly number[], b: readonly number[], lag: number): number {
  const pairs = a.flatMap((x, i) => (b[i + lag] === undefined ? [] : [[x, b[i + lag] ?? 0] as const]));
  const mean = (side: 0 | 1): number => pairs.reduce((sum, pair) => sum + pair[side], 0) / pairs.length;
  const [meanA, meanB] = [mean(0), mean(1)];
  const sum = (of: (x: number, y: number) => number): number =>
    pairs.reduce((total, [x, y]) => total + of(x - meanA, y - meanB), 0);
  return sum((x, y) => x * y) / Math.sqrt(sum((x) => x * x) * sum((_, y) => y * y));
}

/** Milliseconds by which the mouth comes after the voice. */
function lagOf(signal: Float32Array, visemes: Visemes): number {
  const voice = loudness(signal);
  const mouth = voice.map((_, i) => opening[shapeAt(visemes, i * HOP)]);
  const lags = Array.from({ length: 41 }, (_, i) => i - 20);
  const fit = new Map(lags.map((lag) => [lag, correlation(voice, mouth, lag)]));
  return 10 * lags.reduce((best, lag) => ((fit.get(lag) ?? 0) > (fit.get(best) ?? 0) ? lag : best), 0);
}

/** Phonemes of closed lips at which no mouth is closed. */
const openAtClosures = ({ phonemes }: SpeechTimings, visemes: Visemes): unknown[] =>
  phonemes.filter(
    ({ id, from }) =>
      /^[ˈˌ]?[pbm]/u.test(id) && ![-1920, 0, 1920].some((off) => shapeAt(visemes, from + off) === 'A'),
  );

/** A list of cues in the form of its contract: from the first sample to rest, in time order, inside the line. */
function expectWhole({ samples, cues }: Visemes, timings: SpeechTimings): void {
  expect([samples, cues[0]?.at, cues.at(-1)?.shape]).toEqual([timings.samples, 0, 'X']);
  expect(cues.filter(({ at }, i) => i > 0 && at <= (cues[i - 1]?.at ?? 0))).toEqual([]);
  expect(cues.filter(({ at }) => at > samples)).toEqual([]);
}

function describeSpoken(): void {
  test.each(lines)(
    'follow the voice, close on every p, b and m, and rest in silence: %s %s',
    async (language, text) => {
      const { signal, timings } = await spoken(language, text);
      const visemes = await mouthsOf(timings);
      expectWhole(visemes, timings);
      expect(Math.abs(lagOf(signal, visemes))).toBeLessThanOrEqual(45);
      expect(openAtClosures(timings, visemes)).toEqual([]);
      const pauses = timings.phonemes.filter(({ id, from, to }) => id === '' && to - from > 7200);
      for (const { from, to } of pauses) expect(shapeAt(visemes, (from + to) / 2)).toBe('X');
    },
  );

  test.each(lines)('that know only the sound still follow it: %s %s', async (language, text) => {
    const { signal, timings } = await spoken(language, text);
    const heard: SpeechTimings = { ...timings, phonemes: heardPhonemes(signal), source: 'energy' };
    const visemes = await mouthsOf(heard);
    expectWhole(visemes, heard);
    expect(Math.abs(lagOf(signal, visemes))).toBeLessThanOrEqual(45);
    expect(new Set(visemes.cues.map(({ shape }) => shape)).size).toBeGreaterThan(3);
  });
}

const measured: Omit<SpeechTimings, 'samples' | 'phonemes'> = {
  ...{ words: [], source: 'engine', loudnessLufs: -19, peakDbtp: -3 },
};

function describeMade(): void {
  const phonemes = ['m', 'ɑ', 'ʂ', 'ˈuei', '', 'l', 'p', 'f', 'u'].map((id, i) => ({
    ...{ id, from: i * 6000, to: (i + 1) * 6000 },
  }));
  const timings: SpeechTimings = { ...measured, samples: 56_000, phonemes };

  test('are the same bytes every time', async () => {
    const order = { timings: await noted(bench, timings), language: 'zh' } as const;
    expect(await reopen().visemes(order, bench)).toEqual(await lips.visemes(order, bench));
  });

  test('open for every vowel, in order', async () => {
    const visemes = await mouthsOf(timings);
    expectWhole(visemes, timings);
    const vowels = phonemes.filter(({ id }) => /[ɑu]/.test(id));
    for (const { from, to } of vowels) expect(opening[shapeAt(visemes, (from + to) / 2)]).toBeGreaterThan(0);
  });

  test('of a line without a phoneme are at rest', async () => {
    const silence: SpeechTimings = { ...measured, samples: 9_600, phonemes: [] };
    const visemes = await mouthsOf(silence);
    expectWhole(visemes, silence);
    expect(visemes.cues.every(({ shape }) => shape === 'X')).toBe(true);
  });

  test('of timings that are not there are refused', async () => {
    const order = { timings: 'f'.repeat(64), language: 'zh' } as const;
    await expect(lips.visemes(order, bench)).rejects.toMatchObject({ code: 'ARTIFACT_MISSING' });
  });
}

export function describeLips(name: string, open: () => Lips): void {
  describe(`mouths by ${name}`, () => {
    beforeAll(async () => {
      [bench, reopen, lips] = [await openBench(), open, open()];
    });
    afterAll(async () => {
      await bench[Symbol.asyncDispose]();
    });
    describeSpoken();
    describeMade();
  });
}

import { afterAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJson, encodeJson, type Workbench } from '../../actors/runtime/maker.ts';
import { heardPhonemes } from '../../actors/worker-audio/heard-timings.ts';
import { SpeechOrder, SpeechTimings, Visemes, type MouthShape } from '../../contracts/sound.ts';
import { decodeWav } from '../media/wav.ts';
import { openObjects } from '../objects/index.ts';
import { open as openVoices } from '../voices/index.ts';
import { open } from './index.ts';

const folder = await mkdtemp(join(tmpdir(), 'lips-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const objects = openObjects(`folder:${folder}`);
const bench: Workbench = { objects, progress: () => undefined, signal: new AbortController().signal };
const voices = openVoices('embedded:espeak');
const lips = open('embedded:phonemes');

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
  const voice = {
    id: 'v',
    language,
    gender: 'female',
    age: 'adult',
    slot: 0,
    pitch: 0,
    pace: 1,
    brightness: 0,
    liveliness: 1,
  };
  const order = SpeechOrder.parse({
    text,
    language,
    voice,
    emotion: 'neutral',
    intensity: 0.5,
    manner: 'normal',
    pronunciations: {},
  });
  const { artifacts } = await voices.voice(order, bench);
  const [speech = '', timings = ''] = artifacts.map(({ sha256 }) => sha256);
  const [signal = new Float32Array(0)] = decodeWav(await objects.get(speech));
  return { signal, timings: SpeechTimings.parse(decodeJson(await objects.get(timings))) };
}

async function mouthsOf(timings: SpeechTimings): Promise<Visemes> {
  const { sha256 } = await objects.put(encodeJson(timings), 'application/json');
  const { artifacts } = await lips.visemes({ timings: sha256, language: 'zh' }, bench);
  return Visemes.parse(decodeJson(await objects.get(artifacts[0]?.sha256 ?? '')));
}

/** How far each shape opens. */
const opening: Readonly<Record<MouthShape, number>> = {
  A: 0,
  X: 0,
  B: 0.3,
  C: 0.65,
  D: 1,
  E: 0.6,
  F: 0.35,
  G: 0.25,
  H: 0.6,
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
  return (
    10 *
    lags.reduce(
      (best, lag) => (correlation(voice, mouth, lag) > correlation(voice, mouth, best) ? lag : best),
      0,
    )
  );
}

describe.each(lines)('mouths for %s: %s', (language, text) => {
  test('follow the voice within 45 ms, close on every p, b and m, and rest in silence', async () => {
    const { signal, timings } = await spoken(language, text);
    const visemes = await mouthsOf(timings);
    expect(Math.abs(lagOf(signal, visemes))).toBeLessThanOrEqual(45);
    const missed = timings.phonemes.filter(
      ({ id, from }) =>
        /^[ˈˌ]?[pbm]/u.test(id) && ![-1920, 0, 1920].some((off) => shapeAt(visemes, from + off) === 'A'),
    );
    expect(missed).toEqual([]);
    const pauses = timings.phonemes.filter(({ id, from, to }) => id === '' && to - from > 7200);
    for (const { from, to } of pauses) expect(shapeAt(visemes, (from + to) / 2)).toBe('X');
    expect(visemes.cues.at(-1)?.shape).toBe('X');
  });

  test('that know only the sound still follow it', async () => {
    const { signal, timings } = await spoken(language, text);
    const visemes = await mouthsOf({ ...timings, phonemes: heardPhonemes(signal), source: 'energy' });
    expect(Math.abs(lagOf(signal, visemes))).toBeLessThanOrEqual(45);
    expect(new Set(visemes.cues.map(({ shape }) => shape)).size).toBeGreaterThan(3);
  });
});

test('mouths are the same bytes every time', async () => {
  const ids = ['m', 'ɑ', 'ʂ', 'ˈuei', '', 'l', 'ai', 'f', 'u'];
  const phonemes = ids.map((id, i) => ({ id, from: i * 6000, to: (i + 1) * 6000 }));
  const timings: SpeechTimings = {
    samples: 56_000,
    phonemes,
    words: [],
    source: 'engine',
    loudnessLufs: -19,
    peakDbtp: -3,
  };
  const { sha256 } = await objects.put(encodeJson(timings), 'application/json');
  const { artifacts } = await lips.visemes({ timings: sha256, language: 'zh' }, bench);
  expect(artifacts[0]?.sha256.slice(0, 16)).toBe('4f9332fec75f6eb1');
});

test('only the maker that exists can be opened', () => {
  expect(() => open('rhubarb:')).toThrow('embedded:phonemes');
});

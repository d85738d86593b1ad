/** What every speech engine must do; an adapter is finished when this passes on it. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Voices } from '../../actors/worker-audio/voices.ts';
import { codeOf } from '../../contracts/error.ts';
import { SpeechTimings, type SpeechOrder } from '../../contracts/sound.ts';
import { brightness, highest, largestStep, pitchOfVoice } from '../media/hearing.ts';
import { loudnessOf } from '../media/loudness.ts';
import { truePeakOf } from '../media/true-peak.ts';
import { decodeWav } from '../media/wav.ts';
import {
  bytesOf,
  documentOf,
  formsOf,
  openBench,
  partOf,
  wavFormOf,
  type TestBench,
} from '../samples/bench.ts';
import { EN, speechOrder, ZH } from './samples/speech.ts';

let bench: TestBench;
let voices: Voices;
/** Opens the engine anew, as another process does. */
let reopen: () => Voices;

interface Heard {
  readonly sha256: string;
  readonly signal: Float32Array;
  readonly timings: SpeechTimings;
}

async function hear(order: SpeechOrder, by = voices): Promise<Heard> {
  const made = await by.voice(order, bench);
  const [signal = new Float32Array(0)] = decodeWav(await bytesOf(bench, made, 'speech'));
  const timings = SpeechTimings.parse(await documentOf(bench, made, 'timings'));
  return { sha256: partOf(made, 'speech'), signal, timings };
}

/** Distance between two voices by pitch and colour, in semitones. */
const distance = (a: Heard, b: Heard): number => {
  const semitones = (of: (signal: Float32Array) => number): number =>
    12 * Math.log2(of(a.signal) / of(b.signal));
  return Math.hypot(semitones(pitchOfVoice), semitones(brightness));
};

/** Stretches that do not lie one after another within so many samples. */
const outOfOrder = (
  stretches: readonly { readonly from: number; readonly to: number }[],
  samples: number,
): unknown[] =>
  stretches.filter(({ from, to }, at) => from < (stretches[at - 1]?.to ?? 0) || to < from || to > samples);

const lines = [
  ['zh', ZH],
  ['en', EN],
] as const;

function describeSound(): void {
  test.each(lines)('in %s is mono at 48 kHz, and as long as it says', async (language, text) => {
    const made = await voices.voice(speechOrder(text, { language }), bench);
    expect(formsOf(made)).toEqual(['speech audio/wav', 'timings application/json']);
    const bytes = await bytesOf(bench, made, 'speech');
    expect(wavFormOf(bytes)).toEqual({ channels: 1, rate: 48_000, bits: 16 });
    const { samples } = SpeechTimings.parse(await documentOf(bench, made, 'timings'));
    expect([decodeWav(bytes)[0]?.length, samples]).toEqual([made.facts['samples'], made.facts['samples']]);
  });

  test.each(lines)(
    'in %s begins within 20 ms, ends within 60 ms of the last sound, and does not click',
    async (language, text) => {
      const { signal } = await hear(speechOrder(text, { language }));
      const floor = 0.02 * highest(signal);
      expect(signal.findIndex((x) => Math.abs(x) > floor)).toBeLessThan(960);
      expect(signal.length - signal.findLastIndex((x) => Math.abs(x) > floor)).toBeLessThan(2880);
      expect(Math.abs(signal[0] ?? 1) + Math.abs(signal.at(-1) ?? 1)).toBeLessThan(0.004);
      expect(largestStep(signal)).toBeLessThan(0.35);
    },
  );

  test('is levelled to −19 LUFS with peaks below −1.5 dBTP, and says so', async () => {
    const { signal, timings } = await hear(speechOrder(ZH));
    expect(Math.abs(loudnessOf([signal]) + 19)).toBeLessThan(0.3);
    expect(truePeakOf([signal])).toBeLessThanOrEqual(-1.5);
    expect(Math.abs(timings.loudnessLufs - loudnessOf([signal]))).toBeLessThan(0.15);
    expect(Math.abs(timings.peakDbtp - truePeakOf([signal]))).toBeLessThan(0.15);
  });

  test('tells that it is alive, and when it is done', async () => {
    const shares: number[] = [];
    const progress = (done: number, total: number): number => shares.push(done / total);
    await voices.voice(speechOrder(ZH), { ...bench, progress });
    expect([shares.toSorted((a, b) => a - b), shares.at(-1)]).toEqual([shares, 1]);
  });
}

function describeTimings(): void {
  test.each(lines)('in %s has phonemes and words in order, inside the sound', async (language, text) => {
    const { timings } = await hear(speechOrder(text, { language }));
    expect(timings.phonemes.length).toBeGreaterThan(10);
    expect(outOfOrder(timings.phonemes, timings.samples)).toEqual([]);
    expect(outOfOrder(timings.words, timings.samples)).toEqual([]);
  });

  test.each(lines)('in %s has words that are words of the line, in order', async (language, text) => {
    const { words } = (await hear(speechOrder(text, { language }))).timings;
    const spans = words.map(({ start, end }) => ({ from: start, to: end }));
    expect(outOfOrder(spans, text.length)).toEqual([]);
    for (const { start, end } of words) expect(text.slice(start, end)).toMatch(/^\S(.*\S)?$/u);
  });
}

function describeVoicesThemselves(): void {
  test('is the same bytes in any order and in any process', async () => {
    const first = await hear(speechOrder(ZH));
    await hear(speechOrder(EN, { language: 'en' }));
    const again = await hear(speechOrder(ZH));
    const elsewhere = await hear(speechOrder(ZH), reopen());
    expect([again.sha256, elsewhere.sha256]).toEqual([first.sha256, first.sha256]);
    expect([again.timings, elsewhere.timings]).toEqual([first.timings, first.timings]);
  });

  test.each(['zh', 'en'] as const)('in %s tells two characters apart', async (language) => {
    const text = language === 'zh' ? ZH : EN;
    const [one, other, man] = [
      await hear(speechOrder(text, { language, voice: { language } })),
      await hear(speechOrder(text, { language, voice: { language, slot: 1 } })),
      await hear(speechOrder(text, { language, voice: { language, gender: 'male' } })),
    ];
    const distances = [distance(one, other), distance(one, man), distance(other, man)];
    expect(Math.min(...distances)).toBeGreaterThan(1.2);
  });

  test.each(['……！？', '🏮', 'Старик молчал.', '他说：“Привет！”', '\u0000', '\ud83c', '₿∑≠'])(
    'of %j is a sound, or is refused with a reason',
    async (text) => {
      const outcome = await hear(speechOrder(text)).catch(codeOf);
      if (typeof outcome === 'string') expect(outcome).not.toBe('INTERNAL');
      else expect([outcome.signal.length > 4_800, outcome.signal.includes(NaN)]).toEqual([true, false]);
    },
  );
}

export function describeVoices(name: string, open: () => Voices): void {
  describe(`a line spoken by ${name}`, () => {
    beforeAll(async () => {
      [bench, reopen, voices] = [await openBench(), open, open()];
    });
    afterAll(async () => {
      await bench[Symbol.asyncDispose]();
    });
    describeSound();
    describeTimings();
    describeVoicesThemselves();
  });
}

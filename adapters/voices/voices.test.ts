import { afterAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJson, type Workbench } from '../../actors/runtime/maker.ts';
import { SpeechOrder, SpeechTimings } from '../../contracts/sound.ts';
import { bandDb, brightness, largestStep, melodySpan, periodicity, pitchOfVoice } from '../media/hearing.ts';
import { loudnessOf } from '../media/loudness.ts';
import { truePeakOf } from '../media/true-peak.ts';
import { decodeWav } from '../media/wav.ts';
import { openObjects } from '../objects/index.ts';
import { open } from './index.ts';

const folder = await mkdtemp(join(tmpdir(), 'voices-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const objects = openObjects(`folder:${folder}`);
const bench: Workbench = { objects, progress: () => undefined, signal: new AbortController().signal };

type Change = Partial<Omit<SpeechOrder, 'voice'>> & { readonly voice?: Partial<SpeechOrder['voice']> };

const order = (text: string, { voice, ...change }: Change = {}): SpeechOrder =>
  SpeechOrder.parse({
    text,
    language: 'zh',
    emotion: 'neutral',
    intensity: 0.6,
    manner: 'normal',
    pronunciations: {},
    ...change,
    voice: {
      id: 'v',
      language: 'zh',
      gender: 'female',
      age: 'adult',
      slot: 0,
      pitch: 0,
      pace: 1,
      brightness: 0,
      liveliness: 1,
      ...voice,
    },
  });

interface Heard {
  readonly sha256: string;
  readonly signal: Float32Array;
  readonly timings: SpeechTimings;
  readonly samples: unknown;
}

async function speak(wanted: SpeechOrder, voices = open('embedded:espeak')): Promise<Heard> {
  const { artifacts, facts } = await voices.voice(wanted, bench);
  const [speech = '', timings = ''] = ['speech', 'timings'].map(
    (role) => artifacts.find((artifact) => artifact.role === role)?.sha256 ?? '',
  );
  const [signal = new Float32Array(0)] = decodeWav(await objects.get(speech));
  return {
    sha256: speech,
    signal,
    timings: SpeechTimings.parse(decodeJson(await objects.get(timings))),
    samples: facts['samples'],
  };
}

/** Decibels of the highs against the lows. */
const tiltOf = (signal: Float32Array): number => bandDb(signal, 2500, 6000) - bandDb(signal, 200, 1000);

const voices = open('embedded:espeak');
const ZH = '今天天气很好，我们一起去河边看灯笼吧。';
const EN = 'The weather is lovely today, so let us go and see the lanterns.';

describe('a spoken line', () => {
  test('is the same bytes in any order and in any process', async () => {
    const first = await speak(order(ZH), voices);
    await speak(order(EN, { language: 'en' }), voices);
    const again = await speak(order(ZH), voices);
    const elsewhere = await speak(order(ZH));
    expect([again.sha256, elsewhere.sha256]).toEqual([first.sha256, first.sha256]);
    expect(first.sha256.slice(0, 16)).toBe('6ccf925544ceedb4');
  });

  test.each([
    ['zh', ZH],
    ['en', EN],
  ] as const)(
    'in %s begins within 20 ms, ends within 60 ms of the last sound, and does not click',
    async (language, text) => {
      const { signal, timings, samples } = await speak(order(text, { language }), voices);
      const floor = 0.02 * signal.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
      const first = signal.findIndex((x) => Math.abs(x) > floor);
      const last = signal.findLastIndex((x) => Math.abs(x) > floor);
      expect(first).toBeLessThan(960);
      expect(signal.length - last).toBeLessThan(2880);
      expect(Math.abs(signal[0] ?? 1) + Math.abs(signal.at(-1) ?? 1)).toBeLessThan(0.004);
      expect(largestStep(signal)).toBeLessThan(0.35);
      expect([timings.samples, samples]).toEqual([signal.length, signal.length]);
    },
  );

  test('tells which part of the text every word is, in order, within the line', async () => {
    const text = '他有12个苹果，Mira没有。';
    const { timings } = await speak(order(text), voices);
    expect(timings.words.map(({ start, end }) => text.slice(start, end))).toEqual([
      '他',
      '有',
      '12个',
      '苹果',
      'Mira',
      '没有',
    ]);
    timings.words.forEach((word, i) => {
      expect(word.from).toBeGreaterThanOrEqual(timings.words[i - 1]?.to ?? 0);
      expect(word.to).toBeGreaterThan(word.from);
    });
    expect(timings.words.at(-1)?.to).toBeLessThanOrEqual(timings.samples);
  });

  test('has phonemes without gaps, and pauses between clauses', async () => {
    const { timings, signal } = await speak(order(ZH), voices);
    timings.phonemes.slice(1).forEach((phoneme, i) => expect(phoneme.from).toBe(timings.phonemes[i]?.to));
    const pause = timings.phonemes.find(({ id, from, to }) => id === '' && to - from > 4800);
    const silent = signal.subarray((pause?.from ?? 0) + 2400, (pause?.to ?? 0) - 480);
    expect(silent.reduce((most, x) => Math.max(most, Math.abs(x)), 0)).toBeLessThan(0.01);
  });

  test('that is only punctuation is a short breath', async () => {
    const { signal, timings } = await speak(order('……！？'), voices);
    expect(signal.length).toBeGreaterThanOrEqual(9600);
    expect(truePeakOf([signal])).toBeLessThan(-45);
    expect(timings).toMatchObject({ phonemes: [], words: [] });
  });

  test('says a name as it is told to', async () => {
    const usual = await speak(order('曾先生'), voices);
    const told = await speak(order('曾先生', { pronunciations: { 曾: 'zeng1' } }), voices);
    expect(usual.timings.phonemes[0]?.id).toBe('tsh');
    expect(told.timings.phonemes[0]?.id).toBe('ts');
  });
});

describe('the level of a line', () => {
  test.each([
    ['normal', -19],
    ['whisper', -23],
    ['shout', -17],
    ['sob', -19],
  ] as const)('in a %s manner is %d LUFS with peaks below −1.5 dBTP', async (manner, lufs) => {
    const { signal, timings } = await speak(order(ZH, { manner }), voices);
    expect(Math.abs(loudnessOf([signal]) - lufs)).toBeLessThan(0.15);
    expect(truePeakOf([signal])).toBeLessThanOrEqual(-1.5);
    expect(Math.abs(timings.loudnessLufs - lufs)).toBeLessThan(0.15);
    expect(timings.peakDbtp).toBeLessThanOrEqual(-1.5);
  });
});

describe('how a line is given', () => {
  test('is heard: anger is higher, faster and brighter than sadness', async () => {
    const angry = await speak(order(ZH, { emotion: 'anger' }), voices);
    const sad = await speak(order(ZH, { emotion: 'sadness' }), voices);
    expect(12 * Math.log2(pitchOfVoice(angry.signal) / pitchOfVoice(sad.signal))).toBeGreaterThan(2.5);
    expect(sad.signal.length / angry.signal.length).toBeGreaterThan(1.3);
    expect(brightness(angry.signal) / brightness(sad.signal)).toBeGreaterThan(1.1);
    expect(melodySpan(angry.signal)).toBeGreaterThan(melodySpan(sad.signal) * 1.3);
  });

  test('is heard: a whisper has no pitch', async () => {
    const usual = await speak(order(ZH), voices);
    const whisper = await speak(order(ZH, { manner: 'whisper' }), voices);
    expect(periodicity(usual.signal)).toBeGreaterThan(0.75);
    expect(periodicity(whisper.signal)).toBeLessThan(0.5);
  });

  test('is heard: a shout is higher and brighter', async () => {
    const usual = await speak(order(ZH), voices);
    const shout = await speak(order(ZH, { manner: 'shout' }), voices);
    expect(12 * Math.log2(pitchOfVoice(shout.signal) / pitchOfVoice(usual.signal))).toBeGreaterThan(3);
    expect(tiltOf(shout.signal)).toBeGreaterThan(tiltOf(usual.signal) + 2);
  });
});

describe('voices', () => {
  const groups = (['zh', 'en'] as const).flatMap((language) =>
    (['female', 'male'] as const).flatMap(
      (gender) =>
      ([['adult', 8], ['child', 4], ['old', 4]] as const).map(([age, count]) => ({ language, gender, age, count })), // prettier-ignore
    ),
  );

  test.each(groups)(
    '$language $gender $age: $count slots are told apart by pitch or colour',
    async ({ language, gender, age, count }) => {
      const text = language === 'zh' ? '今天我们一起去看灯笼。' : 'Today we go to see the lanterns.';
      const heard: { readonly pitch: number; readonly colour: number }[] = [];
      for (let slot = 0; slot < count; slot++) {
        const { signal } = await speak(
          order(text, { language, voice: { language, gender, age, slot } }),
          voices,
        );
        heard.push({ pitch: pitchOfVoice(signal), colour: brightness(signal) });
      }
      const distances = heard.flatMap((a, i) =>
        heard
          .slice(i + 1)
          .map((b) => Math.hypot(12 * Math.log2(a.pitch / b.pitch), 12 * Math.log2(a.colour / b.colour))),
      );
      expect(Math.min(...distances)).toBeGreaterThan(1.2);
    },
  );

  test('of men lie lower than those of women, and those of children highest', async () => {
    const pitch = async (gender: 'male' | 'female', age: 'adult' | 'child'): Promise<number> =>
      pitchOfVoice((await speak(order(ZH, { voice: { gender, age } }), voices)).signal);
    const [man, woman, child] = [
      await pitch('male', 'adult'),
      await pitch('female', 'adult'),
      await pitch('female', 'child'),
    ];
    expect(woman / man).toBeGreaterThan(1.5);
    expect(child / woman).toBeGreaterThan(1.2);
  });

  test('follow what was settled for them: pitch, pace and brightness', async () => {
    const usual = await speak(order(ZH), voices);
    const changed = await speak(order(ZH, { voice: { pitch: 4, pace: 1.3 } }), voices);
    const bright = await speak(order(ZH, { voice: { brightness: 1 } }), voices);
    expect(12 * Math.log2(pitchOfVoice(changed.signal) / pitchOfVoice(usual.signal))).toBeGreaterThan(3);
    expect(usual.signal.length / changed.signal.length).toBeGreaterThan(1.2);
    expect(tiltOf(bright.signal)).toBeGreaterThan(tiltOf(usual.signal) + 2);
  });
});

test('only the engine that exists can be opened', () => {
  expect(() => open('embedded:other')).toThrow('embedded:espeak');
});

import { afterAll, describe, expect, test } from '@jest/globals';
import { SpeechTimings, type SpeechOrder } from '../../contracts/sound.ts';
import { bandDb, brightness, melodySpan, periodicity, pitchOfVoice } from '../media/hearing.ts';
import { loudnessOf } from '../media/loudness.ts';
import { truePeakOf } from '../media/true-peak.ts';
import { decodeWav } from '../media/wav.ts';
import { bytesOf, documentOf, openBench } from '../samples/bench.ts';
import { open } from './index.ts';
import { speechOrder, ZH } from './samples/speech.ts';
import { describeVoices } from './voices.conformance.ts';

const bench = await openBench();
afterAll(async () => {
  await bench[Symbol.asyncDispose]();
});

interface Heard {
  readonly signal: Float32Array;
  readonly timings: SpeechTimings;
}

async function speak(wanted: SpeechOrder): Promise<Heard> {
  const made = await voices.voice(wanted, bench);
  const [signal = new Float32Array(0)] = decodeWav(await bytesOf(bench, made, 'speech'));
  return { signal, timings: SpeechTimings.parse(await documentOf(bench, made, 'timings')) };
}

/** Decibels of the highs against the lows. */
const tiltOf = (signal: Float32Array): number => bandDb(signal, 2500, 6000) - bandDb(signal, 200, 1000);

const voices = open('embedded:espeak');

describeVoices('espeak', () => open('embedded:espeak'));

describe('a spoken line', () => {
  test('tells which part of the text every word is, a number with what it counts', async () => {
    const text = '他有12个苹果，Mira没有。';
    const { timings } = await speak(speechOrder(text));
    expect(timings.words.map(({ start, end }) => text.slice(start, end))).toEqual([
      '他',
      '有',
      '12个',
      '苹果',
      'Mira',
      '没有',
    ]);
  });

  test('has phonemes without gaps, and pauses between clauses', async () => {
    const { timings, signal } = await speak(speechOrder(ZH));
    timings.phonemes.slice(1).forEach((phoneme, i) => expect(phoneme.from).toBe(timings.phonemes[i]?.to));
    const pause = timings.phonemes.find(({ id, from, to }) => id === '' && to - from > 4800);
    const silent = signal.subarray((pause?.from ?? 0) + 2400, (pause?.to ?? 0) - 480);
    expect(silent.reduce((most, x) => Math.max(most, Math.abs(x)), 0)).toBeLessThan(0.01);
  });

  test('that is only punctuation is a short breath', async () => {
    const { signal, timings } = await speak(speechOrder('……！？'));
    expect(signal.length).toBeGreaterThanOrEqual(9600);
    expect(truePeakOf([signal])).toBeLessThan(-45);
    expect(timings).toMatchObject({ phonemes: [], words: [] });
  });

  test('says a name as it is told to', async () => {
    const usual = await speak(speechOrder('曾先生'));
    const told = await speak(speechOrder('曾先生', { pronunciations: { 曾: 'zeng1' } }));
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
    const { signal, timings } = await speak(speechOrder(ZH, { manner }));
    expect(Math.abs(loudnessOf([signal]) - lufs)).toBeLessThan(0.15);
    expect(truePeakOf([signal])).toBeLessThanOrEqual(-1.5);
    expect(Math.abs(timings.loudnessLufs - lufs)).toBeLessThan(0.15);
    expect(timings.peakDbtp).toBeLessThanOrEqual(-1.5);
  });
});

describe('how a line is given', () => {
  test('is heard: anger is higher, faster and brighter than sadness', async () => {
    const angry = await speak(speechOrder(ZH, { emotion: 'anger' }));
    const sad = await speak(speechOrder(ZH, { emotion: 'sadness' }));
    expect(12 * Math.log2(pitchOfVoice(angry.signal) / pitchOfVoice(sad.signal))).toBeGreaterThan(2.5);
    expect(sad.signal.length / angry.signal.length).toBeGreaterThan(1.3);
    expect(brightness(angry.signal) / brightness(sad.signal)).toBeGreaterThan(1.1);
    expect(melodySpan(angry.signal)).toBeGreaterThan(melodySpan(sad.signal) * 1.3);
  });

  test('is heard: a whisper has no pitch', async () => {
    const usual = await speak(speechOrder(ZH));
    const whisper = await speak(speechOrder(ZH, { manner: 'whisper' }));
    expect(periodicity(usual.signal)).toBeGreaterThan(0.75);
    expect(periodicity(whisper.signal)).toBeLessThan(0.5);
  });

  test('is heard: a shout is higher and brighter', async () => {
    const usual = await speak(speechOrder(ZH));
    const shout = await speak(speechOrder(ZH, { manner: 'shout' }));
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
          speechOrder(text, { language, voice: { language, gender, age, slot } }),
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
      pitchOfVoice((await speak(speechOrder(ZH, { voice: { gender, age } }))).signal);
    const [man, woman, child] = [
      await pitch('male', 'adult'),
      await pitch('female', 'adult'),
      await pitch('female', 'child'),
    ];
    expect(woman / man).toBeGreaterThan(1.5);
    expect(child / woman).toBeGreaterThan(1.2);
  });

  test('follow what was settled for them: pitch, pace and brightness', async () => {
    const usual = await speak(speechOrder(ZH));
    const changed = await speak(speechOrder(ZH, { voice: { pitch: 4, pace: 1.3 } }));
    const bright = await speak(speechOrder(ZH, { voice: { brightness: 1 } }));
    expect(12 * Math.log2(pitchOfVoice(changed.signal) / pitchOfVoice(usual.signal))).toBeGreaterThan(3);
    expect(usual.signal.length / changed.signal.length).toBeGreaterThan(1.2);
    expect(tiltOf(bright.signal)).toBeGreaterThan(tiltOf(usual.signal) + 2);
  });
});

test('only the engine that exists can be opened', () => {
  expect(() => open('embedded:other')).toThrow('embedded:espeak');
});

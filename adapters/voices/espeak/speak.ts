/** The voice of a line, made: eSpeak NG behind the port. eSpeak is GPL; this file runs in a process of its own. */
import { keep, keepJson, type Make } from '../../../actors/runtime/maker.ts';
import { SAMPLE_RATE } from '../../../contracts/shared.ts';
import type { SpeechOrder, SpeechTimings } from '../../../contracts/sound.ts';
import { truePeakOf } from '../../media/true-peak.ts';
import { encodeWav } from '../../media/wav.ts';
import { deliveryOf, levelOf } from './delivery.ts';
import { Engine, ENGINE_RATE } from './engine.ts';
import { speakLine, type Performance } from './line.ts';
import { polished } from './polish.ts';
import { timbreOf } from './timbre.ts';
import { wordless } from './wordless.ts';

/** Highest true peak of a line, dBTP; a little under −1.5, so that rounding to 16 bits never passes it. */
const CEILING = -1.55;
/** What a line without sound reports instead of −∞. */
const SILENCE_LUFS = -70;

export interface Line {
  readonly signal: Float32Array;
  readonly timings: SpeechTimings;
}

const toSamples = (at: number): number => Math.round((at * SAMPLE_RATE) / ENGINE_RATE);

const placed = <T extends { readonly from: number; readonly to: number }>(range: T, samples: number): T => ({
  ...range,
  from: toSamples(range.from),
  to: Math.min(samples, toSamples(range.to)),
});

/** Someone breathes instead of speaking. */
function breathing(): Line {
  const signal = wordless();
  const timings = { samples: signal.length, phonemes: [], words: [], source: 'engine' as const };
  return { signal, timings: { ...timings, loudnessLufs: SILENCE_LUFS, peakDbtp: truePeakOf([signal]) } };
}

/** Speaks a line, telling how far it is. The same order gives the same samples, whatever was spoken before. */
export function spoken(engine: Engine, order: SpeechOrder, heard: Performance['heard']): Line {
  const timbre = timbreOf(order.voice, order.language);
  const delivery = deliveryOf(order.emotion, order.intensity, order.manner);
  const raw = speakLine(engine, order, { timbre, delivery, heard });
  if (raw === null) return breathing();
  const { channels, lufs, dbtp } = polished(raw.signal, {
    timbre,
    delivery,
    level: { lufs: levelOf(order.manner), dbtp: CEILING },
  });
  const signal = channels[0] as Float32Array;
  const timings: SpeechTimings = {
    samples: signal.length,
    phonemes: raw.phonemes.map((phoneme) => placed(phoneme, signal.length)),
    words: raw.words.map((word) => placed(word, signal.length)),
    source: 'engine',
    loudnessLufs: lufs,
    peakDbtp: dbtp,
  };
  return { signal, timings };
}

/** A maker of lines; the engine is loaded at the first. */
export function speaker(): Make<'voice'> {
  let engine: Promise<Engine> | undefined;
  return async (order, bench) => {
    engine ??= Engine.load();
    const { signal, timings } = spoken(await engine, order, (done, total) => {
      bench.progress(done, total);
    });
    bench.progress(1, 1);
    const artifacts = [
      await keep(bench, 'voice.speech', encodeWav([signal])),
      await keepJson(bench, 'voice.timings', timings),
    ];
    return { artifacts, facts: { samples: signal.length } };
  };
}

/** The voice of a line, made: eSpeak NG behind the port. eSpeak is GPL; this file runs in a process of its own. */
import { keep, keepJson, type Make } from '../../../actors/runtime/maker.ts';
import { SAMPLE_RATE } from '../../../contracts/shared.ts';
import type { SpeechOrder, SpeechTimings } from '../../../contracts/sound.ts';
import { loudnessOf } from '../../media/loudness.ts';
import { truePeakOf } from '../../media/true-peak.ts';
import { encodeWav } from '../../media/wav.ts';
import type { SpokenClause } from './clause.ts';
import { deliveryOf, levelOf } from './delivery.ts';
import { Engine, ENGINE_RATE } from './engine.ts';
import { speakLine } from './line.ts';
import { polished } from './polish.ts';
import { timbreOf } from './timbre.ts';
import { wordless } from './wordless.ts';

/** Highest true peak of a line, dBTP. */
const CEILING = -1.5;
/** What a line without sound reports instead of −∞. */
const SILENCE_LUFS = -70;

export interface Line {
  readonly signal: Float32Array;
  readonly timings: SpeechTimings;
}

const toSamples = (at: number): number => Math.round((at * SAMPLE_RATE) / ENGINE_RATE);

const measured = (signal: Float32Array): Pick<SpeechTimings, 'samples' | 'loudnessLufs' | 'peakDbtp'> => ({
  samples: signal.length,
  loudnessLufs: Math.max(SILENCE_LUFS, loudnessOf([signal])),
  peakDbtp: Math.max(SILENCE_LUFS, truePeakOf([signal])),
});

function timingsOf(signal: Float32Array, spoken: SpokenClause): SpeechTimings {
  const placed = <T extends { from: number; to: number }>(range: T): T => ({
    ...range,
    from: toSamples(range.from),
    to: Math.min(signal.length, toSamples(range.to)),
  });
  return { ...measured(signal), phonemes: spoken.phonemes.map(placed), words: spoken.words.map(placed), source: 'engine' };
}

/** Speaks a line. The same order gives the same samples, whatever was spoken before. */
export function spoken(engine: Engine, order: SpeechOrder): Line {
  const performance = {
    timbre: timbreOf(order.voice, order.language),
    delivery: deliveryOf(order.emotion, order.intensity, order.manner),
  };
  const raw = speakLine(engine, order, performance);
  if (raw === null) {
    const signal = wordless();
    return { signal, timings: { ...measured(signal), phonemes: [], words: [], source: 'engine' } };
  }
  const signal = polished(raw.signal, { ...performance, level: { lufs: levelOf(order.manner), dbtp: CEILING } });
  return { signal, timings: timingsOf(signal, raw) };
}

/** A maker of lines; the engine is loaded at the first. */
export function speaker(): Make<'voice'> {
  let engine: Promise<Engine> | undefined;
  return async (order, bench) => {
    engine ??= Engine.load();
    const { signal, timings } = spoken(await engine, order);
    bench.progress(1, 1);
    const artifacts = [
      await keep(bench, 'voice', 'speech', encodeWav([signal])),
      await keepJson(bench, 'voice', 'timings', timings),
    ];
    return { artifacts, facts: { samples: signal.length } };
  };
}

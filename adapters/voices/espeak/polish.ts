/** From the engine's raw speech to a voice in a room: breath, trembling, colour, evenness, level. */
import { SAMPLE_RATE } from '../../../contracts/shared.ts';
import { allpass, filtered, highpass, highShelf, lowpass, peak } from '../../media/biquad.ts';
import { levelled, type Level, type Levelled } from '../../media/level.ts';
import { resample } from '../../media/resample.ts';
import { whispered } from './breath.ts';
import type { Delivery } from './delivery.ts';
import { ENGINE_RATE } from './engine.ts';
import type { Timbre } from './timbre.ts';

/** Looked up once: in every sample, finding the global costs more than the arithmetic. */
const { abs, cos, floor, sin, sqrt } = Math;

/** A frequency of the filters, which are made for 48 kHz, at the engine's rate. */
const atEngineRate = (hertz: number): number => (hertz * SAMPLE_RATE) / ENGINE_RATE;

/** Above this, natural voices are more noise than pulses; leaving it all to pulses is what buzzes. */
const PULSES_END = 3400;
const LEAST_NOISE = 0.32;

/** Mixes the voice with its whispered self, more so above PULSES_END; both are equally loud, so powers add. */
function breathed(signal: Float32Array, breath: number): Float32Array {
  const air = whispered(signal);
  if (breath >= 1) return air;
  const noiseBelow = 0.45 * breath;
  const noiseAbove = Math.min(1, LEAST_NOISE + 0.7 * breath);
  const cut = highpass(atEngineRate(PULSES_END));
  const voiceAbove = filtered(signal.slice(), cut);
  const airAbove = filtered(air.slice(), cut);
  const [voiceLow, airLow] = [Math.sqrt(1 - noiseBelow), Math.sqrt(noiseBelow)];
  const [voiceHigh, airHigh] = [Math.sqrt(1 - noiseAbove), Math.sqrt(noiseAbove)];
  const out = new Float32Array(signal.length);
  for (let i = 0; i < out.length; i++) {
    const high = voiceAbove[i] as number;
    const hiss = airAbove[i] as number;
    const low = ((signal[i] as number) - high) * voiceLow + ((air[i] as number) - hiss) * airLow;
    out[i] = low + high * voiceHigh + hiss * airHigh;
  }
  return out;
}

/** A tremor of 5.6 Hz: pitch by up to ±45 cents (the sound is read unevenly), loudness by up to 30 %. */
function trembling(signal: Float32Array, depth: number): Float32Array {
  if (depth === 0) return signal;
  const w = (2 * Math.PI * 5.6) / ENGINE_RATE;
  const swing = (0.026 * depth) / w;
  return signal.map((_, i) => {
    const wanted = i + swing * sin(w * i);
    const at = wanted < 0 ? 0 : wanted > signal.length - 2 ? signal.length - 2 : wanted;
    const whole = floor(at);
    const between =
      (signal[whole] as number) + (at - whole) * ((signal[whole + 1] as number) - (signal[whole] as number));
    return between * (1 - 0.15 * depth * (1 - cos(w * i)));
  });
}

function rootMeanSquare(signal: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < signal.length; i++) sum += (signal[i] as number) * (signal[i] as number);
  return Math.sqrt(sum / Math.max(1, signal.length));
}

const follow = (seconds: number): number => 1 - Math.exp(-1 / (seconds * SAMPLE_RATE));
const RISE = follow(0.004);
const FALL = follow(0.09);

/** In place, halves, in decibels, what is above the line's own average: soft syllables come nearer, peaks stay back. */
function evened(signal: Float32Array): Float32Array {
  const threshold = 1.1 * rootMeanSquare(signal);
  let envelope = 0;
  for (let i = 0; i < signal.length; i++) {
    const x = signal[i] as number;
    const size = abs(x);
    envelope += (size - envelope) * (size > envelope ? RISE : FALL);
    if (envelope > threshold) signal[i] = x * sqrt(threshold / envelope);
  }
  return signal;
}

/** First reflections of a small furnished room: seconds and gain. */
const reflections = [
  [0.0071, 0.13],
  [0.0113, -0.1],
  [0.0179, 0.08],
  [0.0236, -0.06],
  [0.0297, 0.045],
] as const;

const ROOM_TAIL = Math.ceil(0.03 * SAMPLE_RATE);

function inRoom(signal: Float32Array): Float32Array {
  const out = new Float32Array(signal.length + ROOM_TAIL);
  out.set(signal);
  const dull = filtered(signal.slice(), lowpass(4200));
  for (const [seconds, gain] of reflections) {
    const delay = Math.round(seconds * SAMPLE_RATE);
    for (let i = 0; i < signal.length; i++)
      out[i + delay] = (out[i + delay] as number) + gain * (dull[i] as number);
  }
  return out;
}

/** The engine speaks brighter than people do: long-term spectra of speech fall further (Byrne et al. 1994). */
const USUAL_TILT = -4.5;

/** Turns phases apart: a buzz is many harmonics that peak together. */
const dispersion = [allpass(320, 0.6), allpass(900, 0.6), allpass(2100, 0.6)];

interface Finish {
  readonly timbre: Timbre;
  readonly delivery: Delivery;
  readonly level: Level;
}

/** Speech at ENGINE_RATE, finished at 48 kHz: the same times, a room's tail of 30 ms longer. */
export function polished(raw: Float32Array, { timbre, delivery, level }: Finish): Levelled {
  const breath = Math.min(1, timbre.breath + delivery.breath);
  const voiced = trembling(breathed(raw, breath), Math.min(1, timbre.tremble + delivery.tremble));
  const [ringHertz, ringDb] = timbre.ring;
  const coloured = filtered(
    resample(voiced, ENGINE_RATE, SAMPLE_RATE),
    highpass(breath >= 1 ? 240 : 75),
    peak(ringHertz, 1.6, ringDb),
    highShelf(2200, USUAL_TILT + timbre.tilt + delivery.tilt),
    lowpass(8600, 0.6),
    ...dispersion,
  );
  return levelled([inRoom(evened(coloured))], level);
}

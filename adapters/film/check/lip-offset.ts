/** By how much a mouth comes after its voice: where seen openness fits the phonemes best, against where their sound does. */
import { type FrameRate, SAMPLE_RATE, samplesPerFrame } from '../../../contracts/shared.ts';
import type { SpeechTimings } from '../../../contracts/sound.ts';
import { bestLag, correlation, LAG_LIMIT_MS } from './best-lag.ts';
import { phonemeOpenness } from './phoneme-openness.ts';
import { ENVELOPE_MS, type SoundEnvelope } from './sound-envelope.ts';

/** A line where it is said to be heard on the film. */
export interface HeardLine {
  readonly speaker: string;
  readonly kind: 'dialogue' | 'thought' | 'narration';
  /** Sample of the film's clock. */
  readonly start: number;
  readonly timings: SpeechTimings;
}

/** Openness of one mouth by frame of the film. */
export type Seen = ReadonlyMap<number, number>;

/** A line counts when its mouth is seen for this long. */
const LEAST_SEEN_SECONDS = 0.8;
/** Loudness follows phonemes only roughly: below this fit it says nothing, and nearer than this it says "in place". */
const LEAST_SOUND_FIT = 0.4;
const SOUND_TOLERANCE_MS = 40;

const startMsOf = ({ start }: HeardLine): number => (start * 1000) / SAMPLE_RATE;
const lengthMsOf = ({ timings }: HeardLine): number => Math.ceil((timings.samples * 1000) / SAMPLE_RATE);

/** Integral of how open the phonemes of a line are, over milliseconds of the film; constant before and after the line. */
function openingIntegral(line: HeardLine): (ms: number) => number {
  const length = lengthMsOf(line);
  const startMs = startMsOf(line);
  const integral = new Float64Array(length + 1);
  for (const { from, to, id } of line.timings.phonemes) {
    const openness = phonemeOpenness(id);
    const end = Math.min(length, Math.round((to * 1000) / SAMPLE_RATE));
    for (let ms = Math.round((from * 1000) / SAMPLE_RATE); ms < end; ms++) integral[ms + 1] = openness;
  }
  for (let ms = 0; ms < length; ms++) integral[ms + 1] = (integral[ms + 1] ?? 0) + (integral[ms] ?? 0);
  return (ms) => integral[Math.max(0, Math.min(length, Math.round(ms - startMs)))] ?? 0;
}

/** Frames of the film in which a line's mouth is seen while it sounds. */
function framesOf(line: HeardLine, seen: Seen, fps: FrameRate): number[] {
  const from = Math.floor(line.start / samplesPerFrame(fps));
  const to = Math.ceil((line.start + line.timings.samples) / samplesPerFrame(fps));
  return Array.from({ length: to - from }, (_, index) => from + index).filter((frame) => seen.has(frame));
}

/** What was measured over equal stretches of time. */
interface Measured {
  readonly values: readonly number[];
  /** Beginnings of the stretches on the film's clock. */
  readonly startsMs: readonly number[];
  readonly widthMs: number;
}

/** How well what was measured fits the phonemes of a line, for any lag. */
function fitOf(line: HeardLine, { values, startsMs, widthMs }: Measured): (lagMs: number) => number {
  const integral = openingIntegral(line);
  const expected = (ms: number): number => integral(ms + widthMs) - integral(ms);
  return (lagMs) =>
    correlation(
      values,
      startsMs.map((ms) => expected(ms - lagMs)),
    );
}

/** By how much the sound of a line comes after its timings, ms; 0 while it is in place as far as can be heard. */
function soundLag(line: HeardLine, envelope: SoundEnvelope): number {
  const first = Math.floor(startMsOf(line) / ENVELOPE_MS);
  const count = Math.ceil(lengthMsOf(line) / ENVELOPE_MS);
  const indices = Array.from({ length: count }, (_, index) => first + index);
  const levels = indices.map((index) => envelope.level(index));
  const startsMs = indices.map((index) => index * ENVELOPE_MS);
  const { lagMs, fit } = bestLag(fitOf(line, { values: levels, startsMs, widthMs: ENVELOPE_MS }));
  return fit < LEAST_SOUND_FIT || Math.abs(lagMs) <= SOUND_TOLERANCE_MS ? 0 : lagMs;
}

interface Witnesses {
  readonly seen: Seen;
  readonly envelope: SoundEnvelope;
  readonly fps: FrameRate;
}

/**
 * Milliseconds by which the mouth comes after the voice (negative: before it); null when too little is seen. A mouth
 * that does not move at all counts as 300 late.
 */
export function offsetOf(line: HeardLine, { seen, envelope, fps }: Witnesses): number | null {
  const frames = framesOf(line, seen, fps);
  if (frames.length < LEAST_SEEN_SECONDS * fps) return null;
  const openness = frames.map((frame) => seen.get(frame) ?? 0);
  if (new Set(openness).size === 1) return LAG_LIMIT_MS;
  const startsMs = frames.map((frame) => (frame * 1000) / fps);
  return (
    bestLag(fitOf(line, { values: openness, startsMs, widthMs: 1000 / fps })).lagMs - soundLag(line, envelope)
  );
}

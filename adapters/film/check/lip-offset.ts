/** By how much a mouth comes after its voice: the lag at which seen and heard openness fit best. */
import { type FrameRate, SAMPLE_RATE, samplesPerFrame } from '../../../contracts/shared.ts';
import type { SpeechTimings } from '../../../contracts/sound.ts';
import { phonemeOpenness } from './phoneme-openness.ts';

/** A line where it is heard on the film. */
export interface HeardLine {
  readonly speaker: string;
  readonly kind: 'dialogue' | 'thought' | 'narration';
  /** Sample of the film's clock. */
  readonly start: number;
  readonly timings: SpeechTimings;
}

/** Openness of one mouth by frame of the film. */
export type Seen = ReadonlyMap<number, number>;

/** A lag is looked for this far to both sides. */
const LAG_LIMIT_MS = 300;
const LAG_STEP_MS = 5;
/** A line counts when its mouth is seen for this long. */
const LEAST_SEEN_SECONDS = 0.8;

/** Integral over time of how open the phonemes of a line are, per millisecond from its start; constant outside. */
function openingIntegral({ timings }: HeardLine): (ms: number) => number {
  const length = Math.ceil((timings.samples * 1000) / SAMPLE_RATE);
  const integral = new Float64Array(length + 1);
  for (const { from, to, id } of timings.phonemes) {
    const openness = phonemeOpenness(id);
    for (let ms = Math.round(from / 48); ms < Math.min(length, Math.round(to / 48)); ms++)
      integral[ms + 1] = openness;
  }
  for (let ms = 0; ms < length; ms++) integral[ms + 1] = (integral[ms + 1] ?? 0) + (integral[ms] ?? 0);
  return (ms) => integral[Math.max(0, Math.min(length, Math.round(ms)))] ?? 0;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Pearson's correlation; 0 when either does not vary. */
function correlation(a: readonly number[], b: readonly number[]): number {
  const meanA = mean(a);
  const meanB = mean(b);
  let ab = 0;
  let aa = 0;
  let bb = 0;
  a.forEach((value, index) => {
    const x = value - meanA;
    const y = (b[index] ?? 0) - meanB;
    ab += x * y;
    aa += x * x;
    bb += y * y;
  });
  return aa * bb === 0 ? 0 : ab / Math.sqrt(aa * bb);
}

/** Frames of the film in which a line's mouth is seen while it sounds. */
function framesOf(line: HeardLine, seen: Seen, fps: FrameRate): number[] {
  const from = Math.floor(line.start / samplesPerFrame(fps));
  const to = Math.ceil((line.start + line.timings.samples) / samplesPerFrame(fps));
  return Array.from({ length: to - from }, (_, index) => from + index).filter((frame) => seen.has(frame));
}

/** Top of the parabola through three values one step apart, in steps from the middle one. */
function vertex(before: number, top: number, after: number): number {
  const bend = before - 2 * top + after;
  return bend === 0 ? 0 : (before - after) / (2 * bend);
}

/**
 * Milliseconds by which the mouth comes after the voice (negative: before it), at most 300; null when too little is
 * seen. A mouth that does not move at all counts as 300 late.
 */
export function offsetOf(line: HeardLine, seen: Seen, fps: FrameRate): number | null {
  const frames = framesOf(line, seen, fps);
  if (frames.length < LEAST_SEEN_SECONDS * fps) return null;
  const openness = frames.map((frame) => seen.get(frame) ?? 0);
  if (new Set(openness).size === 1) return LAG_LIMIT_MS;
  const integral = openingIntegral(line);
  const startMs = (line.start * 1000) / SAMPLE_RATE;
  const heard = (frame: number, lag: number): number => {
    const ms = (frame * 1000) / fps - startMs - lag;
    return integral(ms + 1000 / fps) - integral(ms);
  };
  const lags = Array.from(
    { length: (2 * LAG_LIMIT_MS) / LAG_STEP_MS + 1 },
    (_, index) => index * LAG_STEP_MS - LAG_LIMIT_MS,
  );
  const fits = lags.map((lag) =>
    correlation(
      openness,
      frames.map((frame) => heard(frame, lag)),
    ),
  );
  const best = fits.indexOf(Math.max(...fits));
  const between = vertex(fits[best - 1] ?? 0, fits[best] ?? 0, fits[best + 1] ?? 0);
  return (lags[best] ?? 0) + LAG_STEP_MS * Math.max(-1, Math.min(1, between));
}

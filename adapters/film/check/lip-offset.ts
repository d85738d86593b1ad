/** By how much a mouth comes after its voice: where seen openness fits the phonemes best, against where their sound does. */
import { type FrameRate, SAMPLE_RATE, samplesPerFrame } from '../../../contracts/shared.ts';
import type { SpeechTimings } from '../../../contracts/sound.ts';
import { bestLag, correlation, type Expected, LAG_LIMIT_MS } from './best-lag.ts';
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

/** A line whose mouth is seen for this long tells enough by itself; sound of less is drowned by the music under it. */
const LEAST_ALONE_SECONDS = 0.8;
/** Less than this of all lines together tells nothing. */
const LEAST_TOGETHER_SECONDS = 0.25;
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

/** What was measured through a line, over equal stretches of time. */
interface Measured {
  readonly line: HeardLine;
  readonly values: readonly number[];
  /** Beginnings of the stretches on the film's clock. */
  readonly startsMs: readonly number[];
}

/** How open a mouth would be through stretches that were measured, for any lag. */
function expectedOf({ line, startsMs }: Measured, widthMs: number): (lagMs: number) => number[] {
  const integral = openingIntegral(line);
  return (lagMs) => startsMs.map((ms) => integral(ms - lagMs + widthMs) - integral(ms - lagMs));
}

/** How well what was measured fits the phonemes of its lines, for any lag that they have in common. */
function fitOf(measured: readonly Measured[], widthMs: number): (lagMs: number) => number {
  const values = measured.flatMap((each) => each.values);
  const expected = measured.map((each) => expectedOf(each, widthMs));
  return (lagMs) =>
    correlation(
      values,
      expected.flatMap((at) => at(lagMs)),
    );
}

function loudnessOf(line: HeardLine, envelope: SoundEnvelope): Measured {
  const first = Math.floor(startMsOf(line) / ENVELOPE_MS);
  const count = Math.ceil(lengthMsOf(line) / ENVELOPE_MS);
  const indices = Array.from({ length: count }, (_, index) => first + index);
  return {
    line,
    values: indices.map((index) => envelope.level(index)),
    startsMs: indices.map((index) => index * ENVELOPE_MS),
  };
}

/** By how much the sound of lines comes after their timings, ms; 0 while it is in place as far as can be heard. */
function soundLag(lines: readonly HeardLine[], envelope: SoundEnvelope): number {
  const lengthMs = lines.reduce((sum, line) => sum + lengthMsOf(line), 0);
  if (lengthMs < LEAST_ALONE_SECONDS * 1000) return 0;
  const heard = lines.map((line) => loudnessOf(line, envelope));
  const { lagMs, fit } = bestLag(fitOf(heard, ENVELOPE_MS));
  return fit < LEAST_SOUND_FIT || Math.abs(lagMs) <= SOUND_TOLERANCE_MS ? 0 : lagMs;
}

function openingsOf({ line, seen }: ShownLine, fps: FrameRate): Measured {
  const frames = framesOf(line, seen, fps);
  return {
    line,
    values: frames.map((frame) => seen.get(frame) ?? 0),
    startsMs: frames.map((frame) => (frame * 1000) / fps),
  };
}

/** A line with the mouth that says it. */
export interface ShownLine {
  readonly line: HeardLine;
  readonly seen: Seen;
}

interface Film {
  readonly envelope: SoundEnvelope;
  readonly fps: FrameRate;
}

/** The lag that openings have in common; null where they fit at none. A mouth that does not move at all counts as 300 late. */
function lagOf(openings: readonly Measured[], { envelope, fps }: Film, expected: Expected): number | null {
  if (new Set(openings.flatMap(({ values }) => values)).size === 1) return LAG_LIMIT_MS;
  const lines = openings.map(({ line }) => line);
  const { lagMs, fit } = bestLag(fitOf(openings, 1000 / fps), expected);
  return fit < LEAST_SIGHT_FIT ? null : lagMs - soundLag(lines, envelope);
}

/** Below this fit what is seen says nothing of when: a muzzle that hides its mouth. */
const LEAST_SIGHT_FIT = 0.3;

/** Fits differ by chance by as much: by one through the root of how many frames there are, of which neighbours are alike. */
const slackOf = (openings: readonly Measured[]): number =>
  1.7 / Math.sqrt(openings.reduce((sum, { values }) => sum + values.length, 0));

/** In place, unless another lag fits better than chance. */
const inPlace = (openings: readonly Measured[]): Expected => ({ lagMs: 0, slack: slackOf(openings) });

/** The lag of each line: where it fits at several as well, the one nearest to what all lines have in common. */
function lagsOf(openings: readonly Measured[], film: Film): readonly number[] {
  const { lagMs } = bestLag(fitOf(openings, 1000 / film.fps), inPlace(openings));
  return openings.flatMap((each) => lagOf([each], film, { lagMs, slack: slackOf([each]) }) ?? []);
}

/**
 * Milliseconds by which mouths come after their voices (negative: before them), one for each line that is seen for long
 * enough. Where every line is short, they are judged together: each alone would fit at several lags. None of nothing seen.
 */
export function offsetsOf(shown: readonly ShownLine[], film: Film): readonly number[] {
  const openings = shown.map((each) => openingsOf(each, film.fps)).filter(({ values }) => values.length > 0);
  const alone = openings.filter(({ values }) => values.length >= LEAST_ALONE_SECONDS * film.fps);
  if (alone.length > 0) return lagsOf(alone, film);
  const frames = openings.reduce((sum, { values }) => sum + values.length, 0);
  if (frames < LEAST_TOGETHER_SECONDS * film.fps) return [];
  return [lagOf(openings, film, inPlace(openings))].filter((lag) => lag !== null);
}

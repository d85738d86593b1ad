/** Room for speech: how far music and effects must go down while someone speaks, and how they get there. */
import { SAMPLE_RATE } from '../../../contracts/shared.ts';
import type { MixClip } from '../../../contracts/sound.ts';

/** Samples of one measurement, and of one step of a curve. */
export const STEP = SAMPLE_RATE / 20;

/** Mean energies at 1–4 kHz of every STEP of the film. */
export interface BandEnergies {
  readonly dialogue: Float64Array;
  readonly music: Float64Array;
  readonly effects: Float64Array;
}

/** Gains of every STEP, in decibels. */
export interface Ducking {
  readonly music: Float32Array;
  readonly effects: Float32Array;
}

/** Decibels a second on the way down (12 dB in 150 ms) and up again (12 dB in 400 ms). */
const DOWN = 12 / 0.15;
const UP = 12 / 0.4;
const SECONDS_A_STEP = STEP / SAMPLE_RATE;

/** Music steps back this much even where it would be soft enough. */
const COURTESY = -2;
const DEEPEST = -40;
/** Music and effects may each have half of what is allowed: −3 dB, and a little in hand for smoothing. */
const HALF = 3.6;
/** Between lines closer than this, music stays down: coming up for a moment is pumping. */
const BREATH = 0.9;
/** Steps over which a level is heard: 400 ms. */
const HEARD = Math.round(0.4 / SECONDS_A_STEP);

const decibels = (energy: number): number => 10 * Math.log10(energy + 1e-12);

interface Spoken {
  readonly first: number;
  /** After the last step. */
  readonly last: number;
}

const spokenSteps = (clips: readonly MixClip[], steps: number): Spoken[] =>
  clips
    .map(({ start, samples }) => ({
      first: Math.floor(start / STEP),
      last: Math.min(steps, Math.ceil((start + samples) / STEP)),
    }))
    .filter(({ first, last }) => last > first)
    .toSorted((a, b) => a.first - b.first);

/** Level of a line: the mean of what is within 10 dB of its loudest step, so that its pauses do not count. */
function speechLevel(energies: Float64Array, { first, last }: Spoken): number {
  const steps = energies.subarray(first, last);
  const floor = steps.reduce((most, energy) => Math.max(most, energy), 0) / 10;
  const heard = steps.filter((energy) => energy >= floor);
  return decibels(heard.reduce((sum, energy) => sum + energy, 0) / Math.max(1, heard.length));
}

/** Loudest 400 ms of a line, in decibels. */
function loudestOf(energies: Float64Array, { first, last }: Spoken): number {
  let most = 0;
  for (let at = first; at < last; at++) {
    const heard = energies.subarray(Math.max(first, at - HEARD + 1), at + 1);
    most = Math.max(most, heard.reduce((sum, energy) => sum + energy, 0) / heard.length);
  }
  return decibels(most);
}

/** Turns targets into a curve that is down in time and comes up gently. */
function withSlopes(targets: Float32Array): Float32Array {
  const curve = targets.slice();
  for (let i = 1; i < curve.length; i++) {
    curve[i] = Math.min(curve[i] as number, (curve[i - 1] as number) + UP * SECONDS_A_STEP);
  }
  for (let i = curve.length - 2; i >= 0; i--) {
    curve[i] = Math.min(curve[i] as number, (curve[i + 1] as number) + DOWN * SECONDS_A_STEP);
  }
  return curve;
}

const deepened = (targets: Float32Array, { first, last }: Spoken, gain: number): void => {
  for (let i = first; i < last; i++) targets[i] = Math.min(targets[i] as number, Math.max(DEEPEST, gain));
};

/** One gain for the whole of each line, and for the breath between two. */
function musicTargets(
  energies: BandEnergies,
  lines: readonly Spoken[],
  allowed: readonly number[],
): Float32Array {
  const targets = new Float32Array(energies.music.length);
  const gains = lines.map((line, i) =>
    Math.min(COURTESY, (allowed[i] ?? 0) - loudestOf(energies.music, line)),
  );
  lines.forEach((line, i) => {
    deepened(targets, line, gains[i] ?? 0);
    const next = lines[i + 1];
    if (next !== undefined && (next.first - line.last) * SECONDS_A_STEP < BREATH) {
      deepened(targets, { first: line.last, last: next.first }, Math.max(gains[i] ?? 0, gains[i + 1] ?? 0));
    }
  });
  return targets;
}

/** Effects go down only where they are too loud, so that a door slam does not take the rain with it for a whole line. */
function effectTargets(
  energies: BandEnergies,
  lines: readonly Spoken[],
  allowed: readonly number[],
): Float32Array {
  const targets = new Float32Array(energies.effects.length);
  lines.forEach((line, i) => {
    for (let at = line.first; at < line.last; at++) {
      const gain = (allowed[i] ?? 0) - decibels(energies.effects[at] ?? 0);
      if (gain < 0) deepened(targets, { first: at, last: at + 1 }, gain);
    }
  });
  return targets;
}

/** Curves under which everything that is not speech stays `clearanceDb` below it. */
export function duckingFor(energies: BandEnergies, clips: readonly MixClip[], clearanceDb: number): Ducking {
  const lines = spokenSteps(clips, energies.dialogue.length);
  const allowed = lines.map((line) => speechLevel(energies.dialogue, line) - clearanceDb - HALF);
  return {
    music: withSlopes(musicTargets(energies, lines, allowed)),
    effects: withSlopes(effectTargets(energies, lines, allowed)),
  };
}

/** Least distance that any line keeps to all the rest under `ducking`, dB; 100 when nothing else sounds. */
export function clearanceOf(energies: BandEnergies, clips: readonly MixClip[], ducking: Ducking): number {
  const power = (db: number | undefined): number => 10 ** ((db ?? 0) / 10);
  const others = energies.music.map((music, i) => {
    return music * power(ducking.music[i]) + (energies.effects[i] ?? 0) * power(ducking.effects[i]);
  });
  const distances = spokenSteps(clips, energies.dialogue.length).map((line) => {
    const mean =
      others.subarray(line.first, line.last).reduce((sum, energy) => sum + energy, 0) /
      (line.last - line.first);
    return speechLevel(energies.dialogue, line) - decibels(mean);
  });
  return Math.min(100, ...distances);
}

/** A stereo bed that runs in a circle: what is laid over its end comes out at its beginning. */
import { seeded, type Random } from '../../../actors/runtime/random.ts';
import { samplesOf } from '../synth/signal.ts';

/** Length of every bed. */
export const BED_SECONDS = 24;
/** What is steady is made this much longer, and its end blended into its beginning. */
const BLEND_SECONDS = 2;

/** Length of a steady sound before its end is blended. */
export const STEADY_SECONDS = BED_SECONDS + BLEND_SECONDS;

const LENGTH = samplesOf(BED_SECONDS);
const BLEND = samplesOf(BLEND_SECONDS);
/** How far apart left and right hear the same steady sound: too far to be recognised. */
const APART = samplesOf(11);

export class Bed {
  readonly left = new Float32Array(LENGTH);
  readonly right = new Float32Array(LENGTH);
  readonly random: Random;
  readonly #ground = new Float32Array(samplesOf(STEADY_SECONDS));

  constructor(seed: number) {
    this.random = seeded(seed);
  }

  /**
   * Adds a sound of STEADY_SECONDS that comes from all around: the right hears it from elsewhere in the circle, so that the
   * sides differ. `make` may put it into the memory it is given, where the sound before lies.
   */
  steady(gain: number, make: (random: Random, ground: Float32Array) => Float32Array): void {
    const round = closed(make(this.random, this.#ground));
    laidRound(this.left, round, { gain, from: 0 });
    laidRound(this.right, round, { gain, from: APART });
  }

  /** Adds a sound of STEADY_SECONDS in both sides alike, nearer to one by `pan` (−1…1); its memory is used for that. */
  centred(gain: number, sound: Float32Array, pan = 0): void {
    const [left, right] = sides(pan);
    const round = closed(sound);
    laidRound(this.left, round, { gain: gain * left, from: 0 });
    laidRound(this.right, round, { gain: gain * right, from: 0 });
  }

  /** Adds a sound at a moment of the circle. */
  event(
    sound: Float32Array,
    place: { readonly at: number; readonly gain: number; readonly pan: number },
  ): void {
    const start = samplesOf(place.at);
    const [left, right] = sides(place.pan);
    const length = Math.min(sound.length, LENGTH);
    const first = start % LENGTH;
    const fits = Math.min(length, LENGTH - first);
    const gains = { gain: place.gain, left, right };
    this.#lay(sound.subarray(0, fits), first, gains);
    this.#lay(sound.subarray(fits, length), 0, gains);
  }

  /** Adds a sound that does not reach beyond the end. */
  #lay(sound: Float32Array, at: number, by: Gains): void {
    const left = this.left.subarray(at, at + sound.length);
    const right = this.right.subarray(at, at + sound.length);
    for (let i = 0; i < sound.length; i++) {
      const x = (sound[i] as number) * by.gain;
      left[i] = (left[i] as number) + x * by.left;
      right[i] = (right[i] as number) + x * by.right;
    }
  }
}

interface Gains {
  readonly gain: number;
  readonly left: number;
  readonly right: number;
}

/** Equal power. */
const sides = (pan: number): readonly [number, number] => {
  const angle = ((pan + 1) * Math.PI) / 4;
  return [Math.cos(angle) * Math.SQRT2, Math.sin(angle) * Math.SQRT2];
};

/** Equal-power curve of the blend, from nothing to all. */
const BLENDING = Float32Array.from({ length: BLEND }, (_, i) => Math.sin((Math.PI / 2) * (i / BLEND)));

/** A steady sound as a circle: its surplus is blended over its beginning by equal power. It lies where the sound lay. */
function closed(sound: Float32Array): Float32Array {
  for (let i = 0; i < BLEND; i++) {
    const beginning = (sound[i] as number) * (BLENDING[i] as number);
    sound[i] = beginning + (sound[LENGTH + i] as number) * (BLENDING[BLEND - 1 - i] as number);
  }
  return sound.subarray(0, LENGTH);
}

/** Adds a circle to another, begun at its sample `from`. */
function laidRound(
  circle: Float32Array,
  round: Float32Array,
  { gain, from }: { readonly gain: number; readonly from: number },
): void {
  added(circle.subarray(0, LENGTH - from), round.subarray(from), gain);
  added(circle.subarray(LENGTH - from), round.subarray(0, from), gain);
}

function added(target: Float32Array, sound: Float32Array, gain: number): void {
  for (let i = 0; i < target.length; i++) target[i] = (target[i] as number) + gain * (sound[i] as number);
}

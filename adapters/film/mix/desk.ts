/** The mixing desk: the three stems of a film in blocks, as often as they are needed. */
import type { Objects } from '../../../actors/runtime/objects.ts';
import type { MixOrder } from '../../../contracts/sound.ts';
import { BiquadPair, highpass, lowpass } from '../../media/biquad.ts';
import { Reverb } from '../../media/reverb.ts';
import { Bus } from './bus.ts';
import { STEP, type BandEnergies, type Ducking } from './clearance.ts';
import type { Stereo } from './clip-player.ts';

/** Samples of one block; a whole number of steps. */
export const BLOCK = 4 * STEP;

export interface Stems {
  readonly dialogue: Stereo;
  readonly music: Stereo;
  readonly effects: Stereo;
}

export const stemNames = ['dialogue', 'music', 'effects'] as const;

const silence = (samples: number): Stereo => [new Float32Array(samples), new Float32Array(samples)];

/** The common room that voices stand in, so that lines made one by one belong together. */
const ROOM = { decay: 0.45, gap: 0.012, size: 0.34, dullness: 4200 };
const ROOM_GAIN = 0.035;

/** Multiplies one step in place by gains on a straight line. */
function slope(channel: Float32Array, from: number, to: number): void {
  for (let i = 0; i < STEP; i++) channel[i] = (channel[i] as number) * (from + ((to - from) * i) / STEP);
}

/** Raises or lowers a block along a curve of decibels that begins at step `first`. */
function follow(block: Stereo, curve: Float32Array, first: number): void {
  const gainAt = (step: number): number => 10 ** ((curve[Math.min(step, curve.length - 1)] ?? 0) / 20);
  for (let step = 0; step * STEP < block[0].length; step++) {
    const from = gainAt(first + step);
    const to = gainAt(first + step + 1);
    if (from === 1 && to === 1) continue;
    for (const channel of block) slope(channel.subarray(step * STEP, (step + 1) * STEP), from, to);
  }
}

export interface Score {
  /** What keeps out of the way of speech, and when; null leaves the sounds as they came. */
  readonly ducking: Ducking | null;
  /** Whether voices stand in their room; measurements can do without. */
  readonly inRoom: boolean;
  readonly visit: (stems: Stems, from: number) => Promise<void> | void;
}

/**
 * Plays the whole film, `visit` by `visit`; the block it is given is only valid until it returns. The film ends with
 * `order.samples`, the last block is filled up with silence.
 */
export async function play(objects: Objects, order: MixOrder, score: Score): Promise<void> {
  const stems: Stems = { dialogue: silence(BLOCK), music: silence(BLOCK), effects: silence(BLOCK) };
  const buses = stemNames.map((name) => ({ name, bus: new Bus(objects, order[name]) }));
  const room = new Reverb(ROOM);
  const { ducking, inRoom, visit } = score;
  try {
    for (let from = 0; from < order.samples; from += BLOCK) {
      for (const { name, bus } of buses) await bus.play(from, stems[name]);
      if (inRoom) room.add(stems.dialogue, stems.dialogue, ROOM_GAIN);
      if (ducking !== null) {
        follow(stems.music, ducking.music, from / STEP);
        follow(stems.effects, ducking.effects, from / STEP);
      }
      await visit(stems, from);
    }
  } finally {
    for (const { bus } of buses) await bus.close();
  }
}

/** Finds out at once where something sounds. */
const isSilent = (channel: Float32Array): boolean => channel.every((x) => x === 0);

/** Sum of the squares of one step of a block. */
function energyOf(block: Float32Array, step: number): number {
  let sum = 0;
  for (let i = step * STEP; i < (step + 1) * STEP; i++) sum += (block[i] as number) * (block[i] as number);
  return sum;
}

/** The band in which consonants are understood. */
class SpeechBand {
  readonly #filters = [0, 1].map(() => new BiquadPair(highpass(1000), lowpass(4000)));
  readonly #scratch = new Float32Array(BLOCK);

  /** Adds mean energies of the steps of a block to `energies`, from step `first` on. */
  measure(block: Stereo, energies: Float64Array, first: number): void {
    block.forEach((channel, c) => {
      const filter = this.#filters[c] as BiquadPair;
      if (filter.isAtRest && isSilent(channel)) return;
      filter.run(channel, this.#scratch);
      for (let step = 0; step * STEP < BLOCK && first + step < energies.length; step++)
        energies[first + step] = (energies[first + step] as number) + energyOf(this.#scratch, step) / STEP;
    });
  }
}

/** Energies at 1–4 kHz of the stems as they are before anything goes down. */
export async function measureBands(objects: Objects, order: MixOrder): Promise<BandEnergies> {
  const steps = Math.ceil(order.samples / STEP);
  const energies = {
    dialogue: new Float64Array(steps),
    music: new Float64Array(steps),
    effects: new Float64Array(steps),
  };
  const bands = { dialogue: new SpeechBand(), music: new SpeechBand(), effects: new SpeechBand() };
  await play(objects, order, {
    ducking: null,
    inRoom: false,
    visit: (stems, from) => {
      for (const name of stemNames) bands[name].measure(stems[name], energies[name], from / STEP);
    },
  });
  return energies;
}

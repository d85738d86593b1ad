/** Loudness and true peak after ITU-R BS.1770-4, for 48 kHz, in blocks of any size. */
import { SAMPLE_RATE } from '../../contracts/shared.ts';
import { BiquadPair, type Coefficients } from './biquad.ts';
import type { Channels } from './wav.ts';

/** The head's effect (BS.1770-4, table 1). */
const HEAD: Coefficients = {
  b0: 1.53512485958697,
  b1: -2.69169618940638,
  b2: 1.19839281085285,
  a1: -1.69065929318241,
  a2: 0.73248077421585,
};

/** The revised low-frequency B curve (BS.1770-4, table 2). */
const LOW_CUT: Coefficients = { b0: 1, b1: -2, b2: 1, a1: -1.99004745483398, a2: 0.99007225036621 };

const HOP = SAMPLE_RATE / 10;
const HOPS_A_BLOCK = 4;
const ABSOLUTE_GATE = -70;
const RELATIVE_GATE = -10;

/** LUFS of a mean square summed over channels. */
const lufsOf = (energy: number): number => -0.691 + 10 * Math.log10(energy);
const energyOf = (lufs: number): number => 10 ** ((lufs + 0.691) / 10);

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Mean energies of every 400 ms block, each 100 ms later than the last. */
const blocksOf = (hops: readonly number[]): number[] =>
  hops.slice(HOPS_A_BLOCK - 1).map((_, i) => mean(hops.slice(i, i + HOPS_A_BLOCK)));

/** Integrated loudness with both gates; −Infinity for silence. */
function integrate(blocks: readonly number[]): number {
  const heard = blocks.filter((energy) => energy > energyOf(ABSOLUTE_GATE));
  if (heard.length === 0) return -Infinity;
  const gate = energyOf(lufsOf(mean(heard)) + RELATIVE_GATE);
  return lufsOf(mean(heard.filter((energy) => energy > gate)));
}

/** Measures integrated loudness of one or two channels as they pass. */
export class LoudnessMeter {
  readonly #filters: readonly BiquadPair[];
  readonly #hops: number[] = [];
  #scratch = new Float32Array(0);
  #sum = 0;
  #filled = 0;

  constructor(channels: number) {
    this.#filters = Array.from({ length: channels }, () => new BiquadPair(HEAD, LOW_CUT));
  }

  push(block: Channels, count = block[0]?.length ?? 0): void {
    for (let from = 0; from < count;) {
      const take = Math.min(count - from, HOP - this.#filled);
      this.#sum += this.#energy(block, from, take);
      this.#filled += take;
      from += take;
      if (this.#filled === HOP) this.#closeHop();
    }
  }

  /** LUFS of everything so far; what is shorter than 400 ms is heard with silence after it. */
  integrated(): number {
    if (this.#hops.length >= HOPS_A_BLOCK) return integrate(blocksOf(this.#hops));
    const energy = this.#hops.reduce((sum, hop) => sum + hop, this.#sum / HOP);
    return integrate([energy / HOPS_A_BLOCK]);
  }

  #closeHop(): void {
    this.#hops.push(this.#sum / HOP);
    this.#sum = 0;
    this.#filled = 0;
  }

  #energy(block: Channels, from: number, take: number): number {
    if (this.#scratch.length < take) this.#scratch = new Float32Array(HOP);
    let sum = 0;
    this.#filters.forEach((filter, c) => {
      const part = block[c]?.subarray(from, from + take) ?? this.#scratch.fill(0, 0, take);
      filter.run(part, this.#scratch, take);
      sum += squares(this.#scratch, take);
    });
    return sum;
  }
}

function squares(signal: Float32Array, count: number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += (signal[i] as number) * (signal[i] as number);
  return sum;
}

/** Integrated loudness of a whole sound in LUFS. */
export function loudnessOf(channels: Channels): number {
  const meter = new LoudnessMeter(channels.length);
  meter.push(channels);
  return meter.integrated();
}

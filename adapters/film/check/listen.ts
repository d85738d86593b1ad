/** What is heard of a film: how loud it is, how high it peaks, and where nothing is heard. */
import { SAMPLE_RATE } from '../../../contracts/shared.ts';
import type { Sound } from '../../media/decode.ts';
import { LoudnessMeter } from '../../media/loudness.ts';
import { TruePeakMeter } from '../../media/true-peak.ts';

/** −60 dBFS. */
const AUDIBLE = 0.001;
const LEAST_GAP = SAMPLE_RATE / 2;

/** What silence is reported as: the absolute gate of BS.1770, and the floor of 16 bits. */
const SILENT_LUFS = -70;
const SILENT_DBTP = -96;

/** The peak meter looks this far ahead at most; silence after the end lets it see the last samples. */
const PEAK_DELAY = 64;

const milliseconds = (samples: number): number => Math.round((samples * 1000) / SAMPLE_RATE);

const SILENCE = new Float32Array();

const tenths = (value: number): number => Math.round(value * 10) / 10;

export interface Heard {
  readonly loudnessLufs: number;
  readonly truePeakDbtp: number;
  readonly silentGapsMs: number[];
  /** Where the sound ends, in samples. */
  readonly end: number;
}

/** Listens to a film from its beginning to its end. */
export class Listener {
  readonly #loudness = new LoudnessMeter(2);
  readonly #peak = new TruePeakMeter(2);
  readonly #gaps: number[] = [];
  #silentSince = 0;
  #end = 0;

  listen({ start, samples, channels }: Sound): void {
    this.#loudness.push(channels);
    this.#peak.push(channels);
    const [left = SILENCE, right = SILENCE] = channels;
    for (let i = 0; i < samples; i++) {
      const [l, r] = [left[i] ?? 0, right[i] ?? 0];
      if (l > AUDIBLE || l < -AUDIBLE || r > AUDIBLE || r < -AUDIBLE) this.#hear(start + i);
    }
    this.#end = start + samples;
  }

  /** Sums up; nothing may be listened to afterwards. */
  conclude(): Heard {
    this.#peak.push([new Float32Array(PEAK_DELAY), new Float32Array(PEAK_DELAY)]);
    this.#hear(this.#end);
    return {
      loudnessLufs: tenths(Math.max(SILENT_LUFS, this.#loudness.integrated())),
      truePeakDbtp: tenths(Math.max(SILENT_DBTP, this.#peak.decibels())),
      silentGapsMs: this.#gaps.map(milliseconds),
      end: this.#end,
    };
  }

  #hear(sample: number): void {
    if (sample - this.#silentSince >= LEAST_GAP) this.#gaps.push(sample - this.#silentSince);
    this.#silentSince = sample + 1;
  }
}

/** The mix as packets of AAC, exactly as long as the picture. */
import type { Packet } from 'node-av/lib';
import { AAC_FRAME, AacEncoder } from '../media/encode-aac.ts';
import { WavReader } from '../media/wav.ts';

const FULL_SCALE = 32_768;

/** Encodes a WAV file as far as is asked for. What is missing at its end is silence, what is too much is left out. */
export class SoundTrack {
  readonly encoder = new AacEncoder();
  readonly #wav: WavReader;
  readonly #samples: number;
  #encoded = 0;

  private constructor(wav: WavReader, samples: number) {
    this.#wav = wav;
    this.#samples = samples;
  }

  /** Opens the WAV file at `path` as a track of `samples`. Rejects with JOB_INPUTS_INVALID when it is not ours. */
  static async open(path: string, samples: number): Promise<SoundTrack> {
    return new SoundTrack(await WavReader.open(path), samples);
  }

  /** Packets up to a sample at least; the end of the track brings all that is left. */
  async *until(sample: number): AsyncGenerator<Packet> {
    while (this.#encoded < Math.min(sample, this.#samples)) {
      const count = Math.min(AAC_FRAME, this.#samples - this.#encoded);
      const [left, right] = await this.#block(count);
      this.#encoded += count;
      yield* this.encoder.encode(left, right);
      if (this.#encoded === this.#samples) yield* this.encoder.end();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.encoder.close();
    await this.#wav.close();
  }

  async #block(count: number): Promise<[Float32Array, Float32Array]> {
    const pcm = await this.#wav.read(this.#encoded, count);
    const { channels } = this.#wav;
    const channel = (first: number): Float32Array => {
      const out = new Float32Array(count);
      for (let i = 0, at = first; at < pcm.length; i++, at += channels) out[i] = (pcm[at] ?? 0) / FULL_SCALE;
      return out;
    };
    return [channel(0), channel(Math.min(1, channels - 1))];
  }
}

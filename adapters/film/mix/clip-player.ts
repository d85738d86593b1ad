/** One sound of the mix, read from its file as it is needed. */
import type { Objects } from '../../../actors/runtime/objects.ts';
import type { MixClip } from '../../../contracts/sound.ts';
import { WavReader } from '../../media/wav.ts';

/** Left and right, of one length. */
export type Stereo = readonly [Float32Array, Float32Array];

const FULL_SCALE = 32_767;

/** Gains of left and right. One channel is spread by equal power; two are balanced. */
function panned(pan: number, channels: number): readonly [number, number] {
  if (channels > 1) return [Math.min(1, 1 - pan), Math.min(1, 1 + pan)];
  const angle = ((pan + 1) * Math.PI) / 4;
  return [Math.cos(angle), Math.sin(angle)];
}

interface Taken {
  /** How many channels lie by turns in the sound, and which of them is meant. */
  readonly channels: number;
  readonly channel: number;
  readonly gain: number;
}

/** Adds one channel of interleaved samples, times a gain, to as many samples of `out`. */
function add(pcm: Int16Array, out: Float32Array, { channels, channel, gain }: Taken): void {
  for (let i = 0, k = channel; i < out.length; i++, k += channels)
    out[i] = (out[i] as number) + (pcm[k] as number) * gain;
}

/** Looked up once: in every sample, finding the global costs more than the arithmetic. */
const { sin, PI } = Math;

/** Equal-power fade, 0 at the edge. */
const eased = (at: number, length: number): number => (at >= length ? 1 : sin((PI * at) / (2 * length)));

/** What is cut off before its end fades for at least this long, so that it does not click: 10 ms. */
const LEAST_FADE = 480;

export class ClipPlayer {
  readonly #clip: MixClip;
  readonly #reader: WavReader;
  readonly #samples: number;
  readonly #fadeOut: number;
  readonly #gains: readonly [number, number];

  private constructor(clip: MixClip, reader: WavReader) {
    this.#clip = clip;
    this.#reader = reader;
    this.#samples = clip.loop && reader.samples > 0 ? clip.samples : Math.min(clip.samples, reader.samples);
    const isCut = clip.loop || reader.samples > clip.samples;
    this.#fadeOut = isCut ? Math.max(clip.fadeOut, LEAST_FADE) : clip.fadeOut;
    const gain = 10 ** (clip.gainDb / 20) / FULL_SCALE;
    const [left, right] = panned(clip.pan, reader.channels);
    this.#gains = [left * gain, right * gain];
  }

  static async open(objects: Objects, clip: MixClip): Promise<ClipPlayer> {
    return new ClipPlayer(clip, await WavReader.open(await objects.localFile(clip.sha256)));
  }

  /** First sample of the film after this sound. */
  get end(): number {
    return this.#clip.start + this.#samples;
  }

  /** Adds what sounds in `from … from + length` of the film to `out`. */
  async add(from: number, out: Stereo): Promise<void> {
    const first = Math.max(from, this.#clip.start);
    const last = Math.min(from + out[0].length, this.end);
    for (let at = first; at < last;) {
      const inClip = at - this.#clip.start;
      const inFile = this.#clip.loop ? inClip % this.#reader.samples : inClip;
      const pcm = await this.#reader.read(inFile, last - at);
      const count = pcm.length / this.#reader.channels;
      if (count === 0) return;
      this.#mix(pcm, out, { inClip, at: at - from });
      at += count;
    }
  }

  #mix(
    pcm: Int16Array,
    [left, right]: Stereo,
    { inClip, at }: { readonly inClip: number; readonly at: number },
  ): void {
    const channels = this.#reader.channels;
    const [gainLeft, gainRight] = this.#gains;
    const count = pcm.length / channels;
    const other = channels > 1 ? 1 : 0;
    const isSteady = inClip >= this.#clip.fadeIn && inClip + count <= this.#samples - this.#fadeOut;
    if (isSteady) {
      add(pcm, left.subarray(at, at + count), { channels, channel: 0, gain: gainLeft });
      add(pcm, right.subarray(at, at + count), { channels, channel: other, gain: gainRight });
      return;
    }
    for (let i = 0, k = 0; i < count; i++, k += channels) {
      const fade = this.#fade(inClip + i);
      left[at + i] = (left[at + i] as number) + (pcm[k] as number) * gainLeft * fade;
      right[at + i] = (right[at + i] as number) + (pcm[k + other] as number) * gainRight * fade;
    }
  }

  #fade(inClip: number): number {
    return eased(inClip, this.#clip.fadeIn) * eased(this.#samples - inClip, this.#fadeOut);
  }

  close(): Promise<void> {
    return this.#reader.close();
  }
}

/** The packets of the encoded mix, unchanged, as far as the pictures have come. */
import type { Packet, Stream } from 'node-av/lib';
import { Failure } from '../../contracts/error.ts';
import { SAMPLE_RATE } from '../../contracts/shared.ts';
import { Mp4Reader } from '../media/read-mp4.ts';

export class SoundTrack {
  readonly stream: Stream;
  readonly #reader: Mp4Reader;
  readonly #packets: Iterator<Packet, undefined>;
  readonly #samples: number;
  #laid = 0;

  /** Opens the MP4 at `path` as a track of `samples`. Throws JOB_INPUTS_INVALID when it is not our sound. */
  constructor(path: string, samples: number) {
    this.#reader = new Mp4Reader(path);
    const { audio } = this.#reader;
    if (audio === undefined || audio.codecpar.sampleRate !== SAMPLE_RATE) {
      this.#reader[Symbol.dispose]();
      throw new Failure('JOB_INPUTS_INVALID', 'The mix holds no sound at 48 kHz.');
    }
    this.stream = audio;
    this.#packets = this.#reader.packets();
    this.#samples = samples;
  }

  /**
   * Packets up to a sample at least; the end of the track brings all that is left. Throws JOB_INPUTS_INVALID when the
   * sound is longer or shorter than the track.
   */
  *until(sample: number): Generator<Packet> {
    while (this.#laid < Math.min(sample, this.#samples)) {
      const packet = this.#packets.next().value;
      if (packet === undefined) break;
      this.#laid = Number(packet.pts + packet.duration);
      yield packet;
    }
    if (sample >= this.#samples && (this.#laid !== this.#samples || this.#packets.next().done !== true))
      throw new Failure('JOB_INPUTS_INVALID', 'The mix is not as long as the pictures.');
  }

  [Symbol.dispose](): void {
    this.#reader[Symbol.dispose]();
  }
}

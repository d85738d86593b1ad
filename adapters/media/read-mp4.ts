/** Reading MP4 files packet by packet, as they are. */
import { AVMEDIA_TYPE_AUDIO, AVMEDIA_TYPE_VIDEO } from 'node-av/constants';
import { FormatContext, Packet, type Stream } from 'node-av/lib';
import { checked, isReady } from './native.ts';

/** Says when a packet or a frame of a stream is due, in units of 1 ÷ `rate` seconds. The stream’s own clock is read once: each reading crosses into native code. */
export function clockOf(stream: Stream, rate: number): (timed: { readonly pts: bigint }) => number {
  const { num, den } = stream.timeBase;
  return ({ pts }) => (Number(pts) * num * rate) / den;
}

/** An MP4 file opened for reading. */
export class Mp4Reader {
  readonly #context = new FormatContext();
  readonly #packet = new Packet();
  /** The first track of each kind, if there is one. */
  readonly video: Stream | undefined;
  readonly audio: Stream | undefined;

  /** Throws INTERNAL when the file is no MP4. */
  constructor(path: string) {
    checked(this.#context.openInputSync(path), `open ${path}`);
    this.#packet.alloc();
    this.video = this.#context.streams.find((stream) => stream.codecpar.codecType === AVMEDIA_TYPE_VIDEO);
    this.audio = this.#context.streams.find((stream) => stream.codecpar.codecType === AVMEDIA_TYPE_AUDIO);
  }

  /** The packets in the order of the file. Each is valid until the next is asked for. */
  *packets(): Generator<Packet, undefined> {
    while (isReady(this.#context.readFrameSync(this.#packet), 'read a packet')) {
      yield this.#packet;
      this.#packet.unref();
    }
    return undefined;
  }

  [Symbol.dispose](): void {
    this.#packet.free();
    this.#context.closeInputSync();
  }
}

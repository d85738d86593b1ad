/** Writing MP4 files that depend on nothing but what is put into them: no clock, no version, no machine. */
import { AVFMT_FLAG_BITEXACT } from 'node-av/constants';
import { Dictionary, FormatContext, type IRational, type Packet, Rational, type Stream } from 'node-av/lib';
import { checked } from './native.ts';

interface Mp4Options {
  /** Muxer flags of FFmpeg, e.g. `+faststart`. */
  readonly movflags?: string;
  /** Title, comment and the like. */
  readonly metadata?: Readonly<Record<string, string>>;
}

/** A track of the file, and the clock that packets handed to it are counted in. */
export interface Mp4Track {
  readonly stream: Stream;
  readonly timeBase: IRational;
}

/** An MP4 file in the making: tracks first, then `start`, packets, and `finish`. */
export class Mp4Writer {
  readonly #context = new FormatContext();
  #isClosed = false;

  /** Creates the file. Throws DISK_FULL, or INTERNAL when the path cannot be written. */
  constructor(path: string, options: Mp4Options = {}) {
    checked(this.#context.allocOutputContext2(null, 'mp4', path), 'prepare an MP4 file');
    this.#context.setFlags(AVFMT_FLAG_BITEXACT);
    if (options.movflags !== undefined)
      checked(this.#context.setOption('movflags', options.movflags), 'set the flags of the MP4 file');
    if (options.metadata !== undefined) this.#context.metadata = Dictionary.fromObject(options.metadata);
    checked(this.#context.openOutputSync(), `open ${path}`);
  }

  /** Adds a track; `describe` fills in its codec and whatever else the container is to tell of it. */
  addTrack(timeBase: IRational, describe: (stream: Stream) => void): Mp4Track {
    const stream = this.#context.newStream();
    stream.timeBase = new Rational(timeBase.num, timeBase.den);
    describe(stream);
    return { stream, timeBase };
  }

  /** Writes the header; from here on tracks are fixed. */
  start(): void {
    checked(this.#context.writeHeaderSync(), 'write the header of the MP4 file');
  }

  /** Writes a packet whose times are counted in the track's time base, and empties it. */
  write(packet: Packet, track: Mp4Track): void {
    packet.streamIndex = track.stream.index;
    packet.rescaleTs(track.timeBase, track.stream.timeBase);
    checked(this.#context.interleavedWriteFrameSync(packet), 'write into the MP4 file');
  }

  /** Writes the index and closes the file. */
  finish(): void {
    checked(this.#context.writeTrailerSync(), 'finish the MP4 file');
    this[Symbol.dispose]();
  }

  /** Closes the file as it is. */
  [Symbol.dispose](): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#context.closeOutputSync();
    this.#context.freeContext();
  }
}

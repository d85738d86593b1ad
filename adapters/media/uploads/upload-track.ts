/**
 * One track of a file that somebody has put in. The form is never guessed from its bytes: what looks like a play-list would
 * have other files read, or other machines asked.
 */
import { AVMEDIA_TYPE_AUDIO, AVMEDIA_TYPE_VIDEO } from 'node-av/constants';
import { FormatContext, InputFormat, Packet, type Frame, type Stream } from 'node-av/lib';
import { TrackDecoder } from '../decode.ts';
import { checked, isReady } from '../native.ts';
import { unreadable } from './unreadable.ts';

const demuxers = { mp4: 'mov', wav: 'wav', mp3: 'mp3', flac: 'flac', ogg: 'ogg' } as const;

export interface UploadForm {
  readonly path: string;
  readonly form: keyof typeof demuxers;
  readonly kind: 'video' | 'audio';
}

export class UploadTrack {
  readonly #context = new FormatContext();
  readonly #packet = new Packet();
  readonly #decoder: TrackDecoder;
  readonly stream: Stream;

  /** Throws UPLOAD_UNREADABLE where the file has no such track, and INTERNAL where it is no such file. */
  constructor({ path, form, kind }: UploadForm) {
    checked(this.#context.openInputSync(path, InputFormat.findInputFormat(demuxers[form])), 'open the file');
    checked(this.#context.findStreamInfoSync(), 'find out what is in the file');
    const type = kind === 'video' ? AVMEDIA_TYPE_VIDEO : AVMEDIA_TYPE_AUDIO;
    const stream = this.#context.streams.find(({ codecpar }) => codecpar.codecType === type);
    if (stream === undefined) throw unreadable('file', `it has no ${kind}.`);
    this.stream = stream;
    this.#decoder = new TrackDecoder(stream, 1);
    this.#packet.alloc();
  }

  /** Decoded frames in their order. Each is valid until the next is asked for. */
  *frames(): Generator<Frame> {
    while (isReady(this.#context.readFrameSync(this.#packet), 'read the file')) {
      if (this.#packet.streamIndex === this.stream.index) yield* this.#decoder.decode(this.#packet);
      this.#packet.unref();
    }
    yield* this.#decoder.decode(null);
  }

  [Symbol.dispose](): void {
    this.#decoder.close();
    this.#packet.free();
    this.#context.closeInputSync();
  }
}

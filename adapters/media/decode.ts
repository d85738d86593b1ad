/** Reading MP4 files: their packets as they are, and the pictures and sound in them. */
import { AVMEDIA_TYPE_AUDIO, AVMEDIA_TYPE_VIDEO } from 'node-av/constants';
import { Codec, CodecContext, FormatContext, Frame, Packet, type Stream } from 'node-av/lib';
import { checked, isReady } from './native.ts';

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
  *packets(): Generator<Packet> {
    while (isReady(this.#context.readFrameSync(this.#packet), 'read a packet')) {
      yield this.#packet;
      this.#packet.unref();
    }
  }

  [Symbol.dispose](): void {
    this.#packet.free();
    this.#context.closeInputSync();
  }
}

/** Decodes one track. `threads` changes how fast it is, never what comes out. */
class TrackDecoder {
  readonly #codec = new CodecContext();
  readonly #frame = new Frame();

  constructor(stream: Stream, threads: number) {
    const decoder = Codec.findDecoder(stream.codecpar.codecId);
    this.#codec.allocContext3(decoder);
    checked(this.#codec.parametersToContext(stream.codecpar), 'set up a decoder');
    this.#codec.pktTimebase = stream.timeBase;
    this.#codec.threadCount = threads;
    checked(this.#codec.open2Sync(decoder), 'open a decoder');
    this.#frame.alloc();
  }

  /** Frames that come out when `packet` goes in; null ends the track. Each is valid until the next is asked for. */
  *decode(packet: Packet | null): Generator<Frame> {
    checked(this.#codec.sendPacketSync(packet), 'decode a packet');
    while (isReady(this.#codec.receiveFrameSync(this.#frame), 'take a decoded frame')) yield this.#frame;
  }

  close(): void {
    this.#frame.free();
    this.#codec.freeContext();
  }
}

/** A decoded picture, valid while it is being looked at. Luma and chroma run from 16 to 235 and 240, as in television. */
export interface Picture {
  /** Number of the picture on the film's clock. */
  readonly frame: number;
  readonly width: number;
  readonly height: number;
  readonly luma: Plane;
  /** Blue and red difference, at half the width and height. */
  readonly blue: Plane;
  readonly red: Plane;
}

/** Rows of bytes; row `y` begins at `y × stride`. */
export interface Plane {
  readonly bytes: Uint8Array;
  readonly stride: number;
}

/** A decoded piece of sound: samples from −1 to 1 per channel, valid while it is being listened to. */
export interface Sound {
  /** Sample of the film's clock that it starts at. */
  readonly start: number;
  readonly samples: number;
  readonly channels: readonly Float32Array[];
}

/** What to do with what is decoded; a track without a taker is skipped. */
export interface Takers {
  readonly picture?: (picture: Picture) => void;
  readonly sound?: (sound: Sound) => void;
}

const plane = (frame: Frame, index: number): Plane => ({
  bytes: frame.data?.[index] ?? new Uint8Array(),
  stride: frame.linesize[index] ?? 0,
});

/** Number of frames of 1 ÷ `rate` seconds up to a time of a stream. */
const unitsAt = (pts: bigint, stream: Stream, rate: number): number =>
  Math.round((Number(pts) * stream.timeBase.num * rate) / stream.timeBase.den);

function pictureOf(frame: Frame, stream: Stream, fps: number): Picture {
  return {
    frame: unitsAt(frame.pts, stream, fps),
    width: frame.width,
    height: frame.height,
    luma: plane(frame, 0),
    blue: plane(frame, 1),
    red: plane(frame, 2),
  };
}

function soundOf(frame: Frame, stream: Stream): Sound {
  const samples = frame.nbSamples;
  const channels = (frame.data ?? []).map(
    (bytes) => new Float32Array(bytes.buffer, bytes.byteOffset, samples),
  );
  return { start: unitsAt(frame.pts, stream, frame.sampleRate), samples, channels };
}

/** Decodes one track and hands out its frames. */
class Taking {
  readonly #stream: Stream;
  readonly #decoder: TrackDecoder;
  readonly #take: (frame: Frame, stream: Stream) => void;

  constructor(stream: Stream, threads: number, take: (frame: Frame, stream: Stream) => void) {
    this.#stream = stream;
    this.#decoder = new TrackDecoder(stream, threads);
    this.#take = take;
  }

  put(packet: Packet | null): void {
    if (packet !== null && packet.streamIndex !== this.#stream.index) return;
    for (const frame of this.#decoder.decode(packet)) this.#take(frame, this.#stream);
  }

  close(): void {
    this.#decoder.close();
  }
}

function* takings(reader: Mp4Reader, takers: Takers, fps: number): Generator<Taking> {
  const { picture, sound } = takers;
  if (picture !== undefined && reader.video !== undefined) {
    yield new Taking(reader.video, VIDEO_THREADS, (frame, stream) => picture(pictureOf(frame, stream, fps)));
  }
  if (sound !== undefined && reader.audio !== undefined) {
    yield new Taking(reader.audio, 1, (frame, stream) => sound(soundOf(frame, stream)));
  }
}

const VIDEO_THREADS = 2;

/** Native memory is given back only between turns of the event loop, so the work pauses this often. */
const PACKETS_A_TURN = 32;

/** Decodes an MP4 file from end to end; pictures are counted at `fps`. Rejects with INTERNAL when it cannot be read. */
export async function decodeMp4(path: string, fps: number, takers: Takers): Promise<void> {
  using reader = new Mp4Reader(path);
  const taking = [...takings(reader, takers, fps)];
  try {
    let packets = 0;
    for (const packet of reader.packets()) {
      for (const track of taking) track.put(packet);
      packets += 1;
      if (packets % PACKETS_A_TURN === 0) await nextTurn();
    }
    for (const track of taking) track.put(null);
  } finally {
    for (const track of taking) track.close();
  }
}

/** Number of pictures that an MP4 says it holds. Throws INTERNAL when it cannot be read. */
export function countPictures(path: string): number {
  using reader = new Mp4Reader(path);
  return Number(reader.video?.nbFrames ?? 0n);
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** The pictures and the sound in MP4 files. */
import { Codec, CodecContext, Frame, type Packet, type Stream } from 'node-av/lib';
import { checked, isReady } from './native.ts';
import { clockOf, Mp4Reader } from './read-mp4.ts';

/** Decodes one track. `threads` changes how fast it is, never what comes out. */
export class TrackDecoder {
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

/** Rows of bytes; row `y` begins at `y × stride`, and its elements lie `step` bytes apart. */
export interface Plane {
  readonly bytes: Uint8Array;
  readonly stride: number;
  readonly step: number;
}

/** A decoded piece of sound: samples from −1 to 1 per channel, valid while it is being listened to. */
export interface Sound {
  /** Sample of the film's clock that it starts at. */
  readonly start: number;
  readonly samples: number;
  readonly channels: readonly Float32Array[];
}

/** What to do with what is decoded; a track without a taker is skipped. */
interface Takers {
  readonly picture?: (picture: Picture) => void;
  /** Takes only the pictures from which decoding can start; no others are decoded. */
  readonly keyPicture?: (picture: Picture) => void;
  readonly sound?: (sound: Sound) => void;
}

/** The whole unit of a clock that a frame is nearest to. */
function nearest(stream: Stream, rate: number): (frame: Frame) => number {
  const dueAt = clockOf(stream, rate);
  return (frame) => Math.round(dueAt(frame));
}

const NO_BYTES = new Uint8Array();

/**
 * A frame as a picture; both differences lie in one plane (NV12) or in two. Its planes are fetched once, because each
 * fetch makes the collector count them again.
 */
function pictureOf(frame: Frame, number: number): Picture {
  const [luma = NO_BYTES, blue = NO_BYTES, red] = frame.data ?? [];
  const [lumaStride = 0, blueStride = 0, redStride = 0] = frame.linesize;
  const step = red === undefined ? 2 : 1;
  return {
    frame: number,
    width: frame.width,
    height: frame.height,
    luma: { bytes: luma, stride: lumaStride, step: 1 },
    blue: { bytes: blue, stride: blueStride, step },
    red: { bytes: red ?? blue.subarray(1), stride: red === undefined ? blueStride : redStride, step },
  };
}

/** Shows a frame to somebody; what they are shown is gone afterwards. */
export function showPicture(frame: Frame, number: number, take: (picture: Picture) => void): void {
  const picture = pictureOf(frame, number);
  take(picture);
  letGo(picture);
}

/**
 * Lets go of a picture's planes at once: to the collector they count as memory that was allocated for them, and it would
 * run every 45 pictures to find out that there is nothing to free.
 */
function letGo({ luma, blue, red }: Picture): void {
  for (const buffer of new Set([luma, blue, red].map(({ bytes }) => bytes.buffer)))
    if (buffer instanceof ArrayBuffer && !buffer.detached) buffer.transfer(0);
}

function soundOf(frame: Frame, start: number): Sound {
  const samples = frame.nbSamples;
  const channels = (frame.data ?? []).map(
    (bytes) => new Float32Array(bytes.buffer, bytes.byteOffset, samples),
  );
  return { start, samples, channels };
}

/** How a track is decoded. */
interface Decoding {
  readonly threads: number;
  readonly onlyKeys?: boolean;
}

/** Decodes one track and hands out its frames. */
class Taking {
  readonly #index: number;
  readonly #onlyKeys: boolean;
  readonly #decoder: TrackDecoder;
  readonly #take: (frame: Frame) => void;

  constructor(stream: Stream, { threads, onlyKeys = false }: Decoding, take: (frame: Frame) => void) {
    this.#index = stream.index;
    this.#onlyKeys = onlyKeys;
    this.#decoder = new TrackDecoder(stream, threads);
    this.#take = take;
  }

  put(packet: Packet | null): void {
    if (packet !== null && packet.streamIndex !== this.#index) return;
    if (packet !== null && this.#onlyKeys && !packet.isKeyframe) return;
    for (const frame of this.#decoder.decode(packet)) this.#take(frame);
  }

  close(): void {
    this.#decoder.close();
  }
}

function* takings({ video, audio }: Mp4Reader, takers: Takers, fps: number): Generator<Taking> {
  const { picture, keyPicture, sound } = takers;
  const take = picture ?? keyPicture;
  if (take !== undefined && video !== undefined) {
    const numberOf = nearest(video, fps);
    const how = { threads: VIDEO_THREADS, onlyKeys: picture === undefined };
    yield new Taking(video, how, (frame) => showPicture(frame, numberOf(frame), take));
  }
  if (sound !== undefined && audio !== undefined) {
    const startOf = nearest(audio, audio.codecpar.sampleRate);
    yield new Taking(audio, { threads: 1 }, (frame) => sound(soundOf(frame, startOf(frame))));
  }
}

/** A second thread costs a tenth more work and saves a fifth of the wait, when little else is left to do. */
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

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** The packets of shots, unchanged, on the clock of the film. */
import type { Packet, Stream } from 'node-av/lib';
import { Failure } from '../../contracts/error.ts';
import type { FrameRate } from '../../contracts/shared.ts';
import { clockOf, Mp4Reader } from '../media/read-mp4.ts';
import { REORDERED_FRAMES } from '../media/encode-video.ts';

export interface Segment {
  readonly path: string;
  readonly sha256: string;
  readonly frames: number;
}

const unfit = (segment: Segment, what: string): Failure =>
  new Failure('JOB_INPUTS_INVALID', `The video ${segment.sha256} ${what}.`);

/** Lays segments end to end. */
export class PictureTrack {
  readonly #fps: FrameRate;
  readonly #parameters: Buffer | null;
  /** Frames laid so far. */
  #frames = 0;

  /** `parameters` is the codec's description of the first segment; all others must have the same. */
  constructor(fps: FrameRate, parameters: Buffer | null) {
    this.#fps = fps;
    this.#parameters = parameters;
  }

  get frames(): number {
    return this.#frames;
  }

  /**
   * The packets of the next segment with times in frames of the film. Decoding times count on without a break, which
   * closed groups of pictures allow. Throws JOB_INPUTS_INVALID when the file does not hold the frames it should.
   */
  *lay(segment: Segment): Generator<Packet> {
    using reader = new Mp4Reader(segment.path);
    const frameOf = clockOf(this.#fitting(reader, segment), this.#fps);
    const shown = new Set<number>();
    for (const packet of reader.packets()) {
      const frame = frameOf(packet);
      if (!Number.isInteger(frame)) throw unfit(segment, `does not show ${this.#fps} frames a second`);
      packet.dts = BigInt(this.#frames + shown.size - REORDERED_FRAMES);
      packet.pts = BigInt(this.#frames + frame);
      packet.duration = 1n;
      shown.add(frame);
      yield packet;
    }
    if (!isEveryFrame(shown, segment.frames))
      throw unfit(segment, `does not show each of ${segment.frames} frames once`);
    this.#frames += segment.frames;
  }

  #fitting({ video }: Mp4Reader, segment: Segment): Stream {
    const own = video?.codecpar.extradata;
    if (video === undefined || !own) throw unfit(segment, 'holds no pictures');
    if (this.#parameters !== null && !own.equals(this.#parameters))
      throw unfit(segment, 'has another size, rate or quality than the first of the film');
    return video;
  }
}

const isEveryFrame = (shown: ReadonlySet<number>, frames: number): boolean =>
  shown.size === frames &&
  Array.from({ length: frames }, (_, frame) => frame).every((frame) => shown.has(frame));

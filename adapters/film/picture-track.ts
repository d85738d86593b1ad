/** The packets of shots, unchanged, on the clock of the film. */
import type { Packet } from 'node-av/lib';
import { Failure } from '../../contracts/error.ts';
import type { FrameRate } from '../../contracts/shared.ts';
import { Mp4Reader } from '../media/read-mp4.ts';
import { REORDERED_FRAMES } from '../media/encode-video.ts';

export interface Segment {
  readonly path: string;
  readonly sha256: string;
  readonly frames: number;
}

const unfit = (segment: Segment, what: string): Failure =>
  new Failure('JOB_INPUTS_INVALID', `The video ${segment.sha256} ${what}.`);

/** Opens a segment. Throws JOB_INPUTS_INVALID when its pictures are not coded as those with `parameters` are. */
function openSegment(segment: Segment, parameters: Buffer | null): Mp4Reader {
  const reader = new Mp4Reader(segment.path);
  const own = reader.video?.codecpar.extradata;
  if (own && (parameters === null || own.equals(parameters))) return reader;
  reader[Symbol.dispose]();
  throw unfit(
    segment,
    own ? 'has another size, rate or quality than the first of the film' : 'holds no pictures',
  );
}

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
    using reader = openSegment(segment, this.#parameters);
    const shown = new Set<number>();
    for (const packet of reader.packets()) {
      const frame = this.#frameOf(packet, reader);
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

  #frameOf(packet: Packet, reader: Mp4Reader): number {
    const base = reader.video?.timeBase ?? { num: 0, den: 1 };
    return (Number(packet.pts) * base.num * this.#fps) / base.den;
  }
}

const isEveryFrame = (shown: ReadonlySet<number>, frames: number): boolean =>
  shown.size === frames &&
  Array.from({ length: frames }, (_, frame) => frame).every((frame) => shown.has(frame));

/** The pictures of a clip that somebody has put in, at the rate of the film: each until the next is due, the last one held. */
import { AV_PIX_FMT_RGBA, AVCOL_RANGE_JPEG, AVCOL_SPC_RGB } from 'node-av/constants';
import { Frame } from 'node-av/lib';
import type { FrameRate } from '../../../contracts/shared.ts';
import { openScaler } from '../encode-video.ts';
import { checked } from '../native.ts';
import { clockOf } from '../read-mp4.ts';
import { expectModest, type PictureSize } from './picture-head.ts';
import { unreadable } from './unreadable.ts';
import { UploadTrack } from './upload-track.ts';

/** Rows of RGBA, one after the other. */
export interface ClipPicture extends PictureSize {
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
}

/** A picture no larger than is needed to fill the frame, both sides even. */
function scaledSize({ width, height }: PictureSize, frame: PictureSize): PictureSize {
  const scale = Math.min(1, Math.max(frame.width / width, frame.height / height));
  const even = (pixels: number): number => Math.max(2, 2 * Math.round((pixels * scale) / 2));
  return { width: even(width), height: even(height) };
}

function rgbaFrame({ width, height }: PictureSize): Frame {
  const frame = new Frame();
  frame.alloc();
  Object.assign(frame, { width, height, format: AV_PIX_FMT_RGBA });
  Object.assign(frame, { colorRange: AVCOL_RANGE_JPEG, colorSpace: AVCOL_SPC_RGB });
  checked(frame.getBuffer(0), 'allocate a picture');
  return frame;
}

/** Rows of a frame may be longer than its picture. */
function pictureOf(frame: Frame): ClipPicture {
  const { width, height } = frame;
  const [bytes = new Uint8Array()] = frame.data ?? [];
  const [stride = 0] = frame.linesize;
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let row = 0; row < height; row++)
    rgba.set(bytes.subarray(row * stride, row * stride + width * 4), row * width * 4);
  return { width, height, rgba };
}

export class ClipPictures implements Disposable {
  /** How large its pictures are, and how large they are made. */
  readonly source: PictureSize;
  readonly size: PictureSize;
  readonly #track: UploadTrack;
  readonly #frames: Generator<Frame>;
  readonly #scaler = openScaler();
  readonly #dueAt: (frame: Frame) => number;
  readonly #rgba: Frame;
  /** A picture that is decoded and not due yet. */
  #next: Frame | null = null;
  #first: number | null = null;

  /** Throws UPLOAD_UNREADABLE, or INTERNAL where the file is none. */
  constructor(path: string, fps: FrameRate, frame: PictureSize) {
    this.#track = new UploadTrack({ path, form: 'mp4', kind: 'video' });
    const { codecpar } = this.#track.stream;
    this.source = { width: codecpar.width, height: codecpar.height };
    expectModest(this.source, 'clip');
    this.#frames = this.#track.frames();
    this.#dueAt = clockOf(this.#track.stream, fps);
    this.size = scaledSize(this.source, frame);
    this.#rgba = rgbaFrame(this.size);
  }

  /** The picture that is due at a frame of the film; null where it is the one before. Frames are asked for in order. */
  dueAt(at: number): ClipPicture | null {
    let isNew = false;
    for (let next = this.#upcoming(); next !== null && this.#isDue(next, at); next = this.#upcoming()) {
      checked(this.#rgba.makeWritable(), 'reuse a picture');
      checked(this.#scaler.scaleFrameSync(this.#rgba, next), 'convert a picture');
      this.#next = null;
      isNew = true;
    }
    if (this.#first === null) throw unreadable('clip', 'no picture is in it.');
    return isNew ? pictureOf(this.#rgba) : null;
  }

  #upcoming(): Frame | null {
    this.#next ??= this.#frames.next().value ?? null;
    return this.#next;
  }

  /** The first is due at once, whenever its file says. */
  #isDue(frame: Frame, at: number): boolean {
    const due = this.#dueAt(frame);
    this.#first ??= due;
    return due - this.#first <= at + 1e-6;
  }

  [Symbol.dispose](): void {
    this.#rgba.free();
    this.#scaler.freeContext();
    this.#track[Symbol.dispose]();
  }
}

/** The pictures of a clip that somebody has put in, at the rate of the film: each until the next is due, the last one held. */
import { createCanvas, ImageData, type Canvas } from '@napi-rs/canvas';
import { AV_PIX_FMT_RGBA, AVCOL_RANGE_JPEG, AVCOL_SPC_RGB } from 'node-av/constants';
import { Frame } from 'node-av/lib';
import { openScaler } from '../../../media/encode-video.ts';
import { checked } from '../../../media/native.ts';
import { clockOf } from '../../../media/read-mp4.ts';
import { expectModest } from '../../../media/uploads/picture-head.ts';
import { unreadable } from '../../../media/uploads/unreadable.ts';
import { UploadTrack } from '../../../media/uploads/upload-track.ts';
import type { Size } from '../camera.ts';
import { drawFitted } from './fit.ts';

/** A picture no larger than is needed to fill the frame, both sides even. */
function scaledSize({ width, height }: Size, frame: Size): Size {
  const scale = Math.min(1, Math.max(frame.width / width, frame.height / height));
  const even = (pixels: number): number => Math.max(2, 2 * Math.round((pixels * scale) / 2));
  return { width: even(width), height: even(height) };
}

function rgbaFrame({ width, height }: Size): Frame {
  const frame = new Frame();
  frame.alloc();
  Object.assign(frame, { width, height, format: AV_PIX_FMT_RGBA });
  Object.assign(frame, { colorRange: AVCOL_RANGE_JPEG, colorSpace: AVCOL_SPC_RGB });
  checked(frame.getBuffer(0), 'allocate a picture');
  return frame;
}

/** Rows of a frame may be longer than its picture. */
function pixelsOf(frame: Frame): ImageData {
  const { width, height } = frame;
  const [bytes = new Uint8Array()] = frame.data ?? [];
  const [stride = 0] = frame.linesize;
  const pixels = new Uint8ClampedArray(width * height * 4);
  for (let row = 0; row < height; row++)
    pixels.set(bytes.subarray(row * stride, row * stride + width * 4), row * width * 4);
  return new ImageData(pixels, width, height);
}

export class Clip implements Disposable {
  readonly #track: UploadTrack;
  readonly #frames: Generator<Frame>;
  readonly #scaler = openScaler();
  readonly #dueAt: (frame: Frame) => number;
  readonly #rgba: Frame;
  readonly #small: Canvas;
  /** A picture that is decoded and not due yet. */
  #next: Frame | null = null;
  #first: number | null = null;
  #shown = false;

  /** Throws UPLOAD_UNREADABLE, or INTERNAL where the file is none. */
  constructor(path: string, fps: number, size: Size) {
    this.#track = new UploadTrack({ path, form: 'mp4', kind: 'video' });
    const { codecpar } = this.#track.stream;
    expectModest(codecpar, 'clip');
    this.#frames = this.#track.frames();
    this.#dueAt = clockOf(this.#track.stream, fps);
    const scaled = scaledSize(codecpar, size);
    this.#rgba = rgbaFrame(scaled);
    this.#small = createCanvas(scaled.width, scaled.height);
  }

  /** Draws the picture that is due at a frame of the film; frames are asked for in order. Returns whether it is another one. */
  show(at: number, canvas: Canvas): boolean {
    let isNew = false;
    for (let next = this.#upcoming(); next !== null && this.#isDue(next, at); next = this.#upcoming()) {
      this.#convert(next);
      this.#next = null;
      isNew = true;
    }
    if (!this.#shown && !isNew) throw unreadable('clip', 'no picture is in it.');
    if (isNew) drawFitted(canvas, this.#small);
    this.#shown = true;
    return isNew;
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

  #convert(frame: Frame): void {
    checked(this.#rgba.makeWritable(), 'reuse a picture');
    checked(this.#scaler.scaleFrameSync(this.#rgba, frame), 'convert a picture');
    this.#small.getContext('2d').putImageData(pixelsOf(this.#rgba), 0, 0);
  }

  [Symbol.dispose](): void {
    this.#rgba.free();
    this.#scaler.freeContext();
    this.#track[Symbol.dispose]();
  }
}

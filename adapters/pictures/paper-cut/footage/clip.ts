/** A clip that somebody has put in, drawn over the whole of a canvas. */
import { createCanvas, ImageData, type Canvas } from '@napi-rs/canvas';
import type { FrameRate } from '../../../../contracts/shared.ts';
import { ClipPictures } from '../../../media/uploads/clip-pictures.ts';
import type { PictureSize } from '../../../media/uploads/picture-head.ts';
import { drawFitted } from './fit.ts';

export class Clip implements Disposable {
  readonly source: PictureSize;
  readonly #canvas: Canvas;
  readonly #pictures: ClipPictures;
  readonly #own: Canvas;

  /** Throws UPLOAD_UNREADABLE, or INTERNAL where the file is no clip. */
  constructor(path: string, fps: FrameRate, canvas: Canvas) {
    this.#canvas = canvas;
    this.#pictures = new ClipPictures(path, fps, canvas);
    this.source = this.#pictures.source;
    const { width, height } = this.#pictures.size;
    this.#own = createCanvas(width, height);
  }

  /** Draws the picture that is due at a frame; frames are asked for in order. Returns whether it is another one. */
  show(frame: number): boolean {
    const picture = this.#pictures.dueAt(frame);
    if (picture === null) return false;
    const { rgba, width, height } = picture;
    this.#own.getContext('2d').putImageData(new ImageData(rgba, width, height), 0, 0);
    drawFitted(this.#canvas, this.#own);
    return true;
  }

  [Symbol.dispose](): void {
    this.#pictures[Symbol.dispose]();
  }
}

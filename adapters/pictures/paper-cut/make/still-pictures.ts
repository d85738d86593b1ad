/** Single pictures out of canvases. */
import { createCanvas, type Canvas } from '@napi-rs/canvas';

/** JPEG quality of thumbnails, portraits and covers. */
const QUALITY = 88;

export const jpegOf = (canvas: Canvas, quality = QUALITY): Uint8Array =>
  canvas.toBuffer('image/jpeg', quality);

/** The same picture, so many pixels wide. */
export function narrowed(canvas: Canvas, width: number): Canvas {
  const height = Math.max(1, Math.round((canvas.height * width) / canvas.width));
  const small = createCanvas(width, height);
  const g = small.getContext('2d');
  g.imageSmoothingQuality = 'high';
  g.drawImage(canvas, 0, 0, width, height);
  return small;
}

/** Fits a picture of any shape into the frame: whole, and where it leaves room, over itself out of focus. */
import { createCanvas, type Canvas, type Image } from '@napi-rs/canvas';
import type { Size } from '../camera.ts';

/** A picture whose shape differs by less fills the frame; what lies beyond its edge is cut off. */
const NEAR = 0.03;

/** How small the picture behind is made before it is made large again, and how much darker it is. */
const BLUR_WIDTH = 24;
const DARKER = 'rgba(8,6,12,0.45)';

interface Placed {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where a picture lies in the frame when it is as large as it can be whole, or as small as it can be and fill it. */
function placed({ width, height }: Size, frame: Size, fills: boolean): Placed {
  const ratios = [frame.width / width, frame.height / height];
  const scale = fills ? Math.max(...ratios) : Math.min(...ratios);
  const [w, h] = [width * scale, height * scale];
  return { x: (frame.width - w) / 2, y: (frame.height - h) / 2, width: w, height: h };
}

function drawPlaced(canvas: Canvas, picture: Canvas | Image, { x, y, width, height }: Placed): void {
  const g = canvas.getContext('2d');
  g.imageSmoothingEnabled = true;
  g.imageSmoothingQuality = 'high';
  g.drawImage(picture, x, y, width, height);
}

/** Its own picture, large and out of focus. */
function drawBehind(canvas: Canvas, picture: Canvas | Image): void {
  const small = createCanvas(
    BLUR_WIDTH,
    Math.max(1, Math.round((BLUR_WIDTH * canvas.height) / canvas.width)),
  );
  drawPlaced(small, picture, placed(picture, small, true));
  drawPlaced(canvas, small, placed(small, canvas, true));
  const g = canvas.getContext('2d');
  g.fillStyle = DARKER;
  g.fillRect(0, 0, canvas.width, canvas.height);
}

/** Draws a picture over the whole of the canvas. */
export function drawFitted(canvas: Canvas, picture: Canvas | Image): void {
  const g = canvas.getContext('2d');
  g.fillStyle = 'rgb(8,6,12)';
  g.fillRect(0, 0, canvas.width, canvas.height);
  const shape = (picture.width * canvas.height) / (picture.height * canvas.width);
  const fills = Math.abs(shape - 1) < NEAR;
  if (!fills) drawBehind(canvas, picture);
  drawPlaced(canvas, picture, placed(picture, canvas, fills));
}

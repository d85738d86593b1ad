/** A picture as likeness looks at it: its motif alone, squeezed into a small square. */
import { createCanvas, loadImage, type Image } from '@napi-rs/canvas';
import {
  motifOf,
  planesOf,
  WHOLE,
  type Box,
  type Pixels,
} from '../../actors/asset-knowledge/likeness/pixels.ts';
import { PICTURE_SIDE, type Seen } from '../../actors/asset-knowledge/likeness/picture-likeness.ts';
import { pictureHead, type PictureType } from '../media/uploads/picture-head.ts';

/** Where the motif is, is seen at so many pixels a side. */
const LOOK_SIDE = 256;

/** A stretch of the picture in a square. */
function squared(picture: Image, { left, top, right, bottom }: Box, side: number): Pixels {
  const { width, height } = picture;
  const g = createCanvas(side, side).getContext('2d');
  g.imageSmoothingQuality = 'high';
  const from = [left * width, top * height, (right - left) * width, (bottom - top) * height] as const;
  g.drawImage(picture, ...from, 0, 0, side, side);
  return { width: side, height: side, rgba: g.getImageData(0, 0, side, side).data };
}

/** Throws UPLOAD_UNREADABLE for what has too many pixels, before any of them is decoded. */
export async function readPicture(bytes: Uint8Array, mediaType: PictureType): Promise<Seen> {
  pictureHead(bytes, mediaType);
  const picture = await loadImage(bytes);
  const { box, around } = motifOf(planesOf(squared(picture, WHOLE, LOOK_SIDE)));
  return { pixels: squared(picture, box, PICTURE_SIDE), around };
}

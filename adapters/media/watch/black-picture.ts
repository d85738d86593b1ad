/** Whether a picture is black. */
import type { Picture } from '../decode.ts';

/** 20 of 255, in the luma of television, where black is 16 and white 235. */
const BLACK_LUMA = 16 + (20 * 219) / 255;

/** Whether no row of the picture is on average brighter than 20 of 255. Rows are tried from the middle out: few are needed to refuse. */
export function isBlack({ luma, width, height }: Picture): boolean {
  const middle = height >> 1;
  for (let step = 0; step < height; step++) {
    const row = (middle + (step % 2 === 0 ? step >> 1 : -((step + 1) >> 1)) + height) % height;
    if (rowMean(luma.bytes, row * luma.stride, width) > BLACK_LUMA) return false;
  }
  return true;
}

function rowMean(bytes: Uint8Array, from: number, width: number): number {
  let sum = 0;
  for (let at = from; at < from + width; at++) sum += bytes[at] ?? 0;
  return sum / width;
}

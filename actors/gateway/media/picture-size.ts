/** How large a picture is, read from its head without decoding anything of it. Pure. */
import type { MediaType } from '../../../contracts/artifact.ts';

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);

const nameAt = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));

function ofPng(bytes: Uint8Array): PictureSize | null {
  if (bytes.length < 24 || nameAt(bytes, 12) !== 'IHDR') return null;
  const view = viewOf(bytes);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** Markers that begin a frame; the others in this row are tables. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Goes from segment to segment until one says the size. */
function ofJpeg(bytes: Uint8Array): PictureSize | null {
  const view = viewOf(bytes);
  for (let at = 2; at + 9 <= bytes.length;) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    // Between segments there may be more of the sign that begins one.
    if (marker === 0xff) at += 1;
    else if (isFrame(marker)) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    else at += 2 + view.getUint16(at + 2);
  }
  return null;
}

const threeBytes = (view: DataView, at: number): number =>
  view.getUint16(at, true) + (view.getUint8(at + 2) << 16);

function ofLossless(view: DataView): PictureSize {
  const bits = view.getUint32(21, true);
  return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
}

function ofWebp(bytes: Uint8Array): PictureSize | null {
  if (bytes.length < 30) return null;
  const view = viewOf(bytes);
  switch (nameAt(bytes, 12)) {
    case 'VP8X':
      return { width: 1 + threeBytes(view, 24), height: 1 + threeBytes(view, 27) };
    case 'VP8L':
      return ofLossless(view);
    case 'VP8 ':
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    default:
      return null;
  }
}

/** Null where the head does not say it, or is none of a picture. */
export function pictureSize(mediaType: MediaType, head: Uint8Array): PictureSize | null {
  switch (mediaType) {
    case 'image/png':
      return ofPng(head);
    case 'image/jpeg':
      return ofJpeg(head);
    case 'image/webp':
      return ofWebp(head);
    default:
      return null;
  }
}

/** How large a picture is, by its first bytes: known before it is decoded, so that none is decoded that takes all memory. */
import { unreadable } from './unreadable.ts';

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** A PNG begins with its mark and the chunk of its size. */
function pngSize(bytes: Uint8Array): PictureSize | null {
  if (bytes.length < 24 || PNG.some((byte, at) => bytes[at] !== byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** Markers of a JPEG that begin a frame; three of the range mean something else. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** A JPEG is a chain of segments; the one that begins a frame says how large it is. */
function jpegSize(bytes: Uint8Array): PictureSize | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 9 <= bytes.length && bytes[at] === 0xff;) {
    const marker = view.getUint8(at + 1);
    if (isFrame(marker)) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return null;
}

/** Most pixels that a picture may have, and on one side. */
const MOST_PIXELS = 60_000_000;
const LONGEST_SIDE = 16_384;

export function expectModest({ width, height }: PictureSize, what: string): void {
  if (width < 1 || height < 1) throw unreadable(what, `it has ${width} × ${height} pixels.`);
  if (width * height <= MOST_PIXELS && Math.max(width, height) <= LONGEST_SIDE) return;
  throw unreadable(what, `${width} × ${height} pixels are more than can be used.`);
}

/** Throws UPLOAD_UNREADABLE for what is neither PNG nor JPEG, or too large. */
export function pictureHead(bytes: Uint8Array, mediaType: 'image/png' | 'image/jpeg'): PictureSize {
  const size = mediaType === 'image/png' ? pngSize(bytes) : jpegSize(bytes);
  if (size === null) throw unreadable('picture', `it does not begin as ${mediaType} does.`);
  expectModest(size, 'picture');
  return size;
}

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

const nameAt = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));

/** A WebP is a RIFF whose first chunk says how large the picture is, each of its three kinds in its own way. */
function webpSize(bytes: Uint8Array): PictureSize | null {
  if (bytes.length < 30 || nameAt(bytes, 0) !== 'RIFF' || nameAt(bytes, 8) !== 'WEBP') return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const bits = view.getUint32(21, true);
  const threeBytes = (at: number): number => view.getUint32(at, true) & 0xff_ff_ff;
  switch (nameAt(bytes, 12)) {
    case 'VP8X':
      return { width: 1 + threeBytes(24), height: 1 + (view.getUint32(26, true) >>> 8) };
    case 'VP8L':
      return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
    case 'VP8 ':
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    default:
      return null;
  }
}

const sizes = { 'image/png': pngSize, 'image/jpeg': jpegSize, 'image/webp': webpSize } as const;

export type PictureType = keyof typeof sizes;

/** Most pixels that a picture may have, and on one side. */
const MOST_PIXELS = 60_000_000;
const LONGEST_SIDE = 16_384;

export function expectModest({ width, height }: PictureSize, what: string): void {
  if (width < 1 || height < 1) throw unreadable(what, `it has ${width} × ${height} pixels.`);
  if (width * height <= MOST_PIXELS && Math.max(width, height) <= LONGEST_SIDE) return;
  throw unreadable(what, `${width} × ${height} pixels are more than can be used.`);
}

/** Throws UPLOAD_UNREADABLE for what does not begin as such a picture does, or is too large. */
export function pictureHead(bytes: Uint8Array, mediaType: PictureType): PictureSize {
  const size = sizes[mediaType](bytes);
  if (size === null) throw unreadable('picture', `it does not begin as ${mediaType} does.`);
  expectModest(size, 'picture');
  return size;
}

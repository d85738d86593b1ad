/** Beginnings of files of every kind that is taken, as small as they can be. */
import type { MediaType } from '../../../../contracts/artifact.ts';

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

export function pngOf(width: number, height: number): Buffer {
  const head = latin('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0\0\0\0\x08\x06\0\0\0');
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return head;
}

/** With what a camera writes before the frame. */
export function jpegOf(width: number, height: number): Buffer {
  const camera = Buffer.alloc(300, 'camera ');
  const frame = latin('\xff\xff\xc2\0\x11\x08\0\0\0\0\x03\x01\x22\0\x02\x11\x01\x03\x11\x01');
  frame.writeUInt16BE(height, 6);
  frame.writeUInt16BE(width, 8);
  const size = Buffer.alloc(2);
  size.writeUInt16BE(camera.length + 2);
  return Buffer.concat([latin('\xff\xd8\xff\xe1'), size, camera, frame]);
}

export function webpOf(
  form: 'VP8X' | 'VP8L' | 'VP8 ',
  { width, height }: { width: number; height: number },
): Buffer {
  const head = Buffer.concat([latin(`RIFF\x20\0\0\0WEBP${form}\x0a\0\0\0`), Buffer.alloc(16)]);
  if (form === 'VP8X') {
    head.writeUIntLE(width - 1, 24, 3);
    head.writeUIntLE(height - 1, 27, 3);
  } else if (form === 'VP8L') {
    head[20] = 0x2f;
    head.writeUInt32LE((width - 1) | ((height - 1) << 14), 21);
  } else {
    head.writeUInt16LE(width, 26);
    head.writeUInt16LE(height, 28);
  }
  return head;
}

export const heads: readonly (readonly [MediaType, Buffer])[] = [
  ['image/png', pngOf(4, 3)],
  ['image/jpeg', jpegOf(4, 3)],
  ['image/webp', webpOf('VP8X', { width: 4, height: 3 })],
  ['audio/wav', latin('RIFF\x24\0\0\0WAVEfmt ')],
  ['audio/mp4', latin('\0\0\0\x18ftypM4A \0\0\0\0')],
  ['video/mp4', latin('\0\0\0\x18ftypisom\0\0\0\0')],
  ['video/webm', latin('\x1a\x45\xdf\xa3\x87\x42\x82\x84webm')],
  ['audio/flac', latin('fLaC\0\0\0\x22')],
  ['audio/ogg', latin('OggS\0\x02')],
  ['audio/mpeg', latin('ID3\x04\0\0')],
  ['audio/mpeg', latin('\xff\xfb\x90\x64')],
  ['application/zip', latin('PK\x03\x04\x14\0')],
  ['text/plain', Buffer.from('夜里起了大雾。\n')],
];

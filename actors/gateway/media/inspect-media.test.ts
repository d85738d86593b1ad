import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FileName } from '../../../contracts/file-name.ts';
import { expectText, inspectMedia } from './inspect-media.ts';
import { heads, pngOf, jpegOf, webpOf } from './samples/heads.ts';

const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const inspect = (head: Uint8Array, fileName = 'file', mediaType: string | null = null) =>
  inspectMedia(head, { fileName, mediaType, bytes: head.length });

describe('what a file is', () => {
  test.each(heads)('is seen in its bytes: %s', (mediaType, head) => {
    expect(inspect(head).mediaType).toBe(mediaType);
    expect(inspect(head, 'file', mediaType).mediaType).toBe(mediaType);
  });

  test.each([
    ['SVG', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['SVG without a head', ' \n<svg onload="alert(1)">'],
    ['HTML', '<!DOCTYPE html><script>alert(1)</script>'],
    ['a program', '\x7fELF\x02\x01\x01\0\0\0\0'],
    ['PDF', '%PDF-1.7\n%\xe2\xe3\xcf\xd3'],
    ['a Matroska film', '\x1a\x45\xdf\xa3\x8b\x42\x82\x88matroska'],
    ['QuickTime', '\0\0\0\x14ftypqt  \0\0\0\0'],
    ['a HEIF picture', '\0\0\0\x18ftypheic\0\0\0\0'],
    ['GIF', 'GIF89a\x01\0\x01\0'],
    ['text in Latin-1', 'Gr\xfc\xdfe'],
    ['text with NUL', 'a\0b'],
  ])('is none that is kept: %s', (_what, text) => {
    expect(() => inspect(bytesOf(text))).toThrow(expect.objectContaining({ code: 'MEDIA_UNSUPPORTED' }));
  });

  test.each([
    ['face.jpg', null],
    ['face.html', null],
    ['face.svg', null],
    ['face.png.exe', null],
    ['face.png', 'image/jpeg'],
    ['face.png', 'text/html'],
    ['face', 'image/svg+xml'],
  ])('must be what it is called: a PNG is not %s said to be %s', (fileName, mediaType) => {
    expect(() => inspect(pngOf(10, 10), fileName, mediaType)).toThrow(
      expect.objectContaining({ code: 'MEDIA_UNSUPPORTED' }),
    );
  });

  test('may be called as others call it', () => {
    expect(inspect(jpegOf(10, 10), 'face.JPG', 'image/jpg').mediaType).toBe('image/jpeg');
    expect(inspect(bytesOf('words'), 'notes.md', 'text/markdown; charset=utf-8').mediaType).toBe(
      'text/plain',
    );
  });

  test('has a limit of its own', () => {
    const said = { fileName: 'face.png', mediaType: null, bytes: 100_000_001 };
    expect(() => inspectMedia(pngOf(10, 10), said)).toThrow(
      expect.objectContaining({ code: 'MEDIA_TOO_LARGE' }),
    );
  });
});

describe('a picture', () => {
  test.each([
    ['PNG', pngOf],
    ['JPEG', jpegOf],
    ['WebP, extended', (width: number, height: number) => webpOf('VP8X', { width, height })],
    ['WebP, lossless', (width: number, height: number) => webpOf('VP8L', { width, height })],
    ['WebP, lossy', (width: number, height: number) => webpOf('VP8 ', { width, height })],
  ])('says its size: %s', (_what, make) => {
    expect(inspect(make(640, 481)).size).toEqual({ width: 640, height: 481 });
    const bomb = (): unknown => inspect(make(8001, 8000));
    expect(bomb).toThrow(expect.objectContaining({ code: 'MEDIA_TOO_LARGE' }));
  });

  test('of no size is none', () => {
    expect(() => inspect(pngOf(0, 10))).toThrow(expect.objectContaining({ code: 'MEDIA_UNSUPPORTED' }));
    expect(() => inspect(pngOf(10, 10).subarray(0, 20))).toThrow();
    expect(() => inspect(jpegOf(10, 10).subarray(0, 12))).toThrow();
  });
});

test('whatever comes is a kind of media or a refusal', () => {
  const beginnings = fc.constantFrom(...heads.map(([, head]) => head), new Uint8Array());
  fc.assert(
    fc.property(beginnings, fc.nat(40), fc.uint8Array({ maxLength: 60 }), (head, length, rest) => {
      try {
        inspect(Buffer.concat([head.subarray(0, length), rest]));
      } catch (error) {
        expect(error).toMatchObject({ code: expect.stringMatching(/^MEDIA_/) });
      }
    }),
  );
});

test('text may be cut within a sign, and not be without one', () => {
  const bytes = new TextEncoder().encode('灯笼');
  expect(() => expectText(bytes.subarray(0, 4), false)).not.toThrow();
  expect(() => expectText(bytes.subarray(0, 4))).toThrow();
  expect(() => expectText(bytes)).not.toThrow();
});

describe('the name of a file', () => {
  test.each(['film.mp4', '灯笼 第一集.txt', 'a', '.hidden', 'x'.repeat(255)])('may be %j', (name) => {
    expect(FileName.safeParse(name).success).toBe(true);
  });

  test.each([
    ...[
      '',
      '.',
      '..',
      '../x',
      '/etc/passwd',
      'a\\b',
      'a\0',
      'a\nb',
      'a\u007f',
      'gpj.\u202eexe',
      ' a',
      'a ',
      'a.',
    ],
    ...['x'.repeat(256), '灯'.repeat(86), '\ud800'],
  ])('is not %j', (name) => {
    expect(FileName.safeParse(name).success).toBe(false);
  });
});

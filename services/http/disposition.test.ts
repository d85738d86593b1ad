import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dispositionOf } from './disposition.ts';

test.each([
  ['film.mp4', 'inline; filename="film.mp4"'],
  ['灯笼.mp4', `inline; filename="__.mp4"; filename*=UTF-8''%E7%81%AF%E7%AC%BC.mp4`],
  [`a"b\\c'(d)*.txt`, `inline; filename="a_b_c'(d)*.txt"; filename*=UTF-8''a%22b%5Cc%27%28d%29%2A.txt`],
  ['100%.png', `inline; filename="100_.png"; filename*=UTF-8''100%25.png`],
])('a file %j is named so that everybody reads it', (name, header) => {
  expect(dispositionOf(name, false)).toBe(header);
});

test('whatever a file is called, the header has signs of headers alone and the name comes back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (name) => {
      const header = dispositionOf(name, true);
      expect(header).toMatch(/^attachment; filename="[ !#-[\]-~]*"(; filename\*=UTF-8''[\w.!~%-]+)?$/);
      const [, escaped] = /''(.*)$/.exec(header) ?? [];
      expect(escaped === undefined ? name : decodeURIComponent(escaped)).toBe(name);
    }),
  );
});

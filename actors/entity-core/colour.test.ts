import { describe, expect, test } from '@jest/globals';
import { colourDistance, hexOf, lchOf } from './colour.ts';

describe('colour', () => {
  test.each([
    ['#ffffff', 1, 0],
    ['#000000', 0, 0],
    ['#ff0000', 0.628, 0.258],
  ])('%s has the lightness and chroma of its OKLCH', (hex, l, c) => {
    expect(lchOf(hex).l).toBeCloseTo(l, 2);
    expect(lchOf(hex).c).toBeCloseTo(c, 2);
  });

  test('a colour inside sRGB comes back as it went in', () => {
    const { l, c, h } = lchOf(hexOf({ l: 0.56, c: 0.12, h: 200 }));
    expect(l).toBeCloseTo(0.56, 1);
    expect(c).toBeGreaterThan(0.08);
    expect(h).toBeCloseTo(200, -1);
  });

  test('a colour outside sRGB loses chroma and keeps its hue', () => {
    const { c, h } = lchOf(hexOf({ l: 0.7, c: 0.4, h: 145 }));
    expect(c).toBeLessThan(0.3);
    expect(h).toBeCloseTo(145, -1);
  });

  test('red and green are other colours, two reds are not', () => {
    expect(colourDistance('#c4422c', '#3f8f4f')).toBeGreaterThan(0.2);
    expect(colourDistance('#c4422c', '#c2402b')).toBeLessThan(0.02);
  });
});

import { describe, expect, test } from '@jest/globals';
import { SAMPLE_RATE } from '../../../contracts/shared.ts';
import { chirp, drawn, shaped, strike, struck } from './signal.ts';

const { abs, PI, sin } = Math;

/** Highest difference of two signals of one length. */
function apart(one: Float32Array, other: Float32Array): number {
  expect(one.length).toBe(other.length);
  return one.reduce((most, x, i) => Math.max(most, abs(x - (other[i] ?? 9))), 0);
}

describe('what is counted on from sample to sample', () => {
  test.each([
    [260, 2, 0.03],
    [1300, 9, 0.09],
    [5200, 4, 0.5],
  ])('a chirp from %i Hz is the sine that it stands for', (hertz, rise, seconds) => {
    const sine = drawn(seconds, (time) => sin(2 * PI * hertz * time * (1 + rise * time)));
    expect(apart(chirp(hertz, rise, seconds), sine)).toBeLessThan(1e-6);
  });

  test.each([
    [0.001, 0.006],
    [0.002, 0.09],
    [0.01, 3],
    [0.5, 0.2],
  ])('a strike of %d s that rings for %d s has its envelope', (attack, fall) => {
    const ones = (): Float32Array => new Float32Array(SAMPLE_RATE / 4).fill(1);
    expect(apart(strike(ones(), attack, fall), shaped(ones(), struck(attack, fall)))).toBeLessThan(1e-6);
  });
});

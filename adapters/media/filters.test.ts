import { describe, expect, test } from '@jest/globals';
import {
  allpass,
  bandpass,
  Biquad,
  BiquadPair,
  filtered,
  highpass,
  highShelf,
  lowpass,
  peak,
  type Coefficients,
} from './biquad.ts';
import { resample } from './resample.ts';
import { Reverb } from './reverb.ts';

const sine = (hertz: number, samples: number, rate = 48_000): Float32Array =>
  Float32Array.from({ length: samples }, (_, i) => Math.sin((2 * Math.PI * hertz * i) / rate));

/** Gain in decibels at a frequency, after the filter has settled. */
function gainAt(filter: Coefficients, hertz: number): number {
  const out = filtered(sine(hertz, 24_000), filter).subarray(12_000);
  return 10 * Math.log10((2 * out.reduce((sum, x) => sum + x * x, 0)) / out.length);
}

describe('filters', () => {
  test.each([
    ['a lowpass is 3 dB down at its edge', lowpass(1000), 1000, -3],
    ['a lowpass falls by 24 dB in two octaves', lowpass(1000), 4000, -24.1],
    ['a highpass is 3 dB down at its edge', highpass(1000), 1000, -3],
    ['a highpass falls by 24 dB in two octaves', highpass(1000), 250, -24.1],
    ['a bandpass lets its centre through', bandpass(700, 2), 700, 0],
    ['an allpass changes no level', allpass(900, 0.6), 2000, 0],
    ['a peak raises its centre', peak(2000, 1, 6), 2000, 6],
    ['a high shelf lowers the highs', highShelf(2000, -6), 12_000, -6],
  ])('%s', (_, filter, hertz, db) => {
    expect(gainAt(filter, hertz)).toBeCloseTo(db, 0);
  });

  test('two in a row give the same to the bit when they run as a pair, in pieces of any size', () => {
    const sound = Float32Array.from({ length: 3000 }, (_, i) => Math.sin(i * i * 0.001) * (i < 2000 ? 1 : 0));
    const [first, second] = [new Biquad(highpass(300)), new Biquad(peak(2000, 1, 6))];
    const pair = new BiquadPair(highpass(300), peak(2000, 1, 6));
    for (const [from, to] of [
      [0, 1],
      [1, 700],
      [700, 3000],
    ] as const) {
      const [alone, together] = [sound.slice(from, to), sound.slice(from, to)];
      first.run(alone, alone);
      second.run(alone, alone);
      pair.run(together, together);
      expect(together).toEqual(alone);
    }
  });

  test('a pair is at rest before any sound, and not while it rings', () => {
    const pair = new BiquadPair(highpass(300), lowpass(4000));
    expect(pair.isAtRest).toBe(true);
    pair.run(Float32Array.of(1, 0, 0), new Float32Array(3));
    expect(pair.isAtRest).toBe(false);
    pair.run(new Float32Array(400_000), new Float32Array(400_000));
    expect(pair.isAtRest).toBe(true);
  });
});

describe('resampling', () => {
  test('keeps a sine a sine, in time', () => {
    const out = resample(sine(1000, 22_050, 22_050), 22_050, 48_000);
    const ideal = sine(1000, out.length);
    const worst = out.reduce(
      (most, x, i) =>
        i < 500 || i > out.length - 500 ? most : Math.max(most, Math.abs(x - (ideal[i] ?? 9))),
      0,
    );
    expect(out.length).toBe(48_000);
    expect(worst).toBeLessThan(0.001);
  });

  test('lets through nothing that would fold when it goes down', () => {
    const out = resample(sine(15_000, 48_000), 48_000, 22_050).subarray(1000, -1000);
    expect(out.reduce((most, x) => Math.max(most, Math.abs(x)), 0)).toBeLessThan(0.002);
  });
});

describe('a room', () => {
  const room = { decay: 0.8, gap: 0.01, size: 0.6, dullness: 20_000 };

  /** What the room adds to a click, left and right, over two seconds. */
  function answer(block: number): Float32Array[] {
    const reverb = new Reverb(room);
    const dry = Float32Array.from({ length: 96_000 }, (_, i) => (i === 100 ? 1 : 0));
    const out = [new Float32Array(96_000), new Float32Array(96_000)] as const;
    for (let at = 0; at < dry.length; at += block) {
      const part = (side: Float32Array): Float32Array => side.subarray(at, at + block);
      reverb.add([part(dry), part(dry)], [part(out[0]), part(out[1])], 1);
    }
    return [...out];
  }

  const levelAt = (signal: Float32Array, seconds: number): number => {
    const part = signal.subarray(seconds * 48_000, seconds * 48_000 + 4800);
    return 10 * Math.log10(part.reduce((sum, x) => sum + x * x, 0) + 1e-20);
  };

  test('dies away by 60 dB in the time asked for', () => {
    const [left] = answer(4800);
    const slope = (levelAt(left as Float32Array, 0.2) - levelAt(left as Float32Array, 0.6)) / 0.4;
    expect(60 / slope).toBeGreaterThan(0.6);
    expect(60 / slope).toBeLessThan(1);
  });

  test('sounds different on both sides, and the same in blocks of any size', () => {
    const [left = new Float32Array(0), right = new Float32Array(0)] = answer(4800);
    const cross = left.reduce((sum, x, i) => sum + x * (right[i] ?? 0), 0);
    expect(Math.abs(cross) / left.reduce((sum, x) => sum + x * x, 0)).toBeLessThan(0.3);
    expect(answer(96_000)).toEqual([left, right]);
  });
});

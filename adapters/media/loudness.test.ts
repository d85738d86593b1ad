import { describe, expect, test } from '@jest/globals';
import { levelled } from './level.ts';
import { limited } from './limiter.ts';
import { loudnessOf, LoudnessMeter } from './loudness.ts';
import { truePeakOf } from './true-peak.ts';

const tone = (seconds: number, hertz: number, db: number): Float32Array =>
  Float32Array.from(
    { length: seconds * 48_000 },
    (_, i) => 10 ** (db / 20) * Math.sin((2 * Math.PI * hertz * i) / 48_000),
  );

const joined = (...parts: readonly Float32Array[]): Float32Array =>
  Float32Array.from(parts.flatMap((part) => [...part]));

describe('loudness', () => {
  test('of a 997 Hz sine at full scale in one channel is −3.01 LUFS, as BS.1770 defines', () => {
    expect(loudnessOf([tone(2, 997, 0)])).toBeCloseTo(-3.01, 1);
  });

  test('of a stereo sine at −23 dBFS is −23 LUFS (EBU Tech 3341, case 1)', () => {
    const side = tone(3, 1000, -23);
    expect(Math.abs(loudnessOf([side, side]) + 23)).toBeLessThan(0.1);
  });

  test('leaves out what is far below the rest (EBU Tech 3341, case 3, shortened)', () => {
    const side = joined(tone(2, 1000, -36), tone(12, 1000, -23), tone(2, 1000, -36));
    expect(Math.abs(loudnessOf([side, side]) + 23)).toBeLessThan(0.1);
  });

  test('is the same in blocks of any size', () => {
    const side = joined(tone(1, 300, -20), tone(1, 3000, -12));
    const meter = new LoudnessMeter(1);
    for (let at = 0; at < side.length; at += 1013) meter.push([side.subarray(at, at + 1013)]);
    expect(meter.integrated()).toBeCloseTo(loudnessOf([side]), 9);
  });

  test('of silence is −∞', () => {
    expect(loudnessOf([new Float32Array(48_000)])).toBe(-Infinity);
  });
});

describe('true peak', () => {
  test('finds what lies between the samples: a sine at a quarter of the rate, caught at 45°', () => {
    const side = Float32Array.from(
      { length: 4800 },
      (_, i) => 0.5 * Math.sin((Math.PI / 2) * i + Math.PI / 4),
    );
    const eased = side.map((x, i) => x * Math.min(1, i / 500));
    expect(Math.max(...eased)).toBeCloseTo(0.3536, 3);
    expect(Math.abs(truePeakOf([eased]) + 6.02)).toBeLessThan(0.2);
  });
});

describe('levelling', () => {
  const spiky = tone(3, 220, -30).map((x, i) => x + (i % 9000 < 4 ? 0.9 : 0));

  test('brings a sound to the loudness asked for and keeps under the ceiling', () => {
    const { channels, lufs, dbtp } = levelled([spiky], { lufs: -23, dbtp: -1.5 });
    expect(Math.abs(loudnessOf(channels) + 23)).toBeLessThan(0.1);
    expect(truePeakOf(channels)).toBeLessThanOrEqual(-1.5 + 0.1);
    expect([lufs, dbtp]).toEqual([loudnessOf(channels), truePeakOf(channels)]);
  });

  test('does nothing but a gain where nothing is too loud', () => {
    const quiet = tone(1, 500, -40);
    const { channels } = levelled([quiet], { lufs: -23, dbtp: -1.5 });
    const ratios = quiet
      .map((x, i) => (Math.abs(x) < 0.001 ? 0 : (channels[0]?.[i] ?? 0) / x))
      .filter((ratio) => ratio !== 0);
    expect(Math.max(...ratios) - Math.min(...ratios)).toBeLessThan(1e-4);
  });

  test('lowers only the surroundings of a peak', () => {
    const side = tone(1, 500, -20).map((x, i) => (i > 24_000 && i < 24_010 ? 1.5 : x));
    const [out] = limited([side], 1, -3);
    expect(truePeakOf([out as Float32Array])).toBeLessThanOrEqual(-3 + 0.1);
    expect(out?.[12_000]).toBeCloseTo(side[12_000] ?? 9, 6);
    expect(Math.abs((out?.[47_000] ?? 9) / (side[47_000] ?? 1) - 1)).toBeLessThan(0.01);
  });
});

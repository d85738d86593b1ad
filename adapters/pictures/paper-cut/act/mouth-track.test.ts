import { describe, expect, test } from '@jest/globals';
import { spoken } from '../rehearsal.ts';
import { mouthAt, speaksAt } from './mouth-track.ts';

const visemes = {
  samples: 48_000,
  cues: [
    { at: 0, shape: 'A' as const },
    { at: 5000, shape: 'D' as const },
    { at: 47_999, shape: 'X' as const },
  ],
};

describe('the mouth', () => {
  test('shows what sounds at the middle of each frame', () => {
    expect([0, 1, 2, 3].map((frame) => mouthAt([{ visemes, offset: 0 }], frame, 24))).toEqual([
      'A',
      'A',
      'D',
      'D',
    ]);
  });

  test('rests before and after the line, wherever the line lies', () => {
    const line = { visemes, offset: 24_000 };
    expect(mouthAt([line], 11, 24)).toBe('X');
    expect(mouthAt([line], 12, 24)).toBe('A');
    expect(mouthAt([line], 36, 24)).toBe('X');
    expect(speaksAt([line], 35, 24)).toBe(true);
    expect(speaksAt([line], 36, 24)).toBe(false);
  });

  test('goes on with a line that began in the shot before', () => {
    expect(mouthAt([{ visemes, offset: -10_000 }], 0, 24)).toBe('D');
  });

  test('closes on every A of a line', () => {
    const line = spoken(1.5);
    for (const { at } of line.cues.filter(({ shape }) => shape === 'A')) {
      const frames = Array.from({ length: 40 }, (_, frame) => frame).filter(
        (frame) => (frame + 0.5) * 2000 >= at && (frame + 0.5) * 2000 < at + 4800,
      );
      expect(frames.length).toBeGreaterThan(0);
      expect(frames.map((frame) => mouthAt([{ visemes: line, offset: 0 }], frame, 24))).toEqual(
        frames.map(() => 'A'),
      );
    }
  });
});

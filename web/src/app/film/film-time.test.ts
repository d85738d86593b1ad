import { describe, expect, test } from '@jest/globals';
import { frameAt, shotAt, timecode, timeOf } from './film-time.ts';

describe('frames', () => {
  test.each([24, 25, 30, 60])('are found again from the seconds in their middle, %i a second', (fps) => {
    for (let frame = 0; frame < 3_000; frame += 7) expect(frameAt(timeOf(frame, fps), fps)).toBe(frame);
  });

  test('lie in one shot, which ends before the next begins', () => {
    const shots = [
      { startFrame: 0, frames: 10 },
      { startFrame: 10, frames: 5 },
    ];
    expect([0, 9, 10, 14, 15].map((frame) => shots.indexOf(shotAt(shots, frame) ?? { startFrame: 0, frames: 0 }))).toEqual([
      0, 0, 1, 1, -1,
    ]);
  });

  test('are told as editors write them', () => {
    expect(timecode(24 * 61 + 5, 24)).toBe('01:01:05');
  });
});

import { describe, expect, test } from '@jest/globals';
import { blinkAt, blinkFrames } from './blink.ts';

const MINUTE = 24 * 60;

describe('blinking', () => {
  test.each([1, 2, 3, 99, 2026])('happens 8 to 20 times a minute (seed %i)', (seed) => {
    const blinks = blinkFrames({ seed, rank: 0, frames: MINUTE * 5, fps: 24 });
    expect(blinks.length / 5).toBeGreaterThanOrEqual(8);
    expect(blinks.length / 5).toBeLessThanOrEqual(20);
  });

  test('never shuts the eyes of two actors at once', () => {
    const actors = [0, 1, 2, 3].map((rank) =>
      blinkFrames({ seed: 5 + rank, rank, frames: MINUTE * 3, fps: 24 }),
    );
    for (let frame = 0; frame < MINUTE * 3; frame++) {
      const shut = actors.filter((blinks) => blinkAt(blinks, frame) < 1).length;
      expect(shut).toBeLessThanOrEqual(1);
    }
  });

  test('shuts, half opens and opens', () => {
    expect([10, 12, 13, 14, 15].map((frame) => blinkAt([10], frame))).toEqual([0, 0, 0.5, 0.5, 1]);
  });
});

/** When eyes blink: 8 to 20 times a minute, each actor by a stream of chance of its own, never two at once. */
import { between, seeded } from '../../../../actors/runtime/random.ts';

/** Seconds between two blinks. */
const PAUSE = { least: 3, most: 6.2 };

/** Frames of two actors' blinks never share this many frames, because each actor owns a slot of them. */
const SLOT = 6;

/** First frames of all blinks. `rank` is the actor's place among those of the shot. */
export function blinkFrames({
  seed,
  rank,
  frames,
  fps,
}: {
  seed: number;
  rank: number;
  frames: number;
  fps: number;
}): readonly number[] {
  const random = seeded(seed);
  const found: number[] = [];
  let at = between(random, 0.6, PAUSE.most) * fps;
  while (at < frames) {
    const round = SLOT * 4;
    found.push(Math.floor(at / round) * round + (rank % 4) * SLOT);
    at += between(random, PAUSE.least, PAUSE.most) * fps;
  }
  return found.filter((frame, i) => frame < frames && frame !== found[i - 1]);
}

/** How far a blink leaves the eyes open at a frame: shut, half, open. */
export function blinkAt(blinks: readonly number[], frame: number): number {
  const since = blinks.reduce(
    (least, start) => (frame >= start && frame - start < least ? frame - start : least),
    Infinity,
  );
  if (since < 3) return 0;
  return since < 5 ? 0.5 : 1;
}

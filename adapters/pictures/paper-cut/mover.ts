/** Small things of a set that move by themselves, each as a closed form of time. */
import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Mover } from './model.ts';

/** Where a mover is: heads, radians, and size and strength against the usual. */
export interface Drift {
  readonly x: number;
  readonly y: number;
  readonly turn: number;
  readonly size: number;
  readonly alpha: number;
}

const TAU = Math.PI * 2;

/** State of a mover after `seconds` of film. Drift and rise run through their amplitude and begin anew, unseen. */
export function driftOf(mover: Mover, seconds: number): Drift {
  const turn = seconds / mover.periodSeconds + mover.phase;
  const wave = Math.sin(turn * TAU);
  const run = turn - Math.floor(turn);
  const still: Drift = { x: 0, y: 0, turn: 0, size: 1, alpha: 1 };
  switch (mover.motion) {
    case 'sway':
      return { ...still, turn: mover.amplitude * (wave * 0.8 + 0.2 * Math.sin(turn * TAU * 2.3)) };
    case 'bob':
      return { ...still, y: mover.amplitude * wave, x: mover.amplitude * 0.4 * Math.sin(turn * TAU * 0.7) };
    case 'drift':
      return { ...still, x: mover.amplitude * Math.sin(turn * TAU) };
    case 'rise':
      return { ...still, y: -mover.amplitude * run, size: 0.6 + 0.7 * run, alpha: Math.sin(run * Math.PI) };
    case 'flicker':
      return {
        ...still,
        size: 1 + mover.amplitude * (0.6 * wave + 0.4 * Math.sin(turn * TAU * 2.7)),
        alpha: 0.9 + 0.1 * wave,
      };
    case 'spin':
      return { ...still, turn: turn * TAU };
  }
}

/** Moves a context that takes heads to where the mover's own coordinates begin. */
export function moverAt(g: SKRSContext2D, mover: Mover, seconds: number): void {
  const drift = driftOf(mover, seconds);
  g.translate(mover.x + drift.x, mover.y + drift.y);
  g.rotate(drift.turn);
  g.scale(drift.size, drift.size);
  g.globalAlpha *= drift.alpha;
}

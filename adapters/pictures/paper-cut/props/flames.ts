/** Flames for lamps, stoves and fires. */
import type { Point } from '../places/paper/outline.ts';
import type { Cut } from '../places/paper/piece.ts';
import { bright, stuff } from './ink.ts';

/** A flame of two tongues over a point. */
export function tongues([x, y]: Point, size: number): Cut[] {
  const tongue = (w: number, h: number): string =>
    `M${x} ${y - h}Q${x + w} ${y - h * 0.36} ${x + w * 0.7} ${y - h * 0.13}Q${x + w * 0.35} ${y} ${x} ${y}Q${x - w * 0.35} ${y} ${x - w * 0.7} ${y - h * 0.13}Q${x - w} ${y - h * 0.36} ${x} ${y - h}Z`;
  return [
    bright(tongue(size * 0.34, size), stuff.flame, stuff.throws),
    bright(tongue(size * 0.18, size * 0.58)),
  ];
}

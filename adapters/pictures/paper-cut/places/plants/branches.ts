/** Trunks and boughs: ribbons that fork, thinner every time. */
import { between } from '../kit.ts';
import { ribbon } from '../paper/curves.ts';
import type { Outline, Point } from '../paper/outline.ts';

/** A fork of wood: where it starts and where it goes. */
interface Bough {
  readonly from: Point;
  /** Radians; −π ÷ 2 is upright. */
  readonly angle: number;
  readonly length: number;
  readonly width: number;
  /** How often it still forks. */
  readonly forks: number;
}

/** Outlines of a bough and its twigs, and the tips where leaves or blossom sit. */
interface Crown {
  readonly wood: readonly Outline[];
  readonly tips: readonly Point[];
}

/** Grows a bough; `crook` is how much it turns on its way, in radians. */
export function grown(bough: Bough, crook: number, random: () => number): Crown {
  const bend = between(random, -crook, crook);
  const middle = step(bough.from, bough.angle + bend * 0.5, bough.length * 0.5);
  const tip = step(middle, bough.angle - bend * 0.7, bough.length * 0.5);
  const wood = ribbon([bough.from, middle, tip], [bough.width, bough.width * 0.62]);
  if (bough.forks === 0) return { wood: [wood], tips: [tip] };
  const children = [-1, 1].map((side) =>
    grown(
      {
        from:
          side < 0 ? tip : step(middle, bough.angle - bend * 0.7, bough.length * between(random, 0.2, 0.45)),
        angle: bough.angle + side * between(random, 0.35, 0.75),
        length: bough.length * between(random, 0.6, 0.78),
        width: bough.width * 0.58,
        forks: bough.forks - 1,
      },
      crook,
      random,
    ),
  );
  return {
    wood: [wood, ...children.flatMap((child) => child.wood)],
    tips: children.flatMap((child) => child.tips),
  };
}

const step = (from: Point, angle: number, length: number): Point => [
  from[0] + Math.cos(angle) * length,
  from[1] + Math.sin(angle) * length,
];

/** What hats are put together from: lines round the head, bands, and the plane away from the light. */
import { outline, type Knot, type Point } from '../../path.ts';
import type { Sheet } from '../../model.ts';
import { seenLine, type Skull, type Spot } from './skull.ts';

/** Colours of a hat: its own, its band, and a small bright thing. */
export interface HatColours {
  readonly main: string;
  readonly second: string;
  readonly accent: string;
}

export const paper = (d: string, fill: string, lift = 5): Sheet => ({
  d,
  fill,
  lift,
  edge: 0.45,
  grain: 0.5,
});

/** A line round the head, higher in front than behind (or the other way), as a hat sits. */
export const sits = (middle: number, tilt: number, out = 1.08): readonly Spot[] =>
  Array.from({ length: 25 }, (_, i): Spot => {
    const lon = -180 + i * 15;
    return [lon, middle + tilt * Math.cos((lon * Math.PI) / 180), out];
  });

export const top = (skull: Skull, out: number): Point => skull.at([0, 90, out]);

export function domeForm(skull: Skull, fill: string) {
  const x = top(skull, 1)[0];
  return {
    left: outline([
      [-1.4, -1.7, 1],
      [x - 0.1, -1.7, 1],
      [x - 0.16, -1.0],
      [x - 0.1, -0.5, 1],
      [-1.4, -0.5, 1],
    ]),
    right: outline([
      [1.4, -1.7, 1],
      [x + 0.14, -1.7, 1],
      [x + 0.2, -1.0],
      [x + 0.14, -0.5, 1],
      [1.4, -0.5, 1],
    ]),
    fill,
    alpha: 1,
  };
}

/** A band between two lines round the head. */
export function bandSheet(
  skull: Skull,
  { low, high }: { low: readonly Spot[]; high: readonly Spot[] },
  fill: string,
): Sheet {
  const under = seenLine(skull, low);
  const above = seenLine(skull, high).toReversed();
  return paper(outline([...sharpEnded(under), ...sharpEnded(above)]), fill, 4);
}

export const sharpEnded = (knots: readonly Knot[]): readonly Knot[] =>
  knots.map(([x, y], i): Knot => [x, y, i === 0 || i === knots.length - 1 ? 1 : 0]);

export const ends = (line: readonly Knot[]): readonly [Knot, Knot] => [
  line[0] ?? [0, 0],
  line.at(-1) ?? [0, 0],
];

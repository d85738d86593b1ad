/** Bars that cross: uprights are cut where a bar runs across them, because subpaths that overlap would lose their pale edge. */
import { together, type Outline } from './outline.ts';
import { rect } from './shapes.ts';

/** A bar by its upper left corner, width and height. */
export type Bar = readonly [number, number, number, number];

/** Bars across, whole, and what of the uprights shows between them. */
export const grille = (across: readonly Bar[], uprights: readonly Bar[]): Outline =>
  together([
    ...across.map((bar) => rect(...bar)),
    ...uprights.flatMap((upright) => between(upright, across)),
  ]);

/** Pieces of an upright between the bars that cross it. */
function between([x, y, w, h]: Bar, across: readonly Bar[]): Outline[] {
  const crossed = across
    .filter(([ax, ay, aw, ah]) => ax < x + w && ax + aw > x && ay < y + h && ay + ah > y)
    .sort((a, b) => a[1] - b[1]);
  const pieces: Outline[] = [];
  let top = y;
  for (const [, ay, , ah] of crossed) {
    if (ay > top + 0.01) pieces.push(rect(x, top, w, ay - top));
    top = Math.max(top, ay + ah);
  }
  if (top < y + h - 0.01) pieces.push(rect(x, top, w, y + h - top));
  return pieces;
}

/** A railing from x to x + width: rails at heights (y and thickness), a baluster every `step`. */
export function railing(
  span: { readonly x: number; readonly width: number; readonly foot: number },
  rails: readonly (readonly [number, number])[],
  { step, thick }: { step: number; thick: number },
): Outline {
  const top = Math.min(...rails.map(([y]) => y));
  const count = Math.floor(span.width / step);
  return grille(
    rails.map(([y, thickness]): Bar => [span.x, y, span.width, thickness]),
    Array.from({ length: count + 1 }, (_, i): Bar => [span.x + i * step, top, thick, span.foot - top]),
  );
}

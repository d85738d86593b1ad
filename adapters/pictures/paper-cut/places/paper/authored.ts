/** Shapes written by hand: SVG path data with absolute or relative M, L, H, V, Q, C, Z, and rows of points. */
import { Failure } from '../../../../../contracts/error.ts';
import type { Outline, Point } from './outline.ts';

const COUNTS: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, Q: 4, C: 6, Z: 0 };
const COMMAND = /([a-df-zA-DF-Z])([^a-df-zA-DF-Z]*)/g;
const NUMBER = /-?\d*\.?\d+(?:e-?\d+)?/g;

/** Points written as `x y, x y`. */
export function pointsOf(text: string): Point[] {
  const numbers = (text.match(NUMBER) ?? []).map(Number);
  return Array.from({ length: numbers.length / 2 }, (_, i) => [numbers[i * 2] ?? 0, numbers[i * 2 + 1] ?? 0]);
}

/** Reads path data such as `M0 0q1 -1 2 0z`; throws INTERNAL on a letter it does not know. */
export function authored(data: string): Outline {
  const at: number[] = [];
  let ops = '';
  let pen: Point = [0, 0];
  for (const [, letter = '', text = ''] of data.matchAll(COMMAND)) {
    const op = letter.toUpperCase();
    const count = COUNTS[op];
    if (count === undefined) throw new Failure('INTERNAL', `Path data does not know the letter “${letter}”.`);
    const numbers = (text.match(NUMBER) ?? []).map(Number);
    for (let i = 0; i < Math.max(1, numbers.length); i += Math.max(1, count)) {
      const points = drawnTo(op, numbers.slice(i, i + count), { pen, from: letter === op ? [0, 0] : pen });
      at.push(...points);
      pen = [points.at(-2) ?? pen[0], points.at(-1) ?? pen[1]];
      ops += op === 'H' || op === 'V' || (op === 'M' && i > 0) ? 'L' : op;
    }
  }
  return { ops, at };
}

/** Absolute coordinates of one command; H and V take their other half from the pen. */
function drawnTo(
  op: string,
  numbers: readonly number[],
  { pen, from }: { pen: Point; from: Point },
): number[] {
  const first = numbers[0] ?? 0;
  if (op === 'H') return [from[0] + first, pen[1]];
  if (op === 'V') return [pen[0], from[1] + first];
  return numbers.map((value, i) => value + (from[i % 2] ?? 0));
}

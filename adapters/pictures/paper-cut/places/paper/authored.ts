/** Shapes written by hand as SVG path data: absolute or relative M, L, H, V, Q, C, Z. */
import { Failure } from '../../../../../contracts/error.ts';
import type { Outline } from './outline.ts';

const COUNTS: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, Q: 4, C: 6, Z: 0 };

/** Reads path data such as `M0 0q1 -1 2 0z`; throws INTERNAL on a letter it does not know. */
export function authored(data: string): Outline {
  const at: number[] = [];
  let ops = '';
  let pen: [number, number] = [0, 0];
  for (const [, letter = '', text = ''] of data.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const op = letter.toUpperCase();
    const count = COUNTS[op];
    if (count === undefined) throw new Failure('INTERNAL', `Path data does not know the letter “${letter}”.`);
    const numbers = (text.match(/-?\d*\.?\d+/g) ?? []).map(Number);
    for (let i = 0; i < Math.max(1, numbers.length); i += Math.max(1, count)) {
      const points = absolute(op, numbers.slice(i, i + count), letter === op ? [0, 0] : pen);
      const [x, y] = [points.at(-2) ?? pen[0], points.at(-1) ?? pen[1]];
      if (op === 'H' || op === 'V') at.push(op === 'H' ? x : pen[0], op === 'H' ? pen[1] : y);
      else at.push(...points);
      pen = op === 'H' ? [x, pen[1]] : op === 'V' ? [pen[0], y] : [x, y];
      ops += op === 'H' || op === 'V' || (op === 'M' && i > 0) ? 'L' : op;
    }
  }
  return { ops, at };
}

/** Coordinates from the pen; H and V are given both so that their last pair can be read. */
function absolute(op: string, numbers: readonly number[], from: readonly [number, number]): number[] {
  const first = numbers[0] ?? 0;
  if (op === 'H' || op === 'V') return [from[0] + first, from[1] + first];
  return numbers.map((value, i) => value + (from[i % 2] ?? 0));
}

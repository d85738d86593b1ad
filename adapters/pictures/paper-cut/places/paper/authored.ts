/** Shapes written by hand: SVG path data with absolute or relative M, L, H, V, Q, C, Z, and rows of points. */
import { Failure } from '../../../../../contracts/error.ts';
import type { Outline, Point } from './outline.ts';

const COUNTS: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, Q: 4, C: 6, Z: 0 };
const NUMBER = /-?\d*\.?\d+(?:e-?\d+)?/g;
const TOKEN = /[a-zA-Z]|-?\d*\.?\d+(?:e-?\d+)?/g;

/** Points written as `x y, x y`. */
export function pointsOf(text: string): Point[] {
  const numbers = (text.match(NUMBER) ?? []).map(Number);
  return Array.from({ length: numbers.length / 2 }, (_, i) => [numbers[i * 2] ?? 0, numbers[i * 2 + 1] ?? 0]);
}

/** What is drawn so far. */
interface Drawn {
  ops: string;
  readonly at: number[];
}

/** Reads path data such as `M0 0q1 -1 2 0z`; throws INTERNAL on a letter it does not know. */
export function authored(data: string): Outline {
  const drawn: Drawn = { ops: '', at: [] };
  let letter = '';
  let numbers: number[] = [];
  for (const token of data.match(TOKEN) ?? []) {
    if (token >= 'A') {
      draw(drawn, letter, numbers);
      letter = token;
      numbers = [];
    } else numbers.push(Number(token));
  }
  draw(drawn, letter, numbers);
  return drawn;
}

/** Draws a letter once for every set of its numbers. */
function draw(drawn: Drawn, letter: string, numbers: readonly number[]): void {
  if (letter === '') return;
  const op = letter.toUpperCase();
  const count = COUNTS[op];
  if (count === undefined) throw new Failure('INTERNAL', `Path data does not know the letter “${letter}”.`);
  for (let i = 0; i === 0 || i < numbers.length; i += Math.max(1, count)) {
    const pen: Point = [drawn.at.at(-2) ?? 0, drawn.at.at(-1) ?? 0];
    const from = letter === op ? ([0, 0] as const) : pen;
    if (op === 'H') drawn.at.push(from[0] + (numbers[i] ?? 0), pen[1]);
    else if (op === 'V') drawn.at.push(pen[0], from[1] + (numbers[i] ?? 0));
    else for (let k = 0; k < count; k++) drawn.at.push((numbers[i + k] ?? 0) + (from[k % 2] ?? 0));
    drawn.ops += op === 'H' || op === 'V' || (op === 'M' && i > 0) ? 'L' : op;
  }
}

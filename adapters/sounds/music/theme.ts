/** A theme: two bars that are recognised again, whatever the mood does to them. */
import { pick, seeded, seedOf, type Random } from '../../../actors/runtime/random.ts';

export interface ThemeNote {
  /** Eighths from the theme's beginning, and how many it lasts. */
  readonly at: number;
  readonly eighths: number;
  /** Step of the scale, 0 is the tonic. */
  readonly step: number;
}

/** Rhythms of a bar, in eighths: ways to begin, ways to go on. */
const openings = [
  [3, 1, 2, 2], [2, 2, 3, 1], [4, 2, 1, 1], [3, 1, 4], [2, 1, 1, 4], [4, 1, 1, 2], [1, 1, 2, 4], [2, 2, 2, 2], [2, 4, 2], [3, 3, 2],
] as const; // prettier-ignore
const answers = [[4, 4], [6, 2], [2, 2, 4], [3, 1, 4], [4, 2, 2], [3, 1, 2, 2]] as const; // prettier-ignore

const CANDIDATES = 240;

/** A walk: mostly to a neighbour, sometimes a leap that is stepped back from. */
function walk(random: Random, notes: number, size: number): number[] {
  const largest = size === 5 ? 3 : 4;
  const steps = [pick(random, size === 5 ? [0, 0, 2, 3] : [0, 0, 2, 4])];
  let last = 0;
  while (steps.length < notes) {
    const back = Math.abs(last) > 1 ? -Math.sign(last) : 0;
    const size1 = random() < 0.68 ? 1 : random() < 0.6 ? 2 : largest;
    last = back !== 0 ? back : (random() < 0.5 ? -1 : 1) * size1;
    steps.push((steps.at(-1) ?? 0) + last);
  }
  return steps;
}

/** Sum of what makes a short tune memorable (after the melody studies summed up in Huron, “Sweet Anticipation”). */
function merit(steps: readonly number[], size: number): number {
  const high = Math.max(...steps);
  const low = Math.min(...steps);
  const peaks = steps.filter((step) => step === high).length;
  const peakPlace = steps.indexOf(high) / (steps.length - 1);
  const moves = steps.slice(1).map((step, i) => step - (steps[i] ?? 0));
  const turns = moves.slice(1).filter((move, i) => move * (moves[i] ?? 0) < 0).length;
  const range = high - low;
  const ends = steps.at(-1) ?? 0;
  const isOpenEnd = ((ends % size) + size) % size === (size === 5 ? 3 : 4) || ends === 1 ? 1 : 0;
  return (
    (peaks === 1 ? 2 : 0) +
    (peakPlace > 0.3 && peakPlace < 0.85 ? 1.5 : 0) +
    (range >= size - 2 && range <= size + 1 ? 2 : 0) +
    (turns >= 1 && turns <= 3 ? 1.5 : 0) +
    (moves.some((move) => Math.abs(move) >= 2) ? 1 : -1) +
    (low >= -2 && high <= size + 1 ? 1.5 : -2) +
    1.5 * isOpenEnd
  );
}

/** Two bars of theme number `theme` for a scale of `size` notes. The same number always gives the same tune. */
export function themeOf(theme: number, size: number): ThemeNote[] {
  const random = seeded(seedOf('theme', theme, size));
  const rhythm: readonly number[] = [...pick(random, openings), ...pick(random, answers)];
  let best: number[] = [];
  let most = -Infinity;
  for (let i = 0; i < CANDIDATES; i++) {
    const steps = walk(random, rhythm.length, size);
    const worth = merit(steps, size);
    if (worth > most) [best, most] = [steps, worth];
  }
  let at = 0;
  return rhythm.map((eighths, i) => {
    const note = { at, eighths, step: best[i] ?? 0 };
    at += eighths;
    return note;
  });
}

/** Cuts a long sentence at its best seam near the middle, and its halves again. Every word is counted once, however long it is. */
import type { Span } from '../../../../contracts/shared.ts';
import { firstFrom } from '../who/span-range.ts';

/** A place where a sentence may be cut; `cost` is how many characters nearer to the middle a free one would have to be missed. */
export interface Seam {
  readonly at: number;
  readonly cost: number;
}

/** Words above which a part is cut, and the fewest that one may have. */
export interface Sizes {
  readonly longest: number;
  readonly shortest: number;
}

interface CountedSeam extends Seam {
  /** Words of the sentence before the seam. */
  readonly before: number;
}

/** A part of the sentence, with the words of the sentence before its start and before its end. */
interface Part extends Span {
  readonly from: number;
  readonly to: number;
}

function bestSeam(part: Part, seams: readonly CountedSeam[], { shortest }: Sizes): CountedSeam | null {
  const middle = (part.start + part.end) / 2;
  const priceOf = ({ at, cost }: Seam): number => Math.abs(at - middle) + cost;
  let best: CountedSeam | null = null;
  for (const seam of seams) {
    if (seam.before - part.from < shortest || part.to - seam.before < shortest) continue;
    if (best === null || priceOf(seam) < priceOf(best)) best = seam;
  }
  return best;
}

function halved(part: Part, seams: readonly CountedSeam[], sizes: Sizes): Part[] {
  const best = part.to - part.from <= sizes.longest ? null : bestSeam(part, seams, sizes);
  if (best === null) return [part];
  const cut = seams.indexOf(best);
  return [
    ...halved({ ...part, end: best.at, to: best.before }, seams.slice(0, cut), sizes),
    ...halved({ ...part, start: best.at, from: best.before }, seams.slice(cut + 1), sizes),
  ];
}

/** The words of a sentence, as its language counts them. */
export const wordSpans = (text: string, { start, end }: Span, word: RegExp): Span[] =>
  [...text.slice(start, end).matchAll(word)].map(({ 0: found, index }) => ({
    start: start + index,
    end: start + index + found.length,
  }));

/** A sentence in parts, which begin and end at its seams. */
export function halvesOf(
  sentence: Span & { readonly words: readonly Span[] },
  seams: readonly Seam[],
  sizes: Sizes,
): Span[] {
  const { start, end, words } = sentence;
  const counted = seams.map((seam) => ({ ...seam, before: firstFrom(words, seam.at) }));
  const parts = halved({ start, end, from: 0, to: words.length }, counted, sizes);
  return parts.map((part) => ({ start: part.start, end: part.end }));
}

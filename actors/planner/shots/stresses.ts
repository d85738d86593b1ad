/** Stressed moments of a line, before its words are measured: one to a phrase, where the phrase lands. */
import { shareBefore } from '../pace.ts';

const phrase = /[^，。！？；：、,.!?;:…—“”"]+/g;

/** Where within a phrase its weight falls: the last word of content, three quarters through. */
const LANDING = 0.72;

/** Shares of the line's time at which stresses fall, in order. */
export function stressesOf(text: string): readonly number[] {
  return [...text.matchAll(phrase)]
    .filter((match) => /[\p{L}\p{N}]/u.test(match[0]))
    .map((match) => shareBefore(text, match.index + Math.floor(match[0].length * LANDING)));
}

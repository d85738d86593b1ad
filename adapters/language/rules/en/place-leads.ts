/** What stands before an English noun for a place: how it is described, and by what name it is called. */
import { DETERMINER, PREPOSITION } from './function-words.ts';
import { personNoun } from './nouns.ts';
import { PLACE_PARTS } from './place-words.ts';
import type { Word } from './words.ts';

/** Nouns that are adjectives before another noun: her fair cheek, a common thing. */
export const DESCRIBES = new Set(
  'fair green common home square sea station garden kitchen street market mountain country forest school church castle village city town'.split(
    ' ',
  ),
);

/** What stands before the noun: first word of the noun phrase, owner, adjectives. */
export interface Lead {
  readonly from: number;
  readonly determined: boolean;
  /** Whether it is a new one: a cottage, another room. */
  readonly isNew: boolean;
  readonly owner: Word | null;
  readonly modifiers: readonly string[];
}

/** Reads backwards from a noun for a place to what determines it. */
export function leadOf(words: readonly Word[], head: number): Lead {
  const modifiers: string[] = [];
  let from = head;
  while (head - from < 5 && words[from]?.joined) {
    const word = words[from - 1];
    if (!word) break;
    if (word.possessive) return { from: from - 1, determined: true, isNew: false, owner: word, modifiers };
    if (DETERMINER.has(word.lower))
      return {
        from: from - 1,
        determined: true,
        isNew: /^(?:an?|another|one)$/.test(word.lower),
        owner: null,
        modifiers,
      };
    if (
      PREPOSITION.has(word.lower) ||
      personNoun(word.lower) !== null ||
      /^(?:and|or|but|was|were|is|are|of|that|had|has|have)$/.test(word.lower) ||
      word.lower.endsWith('ly')
    )
      break;
    modifiers.unshift(word.text);
    from--;
  }
  const proper = properPart(words, head, modifiers);
  return { from: head - proper.length, determined: false, isNew: false, owner: null, modifiers: proper };
}

/** Capitalised words right before a capitalised place noun: Baker Street. */
function properPart(words: readonly Word[], head: number, modifiers: readonly string[]): string[] {
  return /^\p{Lu}/u.test(words[head]?.text ?? '') ? modifiers.filter((word) => /^\p{Lu}/u.test(word)) : [];
}

/** The part of a place that is named before it: the top of the lighthouse. */
export function partBefore(words: readonly Word[], from: number): { from: number; part: string } | null {
  const of = words[from - 1];
  const part = words[from - 2];
  if (of?.lower !== 'of' || !part || !Object.hasOwn(PLACE_PARTS, part.lower)) return null;
  return {
    from: words[from - 3] && DETERMINER.has(words[from - 3]?.lower ?? '') ? from - 3 : from - 2,
    part: part.lower,
  };
}

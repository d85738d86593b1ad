/** Finds things in English text. */
import type { PropHit } from '../shown/finding.ts';
import { DETERMINER, isAdverb, PREPOSITION } from './function-words.ts';
import { personNoun } from './nouns.ts';
import { PROP_WORDS } from './prop-words.ts';
import type { Word } from './words.ts';

/** Nouns that are verbs as often: they need an article or an adjective. */
const NEEDS_LEAD = new Set(
  'top watch fan saw bow ring bark note box case key picture book light fire stick rock pin chain leaf fish chart horn blade bone clock counter leaves rings lights rocks fires watches fans pins flowers'.split(
    ' ',
  ),
);

/** What rises, so that “the moon rose” is no flower. */
const HEAVENLY =
  /^(?:sun|moon|stars?|wind|smoke|curtain|water|tide|voice|bird|kite|balloon|hill|road|ground)$/;

function leadOf(
  words: readonly Word[],
  head: number,
): { from: number; determined: boolean; modifiers: string[] } {
  const modifiers: string[] = [];
  let from = head;
  while (head - from < 4 && words[from]?.joined) {
    const word = words[from - 1];
    if (
      !word ||
      PREPOSITION.has(word.lower) ||
      /^(?:and|or|but|was|were|is|are|that|had|has|to)$/.test(word.lower)
    )
      break;
    if (word.possessive || DETERMINER.has(word.lower)) return { from: from - 1, determined: true, modifiers };
    if (isAdverb(word.lower)) break;
    modifiers.unshift(word.lower);
    from--;
  }
  return { from: head, determined: false, modifiers: [] };
}

/** Lists the things of an English text, in order. */
export function findProps(words: readonly Word[]): PropHit[] {
  return words.flatMap((word, at) => {
    const kind = PROP_WORDS.get(word.lower);
    const next = words[at + 1];
    if (
      kind === undefined ||
      word.possessive ||
      (next?.joined && (PROP_WORDS.has(next.lower) || personNoun(next.lower) !== null))
    )
      return [];
    const lead = leadOf(words, at);
    if (/^roses?$/.test(word.lower) && HEAVENLY.test(words[at - 1]?.lower ?? '')) return [];
    if (word.lower === 'bow' && words[lead.from - 1]?.lower === 'in') return [];
    if (!lead.determined && (NEEDS_LEAD.has(word.lower) || !word.lower.endsWith('s'))) return [];
    const name = [...lead.modifiers.filter((modifier) => !PROP_WORDS.has(modifier)), word.lower].join(' ');
    return [
      { start: words[lead.from]?.start ?? word.start, end: word.end, kind, name, modifiers: lead.modifiers },
    ];
  });
}

/** Descriptions of people in English: adjectives before the noun, “with a white beard”, “in a blue coat”. */
import type { Span } from '../../../../contracts/shared.ts';
import type { Phrase } from '../who/figure.ts';
import { indicesWithin } from '../who/span-range.ts';

const LOOKS =
  'beard|moustache|mustache|whiskers|hair|curls|eyes|face|cheeks|nose|hands|fur|tail|teeth|ears|spectacles|glasses|hat|cap|bonnet|coat|cloak|dress|gown|jacket|trousers|boots|shoes|shirt|apron|shawl|scarf|uniform|robe|suit|crown|helmet|armour|scar|voice|smile|stick|stature|limbs|wings|rags|skin';

const WITH = new RegExp(
  `^(?: of [\\w-]+)?,?\\s+(?:with|in|wearing|dressed in)\\s+((?:an?|the|his|her|their)?\\s*(?:[\\w-]+\\s+){0,3}(?:${LOOKS}))\\b(?:,? and ((?:an?|the|his|her)?\\s*(?:[\\w-]+\\s+){0,3}(?:${LOOKS}))\\b)?`,
  'i',
);

const HAD = new RegExp(
  `^\\s+(?:had|wore|has|wears)\\s+((?:an?|the|his|her)?\\s*(?:[\\w-]+,?\\s+){0,3}(?:${LOOKS}))\\b(?:,? and ((?:[\\w-]+\\s+){0,3}(?:${LOOKS}))\\b)?`,
  'i',
);

const WAS =
  /^\s+(?:was|is|were|looked)\s+(?:so |very |quite |rather |too |really )?((?:tall|short|thin|fat|old|young|small|tiny|little|pale|plump|handsome|pretty|beautiful|ugly|strong|weak|lean|huge|enormous|ragged|blind|lame|bald|barefoot|grey|gray|bent|slender|stout|pretty as \w+ \w+)\b)/i;

const PLAIN = new Set(
  'same whole very own other first second third next last only such poor dear good'.split(' '),
);

const bare = (text: string): string => text.replace(/^(?:an?|the|his|her|their)\s+/i, '').trim();

/** Looks of the people in a range. */
export function findLooks(
  text: string,
  phrases: readonly Phrase[],
  range: Span,
): { phrase: number; text: string }[] {
  return indicesWithin(phrases, range).flatMap((index) => {
    const phrase = phrases[index];
    if (!phrase || phrase.quoted) return [];
    const owner = phrase.predicate && phrases[index - 1]?.subject ? index - 1 : index;
    const after = text.slice(phrase.end, Math.min(range.end, phrase.end + 90));
    const shown =
      phrase.subject ||
      phrase.predicate ||
      phrase.form === 'new' ||
      phrases[index - 1]?.end === phrase.start - 2;
    const found = [
      ...((shown ? WITH.exec(after) : null)?.slice(1) ?? []),
      ...(HAD.exec(after)?.slice(1) ?? []),
      WAS.exec(after)?.[1],
      ...phrase.modifiers.filter((word) => !PLAIN.has(word)),
    ];
    return found.flatMap((look) =>
      look === undefined || /\btears?\b/i.test(look) ? [] : [{ phrase: owner, text: bare(look) }],
    );
  });
}

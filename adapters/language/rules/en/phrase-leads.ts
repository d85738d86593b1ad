/** What stands before an English noun for somebody: its determiner, its adjectives, whose it is, and how that introduces it. */
import type { Form } from '../who/figure.ts';
import { isActionVerb } from './action-verbs.ts';
import { AUXILIARY, CONJUNCTION, COPULA, DETERMINER, POSSESSIVE, PREPOSITION } from './function-words.ts';
import { type NameIndex } from './name-index.ts';
import { speechVerb } from './speech-verbs.ts';
import type { Word } from './words.ts';

/** What phrases are looked for in. */
export interface PhraseGround {
  readonly text: string;
  readonly words: readonly Word[];
  readonly quoted: (at: number) => boolean;
  readonly names: NameIndex;
  /** Nouns of things that are alive in this story. */
  readonly alive: ReadonlySet<string>;
}

const NO_MODIFIER = (word: Word): boolean =>
  PREPOSITION.has(word.lower) ||
  AUXILIARY.has(word.lower) ||
  CONJUNCTION.has(word.lower) ||
  speechVerb(word.lower) !== null ||
  (isActionVerb(word.lower) && !/(?:ing|ed|broken|hidden|fallen|lost|kind|clean)$/.test(word.lower));

/** What stands before a noun: where the phrase begins, its determiner, the adjectives, and the owner's last word. */
interface Lead {
  readonly from: number;
  readonly determiner: string | null;
  readonly modifiers: string[];
  /** Index of the word with 's, or of a possessive pronoun. */
  readonly owner: number | null;
}

/** Reads backwards from a noun to its determiner or its owner. */
export function leadOf(ground: PhraseGround, head: number): Lead {
  const modifiers: string[] = [];
  let from = head;
  while (head - from < 5) {
    const word = ground.words[from - 1];
    if (!word || !ground.words[from]?.joined) break;
    if (word.possessive) return { from: from - 1, determiner: null, modifiers, owner: from - 1 };
    if (DETERMINER.has(word.lower)) {
      const owner = POSSESSIVE.has(word.lower) ? from - 1 : null;
      return { from: from - 1, determiner: word.lower, modifiers, owner };
    }
    if (NO_MODIFIER(word) || /\d/.test(word.text)) break;
    modifiers.unshift(word.lower);
    from--;
  }
  return { from: head, determiner: null, modifiers: [], owner: null };
}

const NEW = new Set([
  'a',
  'an',
  'another',
  'one',
  'some',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'several',
  'many',
  'few',
]);

const NOBODY = new Set(['any', 'every', 'each', 'no']);

/** How a lead introduces its noun; null when it means nobody in particular. */
export function formOf(lead: Lead): Form | null {
  if (lead.owner !== null) return 'owned';
  if (lead.determiner === null) return 'bare';
  if (NOBODY.has(lead.determiner)) return null;
  return NEW.has(lead.determiner) ? 'new' : 'known';
}

const PREDICATE_BEFORE = new Set([
  'like',
  'as',
  'than',
  'such',
  'called',
  'became',
  'become',
  'named',
  'made',
]);

/** Whether a noun only describes another: like a king, was a tall man. */
export function isPredicate(ground: PhraseGround, from: number, form: Form): boolean {
  const before = ground.words[from - 1];
  if (!before || !ground.words[from]?.joined) return false;
  const there = ground.words[from - 2]?.lower === 'there' || ground.words[from - 3]?.lower === 'there';
  return (form === 'new' && PREDICATE_BEFORE.has(before.lower)) || (COPULA.has(before.lower) && !there);
}

const NUMBERS = ['two', 'three', 'four', 'five', 'six', 'seven'];

/** The number before a plural: two friends, the three men. */
export function countOf(lead: Lead, many: boolean): number | null {
  const word = [lead.determiner, ...lead.modifiers].find((candidate) => NUMBERS.includes(candidate ?? ''));
  return many && word ? NUMBERS.indexOf(word) + 2 : null;
}

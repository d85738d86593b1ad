/** What compromise's lexicon knows about a capitalised word: loaded once, on the first English story. */
import { createRequire } from 'node:module';
import type { Gender } from '../../../../contracts/reading.ts';

/** A vote on whether a word names a person or a place. */
export interface NameVote {
  readonly person: boolean;
  readonly place: boolean;
  readonly gender: Gender;
}

const NONE: NameVote = { person: false, place: false, gender: 'unknown' };

const VOTES: Readonly<Record<string, NameVote>> = {
  FemaleName: { person: true, place: false, gender: 'female' },
  MaleName: { person: true, place: false, gender: 'male' },
  FirstName: { person: true, place: false, gender: 'unknown' },
  LastName: { person: true, place: false, gender: 'unknown' },
  Person: { person: true, place: false, gender: 'unknown' },
  City: { person: false, place: true, gender: 'unknown' },
  Country: { person: false, place: true, gender: 'unknown' },
  Place: { person: false, place: true, gender: 'unknown' },
  Region: { person: false, place: true, gender: 'unknown' },
};

interface Compromise {
  model(): { one: { lexicon: Readonly<Record<string, string | readonly string[]>> } };
}

let lexicon: Readonly<Record<string, string | readonly string[]>> | null = null;

/** The bundled build: it loads in a third of the time that its 300 source modules take. */
function loadLexicon(): Readonly<Record<string, string | readonly string[]>> {
  const compromise = createRequire(import.meta.url)('compromise/two') as Compromise;
  return compromise.model().one.lexicon;
}

/** Tag of a lower-case word among 24,000 names, places and common words; empty when it is not there. */
function tagOf(lower: string): string {
  lexicon ??= loadLexicon();
  const tag = Object.hasOwn(lexicon, lower) ? lexicon[lower] : undefined;
  return typeof tag === 'string' ? tag : (tag?.[0] ?? '');
}

/** What the lexicon says about a name. */
export const nameVote = (lower: string): NameVote => VOTES[tagOf(lower)] ?? NONE;

/** Whether the lexicon knows a word as something else than a noun. */
export const isOtherThanNoun = (lower: string): boolean => !/^$|Noun|Singular|Plural|Name|Person|Actor|Uncountable|Place|Region/.test(tagOf(lower));

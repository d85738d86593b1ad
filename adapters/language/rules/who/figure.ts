/** Who is spoken of: figures under discovery, and the phrases that mean them. Indices are into `Source.text`. */
import { isThing, type Age, type Gender, type Species } from '../../../../contracts/reading.ts';
import type { Span } from '../../../../contracts/shared.ts';
import type { Relation } from './relation.ts';

/** What a common noun tells about whoever it means. */
export interface NounFacts {
  readonly gender: Gender;
  readonly age: Age | null;
  readonly species: Species;
  /** How the one meant is related to the owner in “her grandfather”; null for nouns like “captain”. */
  readonly relation: Relation | null;
  /** Whether nearly anybody can be called so (man, girl, creature), so that it points back rather than identifies. */
  readonly generic: boolean;
}

/**
 * How a noun is introduced: `new` (a man, 一个女人), `known` (the man, 那女人), `owned` (her father, 阿满的爹), `bare`
 * (母亲, Captain), `name` for proper names, `self` for I and 我, `pronoun` for the rest.
 */
export type Form = 'new' | 'known' | 'owned' | 'bare' | 'name' | 'self' | 'pronoun';

/** A stretch of text that means somebody. */
export interface Phrase extends Span {
  readonly form: Form;
  /** Canonical word: the lower-case singular noun, the pronoun, or the name. */
  readonly head: string;
  readonly gender: Gender;
  readonly facts: NounFacts | null;
  /** Words of description before the noun. */
  readonly modifiers: readonly string[];
  readonly many: boolean;
  /** How many it counts; null when it does not count. */
  readonly count: number | null;
  readonly quoted: boolean;
  /** Index of the phrase that owns it: the `her` of “her father”. */
  readonly owner: number | null;
  /** Figure that a proper name stands for. */
  readonly named: number | null;
  /** Whether it only describes another: he was *a tall man*, like *a king*. */
  readonly predicate: boolean;
  /** Whether it stands where a subject stands. */
  readonly subject: boolean;
}

export type Origin = 'name' | 'hint' | 'role' | 'kin' | 'self' | 'group';

/** Somebody in the story. Filled in while the story is read; `who/` owns it. */
export interface Figure {
  readonly key: number;
  readonly origin: Origin;
  /** Names and nouns that mean it, with how often; the cast is named after the best. */
  readonly names: Map<string, number>;
  /** Canonical noun of a role or kin figure. */
  readonly head: string | null;
  readonly modifiers: Set<string>;
  /** Votes for each gender; whole facts (a title, a kin noun) weigh 20. */
  readonly votes: { female: number; male: number };
  age: Age | null;
  species: Species;
  mentions: Mention[];
  /** Descriptions found near its mentions. */
  readonly traits: Set<string>;
}

/** One place where a figure is meant. */
export interface Mention extends Span {
  readonly figure: number;
  readonly form: Form;
  readonly quoted: boolean;
  readonly subject: boolean;
}

/** Weight of a gender that a title, a kin noun or the creator states. */
export const STATED = 20;

/** A new figure that has not been mentioned yet. */
export function figureOf(
  key: number,
  origin: Origin,
  facts: Partial<Pick<Figure, 'head' | 'age' | 'species'>> = {},
): Figure {
  return {
    key,
    origin,
    names: new Map(),
    head: facts.head ?? null,
    modifiers: new Set(),
    votes: { female: 0, male: 0 },
    age: facts.age ?? null,
    species: facts.species ?? 'human',
    mentions: [],
    traits: new Set(),
  };
}

/** Whether somebody is known by a name, the text's or the creator's. */
export const hasName = (figure: Figure | undefined): boolean =>
  figure?.origin === 'name' || figure?.origin === 'hint';

/** The gender that the votes are clear about. */
export function genderOf(figure: Figure): Gender {
  const { female, male } = figure.votes;
  if (male > female * 1.4 + 0.5) return 'male';
  return female > male * 1.4 + 0.5 ? 'female' : 'unknown';
}

/** Whether a figure is a thing that is only ever called it. */
export const isNeuter = (figure: Figure): boolean =>
  isThing(figure.species) && genderOf(figure) === 'unknown';

/** Whether a figure may be of a gender; unknown agrees with all. */
export const agrees = (a: Gender, b: Gender): boolean => a === 'unknown' || b === 'unknown' || a === b;

export function vote(figure: Figure, gender: Gender, weight: number): void {
  if (gender !== 'unknown') figure.votes[gender] += weight;
}

export const callIt = (figure: Figure, name: string, times = 1): void => {
  figure.names.set(name, (figure.names.get(name) ?? 0) + times);
};

/** Whom a noun points back at: the wolf, the old man, 那女人. */
import { agrees, genderOf, type Figure, type NounFacts, type Phrase } from './figure.ts';
import type { Acquaintance } from './acquaintance.ts';
import { conflict } from './modifiers.ts';

/** A phrase whose word is a noun for somebody. */
export interface Noun extends Phrase {
  readonly facts: NounFacts;
}

/** Ages that one person can have at one time. */
const agesAgree = (a: Figure['age'], b: Figure['age']): boolean =>
  a === null ||
  b === null ||
  a === b ||
  (a !== 'child' && b !== 'child' && a !== 'old' && b !== 'old') ||
  (a === 'adult' && b === 'old') ||
  (a === 'old' && b === 'adult');

function sameHead(who: Acquaintance, phrase: Noun): number | null {
  const fits = (key: number): boolean => {
    const figure = who.figure(key);
    const far = who.lastSeen(key) < phrase.start - who.telling.reach;
    if (far && phrase.facts.generic && figure.mentions.length < 3) return false;
    return (
      figure.head === phrase.head &&
      figure.origin !== 'group' &&
      !conflict(figure.modifiers, phrase.modifiers)
    );
  };
  const shared = who.recent.findLast(
    (key) => fits(key) && phrase.modifiers.some((word) => who.figure(key).modifiers.has(word)),
  );
  return shared ?? who.recent.findLast(fits) ?? null;
}

function sameName(who: Acquaintance, phrase: Noun): number | null {
  if (phrase.facts.generic && phrase.head.length < 2) return null;
  return who.recent.findLast((key) => who.isCalled(who.figure(key), phrase.head)) ?? null;
}

/** Whether a noun that fits anybody can mean a figure: spoken of within reach, not the subject of this sentence. */
function canMean(who: Acquaintance, key: number, phrase: Noun): boolean {
  const figure = who.figure(key);
  const last = figure.mentions.findLast((mention) => !mention.quoted);
  if (
    !last ||
    last.start < phrase.start - who.telling.reach ||
    (last.start >= who.sentenceStart(phrase.start) && last.subject)
  )
    return false;
  if (figure.origin === 'self' || figure.origin === 'group' || conflict(figure.modifiers, phrase.modifiers))
    return false;
  const animal =
    phrase.facts.species !== 'human' || /^(?:animal|beast|creature|brute|bird|being)$/.test(phrase.head);
  return (
    agrees(genderOf(figure), phrase.facts.gender) &&
    agesAgree(figure.age, phrase.facts.age) &&
    (figure.species === 'human') !== animal
  );
}

function surelyMeans(who: Acquaintance, key: number, phrase: Noun): boolean {
  return (
    canMean(who, key, phrase) &&
    (phrase.facts.gender === 'unknown' || who.gender(key) === phrase.facts.gender)
  );
}

/** The one of two figures that was spoken of last. */
function latest(who: Acquaintance, a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return who.lastSeen(a) >= who.lastSeen(b) ? a : b;
}

/** The last figure without a name whom the noun fits. */
function stranger(who: Acquaintance, phrase: Noun): number | null {
  const near = phrase.start - who.telling.reach / 3;
  return (
    who.recent.findLast(
      (key) => who.figure(key).origin === 'role' && who.lastSeen(key) > near && surelyMeans(who, key, phrase),
    ) ?? null
  );
}

/** Whom a noun that fits anybody can mean: the last one whom it surely fits, else the last whom it may. */
function fitting(who: Acquaintance, phrase: Noun): number | null {
  return (
    who.recent.findLast((key) => surelyMeans(who, key, phrase)) ??
    who.recent.findLast((key) => canMean(who, key, phrase)) ??
    null
  );
}

/** Whom a noun with “the” or with nothing before it means; null when it is somebody new. `anybody`: it fits nearly everybody. */
export const meantByNoun = (who: Acquaintance, phrase: Noun, anybody: boolean): number | null =>
  (phrase.facts.generic ? latest(who, stranger(who, phrase), sameName(who, phrase)) : null) ??
  sameHead(who, phrase) ??
  sameName(who, phrase) ??
  (anybody ? fitting(who, phrase) : null);

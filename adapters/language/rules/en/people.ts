/** Finds the people of an English story: names first, then every phrase that means somebody. */
import type { CastHint } from '../../../../contracts/story.ts';
import { findAppositions } from '../who/appositions.ts';
import { orElse, remembering, type CueFinder } from '../said/cue.ts';
import { STATED, type Phrase } from '../who/figure.ts';
import type { People } from '../who/people.ts';
import { Resolver } from '../who/resolve.ts';
import { rosterOf, type NameFacts } from '../who/roster.ts';
import { chineseCues } from '../zh/cues.ts';
import { englishCues } from './cues.ts';
import { enterHanNames } from './han-words.ts';
import { enterNames, indexNames } from './name-index.ts';
import { findNames, isVocative } from './names.ts';
import type { NameGround } from './name-runs.ts';
import { commonName, nameVote } from './given-names.ts';
import { personNoun } from './nouns.ts';
import { findPhrases } from './phrases.ts';
import { findThingsAlive } from './things-alive.ts';
import { wordsOf, type Word } from './words.ts';

function lowerCounts(words: readonly Word[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words)
    if (word.text === word.lower) counts.set(word.lower, (counts.get(word.lower) ?? 0) + 1);
  return counts;
}

/** What names are looked for in. */
export const groundOf = (text: string, quoted: (at: number) => boolean): NameGround => {
  const words = wordsOf(text);
  return { text, words, quoted, lowerCounts: lowerCounts(words) };
};

/** Whether the teller is in the story: outside speech, I is said more than now and then. */
function isFirstPerson(phrases: readonly Phrase[]): boolean {
  const told = phrases.filter(
    (phrase) =>
      !phrase.quoted &&
      (phrase.form === 'self' || (phrase.form === 'pronoun' && /^(?:he|she)$/.test(phrase.head))),
  );
  const self = told.filter((phrase) => phrase.form === 'self').length;
  return self >= 2 && self > told.length * 0.15;
}

const ARTICLE = /^(?:an?|the|this|that|these|those|some|one|another|his|her|my|your|our|their|its)\s+/i;

/** The name of somebody whom only a noun means: a great wolf is “the wolf”, a capital stays: “the Giant”. */
function nounName(phrase: Phrase, text: string): string {
  const words = text.slice(phrase.start, phrase.end);
  if (phrase.form === 'owned') return words;
  const head = words.split(' ').at(-1) ?? phrase.head;
  if (phrase.form === 'new') return `the ${head}`;
  return phrase.form === 'bare' ? words : `the ${words.replace(ARTICLE, '')}`;
}

/** Characters back in which a noun or pronoun may find whom it means. */
const REACH = 1500;

/** What a name that a page puts before lines tells: THE OLD WOMAN, CAPTAIN, NELL. */
function factsOf(name: string): NameFacts | null {
  const words = name.toLowerCase().split(' ');
  const noun = personNoun(words.at(-1) ?? '');
  if (noun !== null) {
    const age = words.includes('old') ? 'old' : words.includes('young') ? 'young' : noun.facts.age;
    return { gender: noun.facts.gender, age, species: noun.facts.species, weight: STATED };
  }
  const first = words[0] ?? '';
  const given = commonName(first) ?? nameVote(first);
  return given.gender === 'unknown' ? null : { gender: given.gender, age: null, weight: 3 };
}

/** Tags are English, but a story with Chinese in it may have Chinese ones. */
function cuesOf(ground: NameGround, phrases: readonly Phrase[]): CueFinder {
  const own = englishCues({ ...ground, phrases });
  return /\p{Script=Han}/u.test(ground.text) ? orElse(own, chineseCues({ text: ground.text, phrases })) : own;
}

/** The people of an English story. */
export function findEnglishPeople(ground: NameGround, hints: readonly CastHint[]): People {
  const roster = rosterOf(hints, factsOf);
  enterNames(roster, findNames(ground));
  enterHanNames(roster, ground.text, ground.quoted);
  const alive = findThingsAlive(ground.text, ground.words, ground.quoted);
  const phrases = findPhrases({ ...ground, names: indexNames(roster.figures), alive });
  const telling = {
    text: ground.text,
    phrases,
    appositions: findAppositions(ground.text, 'en', phrases),
    firstPerson: isFirstPerson(phrases),
    selfName: 'I',
    reach: REACH,
    nameOf: nounName,
  };
  const resolved = new Resolver(telling, roster.figures).resolve();
  const isCall = (phrase: Phrase): boolean =>
    phrase.form !== 'pronoun' && phrase.form !== 'self' && isVocative(ground.text, phrase.start, phrase.end);
  return { ...resolved, phrases, cues: remembering(cuesOf(ground, phrases)), isCall };
}

/** Finds the people of a Chinese story: names first, then every phrase that means somebody. */
import type { CastHint } from '../../../../contracts/story.ts';
import { findAppositions } from '../who/appositions.ts';
import { orElse, remembering, type CueFinder } from '../said/cue.ts';
import { englishCues } from '../en/cues.ts';
import { wordsOf } from '../en/words.ts';
import { STATED, type Phrase } from '../who/figure.ts';
import type { People } from '../who/people.ts';
import { Resolver } from '../who/resolve.ts';
import { rosterOf, type NameFacts } from '../who/roster.ts';
import { beastIn, isAnimalTale } from './beasts.ts';
import { chineseCues } from './cues.ts';
import { enterNames, findNameHits } from './name-index.ts';
import type { NameGround } from './name-evidence.ts';
import { findNames, type NameCandidate } from './names.ts';
import { findThingsAlive } from './things-alive.ts';
import { personNounAtEnd, titleAtEnd } from './nouns.ts';
import { findPhrases } from './phrases.ts';
import { splitAt, type Token } from './tokens.ts';

/** Whether the teller is in the story: outside speech, 我 is said more than now and then. */
function isFirstPerson(phrases: readonly Phrase[]): boolean {
  const told = phrases.filter(
    (phrase) =>
      !phrase.quoted &&
      (phrase.form === 'self' || (phrase.form === 'pronoun' && /^[他她伊]$/.test(phrase.head))),
  );
  const self = told.filter((phrase) => phrase.form === 'self').length;
  return self >= 2 && self > told.length * 0.12;
}

/** The name of somebody whom only a noun means; 那 and 一个 are not part of it. */
const nounName = (phrase: Phrase, text: string): string =>
  text.slice(phrase.start, phrase.end).replace(/^(?:一个|一位|一名|有个|那个|这个|那位|这位|那|这)/, '') ||
  phrase.head;

const isCall = (text: string, phrase: Phrase): boolean =>
  phrase.form !== 'pronoun' &&
  phrase.form !== 'self' &&
  /[，。！？“「『…—：\n、]|^$/.test(text.charAt(phrase.start - 1)) &&
  /^[，！？。…—!?,”」』、：]/.test(text.charAt(phrase.end));

/** Characters back in which a noun or pronoun may find whom it means. */
const REACH = 500;

/** What a name that a page puts before lines tells: 外婆, 老掌柜, 陈伯. */
function factsOf(name: string): NameFacts | null {
  const facts = personNounAtEnd(name)?.facts ?? titleAtEnd(name)?.facts;
  return facts ? { gender: facts.gender, age: facts.age, species: facts.species, weight: STATED } : null;
}

/** Whether a name is an animal's; where it may be a family name, only in a tale about animals. */
function isBeastNamed(name: string, isTale: boolean): boolean {
  const beast = beastIn(name);
  return beast !== null && (!beast.doubtful || isTale);
}

/** Tags are Chinese, but a story with English in it may have English ones. */
function cuesOf(text: string, phrases: readonly Phrase[]): CueFinder {
  const own = chineseCues({ text, phrases });
  return /[a-z]{2}/.test(text) ? orElse(own, englishCues({ text, words: wordsOf(text), phrases })) : own;
}

/** Names of people, and things that speak and so are somebody. */
function namesIn(ground: NameGround): readonly NameCandidate[] {
  const names = findNames(ground);
  const known = new Set(names.map(({ name }) => name));
  return [...names, ...findThingsAlive(ground.text).filter(({ name }) => !known.has(name))];
}

/** The people of a Chinese story, and its words cut where their names end. */
export function findChinesePeople(
  ground: NameGround,
  hints: readonly CastHint[],
): People & { readonly tokens: readonly Token[] } {
  const { text } = ground;
  const roster = rosterOf(hints, factsOf);
  const isTale = isAnimalTale(text);
  enterNames(roster, namesIn(ground), (name) => isBeastNamed(name, isTale));
  const names = findNameHits(text, roster.figures);
  const tokens = splitAt(ground.tokens, names);
  const phrases = findPhrases({ ...ground, tokens, names });
  const telling = {
    text,
    phrases,
    appositions: findAppositions(text, 'zh', phrases),
    firstPerson: isFirstPerson(phrases),
    selfName: '我',
    reach: REACH,
    nameOf: nounName,
  };
  const resolved = new Resolver(telling, roster.figures).resolve();
  return {
    ...resolved,
    phrases,
    tokens,
    cues: remembering(cuesOf(text, phrases)),
    isCall: (phrase) => isCall(text, phrase),
  };
}

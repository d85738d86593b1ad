/** Finds the people of a Chinese story: names first, then every phrase that means somebody. */
import { toldPart } from '../page/blocks.ts';
import { quotedTest } from '../page/quoted.ts';
import { findAppositions } from '../who/appositions.ts';
import type { Phrase } from '../who/figure.ts';
import type { FindPeople, People } from '../who/people.ts';
import { Resolver } from '../who/resolve.ts';
import { rosterOf } from '../who/roster.ts';
import { chineseCues } from './cues.ts';
import { enterNames, findNameHits } from './name-index.ts';
import { findNames } from './names.ts';
import { findPhrases } from './phrases.ts';
import { tokensOf } from './tokens.ts';

/** Whether the teller is in the story: outside speech, 我 is said more than now and then. */
function isFirstPerson(phrases: readonly Phrase[]): boolean {
  const told = phrases.filter((phrase) => !phrase.quoted && (phrase.form === 'self' || (phrase.form === 'pronoun' && /^[他她伊]$/.test(phrase.head))));
  const self = told.filter((phrase) => phrase.form === 'self').length;
  return self >= 2 && self > told.length * 0.12;
}

/** The name of somebody whom only a noun means; 那 and 一个 are not part of it. */
const nounName = (phrase: Phrase, text: string): string => text.slice(phrase.start, phrase.end).replace(/^(?:一个|一位|一名|有个|那个|这个|那位|这位|那|这)/, '') || phrase.head;

const isCall = (text: string, phrase: Phrase): boolean =>
  phrase.form !== 'pronoun' && phrase.form !== 'self' && /[，。！？“「『…—：\n、]|^$/.test(text.charAt(phrase.start - 1)) && /^[，！？。…—!?,”」』、：]/.test(text.charAt(phrase.end));

/** Characters back in which a noun or pronoun may find whom it means. */
const REACH = 500;

/** The people of a Chinese page. */
export const findChinesePeople: FindPeople = (page, hints): People => {
  const text = toldPart(page.source.text, page.blocks);
  const ground = { text, tokens: tokensOf(text), quoted: quotedTest(text.length, page.speeches) };
  const roster = rosterOf(hints);
  enterNames(roster, findNames(ground));
  const phrases = findPhrases({ ...ground, names: findNameHits(text, roster.figures) });
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
  return { ...resolved, phrases, cues: chineseCues({ text, phrases }), isCall: (phrase) => isCall(text, phrase) };
};

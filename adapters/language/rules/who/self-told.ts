/** Who “I” is, as a narrator tells it: by a trade or a word of kin (我……当伙计, I was a boy of ten), and by what others call them. */
import { STATED, vote, type Figure, type Phrase } from './figure.ts';
import type { Resolved } from './resolve.ts';

/** What stands between “I” and the word that says what they are; nobody else is named there. */
const BEING =
  /^(?:[^。！？；\n“”]{0,28}(?:当|做|是|成)了?(?:一?[个名位])?[^，。！？；\n的]{0,4}(?:[他她]的)?| (?:was|am|had been|became|worked as|served as) (?:only |just |still |then |but )*(?:an?|the)? ?(?:[\w-]+ ){0,3})$/;

/** Weight of being called by a word for men or for women: strangers may be polite, none of them is blind. */
const CALLED = 4;

type Phrases = Resolved & { readonly phrases: readonly Phrase[] };

/** The phrase before one, whoever owns it aside: 我 in 我是他的儿子. */
function before({ phrases }: Phrases, index: number): Phrase | undefined {
  const earlier = phrases[index - 1];
  return phrases[index]?.owner === index - 1 && earlier?.form !== 'self' ? phrases[index - 2] : earlier;
}

function saysBeing(people: Phrases, index: number, text: string): boolean {
  const phrase = people.phrases[index];
  const self = before(people, index);
  return phrase !== undefined && self?.form === 'self' && BEING.test(text.slice(self.end, phrase.start));
}

/** The text, and words in speech that are said to the narrator, as indices of phrases. */
export interface SelfSources {
  readonly text: string;
  readonly calls: readonly number[];
}

/** Gives the narrator of a first-person story the gender and age that it tells of. */
export function tellSelf(narrator: Figure, people: Phrases, { text, calls }: SelfSources): void {
  people.phrases.forEach((phrase, index) => {
    if (phrase.facts === null || phrase.quoted || phrase.many || !saysBeing(people, index, text)) return;
    vote(narrator, phrase.facts.gender, STATED);
    narrator.age ??= phrase.facts.age;
  });
  for (const call of calls) vote(narrator, people.phrases[call]?.facts?.gender ?? 'unknown', CALLED);
}

/** Whom pronouns and counted nouns point back at: he, they, the two friends, 两人. */
import {
  agrees,
  genderOf,
  isNeuter,
  STATED,
  vote,
  type Figure,
  type Mention,
  type Phrase,
} from './figure.ts';
import type { Acquaintance } from './acquaintance.ts';

/** Nouns that count people without saying who they are. */
const COUNTABLE =
  /^(?:people|persons?|friends?|men|women|companions?|figures|travellers|人|朋友|孩子|老人|女人|男人)$/;

/** The last one spoken of whom he, she or it fits, null when nobody does; a subject stays longer in mind. */
export function pronoun(who: Acquaintance, phrase: Phrase): number | null {
  const fits = (key: number): boolean => {
    const figure = who.figure(key);
    if (figure.origin === 'group' || figure.origin === 'self') return false;
    if (phrase.head === 'it' || phrase.head === '它')
      return figure.species !== 'human' && genderOf(figure) === 'unknown';
    return phrase.gender !== 'unknown' && !isNeuter(figure) && agrees(genderOf(figure), phrase.gender);
  };
  const others = new Set([...namedAfter(who, phrase), ...actorBefore(who, phrase)]);
  const near = who.recent.filter(
    (key) => fits(key) && !others.has(key) && who.lastSeen(key) > phrase.start - who.telling.reach,
  );
  const best = near.toSorted((a, b) => distance(who, a, phrase) - distance(who, b, phrase))[0];
  if (best !== undefined && (phrase.subject || /[他她]/.test(phrase.head)))
    voteByPronoun(who.figure(best), phrase, {
      isSure: near.length === 1,
      since: phrase.start - who.lastSeen(best),
    });
  return best ?? null;
}

/** Where a clause ends, for whoever stands in it once and cannot stand in it again as another. */
const CLAUSE_END = /[,.;:!?"“”，。；：！？\n—]|\b(?:and|but|when|while|as|who|which|that|because|if|than)\b/;

/** Whoever is named after a subject in its clause is another: the boy in “he said to the boy”, 阿满 in 他看着阿满. */
function namedAfter(who: Acquaintance, phrase: Phrase): number[] {
  if (!phrase.subject) return [];
  const { text, phrases } = who.telling;
  const rest = text.slice(phrase.end, phrase.end + 80);
  const end = phrase.end + (CLAUSE_END.exec(rest)?.index ?? rest.length);
  const from = phrases.indexOf(phrase) + 1;
  const inside = phrases.slice(from, from + 4).filter((other) => other.start < end && other.owner === null);
  return inside.flatMap((other) => {
    if (other.named !== null) return [other.named];
    if (other.facts === null || other.many || other.form === 'new' || other.predicate) return [];
    return who.recent.filter(
      (key) => who.figure(key).head === other.head || who.isCalled(who.figure(key), other.head),
    );
  });
}

/** Objects: him, her before no noun, and 他 after a coverb or a verb that has an object. */
const OBJECT_EN =
  /^(?:him|them|her(?= (?:to|with|in|on|at|by|for|from|into|and|as|up|down|away|again|very|so|that|while|when)\b|[^\w ]))/;
const OBJECT_ZH = /[对向给跟和问看拉抱扶推叫喊劝骂打救追告诉]着?了?$/;

/** Whoever does something to somebody is not that somebody: Tobias in “Tobias found him”, 康大叔 in 康大叔走上前，看着他. */
function actorBefore(who: Acquaintance, phrase: Phrase): number[] {
  const { text } = who.telling;
  const before = text.slice(Math.max(0, phrase.start - 60), phrase.start);
  const words = text.slice(phrase.start, phrase.end + 12).toLowerCase();
  const isObject =
    OBJECT_EN.test(words) || (/^[他她伊它]/.test(words) && OBJECT_ZH.test(before) && !/^.[的们]/.test(words));
  if (!isObject) return [];
  const from = phrase.start - (before.length - lastClause(before));
  const here = since(who, from, () => true).slice(0, 1);
  return here.length > 0
    ? here
    : since(who, who.sentenceStart(phrase.start), (mention) => mention.subject).slice(-1);
}

/** Figures that the telling mentions so from a place on, in the order in which it did last. */
function since(who: Acquaintance, from: number, counts: (mention: Mention) => boolean): number[] {
  const start = (key: number): number =>
    who.figure(key).mentions.findLast((mention) => !mention.quoted && counts(mention))?.start ?? -1;
  return who.recent.filter((key) => start(key) >= from).toSorted((a, b) => start(a) - start(b));
}

/** Where the last clause of a text begins. */
function lastClause(text: string): number {
  const ends = [...text.matchAll(new RegExp(CLAUSE_END, 'g'))].filter(({ 0: mark }) => mark !== 'and');
  const last = ends.at(-1);
  return last === undefined ? 0 : last.index + last[0].length;
}

/** They: the group that was last spoken of, else the two who were. */
export function they(who: Acquaintance, phrase: Phrase, index: number): number | null {
  if (!/^(?:they|他们|她们|它们)$/.test(phrase.head)) return null;
  const group = who.recent.findLast(
    (key) => who.figure(key).origin === 'group' && who.lastSeen(key) > phrase.start - who.telling.reach,
  );
  const known = individuals(who, phrase);
  if (group === undefined && known.length >= 2) who.gatherings.set(index, known.slice(-2));
  return group ?? null;
}

/** Figures that are people of their own and were spoken of within reach, the latest last. */
function individuals(who: Acquaintance, phrase: Phrase): number[] {
  return who.recent.filter(
    (key) => who.figure(key).origin !== 'group' && who.lastSeen(key) > phrase.start - who.telling.reach * 2,
  );
}

/** Whether a counted noun means figures that are known: the two friends, 两人; three people, when three are known in all. */
export function gather(who: Acquaintance, phrase: Phrase, index: number): boolean {
  if (phrase.count === null || !COUNTABLE.test(phrase.head)) return false;
  const known = individuals(who, phrase).filter(
    (key) => who.figure(key).mentions.filter((mention) => mention.form !== 'pronoun').length > 1,
  );
  const fits = phrase.form === 'new' ? known.length === phrase.count : known.length >= phrase.count;
  if (fits) who.gatherings.set(index, known.slice(-phrase.count));
  return fits;
}

/** How far back a figure is, as the mind measures it: who led the sentences so far is nearest, above all to a subject. */
function distance(who: Acquaintance, key: number, phrase: Phrase): number {
  const figure = who.figure(key);
  const subject = figure.mentions.findLast((mention) => !mention.quoted && mention.subject)?.start ?? -1e9;
  const sure = genderOf(figure) === phrase.gender || phrase.head === 'it' ? 1 : 1.8;
  const last = figure.mentions.findLast((mention) => !mention.quoted);
  const aside = last?.form === 'owned' && !last.subject ? 1.7 : 1;
  const seen = (phrase.start - who.lastSeen(key)) * 1.5;
  const led = (phrase.start - subject) * (phrase.subject ? 0.3 : 0.6);
  return Math.min(seen, led) * sure * aside;
}

/** Takes a pronoun as a sign of gender where none is stated, soon after a mention; less where it could mean others. */
function voteByPronoun(
  figure: Figure,
  phrase: Phrase,
  { isSure, since }: { readonly isSure: boolean; readonly since: number },
): void {
  if (Math.max(figure.votes.female, figure.votes.male) >= STATED || since > 120) return;
  vote(figure, phrase.gender, isSure ? 1 : 0.4);
}

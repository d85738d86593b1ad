/** Whom pronouns and counted nouns point back at: he, they, the two friends, 两人. */
import { agrees, genderOf, STATED, vote, type Figure, type Phrase } from './figure.ts';
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
    return (
      phrase.gender !== 'unknown' && figure.species !== 'thing' && agrees(genderOf(figure), phrase.gender)
    );
  };
  const near = who.recent.filter(
    (key) => fits(key) && !doesItTo(who, key, phrase) && who.lastSeen(key) > phrase.start - who.telling.reach,
  );
  const best = near.toSorted((a, b) => distance(who, a, phrase) - distance(who, b, phrase))[0];
  if (best !== undefined && (phrase.subject || /[他她]/.test(phrase.head)))
    voteByPronoun(who.figure(best), phrase, {
      isSure: near.length === 1,
      since: phrase.start - who.lastSeen(best),
    });
  return best ?? null;
}

/** Whether a figure stands right before a verb whose object the pronoun is: Tobias in “Tobias found him”. */
function doesItTo(who: Acquaintance, key: number, phrase: Phrase): boolean {
  const { text } = who.telling;
  if (text.slice(phrase.start, phrase.end).toLowerCase() !== 'him') return false;
  const end = who.figure(key).mentions.at(-1)?.end ?? 0;
  return /^ [a-z]+ $/.test(text.slice(end, phrase.start));
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

function distance(who: Acquaintance, key: number, phrase: Phrase): number {
  const figure = who.figure(key);
  const subject = figure.mentions.findLast((mention) => !mention.quoted && mention.subject)?.start ?? -1e9;
  const sure = genderOf(figure) === phrase.gender || phrase.head === 'it' ? 1 : 1.8;
  const last = figure.mentions.findLast((mention) => !mention.quoted);
  const aside = last?.form === 'owned' && !last.subject ? 2.5 : 1;
  return Math.min(phrase.start - who.lastSeen(key), (phrase.start - subject) * 0.6) * sure * aside;
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

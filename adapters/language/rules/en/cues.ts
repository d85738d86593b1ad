/** Who speaks, by the words around an English quotation. */
import type { Span } from '../../../../contracts/shared.ts';
import type { Cue, CueFinder } from '../said/cue.ts';
import type { Phrase } from '../who/figure.ts';
import { indicesWithin } from '../who/span-range.ts';
import { sentencesOf } from './sentences.ts';
import { isStrongSpeechVerb, isThoughtVerb, speechVerb } from './speech-verbs.ts';
import { wordAt, type Word } from './words.ts';

interface CueGround {
  readonly text: string;
  readonly words: readonly Word[];
  readonly phrases: readonly Phrase[];
}

const NOMINATIVE = /^(?:he|she|I|they|we|it)$/i;

const isVerb = (word: Word): boolean => speechVerb(word.lower) !== null || isThoughtVerb(word.lower);

/** Words between a verb and somebody who only hears it: said *to the wolf*. */
const TO_SOMEBODY =
  /\b(?:to|with|at|of|for|from|by|after|before|upon|on|against|about|behind|beside|near|towards?)\s+(?:[\w'’-]+\s+){0,2}$/;

const canSpeak = (ground: CueGround, index: number): boolean => {
  const phrase = ground.phrases[index];
  if (!phrase || phrase.quoted) return false;
  if (
    ground.text.charAt(phrase.end) === '’' ||
    /^['’]s\b/.test(ground.text.slice(phrase.end, phrase.end + 3))
  )
    return false;
  return phrase.form === 'self' || phrase.form === 'pronoun'
    ? NOMINATIVE.test(ground.text.slice(phrase.start, phrase.end))
    : true;
};

/** How far a phrase is from a verb as its subject; null when it cannot be. Nouns may stand farther off than pronouns. */
function distance(ground: CueGround, verb: Span, phrase: Phrase): number | null {
  const before = phrase.end <= verb.start;
  const between = before
    ? ground.text.slice(phrase.end, verb.start)
    : ground.text.slice(verb.end, phrase.start);
  const far = phrase.form === 'pronoun' || phrase.form === 'self' ? 25 : 45;
  if (between.length > far || /[.;!?:“”"]/.test(between)) return null;
  if (!before && TO_SOMEBODY.test(between)) return null;
  if (
    before &&
    /\b(?:to|with|at|of|for|from|by)\s+$/.test(ground.text.slice(Math.max(0, phrase.start - 6), phrase.start))
  )
    return null;
  return between.length + (before && between.includes(',') ? 15 : 0);
}

function subjectOf(ground: CueGround, verb: Span, range: Span): number | null {
  let best: number | null = null;
  let bestDistance = Infinity;
  for (const index of indicesWithin(ground.phrases, range)) {
    const phrase = ground.phrases[index];
    if (!phrase || !canSpeak(ground, index)) continue;
    const far = distance(ground, verb, phrase);
    if (far !== null && far < bestDistance) [best, bestDistance] = [index, far];
  }
  return best;
}

/** Phrases inside the first or last sentence, and who stands where a subject stands. */
function subjectIn(ground: CueGround, range: Span, which: 'first' | 'last'): number | null {
  const sentences = sentencesOf(ground.text, range);
  const sentence = which === 'first' ? sentences[0] : sentences.at(-1);
  if (!sentence) return null;
  const able = indicesWithin(ground.phrases, sentence).filter((index) => canSpeak(ground, index));
  return able.find((index) => ground.phrases[index]?.subject) ?? able[0] ?? null;
}

const wordsIn = (ground: CueGround, range: Span): Word[] => {
  const from = wordAt(ground.words, range.start);
  return ground.words.slice(from, wordAt(ground.words, range.end));
};

/** End of the clause that begins a range; a full stop after a title does not end it. */
function clauseEnd(ground: CueGround, range: Span): number {
  return Math.min(
    sentencesOf(ground.text, { start: range.start, end: Math.min(range.end, range.start + 260) })[0]?.end ??
      range.end,
    range.end,
  );
}

/** Whether a verb leads to a thought that comes: “Wait.” The boy thought, is it cold up there? */
function isNextThought({ text }: CueGround, verb: Word, range: Span): boolean {
  const isEnded = text.charAt(range.start - 2) === '.';
  const leads = isEnded ? /^[,:]\s/ : /^:\s/;
  return (
    isThoughtVerb(verb.lower) &&
    speechVerb(verb.lower) === null &&
    leads.test(text.slice(verb.end, verb.end + 2))
  );
}

/** Subjects of whom nothing is known: a voice, one of them, somebody; “the” is for those who are known. */
const UNNAMED =
  /^(?:(?:an?|another|some|one|two|several|many|both|most) \p{L}|(?:some|any|every)(?:one|body)\b|(?:others|all|everything)\b|another\b|(?:a|the) (?:[\p{L}-]+ )?(?:voice|chorus)\b)/iu;

/** Whether a verb has such a subject: right after it, or first in the clause with the verb soon after it. */
function isUnnamed({ text }: CueGround, verb: Word, clause: Span): boolean {
  const before = text.slice(clause.start, verb.start).trim();
  if (before === '') return UNNAMED.test(text.slice(verb.end, clause.end).trim());
  return UNNAMED.test(before) && !/[,;:]/.test(before);
}

/** Verbs that mean speech with the word after them: cut him off, broke in, went on, shot back. */
const PHRASAL =
  /^(?:cuts?(?: \S+){0,2}? (?:in|off|short)|cutting(?: \S+){0,2}? (?:in|off|short)|(?:broke|breaks?|chimed|chimes|put|puts|butted|butts) in|(?:burst|bursts|called|calls|blurted|blurts) out|(?:shot|shoots|fired|fires) back|(?:went|goes|carried) on)(?=[\s,:.—–]|$)/;

/** Whether the words from a word on are such a verb. */
const isPhrasal = ({ text }: CueGround, word: Word): boolean =>
  PHRASAL.test(text.slice(word.start, word.start + 40));

/** A tag after speech: a verb of speech within the first 60 characters, weak verbs within the first three words. */
function after(ground: CueGround, range: Span): Cue | null {
  const clause = { start: range.start, end: clauseEnd(ground, range) };
  const words = wordsIn(ground, clause);
  const at = words.findIndex(
    (word, index) =>
      word.start - range.start <= 60 && isVerb(word) && (index < 4 || isStrongSpeechVerb(word.lower)),
  );
  const verb = words[at];
  if (!verb || isNextThought(ground, verb, range)) return null;
  const phrase = subjectOf(ground, verb, clause);
  const thought = isThoughtVerb(verb.lower) && speechVerb(verb.lower) === null;
  if (phrase === null && isUnnamed(ground, verb, clause))
    return { kind: 'tag', phrase, verb, thought, unnamed: true };
  return phrase === null && at > 1 ? null : { kind: 'tag', phrase, verb, thought };
}

/** Whether a sentence ends with its verb of speech and a colon, so that it leads to words whoever says them. */
const endsWithVerb = ({ text }: CueGround, verb: Word, sentence: Span): boolean =>
  isStrongSpeechVerb(verb.lower) && /^(?: \w+ly)?\s*:$/.test(text.slice(verb.end, sentence.end));

/** Characters between a verb of speech and the words that it leads to, at most, for the lead to leave no doubt. */
const FIRM_REACH = 24;

/** Whether a verb right before the words has its own subject: nobody else is spoken of between the two, or a pronoun stands beside it. */
function isFirm(
  { text, phrases }: CueGround,
  { phrase, verb }: { readonly phrase: number | null; readonly verb: Span },
  sentence: Span,
): boolean {
  const subject = phrases[phrase ?? -1];
  if (!subject || sentence.end - verb.end > FIRM_REACH || subject.end > verb.start) return false;
  const isFirst = indicesWithin(phrases, { start: sentence.start, end: verb.start })[0] === phrase;
  return isFirst || /^\s(?:\w+ly\s)?$/.test(text.slice(subject.end, verb.start));
}

/** A tag before speech: the last sentence ends with a colon or comma, or has a verb of speech near its end. */
function before(ground: CueGround, range: Span): Cue | null {
  const sentence = sentencesOf(ground.text, range).at(-1);
  if (!sentence) return null;
  const open = /[,:—–-]$/.test(ground.text.slice(sentence.start, sentence.end));
  const verb = wordsIn(ground, sentence).findLast(
    (word) =>
      (isStrongSpeechVerb(word.lower) || isThoughtVerb(word.lower) || (open && isPhrasal(ground, word))) &&
      word.end >= sentence.end - 60,
  );
  if (!open && !verb) return null;
  const near = verb ? subjectOf(ground, verb, sentence) : null;
  const phrase = near ?? subjectIn(ground, sentence, 'last');
  return phrase === null && !(verb && endsWithVerb(ground, verb, sentence))
    ? null
    : {
        kind: 'lead',
        phrase,
        verb: verb ?? null,
        thought: verb !== undefined && isThoughtVerb(verb.lower) && speechVerb(verb.lower) === null,
        firm: open && verb !== undefined && isFirm(ground, { phrase: near, verb }, sentence),
      };
}

/** The cue finder of one English story. */
export const englishCues = (ground: CueGround): CueFinder => ({
  after: (range) => after(ground, range),
  before: (range) => before(ground, range),
  goesOn: () => false,
  subject: (range, which) => subjectIn(ground, range, which),
});

/** Finds the proper names of people in English prose: capitals, titles, and what names do that places do not. */
import { BODY, CONJUNCTION, DETERMINER, isAdverb, PREPOSITION } from './function-words.ts';
import { isActionVerb } from './action-verbs.ts';
import { commonName, nameVote } from './given-names.ts';
import { personNoun } from './nouns.ts';
import { isStrongSpeechVerb, isThoughtVerb } from './speech-verbs.ts';
import { NO_NAME } from './titles.ts';
import { isCapital, runAt, isPlausible, type Run, type NameGround } from './name-runs.ts';

/** One name with what speaks for a person and what for a place. */
export interface NameCandidate {
  readonly key: string;
  readonly title: string | null;
  readonly tokens: readonly string[];
  readonly surfaces: Map<string, number>;
  count: number;
  person: number;
  place: number;
  female: number;
  male: number;
  first: number;
}

const PLACE_BEFORE = new Set([
  'in',
  'at',
  'to',
  'from',
  'near',
  'toward',
  'towards',
  'through',
  'into',
  'across',
  'reached',
  'leave',
  'left',
  'outside',
  'inside',
]);

const TO_PERSON = new Set([
  'said',
  'spoke',
  'talked',
  'talking',
  'wrote',
  'listened',
  'listening',
  'turned',
  'turning',
  'gave',
  'handed',
  'whispered',
  'married',
  'engaged',
  'called',
  'belonged',
  'back',
  'up',
  'over',
  'it',
  'them',
  'him',
  'her',
]);

function placeEvidence(ground: NameGround, run: Run): number {
  const before = ground.words[run.from - 1];
  const start = ground.words[run.from];
  if (!before || !start?.joined) return 0;
  if (before.lower === 'the') return 0.7;
  if (!PLACE_BEFORE.has(before.lower)) return 0;
  return before.lower === 'to' && TO_PERSON.has(ground.words[run.from - 2]?.lower ?? '') ? 0 : 0.6;
}

/** Whether the words before a run give it as a name: whose name was Ember, a man named Wick. */
function isGivenName({ words }: NameGround, from: number): boolean {
  const [before, noun] = [words[from - 1], words[from - 2]];
  if (words[from]?.joined !== true || before === undefined) return false;
  return before.lower === 'named' || (/^(?:was|is)$/.test(before.lower) && noun?.lower === 'name');
}

/** Words around a name that only fit a person. */
function personEvidence(ground: NameGround, run: Run): number {
  const last = ground.words[run.to - 1];
  const next = ground.words[run.to];
  const before = ground.words[run.from - 1];
  const start = ground.words[run.from];
  if (!last || !start) return 0;
  const inSpeech = ground.quoted(start.start);
  let score = run.title === null ? 0 : 2;
  if (last.possessive && next && (BODY.has(next.lower) || personNoun(next.lower)?.facts.relation)) score += 1;
  if (inSpeech) return score + (isVocative(ground.text, start.start, last.end) ? 0.4 : 0);
  if (next?.joined && !last.possessive && isStrongSpeechVerb(next.lower)) score += 1.5;
  else if (
    next?.joined &&
    !last.possessive &&
    (isActionVerb(next.lower) ||
      isThoughtVerb(next.lower) ||
      /^(?:had|was|did|could|would|felt|knew|loved|hated|wanted)$/.test(next.lower))
  )
    score += 0.4;
  else if (next?.joined && isAdverb(next.lower) && isActionVerb(ground.words[run.to + 1]?.lower ?? ''))
    score += 0.4;
  if (
    before &&
    isStrongSpeechVerb(before.lower) &&
    /["”'’,—-]\s*\w+\s+$/.test(ground.text.slice(Math.max(0, before.start - 3), start.start))
  )
    score += 1.5;
  if (isGivenName(ground, run.from)) score += 1;
  if (before && personNoun(before.lower) && /^,? $/.test(ground.text.slice(before.end, start.start)))
    score += 1;
  return score;
}

/** Whether a name in speech calls whom it names: “Amos, look!”, “my dear Amos.” */
export const isVocative = (text: string, start: number, end: number): boolean =>
  /(?:[,!?.;:—-]\s*|["“”‘'(]\s*|\b(?:dear|my|oh|o|ah|yes|no|well|please|and you|old)\s+)$/i.test(
    text.slice(Math.max(0, start - 8), start),
  ) && /^(?:[,.!?;:—-]|["”’']|\s*$)/.test(text.slice(end, end + 1));

/** Whether “her” owns the next word: her kite, but not looked at her for a while. */
function isPossessive(ground: NameGround, index: number): boolean {
  const next = ground.words[index + 1];
  return (
    next?.joined === true &&
    !PREPOSITION.has(next.lower) &&
    !CONJUNCTION.has(next.lower) &&
    !DETERMINER.has(next.lower) &&
    !isAdverb(next.lower)
  );
}

/** Pronouns soon after a name vote for its gender. */
function genderVotes(ground: NameGround, run: Run, candidate: NameCandidate): void {
  for (let index = run.to; index < run.to + 10; index++) {
    const word = ground.words[index];
    if (!word || ground.quoted(word.start)) return;
    if (/^(?:he|his|himself)$/.test(word.lower)) return void candidate.male++;
    if (/^(?:she|hers|herself)$/.test(word.lower) || (word.lower === 'her' && isPossessive(ground, index)))
      return void candidate.female++;
    if (isCapital(word) && !NO_NAME.has(word.text)) return;
  }
}

const surfaceOf = (ground: NameGround, run: Run): string => {
  const start = ground.words[run.from];
  const end = ground.words[run.to - 1];
  return start && end ? ground.text.slice(start.start, end.end) : run.tokens.join(' ');
};

const fresh = (run: Run, key: string, first: number): NameCandidate => ({
  key,
  title: run.title,
  tokens: run.tokens,
  surfaces: new Map(),
  count: 0,
  person: 0,
  place: 0,
  female: 0,
  male: 0,
  first,
});

function take(ground: NameGround, run: Run, found: Map<string, NameCandidate>): void {
  const key = [...(run.title === null ? [] : [`${run.title}.`]), ...run.tokens].join(' ');
  const candidate = found.get(key) ?? fresh(run, key, ground.words[run.from]?.start ?? 0);
  found.set(key, candidate);
  candidate.count++;
  const surface = surfaceOf(ground, run);
  candidate.surfaces.set(surface, (candidate.surfaces.get(surface) ?? 0) + 1);
  candidate.person += personEvidence(ground, run);
  candidate.place += placeEvidence(ground, run);
  if (!ground.quoted(ground.words[run.from]?.start ?? 0)) genderVotes(ground, run, candidate);
}

/** Whether the text alone is clear about a name, so that the lexicon need not be loaded. */
const isClear = (candidate: NameCandidate): boolean =>
  candidate.title !== null ||
  (candidate.person >= 2.5 && candidate.place < 0.6 && Math.max(candidate.female, candidate.male) >= 2);

/** What the lexicon of names says counts like one occurrence in clear company. */
function consultLexicon(candidate: NameCandidate): void {
  const first = (candidate.tokens[0] ?? '').toLowerCase();
  const vote = commonName(first) ?? (isClear(candidate) ? null : nameVote(first));
  if (!vote) return;
  if (vote.person) candidate.person += 1;
  if (vote.place && candidate.title === null) candidate.place += 1.5;
  if (vote.gender === 'female') candidate.female += 1.5;
  if (vote.gender === 'male') candidate.male += 1.5;
}

/** Evidence that a name needs to be taken for a person's: little in a short story, more where stray capitals abound. */
function isPerson(candidate: NameCandidate, length: number): boolean {
  const share = Math.min(1, Math.max(0, (length - 15_000) / 65_000));
  const needed = 0.4 + 1.1 * share;
  if (candidate.title !== null) return true;
  if (candidate.count < (share > 0.5 ? 2 : 1)) return false;
  return (
    candidate.person >= needed * (candidate.tokens.length > 1 ? 0.5 : 1) &&
    candidate.person > candidate.place * 0.9
  );
}

/** Lists the names of people in a text. */
export function findNames(ground: NameGround): NameCandidate[] {
  const found = new Map<string, NameCandidate>();
  for (let at = 0; at < ground.words.length;) {
    const run = runAt(ground, at);
    if (run && run.tokens.length > 0 && isPlausible(ground, run)) take(ground, run, found);
    at = Math.max(at + 1, run?.to ?? 0);
  }
  const candidates = [...found.values()];
  candidates.forEach(consultLexicon);
  return candidates.filter((candidate) => isPerson(candidate, ground.text.length));
}

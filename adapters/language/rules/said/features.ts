/** The signs by which a speaker is chosen, as numbers; one weight each is learnt per language. */
import type { Gender } from '../../../../contracts/reading.ts';
import { genderOf, isNeuter, type Figure, type Phrase } from '../who/figure.ts';
import type { CueKind } from './cue.ts';
import type { Turn } from './turn.ts';

const KINDS: readonly CueKind[] = ['tag', 'lead', 'beat', 'after', 'intro'];

/** What a cue says about a candidate: it names it, its noun means it, its pronoun may mean it, or it names another. */
const RELATIONS = [
  'name',
  'noun',
  'nounFits',
  'antecedent',
  'fits',
  'unsure',
  'clashes',
  'self',
  'other',
] as const;
type CueRelation = (typeof RELATIONS)[number];

const PLAIN = [
  'here',
  'near',
  'close',
  'far',
  'absent',
  'rank1',
  'rank2',
  'rank3',
  'count',
  'frequency',
  'called',
  'mentioned',
  'calledBefore',
  'calledAfter',
  'mentionedBefore',
  'mentionedAfter',
  'narrationBefore',
  'narrationBeforeCued',
  'mentionedNext',
  'uncuedSelf',
  'pronounSelf',
  'obscure',
  'group',
  'onlyTalkedOf',
  'offstage',
] as const;

/** Signs of the way from one turn to the next. */
const STEPS = [
  'sameNext',
  'sameNextCued',
  'sameLater',
  'sameLaterCued',
  'goesOn',
  'sameAdjacent',
  'alternates',
  'alternatesCued',
  'alternatesFar',
  'spokeLately',
  'newVoice',
] as const;
export type Step = (typeof STEPS)[number];

/** Names of all signs; weights are stored under them. `weak` cues stand beside a stronger one. */
export const FEATURES: readonly string[] = [
  ...KINDS.flatMap((kind) =>
    RELATIONS.flatMap((relation) => [`${kind}.${relation}`, `weak.${kind}.${relation}`]),
  ),
  ...PLAIN,
  ...STEPS,
];

const INDEX = new Map(FEATURES.map((name, index) => [name, index]));

export const featureIndex = (name: string): number => INDEX.get(name) ?? -1;

/** One who may have spoken a turn, with its signs. */
export interface Candidate {
  readonly figure: number;
  /** Values by index of `FEATURES`; most are zero. */
  readonly signs: Map<number, number>;
}

const add = (candidate: Candidate, name: string, value = 1): void => {
  const index = featureIndex(name);
  candidate.signs.set(index, (candidate.signs.get(index) ?? 0) + value);
};

/** What is known around one turn. */
export interface Scope {
  readonly turn: Turn;
  readonly last: Turn | null;
  readonly next: Turn | null;
  readonly phrases: readonly Phrase[];
  readonly meaning: readonly (number | null)[];
  readonly figures: readonly Figure[];
  readonly narrator: number | null;
  /** Characters that count as near. */
  readonly reach: number;
}

/** Whether a figure has a name of its own. */
export const isNamed = (figure: Figure | undefined): boolean =>
  figure !== undefined && (figure.origin === 'name' || figure.origin === 'hint' || figure.origin === 'self');

const MALE = /^(?:he|他)$/;
const FEMALE = /^(?:she|她|伊)$/;

/** Words that never mean whoever tells the story. */
export const THIRD = /^(?:he|she|they|it|他|她|伊|它|他们|她们|它们)$/;

const isNameless = (figure: Figure | undefined): boolean =>
  figure?.origin === 'role' || figure?.origin === 'kin';

/** A phrase and the figure it is known to mean. */
interface Reference {
  readonly phrase: Phrase;
  readonly meant: number | null;
}

/** A name or noun means the figure, or might: “his mother” may be somebody whose name is known. */
function relateNoun(scope: Scope, { phrase, meant }: Reference, figure: number): CueRelation | null {
  if (meant === figure) return phrase.form === 'name' ? 'name' : 'noun';
  const [one, other] = [scope.figures[figure], scope.figures[meant ?? -1]];
  if (!one || (meant !== null && !isNameless(other))) return 'other';
  const gender = other ? genderOf(other) : phrase.gender;
  return isNamed(one) &&
    one.species === (other?.species ?? 'human') &&
    gender !== 'unknown' &&
    genderOf(one) === gender
    ? 'nounFits'
    : 'other';
}

/** Whether number or kind forbid that a pronoun means a figure: he is no crowd, she no thing that is only ever called it. */
const isMismatched = (figure: Figure, phrase: Phrase, gender: Gender): boolean =>
  gender !== 'unknown' && !phrase.many && (figure.origin === 'group' || isNeuter(figure));

/** How a cue's phrase relates to a figure; null when the cue has no subject. */
function relate(scope: Scope, phraseIndex: number, figure: number): CueRelation | null {
  const phrase = scope.phrases[phraseIndex];
  const meant = scope.meaning[phraseIndex] ?? null;
  if (!phrase) return null;
  if (phrase.form === 'self') return figure === scope.narrator ? 'self' : 'other';
  if (phrase.form !== 'pronoun') return relateNoun(scope, { phrase, meant }, figure);
  if (meant === figure) return 'antecedent';
  if (figure === scope.narrator && THIRD.test(phrase.head)) return 'clashes';
  const gender = MALE.test(phrase.head) ? 'male' : FEMALE.test(phrase.head) ? 'female' : 'unknown';
  const one = scope.figures[figure];
  const own = one ? genderOf(one) : 'unknown';
  if (one && isMismatched(one, phrase, gender)) return 'clashes';
  if (gender === 'unknown' || own === 'unknown') return 'unsure';
  return gender === own ? 'fits' : 'clashes';
}

/** Whether some cue with a subject says who speaks by a verb or a colon. */
export const isCued = (turn: Turn): boolean =>
  turn.cues.some(
    (cue) => cue.phrase !== null && (cue.kind === 'tag' || cue.kind === 'lead' || cue.kind === 'intro'),
  );

function addCues(scope: Scope, candidate: Candidate): void {
  const withSubject = scope.turn.cues.filter((cue) => cue.phrase !== null);
  withSubject.forEach((cue, order) => {
    const relation = relate(scope, cue.phrase ?? -1, candidate.figure);
    const kind = order === 0 && cue.firm === true ? 'tag' : cue.kind;
    if (relation) add(candidate, `${order === 0 ? '' : 'weak.'}${kind}.${relation}`);
  });
  const pronoun = scope.phrases[withSubject[0]?.phrase ?? -1]?.form === 'pronoun';
  if (candidate.figure === scope.narrator) {
    if (withSubject.length === 0) add(candidate, 'uncuedSelf');
    if (pronoun) add(candidate, 'pronounSelf');
  }
}

const means = (scope: Scope, phrases: readonly number[], figure: number): boolean =>
  phrases.some((phrase) => scope.meaning[phrase] === figure);

function addNames(scope: Scope, candidate: Candidate): void {
  const { turn, last, next } = scope;
  const { figure } = candidate;
  if (means(scope, [...turn.calls, ...turn.addressed], figure)) add(candidate, 'called');
  if (means(scope, turn.mentions, figure)) add(candidate, 'mentioned');
  if (last && turn.paragraph - last.paragraph <= 2) {
    if (means(scope, [...last.calls, ...last.addressed], figure)) add(candidate, 'calledBefore');
    if (means(scope, last.mentions, figure)) add(candidate, 'mentionedBefore');
  }
  if (next && next.paragraph - turn.paragraph <= 2) {
    if (means(scope, next.calls, figure)) add(candidate, 'calledAfter');
    if (means(scope, next.mentions, figure)) add(candidate, 'mentionedAfter');
  }
  if (turn.before !== null && scope.meaning[turn.before] === figure)
    add(candidate, isCued(turn) ? 'narrationBeforeCued' : 'narrationBefore');
}

/** How lately and how often a figure was spoken of. */
export interface Salience {
  /** Characters since its last mention outside speech; 0 or less when it is mentioned in the turn's own paragraph. */
  readonly distance: number;
  readonly rank: number;
  readonly count: number;
  readonly frequency: number;
  /** How long the story is, from 0 to 1: in a short one nameless people count as much as named ones. */
  readonly length: number;
  readonly mentionedNext: boolean;
  readonly onlyTalkedOf: boolean;
  /** Whether the telling has not mentioned it since the last change of scene. */
  readonly offstage: boolean;
}

function addSalience(scope: Scope, candidate: Candidate, salience: Salience): void {
  const { reach } = scope;
  const { distance, rank } = salience;
  const where =
    distance <= 0
      ? 'here'
      : distance < reach
        ? 'near'
        : distance < reach * 2.7
          ? 'close'
          : distance < reach * 6.7
            ? 'far'
            : 'absent';
  add(candidate, where);
  if (rank < 3) add(candidate, `rank${rank + 1}`);
  add(candidate, 'count', Math.min(1, salience.count / 6));
  add(candidate, 'frequency', salience.frequency);
  if (salience.mentionedNext && !isCued(scope.turn)) add(candidate, 'mentionedNext');
  if (salience.onlyTalkedOf) add(candidate, 'onlyTalkedOf');
  if (salience.offstage) add(candidate, 'offstage');
  const figure = scope.figures[candidate.figure];
  if (figure?.origin === 'group') add(candidate, 'group');
  if (figure && !isNamed(figure)) {
    add(candidate, 'obscure', (1 - salience.frequency) * salience.length);
  }
}

/** Reads all signs that do not depend on who spoke the other turns. */
export function candidateOf(scope: Scope, figure: number, salience: Salience): Candidate {
  const candidate: Candidate = { figure, signs: new Map() };
  addCues(scope, candidate);
  addNames(scope, candidate);
  addSalience(scope, candidate, salience);
  return candidate;
}

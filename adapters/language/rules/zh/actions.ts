/** Finds deeds in a Chinese sentence: the verb, who acts, upon what, where, and how. */
import type { Span } from '../../../../contracts/shared.ts';
import type { ActionHit, PlaceHit, PropHit } from '../shown/finding.ts';
import type { Phrase } from '../who/figure.ts';
import { indicesWithin } from '../who/span-range.ts';
import { actionOf, LONGEST_VERB, MANNER_WORDS, type ActionManner, type ActionSense } from './action-verbs.ts';
import { isGoverned } from './function-words.ts';
import { clausesOf } from './sentences.ts';
import { tokenAt, type Token } from './tokens.ts';

export interface ActionGround {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly phrases: readonly Phrase[];
  readonly places: readonly PlaceHit[];
  readonly props: readonly PropHit[];
}

/** Words that deny, wish or only allow what follows. */
const NOT_DONE = /(?:没有|没|不|未|别|莫|不要|想要|想|要|会|能|可以|应该|应当|必须|愿意|不肯|打算|准备|禁止|难以|无法|不敢|不能|不会|不用|怕|将要|说是|免不了)(?:再|去|来)?$/;

interface VerbAt {
  readonly sense: ActionSense;
  readonly start: number;
  readonly end: number;
  /** Index of the token after it. */
  readonly next: number;
}

/** The longest verb of the table that begins at a token and ends with one. */
function verbAt(ground: ActionGround, at: number, end: number): VerbAt | null {
  const first = ground.tokens[at];
  if (!first) return null;
  let best: VerbAt | null = null;
  let word = '';
  for (let next = at; next < ground.tokens.length; next++) {
    const token = ground.tokens[next];
    if (!token || token.end > end || word.length + token.word.length > LONGEST_VERB) break;
    word += token.word;
    const sense = actionOf(word);
    if (sense) best = { sense, start: first.start, end: token.end, next: next + 1 };
  }
  return best ?? stemAt(first, at);
}

/** A verb with an ending: 站起身来 is found through 站起身, 擦干净 through 擦. */
function stemAt(token: Token, at: number): VerbAt | null {
  if (!/^(?:v|vn|vd|i|l|z)/.test(token.tag) || token.word.length < 2) return null;
  for (let length = token.word.length - 1; length >= 1; length--) {
    const sense = actionOf(token.word.slice(0, length));
    if (sense && (length > 1 || /[着了过到在起出进上下开住完走来去]/.test(token.word.charAt(1)))) return { sense, start: token.start, end: token.end, next: at + 1 };
  }
  return null;
}

const NOUN_TAG = /^(?:n|ns|nz|s|t|f|m|q|r|x)/;

/** Whether a verb's deed is done here. A lone character that jieba takes for a noun or a measure is no verb. */
function isDone(ground: ActionGround, verb: VerbAt, clause: Span): boolean {
  const before = ground.text.slice(clause.start, verb.start);
  const token = ground.tokens[tokenAt(ground.tokens, verb.start)];
  if (NOT_DONE.test(before)) return false;
  if (token && token.end === verb.end && verb.end - verb.start === 1 && NOUN_TAG.test(token.tag)) return false;
  return !/^(?:的(?!时候)|声|法|处|者)/.test(ground.text.slice(verb.end, verb.end + 2));
}

/** How a deed is done: a manner word between the subject and the verb, else the verb's own manner. */
const mannerOf = (ground: ActionGround, verb: VerbAt, clause: Span): ActionManner => {
  const before = ground.text.slice(Math.max(clause.start, verb.start - 8), verb.start);
  return MANNER_WORDS.find(([, words]) => words.test(before))?.[0] ?? verb.sense.manner;
};

const isSubject = (ground: ActionGround, index: number, clause: Span): boolean => {
  const phrase = ground.phrases[index];
  if (!phrase || phrase.predicate || phrase.quoted) return false;
  const before = ground.text.slice(clause.start, phrase.start).slice(-6);
  return !/^的/.test(ground.text.slice(phrase.end, phrase.end + 1)) && !isGoverned(before);
};

/** Who, or what thing, stands before the verb in its clause. */
function subjectOf(ground: ActionGround, verb: VerbAt, clause: Span): { actor: number | null; thing: number | null } | null {
  const range = { start: clause.start, end: verb.start };
  const actor = indicesWithin(ground.phrases, range).find((index) => isSubject(ground, index, clause)) ?? null;
  if (actor !== null) return { actor, thing: null };
  const coverb = (start: number): boolean => /(?:把|将|用|在|从|向|对|往|被|给|到|着)(?:[\u4e00-\u9fff]{0,3}(?:的|个|盏|把|只))?$/.test(ground.text.slice(clause.start, start));
  const thing = indicesWithin(ground.props, range).find((index) => !coverb(ground.props[index]?.start ?? 0));
  return thing === undefined ? null : { actor: null, thing };
}

function hitOf(ground: ActionGround, verb: VerbAt, clause: Span): ActionHit {
  const subject = subjectOf(ground, verb, clause);
  const after = { start: verb.end, end: clause.end };
  const disposed = { start: clause.start, end: verb.start };
  const people = [...indicesWithin(ground.phrases, after), ...indicesWithin(ground.phrases, disposed)].filter((index) => index !== subject?.actor && !ground.phrases[index]?.predicate);
  const things = [...indicesWithin(ground.props, after), ...indicesWithin(ground.props, disposed)].filter((index) => index !== subject?.thing);
  const places = [...indicesWithin(ground.places, after), ...indicesWithin(ground.places, disposed)];
  return {
    start: verb.start,
    end: clause.end,
    verb: verb.sense.verb,
    manner: mannerOf(ground, verb, clause),
    actor: subject?.actor ?? null,
    carried: subject === null,
    thing: subject?.thing ?? null,
    target: people[0] ?? null,
    prop: things[0] ?? null,
    place: places[0] ?? null,
  };
}

/** Lists the deeds of a range of text that holds no speech. */
export function findActions(ground: ActionGround, range: Span): ActionHit[] {
  const hits: ActionHit[] = [];
  for (const clause of clausesOf(ground.text, range)) {
    let at = tokenAt(ground.tokens, clause.start);
    while ((ground.tokens[at]?.start ?? clause.end) < clause.end) {
      const verb = verbAt(ground, at, clause.end);
      if (verb && isDone(ground, verb, clause)) hits.push(hitOf(ground, verb, clause));
      at = verb?.next ?? at + 1;
    }
  }
  return hits;
}

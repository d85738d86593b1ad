/** Finds deeds in a Chinese sentence: the verb, who acts, upon what, where, and how. */
import type { Span } from '../../../../contracts/shared.ts';
import { distinctDeeds, type ActionHit } from '../shown/finding.ts';
import { indicesWithin } from '../who/span-range.ts';
import { actionOf, LONGEST_VERB, MANNER_WORDS, type ActionManner } from './action-verbs.ts';
import { BODY } from './function-words.ts';
import { clausesOf, sentencesOf } from './sentences.ts';
import { tokenAt, type Token } from './tokens.ts';
import { isSubject, subjectOf, isOwner, type ActionGround, type VerbAt } from './action-subjects.ts';

/** Words that deny, wish or only allow what follows. */
const NOT_DONE =
  /(?:没有|没|不|未|别|莫|不要|想要|想|要|会|能|可以|应该|应当|必须|愿意|不肯|打算|准备|禁止|难以|无法|不敢|不能|不会|不用|怕|将要|说是|免不了)(?:再|去|来)?$/;

/** Words in whose clause nothing is done: it is only like it, or would be done in another case. */
const UNREAL = /仿佛|好像|宛如|犹如|恨不得|否则|不然|如果|要是|倘[若使]|假[如使]|若是/;

/** 倒 before a judgement is no fall: 倒觉爽快, 倒也安静. */
const ONLY_RATHER = /^倒(?=[觉是也还很不没有像好])/;

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
    if (sense && (length > 1 || /[着了过到在起出进上下开住完走来去]/.test(token.word.charAt(1))))
      return { sense, start: token.start, end: token.end, next: at + 1 };
  }
  return null;
}

const NOUN_TAG = /^(?:n|ns|nz|s|t|f|m|q|r|x)/;

/** Whether 来, 去, 走 and the like only complete the verb before them: 转过脸去, 拿来. */
function isComplement(ground: ActionGround, verb: VerbAt, clause: Span): boolean {
  const word = ground.text.slice(verb.start, verb.end);
  if (!/^[来去走到进开起过上下动]$/.test(word)) return false;
  const before = ground.text.slice(clause.start, verb.start);
  return /(?:[着了过起出进上下回开走跑拿送带脸身头手门口里捡找听看抓捉碰遇收买摸感想得见]|得)$/.test(before);
}

/** Whether a verb's deed is done here. A lone character that jieba takes for a noun or a measure is no verb. */
function isDone(ground: ActionGround, verb: VerbAt, clause: Span): boolean {
  const before = ground.text.slice(clause.start, verb.start);
  const token = ground.tokens[tokenAt(ground.tokens, verb.start)];
  if (UNREAL.test(before) || ONLY_RATHER.test(ground.text.slice(verb.start, verb.end + 1))) return false;
  if (NOT_DONE.test(before) || isComplement(ground, verb, clause)) return false;
  if (token && token.end === verb.end && verb.end - verb.start === 1 && NOUN_TAG.test(token.tag))
    return false;
  if (
    /^(?:合|闭|张|睁)/.test(ground.text.slice(verb.start, verb.end)) &&
    BODY.test(ground.text.slice(verb.end))
  )
    return false;
  return !/^(?:的(?!时候)|声|法|处|者)/.test(ground.text.slice(verb.end, verb.end + 2));
}

/** How a deed is done: a manner word between the subject and the verb, else the verb's own manner. */
const mannerOf = (ground: ActionGround, verb: VerbAt, clause: Span): ActionManner => {
  const before = ground.text.slice(Math.max(clause.start, verb.start - 8), verb.start);
  return MANNER_WORDS.find(([, words]) => words.test(before))?.[0] ?? verb.sense.manner;
};

function hitOf(ground: ActionGround, verb: VerbAt, clause: Span): ActionHit {
  const subject = subjectOf(ground, verb, clause);
  const after = { start: verb.end, end: clause.end };
  const disposed = { start: clause.start, end: verb.start };
  const people = [...indicesWithin(ground.phrases, after), ...indicesWithin(ground.phrases, disposed)].filter(
    (index) => index !== subject.actor && !ground.phrases[index]?.predicate && !isOwner(ground, index),
  );
  const things = [...indicesWithin(ground.props, after), ...indicesWithin(ground.props, disposed)].filter(
    (index) => index !== subject.thing,
  );
  const places = [...indicesWithin(ground.places, after), ...indicesWithin(ground.places, disposed)];
  return {
    start: verb.start,
    end: clause.end,
    verb: subject.nature ?? verb.sense.verb,
    manner: mannerOf(ground, verb, clause),
    actor: subject.actor,
    carried: subject.carried,
    thing: subject.thing,
    target: people[0] ?? null,
    prop: things[0] ?? null,
    place: places[0] ?? null,
  };
}

/** Deeds of one sentence: a clause without a subject goes on with the subject of the clause before. */
function deedsOf(ground: ActionGround, sentence: Span): ActionHit[] {
  const hits: ActionHit[] = [];
  let last: number | null = null;
  for (const clause of clausesOf(ground.text, sentence)) {
    let at = tokenAt(ground.tokens, clause.start);
    while ((ground.tokens[at]?.start ?? clause.end) < clause.end) {
      const verb = verbAt(ground, at, clause.end);
      if (verb && isDone(ground, verb, clause)) {
        const hit = hitOf(ground, verb, clause);
        hits.push(
          hit.carried && last !== null
            ? { ...hit, actor: last, carried: false, target: hit.target === last ? null : hit.target }
            : hit,
        );
        last = hit.actor ?? last;
      }
      at = verb?.next ?? at + 1;
    }
    last = indicesWithin(ground.phrases, clause).find((index) => isSubject(ground, index, clause)) ?? last;
  }
  return distinctDeeds(hits);
}

/** Lists the deeds of a range of text that holds no speech. */
export const findActions = (ground: ActionGround, range: Span): ActionHit[] =>
  sentencesOf(ground.text, range).flatMap((sentence) => deedsOf(ground, sentence));

/** Finds deeds in a Chinese sentence: the verb, who acts, upon what, where, and how. */
import type { ActionVerb } from '../../../../contracts/reading.ts';
import type { Span } from '../../../../contracts/shared.ts';
import type { ActionHit, PlaceHit, PropHit } from '../shown/finding.ts';
import type { Phrase } from '../who/figure.ts';
import { indicesWithin } from '../who/span-range.ts';
import { actionOf, LONGEST_VERB, MANNER_WORDS, type ActionManner, type ActionSense } from './action-verbs.ts';
import { BODY, isGoverned } from './function-words.ts';
import { clausesOf, sentencesOf } from './sentences.ts';
import { tokenAt, type Token } from './tokens.ts';

export interface ActionGround {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly phrases: readonly Phrase[];
  readonly places: readonly PlaceHit[];
  readonly props: readonly PropHit[];
}

/** Words that deny, wish or only allow what follows. */
const NOT_DONE =
  /(?:没有|没|不|未|别|莫|不要|想要|想|要|会|能|可以|应该|应当|必须|愿意|不肯|打算|准备|禁止|难以|无法|不敢|不能|不会|不用|怕|将要|说是|免不了)(?:再|去|来)?$/;

/** Verbs that somebody new may follow: 坐着一个老人, 来了一个女人. */
const INVERTS: ReadonlySet<ActionVerb> = new Set<ActionVerb>([
  'stand',
  'sit',
  'kneel',
  'lie',
  'sleep',
  'walk',
  'run',
  'enter',
  'approach',
  'arrive',
  'appear',
  'fly',
  'hang',
  'jump',
  'climb',
]);

/** What weather and light do, by the noun at the beginning of a clause. */
const NATURE: readonly (readonly [ActionVerb, RegExp])[] = [
  ['rain', /^(?:大|小|细|春|秋|暴)?雨(?:点|水|丝)?/],
  ['snow', /^(?:大|小|白|鹅毛大)?雪(?:花)?/],
  ['blow', /^(?:大|北|秋|寒|冷|海|微|春|狂|晨|夜|西北)?风/],
  ['shine', /^(?:太阳|阳光|月亮|月光|星星|星光|朝阳|夕阳|日头|灯光|晨光|晚霞)/],
  ['burn', /^(?:炉火|灶火|火焰|火苗|篝火|大火|炭火|火)/],
  ['float', /^(?:乌云|白云|云|云彩|雾|薄雾|大雾|雾气|烟|炊烟|落叶|树叶)/],
];

/** Verbs of nature's end: 雨停了, 雾散了. */
const CLEARS = /^(?:停|散|住|过去|退|小了|歇)/;

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

/** Whether a phrase stands as the subject of its clause. */
function isSubject(ground: ActionGround, index: number, clause: Span): boolean {
  const phrase = ground.phrases[index];
  if (!phrase || phrase.predicate || phrase.quoted) return false;
  const after = ground.text.slice(phrase.end, phrase.end + 4);
  const ownsBody = after.startsWith('的') && BODY.test(after);
  return (
    (!after.startsWith('的') || ownsBody) &&
    !isGoverned(ground.text.slice(clause.start, phrase.start).slice(-6))
  );
}

/** Who or what acts in a clause. `carried` when the clause leaves it open, so that the subject before goes on. */
interface Subject {
  readonly actor: number | null;
  readonly thing: number | null;
  readonly nature: ActionVerb | null;
  readonly carried: boolean;
}

const NOBODY: Subject = { actor: null, thing: null, nature: null, carried: false };

const HANDLED = /(?:把|将|用|在|从|向|对|往|被|给|到|着)(?:[\u4e00-\u9fff]{0,3}(?:的|个|盏|把|只))?$/;

/** A noun at the beginning of a clause that is nobody and no known thing; body parts and times leave the subject open. */
function ownNoun(ground: ActionGround, clause: Span): Subject | null {
  const words = ground.text
    .slice(clause.start, clause.end)
    .replace(/^(?:忽然|突然|这时|只见|接着|然后|而|但|于是|终于)/, '');
  const nature = NATURE.find(([, pattern]) => pattern.test(words));
  if (nature)
    return {
      ...NOBODY,
      nature: CLEARS.test(words.replace(nature[1], '').replace(/^(?:也|都|渐渐|慢慢|终于|全|已经)+/, ''))
        ? 'clear'
        : nature[0],
    };
  const first = ground.tokens[tokenAt(ground.tokens, clause.start)];
  if (!first || first.word.length < 2 || !/^(?:n|nz|ns)$/.test(first.tag) || BODY.test(first.word))
    return null;
  const next = ground.tokens[tokenAt(ground.tokens, first.end)];
  return next && /^(?:v|d|a|zg|uz)/.test(next.tag) ? NOBODY : null;
}

/** Whether a clause begins with where: 门外站着老周, 教室里点着灯. */
const opensWithPlace = (ground: ActionGround, clause: Span): boolean =>
  indicesWithin(ground.places, { start: clause.start, end: clause.start + 3 }).some(
    (index) => (ground.places[index]?.end ?? clause.end) < clause.end,
  ) ||
  /^[\u4e00-\u9fff]{1,5}(?:里|外|上|下|边|旁|前|后|中)(?=[\u4e00-\u9fff]{0,2}(?:站|坐|躺|蹲|跪|走|跑|来|点|挂|放|摆))/.test(
    ground.text.slice(clause.start, clause.end),
  );

function subjectOf(ground: ActionGround, verb: VerbAt, clause: Span): Subject {
  const range = { start: clause.start, end: verb.start };
  const actor = indicesWithin(ground.phrases, range).find((index) => isSubject(ground, index, clause));
  if (actor !== undefined) return { ...NOBODY, actor };
  const nature = ownNoun(ground, clause);
  if (nature && nature.nature !== null) return nature;
  const thing = indicesWithin(ground.props, range).find(
    (index) => !HANDLED.test(ground.text.slice(clause.start, ground.props[index]?.start ?? 0)),
  );
  if (thing !== undefined) return { ...NOBODY, thing };
  const after = indicesWithin(ground.phrases, {
    start: verb.end,
    end: Math.min(clause.end, verb.end + 12),
  })[0];
  const follows =
    /^(?:着|了|过来|出来|进来|出了?|来了?)/.test(ground.text.slice(verb.end, verb.end + 2)) ||
    /[着了来出]$/.test(ground.text.slice(verb.start, verb.end));
  if (after !== undefined && follows && INVERTS.has(verb.sense.verb) && !isOwner(ground, after))
    return { ...NOBODY, actor: after };
  return nature ?? (opensWithPlace(ground, clause) ? NOBODY : { ...NOBODY, carried: true });
}

/** Whether a phrase only owns what follows: 秦奶奶家, 老周的信, but not 老周的手, which is he. */
function isOwner(ground: ActionGround, index: number): boolean {
  const end = ground.phrases[index]?.end ?? 0;
  const after = ground.text.slice(end, end + 5);
  return after.startsWith('家') || (after.startsWith('的') && !BODY.test(after));
}

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
  return distinct(hits);
}

/** Deeds without repeats of one verb by one actor in a clause. */
const distinct = (hits: readonly ActionHit[]): ActionHit[] =>
  hits.filter(
    (hit, index) =>
      !hits
        .slice(0, index)
        .some((other) => other.verb === hit.verb && other.actor === hit.actor && other.end === hit.end),
  );

/** Lists the deeds of a range of text that holds no speech. */
export const findActions = (ground: ActionGround, range: Span): ActionHit[] =>
  sentencesOf(ground.text, range).flatMap((sentence) => deedsOf(ground, sentence));

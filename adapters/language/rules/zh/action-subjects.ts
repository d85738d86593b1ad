/** Who or what does a Chinese deed: somebody before the verb or after it, a thing, the weather, or whoever did the deed before. */
import type { ActionVerb } from '../../../../contracts/reading.ts';
import type { Span } from '../../../../contracts/shared.ts';
import type { PlaceHit, PropHit } from '../shown/finding.ts';
import type { Phrase } from '../who/figure.ts';
import { indicesWithin } from '../who/span-range.ts';
import { type ActionSense } from './action-verbs.ts';
import { BODY, isGoverned } from './function-words.ts';
import { tokenAt, type Token } from './tokens.ts';

/** What deeds are looked for in. */
export interface ActionGround {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly phrases: readonly Phrase[];
  readonly places: readonly PlaceHit[];
  readonly props: readonly PropHit[];
}

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

/** A verb where it stands, in the sense that fits. */
export interface VerbAt {
  readonly sense: ActionSense;
  readonly start: number;
  readonly end: number;
  /** Index of the token after it. */
  readonly next: number;
}

/** Whether a phrase stands as the subject of its clause. */
export function isSubject(ground: ActionGround, index: number, clause: Span): boolean {
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

/** Words of seeing, believing and bidding with somebody else, who does what follows: 料他安心睡了, 我眼见你慢慢倒地. */
const ANOTHER_DOES =
  /(?:料定?|以为|见|看(?:着|到)?|望着|听得?|候着?|等着?|让|叫|使|请|劝|求|催|怕|要)(?:[他她它你]们?|儿子|女儿|孩子)[^，。]{0,4}$/;

/** Who or what does the deed of a verb in its clause. */
export function subjectOf(ground: ActionGround, verb: VerbAt, clause: Span): Subject {
  const range = { start: clause.start, end: verb.start };
  if (ANOTHER_DOES.test(ground.text.slice(clause.start, verb.start))) return NOBODY;
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
export function isOwner(ground: ActionGround, index: number): boolean {
  const end = ground.phrases[index]?.end ?? 0;
  const after = ground.text.slice(end, end + 5);
  return after.startsWith('家') || (after.startsWith('的') && !BODY.test(after));
}

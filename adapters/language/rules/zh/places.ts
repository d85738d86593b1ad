/** Finds places in Chinese text, and how firmly people are said to be there. */
import type { PlaceKind } from '../../../../contracts/reading.ts';
import type { Span } from '../../../../contracts/shared.ts';
import type { PlaceHit, Presence } from '../shown/finding.ts';
import type { Phrase } from '../who/figure.ts';
import { firstFrom } from '../who/span-range.ts';
import { PLACE_SUFFIX, PLACE_WORDS } from './place-words.ts';
import { tokenAt, type Token } from './tokens.ts';

export interface PlaceGround {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly phrases: readonly Phrase[];
  readonly quoted: (at: number) => boolean;
}

const ENTERS =
  /(?:走进|跑进|冲进|闯进|踱进|钻进|跨进|飞进|走入|步入|进了|进入|进|来到|走到|跑到|赶到|奔到|回到|到了|去了|到|去|回了|回|走回|跑回|登上|爬上|上了|走上|踏上|下了)$/;
const INSIDE = /(?:在|于|沿着|穿过|走过|经过|进过)$/;

/** Words that only end like a place. */
const NO_PLACE = new Set(
  '背地里 暗地里 特地里 私下 一路 半路 心里 手里 嘴里 眼里 怀里 夜里 家常 大家 人家 国家 作家 画家 道路上 一家 全家 本家 回家 家具 家常'.split(
    ' ',
  ),
);

/** 在海边种地的人: a place inside the description of somebody. */
const ATTRIBUTIVE =
  /^(?:里|上|中|边|旁|下)?[\u4e00-\u9fff]{1,8}的(?:人|孩子|女人|男人|老人|那|这|东西|时候|日子)/;

/** Verbs before 在 that things do: rain falls on the street, a lamp hangs on a wall. */
const THINGS_DO =
  /(?:落|照|吹|洒|飘|挂|停|响|映|流|长|堆|盖|插|摆|放|写|刻|贴|罩|浮|散|撒|打|滴|洒落|照射|弥漫)$/;

const ADJECTIVE = /^(?:老|小|大|破|旧|古|新|空|黑|高|长|窄|荒|深|自家的|自家)$/;

/** Whether 的 leads from one place to the next: 山脚下的小学校. */
function belongsToNext(ground: PlaceGround, end: number): boolean {
  const next = tokenAt(ground.tokens, end);
  return ground.tokens
    .slice(next, next + 5)
    .some((token) => token.start > end && token.start - end <= 6 && kindOf(token.word) !== null);
}

/** Kind of a word: the word itself, or its longest end of two characters, 灯笼铺子 as 铺子. */
export function kindOf(word: string): PlaceKind | null {
  for (let from = 0; from <= Math.max(0, word.length - 2); from++) {
    const kind = PLACE_WORDS.get(word.slice(from));
    if (kind !== undefined) return kind;
  }
  const bare = word.replace(/(?:里|上|中|内|外|边|旁|前|下|间)$/, '');
  return bare !== word && bare !== '' ? (PLACE_WORDS.get(bare) ?? null) : null;
}

/** 街上 is the 街, 屋里 the 屋; 河边 and 村口 are places of their own. */
const nameOf = (word: string): string => {
  const bare = word.replace(/(?:里面|上面|里|上|中|内)$/, '');
  return bare !== '' && PLACE_WORDS.has(bare) ? bare : word;
};

/** Clause before a place, from its last punctuation. */
const clauseBefore = (text: string, at: number): string =>
  text.slice(Math.max(0, at - 24), at).replace(/^.*[，。！？；：“”\n]/s, '');

/** Whether somebody is spoken of earlier in the sentence. */
function hasSomebody(ground: PlaceGround, at: number): boolean {
  const from = Math.max(0, at - 60);
  const sentence = from + Math.max(0, ground.text.slice(from, at).search(/[^。！？\n]*$/));
  for (let index = firstFrom(ground.phrases, sentence); index < ground.phrases.length; index++) {
    const phrase = ground.phrases[index];
    if (!phrase || phrase.start >= at) return false;
    if (!phrase.quoted && !phrase.predicate) return true;
  }
  return false;
}

/** The clause before a place up to its last verb or coverb: 便在 of 便在镇口的咸亨酒店. */
function governing(ground: PlaceGround, start: number): string {
  const clause = clauseBefore(ground.text, start);
  const from = start - clause.length;
  for (let at = tokenAt(ground.tokens, start) - 1; at >= 0; at--) {
    const token = ground.tokens[at];
    if (!token || token.start < from) return '';
    if (
      token.end <= start &&
      (/^(?:v|p)/.test(token.tag) || /^(?:了|过|着|到|进|在|里|回|上|去)$/.test(token.word))
    )
      return ground.text.slice(from, token.end);
  }
  return '';
}

/** 看到, 想到, 遇到 bring nobody anywhere. */
const NO_ARRIVAL =
  /[看见听想遇碰得收找感谈说提做办觉直等轮不知植达拿抓捉摸挂放落滴传照吹伸注扩增减加压流涌飘]到了?$/;

/** Whether a place only belongs to the next one or to somebody: 山脚下的小学校, 在海边种地的人. */
const isAttribute = (ground: PlaceGround, end: number, after: string): boolean =>
  ATTRIBUTIVE.test(after) || (/^(?:上|下|里|中|边|旁|口)?的/.test(after) && belongsToNext(ground, end));

/** A place that opens its clause: people sit there, or something is there. */
function openingPresence(ground: PlaceGround, { start, end }: Span, after: string): Presence {
  const located =
    PLACE_SUFFIX.test(after) ||
    /[里上中内边前下口]$/.test(ground.text.slice(start, end)) ||
    /^的[\u4e00-\u9fff]{1,5}[下上里边旁前]/.test(after);
  const lead = clauseBefore(ground.text, start).replace(
    /^(?:[\u4e00-\u9fff]{1,8}的)?(?:[一二两三四五几那这]?[间座个条片家所])?$/,
    '',
  );
  if (lead !== '' || !located) return 'mentioned';
  return /(?:坐|站|蹲|躺|挤|走|跑|聚|围|来)(?:着|了)/.test(after) || /^.{0,2}，/.test(after)
    ? 'inside'
    : 'set';
}

function presenceOf(ground: PlaceGround, start: number, end: number): Presence {
  const after = ground.text.slice(end, end + 14);
  if (ground.quoted(start) || isAttribute(ground, end, after)) return 'mentioned';
  const before = governing(ground, start);
  if (before === '') return openingPresence(ground, { start, end }, after);
  if (/(?:离开|走出|跑出|出了|出|从|离|自|由)$/.test(before)) return 'mentioned';
  if (INSIDE.test(before)) {
    const things = THINGS_DO.test(before.replace(INSIDE, '')) && !/[把将]/.test(before);
    return things || !hasSomebody(ground, end) ? 'set' : 'inside';
  }
  return ENTERS.test(before) && !NO_ARRIVAL.test(before) && hasSomebody(ground, start)
    ? 'enters'
    : 'mentioned';
}

function hitAt(ground: PlaceGround, at: number): PlaceHit | null {
  const token = ground.tokens[at];
  const kind = token && !NO_PLACE.has(token.word) ? kindOf(token.word) : null;
  if (!token || kind === null) return null;
  const before = ground.tokens[at - 1];
  const next = ground.tokens[at + 1];
  if (next?.start === token.end && kindOf(next.word) !== null && next.word.length > 1) return null;
  const adjective = before?.end === token.start && ADJECTIVE.test(before.word) ? before : null;
  const proper = adjective ? null : properBefore(token, before);
  const from = adjective?.start ?? proper?.start ?? token.start;
  const owner = ownerAt(ground, from);
  const start = owner?.start ?? from;
  const name =
    (owner ? ground.text.slice(owner.start, from) : '') +
    (adjective?.word ?? proper?.word ?? '') +
    nameOf(token.word);
  const qualifier = owner
    ? ground.text.slice(owner.start, owner.end)
    : qualifierOf(ground, at, adjective !== null);
  return {
    start: from,
    end: token.end,
    kind,
    name,
    qualifier,
    presence: presenceOf(ground, start, token.end),
    modifiers: adjective ? [adjective.word] : [],
    isNew: /(?:一|另一|另外一)(?:家|座|间|所|条|片|处|个)(?:[\u4e00-\u9fff]{1,6}的)?$/.test(
      clauseBefore(ground.text, from),
    ),
  };
}

/** The name that a bare noun ends: 青石 of 青石镇. */
const properBefore = (token: Token, before: Token | undefined): Token | null =>
  /^[镇村城街路桥山河湖江海寺庙楼店馆院塔港岛庄巷井]/.test(token.word) &&
  before?.end === token.start &&
  /^(?:n|ns|nz|nr)$/.test(before.tag) &&
  before.word.length === 2
    ? before
    : null;

/** Somebody whose place it is: 秦奶奶家. */
function ownerAt(ground: PlaceGround, at: number): Phrase | null {
  const phrase = ground.phrases[firstFrom(ground.phrases, at) - 1];
  return phrase?.end === at && phrase.form === 'name' ? phrase : null;
}

/** A proper name right before a place: 咸亨酒店, S门, 阿满家. */
function qualifierOf(ground: PlaceGround, at: number, skip: boolean): string | null {
  const token = ground.tokens[at];
  const before = ground.tokens[at - (skip ? 2 : 1)];
  if (!token || !before || !/^(?:nr|ns|nz|eng)/.test(before.tag) || before.word.length < 2) return null;
  const between = ground.text.slice(before.end, token.start);
  return between === '' || between === '的' ? before.word : null;
}

/** Lists the places of a Chinese text, in order. */
export const findPlaces = (ground: PlaceGround): PlaceHit[] =>
  ground.tokens.flatMap((_, at) => hitAt(ground, at) ?? []);

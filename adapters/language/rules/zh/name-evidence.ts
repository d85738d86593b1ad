/** What the neighbours of a string say about whether it is somebody's name: verbs of speech, deeds, calls, descriptions. */
import { isStrongSpeechVerb } from '../en/speech-verbs.ts';
import { BODY, CLAUSE_END, isGoverned } from './function-words.ts';
import { isHumanDeed, isWhollyLikely } from './given-characters.ts';
import { personNounAtEnd } from './nouns.ts';
import { surnameLength } from './surnames.ts';
import { tokenAt, type Token } from './tokens.ts';

/** What names are looked for in. */
export interface NameGround {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly quoted: (at: number) => boolean;
}

/** Whether the word after a name is one that follows a subject: a verb, an adverb, a coverb. */
function precedesPredicate(ground: NameGround, end: number): boolean {
  const token = ground.tokens[tokenAt(ground.tokens, end)];
  return token !== undefined && token.start === end && /^(?:v|vd|d|ad|p|zg|c|l|i|z)$/.test(token.tag);
}

const SPEAKS =
  /^[^，。！？；：“”]{0,5}(?:(?:说|道|问|喊|叫|答)[^话法]?|心想|暗想|想道|寻思|思忖|琢磨|盘算|暗忖|想(?=[：，。“]))/;

/** Words of speech or thought with the words themselves beside them: 小明心想：“…”, “…”阿芳暗想。 */
const QUOTES = /^[^，。！？；：“”]{0,8}(?:[：:]\s*[“「『]|，[“「『])/;

/** 我叫小明: whoever speaks gives a name. */
const INTRODUCES = /(?:我叫|名叫|名字叫|他叫|她叫)$/;

/** Before somebody who is met doing something: 看见老王坐在炉边. */
const MET = /(?:[看望瞧碰遇听]见|[看遇碰]到|见到|发现)了?$/;

/** Before somebody of whom is said what he does: 卖鱼的老张. */
const DESCRIBED = /(?:^|[，。！？；：、…“”\n])[^，。！？；：、…“”\n的他她它我你]{2,8}的$/;

/** Whether 小雨 and 小雪 are what falls here, and nobody. */
const isWeather = (text: string, start: number, end: number): boolean =>
  /^小[雨雪]$/.test(text.slice(start, end)) &&
  (/[下着阵点场丝飘]$/.test(text.slice(0, start)) ||
    /^[还又也都渐仍]*[下落停打淅飘纷越]/.test(text.slice(end, end + 4)));

/** Whether a doubled character only tells how: 懒懒的答, 静静地坐; not 咪咪的鼻子. */
const isManner = (text: string, start: number, end: number): boolean =>
  /^(.)\1$/.test(text.slice(start, end)) &&
  /^[的地]/.test(text.slice(end, end + 1)) &&
  !BODY.test(text.slice(end, end + 4));

/** Whether an English tag names it: said Tom, Tom said. */
function isTaggedInEnglish(text: string, start: number, end: number): boolean {
  const before = /([a-z]+) $/.exec(text.slice(Math.max(0, start - 14), start))?.[1] ?? '';
  const after = /^ ([a-z]+)(?![a-z])/.exec(text.slice(end, end + 16))?.[1] ?? '';
  return isStrongSpeechVerb(before) || isStrongSpeechVerb(after);
}

/** What the neighbours of one occurrence say, and whether only a person keeps such company. */
export function evidenceAt(
  ground: NameGround,
  start: number,
  end: number,
): { score: number; personal: boolean } {
  const { text } = ground;
  const before = text.slice(Math.max(0, start - 4), start);
  const after = text.slice(end, end + 6);
  if (isWeather(text, start, end) || isManner(text, start, end)) return { score: -2, personal: false };
  const opens =
    start === 0 ||
    CLAUSE_END.test(before.trimEnd().slice(-1)) ||
    DESCRIBED.test(text.slice(Math.max(0, start - 12), start)) ||
    personNounAtEnd(before) !== null;
  if (ground.quoted(start)) {
    if (INTRODUCES.test(before)) return { score: 1.2, personal: true };
    const called = opens && /^[，！？。…—!?,]/.test(after);
    return { score: called ? 0.6 : opens && precedesPredicate(ground, end) ? 0.3 : 0, personal: called };
  }
  const named = /(?:名叫|叫做|叫作|名字叫|姓|唤作|人称|名为|取名)$/.test(before);
  const speaks = (opens && SPEAKS.test(after)) || isTaggedInEnglish(text, start, end);
  let score = named ? 1.5 : 0;
  if (speaks) score += QUOTES.test(text.slice(end, end + 14)) || /[”」』"]\s*$/.test(before) ? 1.5 : 1;
  else if ((opens || MET.test(before)) && precedesPredicate(ground, end)) score += 0.6;
  if (BODY.test(after)) score += 0.4;
  const addressed = /(?:对|向|叫|喊|问|告诉|招|找|劝|骂|拉着|拉住|扶着|抱着)$/.test(before);
  if (addressed || (isGoverned(before) && /^(?:[，。！？]|的|一)/.test(after))) score += 0.3;
  if (
    /(?:在|到|去|往|进|从|回)$/.test(before) &&
    /^(?:里|上|下|中|边|旁|城|镇|村|县|省|街|路|山|河)/.test(after)
  )
    score -= 0.8;
  if (/[一二两三四五六七八九十几每这那]$/.test(before) || /^(?:们|地|得)/.test(after)) score -= 0.4;
  return { score, personal: named || speaks || addressed };
}

/** Whether a family name with what looks like a given one opens a sentence in which it does something: 林小雨推开门. */
export function opensDeed(ground: NameGround, name: string, start: number): boolean {
  const { text, tokens } = ground;
  if (!/^$|[。！？!?…”’」』"\n]/.test(text.slice(0, start).trimEnd().slice(-1))) return false;
  const [first, next] = [tokens[tokenAt(tokens, start)], tokens[tokenAt(tokens, start + name.length)]];
  const isCut =
    first?.end === start + surnameLength(name) || first?.end === start + name.length || isWhollyLikely(name);
  if (!isCut || next?.start !== start + name.length || !isHumanDeed(next.word)) return false;
  return (name.length > 2 ? /^(?:v|d|ad|p|z|l|i)/ : /^v/).test(next.tag);
}

/** Finds the proper names of people in Chinese prose: family names, 阿/小/老 forms, titles, and where names stand. */
import { isStrongSpeechVerb } from '../en/speech-verbs.ts';
import { BODY, CLAUSE_END, isGoverned } from './function-words.ts';
import { isHumanDeed, isLikelyName } from './given-characters.ts';
import { personNounAtEnd } from './nouns.ts';
import { isEverydaySurname, surnameLength } from './surnames.ts';
import { tokenAt, type Token } from './tokens.ts';
import { stringsAt, shapeOf, type Shape } from './name-shapes.ts';

/** A string that may be a name, with what speaks for it. */
export interface NameCandidate {
  readonly name: string;
  readonly shape: Shape;
  count: number;
  /** Evidence for a person less that for something else. */
  score: number;
  /** Occurrences in company that only people keep: called, introduced, speaking. */
  personal: number;
  /** Occurrences outside speech. */
  narrated: number;
  /** Occurrences that open a sentence before a deed. */
  acts: number;
  first: number;
  female: number;
  male: number;
}

/** What names are looked for in. */
export interface NameGround {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly quoted: (at: number) => boolean;
}

/** Verbs of one character that stand right after a name: 小红走, 阿明笑. */
const VERB_END =
  /[走跑来去说笑哭看坐站进出拿问喊叫想听望低抬推拉放开点摇回转躲跪跳爬趴蹲躺捧捡抱握挥咬吃喝穿戴脱搬扛提举擦扫追赶逃撞敲拍打递送接给把被对向朝往从在跟便又也就都才已正很不没]$/;

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
function evidenceAt(ground: NameGround, start: number, end: number): { score: number; personal: boolean } {
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

/** Score that a shape needs on average of its occurrences, and in all. */
const NEEDED: Readonly<Record<Shape, readonly [mean: number, sum: number]>> = {
  titled: [-1, -1],
  nick: [0.15, 0.6],
  ah: [0, 0.3],
  full: [0.2, 0.9],
  tagged: [0.2, 0.6],
  child: [0.1, 0.6],
  double: [0.15, 0.9],
  word: [0.25, 2],
  guess: [0.4, 2],
  latin: [0.2, 0.9],
};

function genderVote(ground: NameGround, candidate: NameCandidate, end: number): void {
  const near = /^[^“”\n]{0,14}?([他她伊])(?![们])/.exec(ground.text.slice(end, end + 16));
  if (near?.[1] === '他') candidate.male += 1;
  else if (near) candidate.female += 1;
}

/** One occurrence of what may be a name. */
interface Occurrence {
  readonly name: string;
  readonly shape: Shape;
  readonly start: number;
}

/** Whether a family name with what looks like a given one opens a sentence in which it does something: 林小雨推开门. */
function opensDeed(ground: NameGround, { name, start }: Occurrence): boolean {
  const { text, tokens } = ground;
  if (!/^$|[。！？!?…”’」』"\n]/.test(text.slice(0, start).trimEnd().slice(-1))) return false;
  const [first, next] = [tokens[tokenAt(tokens, start)], tokens[tokenAt(tokens, start + name.length)]];
  const isCut = first?.end === start + surnameLength(name) || first?.end === start + name.length;
  if (!isCut || next?.start !== start + name.length || !isHumanDeed(next.word)) return false;
  return (name.length > 2 ? /^(?:v|d|ad|p|z|l|i)/ : /^v/).test(next.tag);
}

function take(
  ground: NameGround,
  found: Map<string, NameCandidate>,
  { name, shape, start }: Occurrence,
): void {
  const candidate = found.get(name) ?? {
    name,
    shape,
    count: 0,
    score: 0,
    personal: 0,
    narrated: 0,
    acts: 0,
    first: start,
    female: 0,
    male: 0,
  };
  found.set(name, candidate);
  candidate.count++;
  const { score, personal } = evidenceAt(ground, start, start + name.length);
  candidate.score += score;
  if (personal) candidate.personal++;
  if (ground.quoted(start)) return;
  candidate.narrated++;
  if (opensDeed(ground, { name, shape, start })) candidate.acts++;
  genderVote(ground, candidate, start + name.length);
}

/** Whether 老 or 小 stands before a word of its own, which only a name met in the telling does: 小石头, but not 老样子. */
const isWordNick = (name: string): boolean => name.length > 2 && surnameLength(name.slice(1)) !== 2;

function isPerson(candidate: NameCandidate, length: number): boolean {
  const [mean, sum] = NEEDED[candidate.shape];
  const long = length > 20_000 ? 1.5 : 1;
  const acts = /^(?:full|tagged)$/.test(candidate.shape) && candidate.acts > 0;
  if (acts && candidate.score >= 0.5 * candidate.count && isLikelyName(candidate.name)) return true;
  if (candidate.shape === 'double' && candidate.personal === 0) return false;
  if (candidate.shape === 'nick' && candidate.narrated === 0 && isWordNick(candidate.name)) return false;
  const everyday = candidate.shape === 'full' && isEverydaySurname(candidate.name.charAt(0)) ? 1.6 : 1;
  if (/^(?:full|tagged|word|guess)$/.test(candidate.shape) && candidate.narrated === 0) return false;
  if (candidate.shape === 'tagged' && candidate.personal === 0 && candidate.count < 4) return false;
  if (
    (candidate.shape === 'guess' || candidate.shape === 'word') &&
    (candidate.count < 3 || candidate.personal < 2)
  )
    return false;
  return candidate.score >= sum * long * everyday && candidate.score / candidate.count >= mean * everyday;
}

/** Drops strings that only occur inside a longer name, and longer ones that are a name with its neighbour. */
function withoutNested(candidates: readonly NameCandidate[]): NameCandidate[] {
  const ownNames = candidates.filter((candidate) => {
    const runsOn = candidates.some(
      (other) =>
        other !== candidate && candidate.name.startsWith(other.name) && VERB_END.test(candidate.name),
    );
    return !runsOn || candidate.shape === 'titled';
  });
  return ownNames.filter((candidate) => {
    const longer = ownNames.find(
      (other) =>
        other !== candidate &&
        other.name.includes(candidate.name) &&
        other.count >= candidate.count * 0.8 &&
        other.score >= candidate.score * 0.6,
    );
    if (longer) return false;
    const shorter = ownNames.find(
      (other) =>
        other !== candidate &&
        candidate.name.startsWith(other.name) &&
        other.count >= candidate.count * 2 &&
        candidate.shape !== 'titled',
    );
    return shorter === undefined;
  });
}

/** Full names that end in a name already known: 华老栓 beside 老栓, 田晓霞 beside 晓霞. One occurrence is enough. */
function wholeNames(all: readonly NameCandidate[], known: readonly NameCandidate[]): NameCandidate[] {
  const names = new Set(known.map((candidate) => candidate.name));
  return all.filter(
    ({ name, shape }) => shape === 'full' && !names.has(name) && names.has(name.slice(surnameLength(name))),
  );
}

/** A foreign name in its own letters. */
const LATIN = /^[A-Z][a-z]{1,14}$/;

/** Lists the names of people in a text. */
export function findNames(ground: NameGround): NameCandidate[] {
  const found = new Map<string, NameCandidate>();
  ground.tokens.forEach((token, at) => {
    const { start } = token;
    if (LATIN.test(token.word)) take(ground, found, { name: token.word, shape: 'latin', start });
    for (const joined of stringsAt(ground.tokens, at)) {
      const shape = shapeOf(ground.tokens, at, joined);
      if (shape) take(ground, found, { name: joined.text, shape, start });
    }
  });
  const people = [...found.values()].filter((candidate) => isPerson(candidate, ground.text.length));
  return withoutNested([...people, ...wholeNames([...found.values()], people)]).sort(
    (a, b) => a.first - b.first || b.name.length - a.name.length,
  );
}

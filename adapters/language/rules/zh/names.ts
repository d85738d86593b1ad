/** Finds the proper names of people in Chinese prose: family names, 阿/小/老 forms, titles, and where names stand. */
import { BODY, CLAUSE_END, isGoverned, NEVER_IN_NAME } from './function-words.ts';
import { personNoun, titleAtEnd } from './nouns.ts';
import { isEverydaySurname, surnameLength } from './surnames.ts';
import { speechVerb } from './speech-verbs.ts';
import { tokenAt, type Token } from './tokens.ts';

/** How a string looks like a name; `guess` only has the place where it stands. */
type Shape = 'titled' | 'nick' | 'ah' | 'full' | 'tagged' | 'child' | 'word' | 'guess' | 'latin';

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
  first: number;
  female: number;
  male: number;
}

export interface NameGround {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly quoted: (at: number) => boolean;
}

const isHan = (text: string): boolean => /^[\u3400-\u9fff·]+$/.test(text);

/** Parts of speech that can be part of an unknown name when they are one character long. */
const OPAQUE = /^(?:n|nr|ns|nz|nrt|ng|nt|j|a|ag|zg|b|t|g|v|vg|d|q|m|z|x|tg|i|s|h|f)/;

const NO_NICK = new Set(
  `小心 小时 小声 小孩 小说 小路 小河 小船 小屋 小镇 小村 小手 小脸 小狗 小猫 小鸟 小鱼 小草 小花 小树 小桥 小巷 小店 小伙 小姐 小弟 小妹 小鸡 小鸭 小羊 小马 小牛 小猪 小熊
  小兔 小猴 小偷 小贩 小二 小厮 小子 小人 小事 小名 小学 小看 小腿 小院 小街 小楼 小门 小窗 小山 小岛 小溪 小湖 小刀 小碗 小灯 小车 小包 小篮 小风 小步 小跑 小口 小块 小片 小段 小半 小道 小径 小声 小得 小小 小鬼
  老人 老师 老板 老头 老汉 老爷 老大 老二 老三 老虎 老鼠 老家 老街 老屋 老宅 老城 老树 老牛 老马 老狗 老狼 老鹰 老早 老是 老实 老天 老乡 老婆 老公 老太 老娘 老爹 老妈 老伯 老翁 老者 老妇 老妪 老伴 老友 老兄 老弟 老哥 老泪 老式 老旧
  老老 老远 老高 老长 老化 老眼 老龟 老牌 老茶 老酒 老歌 老账 老病 老林 阿姨 阿爸 阿妈 阿公 阿婆 阿爹 阿娘 阿哥 阿姐 阿弟 阿妹 阿伯 阿叔 阿呀 阿门 大家 大人 大声 大叔 大妈 大娘 大爷 大伯 大哥 大姐 大嫂 大婶 大夫 大王 大臣 大军 大风
  大雨 大雪 大雾 大山 大河 大江 大海 大路 大街 大门 大树 大火 大水 大船 大手 大口 大步 大地 大学 大汉 大厅 大殿 大院 大刀 大概 大约 大多 大半 大衣 大笑 大哭 大喊 大叫 大怒 大惊 大喜`.split(
    /\s+/,
  ),
);

/** A string, and how many tokens it is made of. */
interface Joined {
  readonly text: string;
  readonly parts: number;
}

/** The strings that may be names and begin at a token: the token itself, or it with the short ones after it. */
function* stringsAt(tokens: readonly Token[], at: number): Generator<Joined> {
  let text = '';
  for (let parts = 1; parts <= 4; parts++) {
    const token = tokens[at + parts - 1];
    if (!token || !isHan(token.word) || text.length + token.word.length > 4) return;
    if (parts > 1 && NEVER_IN_NAME.test(token.word) && !titleAtEnd(text + token.word)) return;
    text += token.word;
    if (text.length >= 2) yield { text, parts };
  }
}

/** Verbs of one character that stand right after a name: 小红走, 阿明笑. */
const VERB_END = /[走跑来去说笑哭看坐站进出拿问喊叫想听望低抬推拉放开点摇回转]$/;

/** Dictionary words that only look like names. */
const NO_WORD = new Set(
  '花白 冷笑 杨柳 金黄 雪白 乌黑 通红 石头 云彩 温暖 安静 平静 和平 高兴 高大 明白 明亮 白色 黄昏 黄色 花园 花朵 水面 马上 车夫 方向 时间 时候 常常 严寒 江南 江边 山路 天下 关门 关上 白天 白云 白雪 毛驴 石桥 石榴 牛车 马车 向前 成功 成为 后来 从前 古时 国家'.split(
    ' ',
  ),
);

/** How one token alone looks like a name. */
function shapeOfWord(token: Token): Shape | null {
  const { word, tag } = token;
  if (word.length < 2 || word.length > 4 || NO_WORD.has(word) || speechVerb(word) !== null) return null;
  if (/^[小阿]/.test(word) && word.length === 2 && /^nr/.test(tag))
    return word.startsWith('阿') ? 'ah' : 'nick';
  if (/^[老小]/.test(word) && word.length === 2 && surnameLength(word.slice(1)) > 0) return 'nick';
  if (/^nr/.test(tag) && surnameLength(word) > 0) return 'tagged';
  return word.length === 2 &&
    /^(?:n|nz|ns|nrt|t|b)$/.test(tag) &&
    surnameLength(word) > 0 &&
    !NEVER_IN_NAME.test(word)
    ? 'word'
    : null;
}

function shapeOf(tokens: readonly Token[], at: number, { text, parts }: Joined): Shape | null {
  const first = tokens[at];
  if (!first || personNoun(text) !== null || NO_NICK.has(text)) return null;
  const titled = titleAtEnd(text);
  if (titled && titled.title !== '儿' && isTitled(text, titled.title)) return 'titled';
  if (parts === 1) return shapeOfWord(first);
  if (NEVER_IN_NAME.test(first.word)) return null;
  const nick =
    text.length <= 3 && !titled && first.word.length === 1 && restIsOpaque(tokens, at + 1, parts - 1);
  if (nick && text.startsWith('阿')) return 'ah';
  if (nick && /^[老小]/.test(text)) return 'nick';
  if (titled?.title === '儿' && text.length === 2) return 'child';
  const surname = surnameLength(text);
  if (!restIsOpaque(tokens, at, parts)) return null;
  if (surname > 0 && text.length > surname && text.length <= surname + 2 && first.word.length <= surname + 1)
    return 'full';
  return parts === 2 && text.length === 2 ? 'guess' : null;
}

/** Whether what stands before a title is a family name, a given one or a nickname: 陈伯, 栓叔, 夏四奶奶, not 一位老师. */
function isTitled(text: string, title: string): boolean {
  const owner = text.slice(0, -title.length);
  if (
    owner.length === 0 ||
    owner.length > 3 ||
    NEVER_IN_NAME.test(owner) ||
    /^[一二两三四五六七八九十几多大小老每各女男新旧好坏哥弟姐妹叔伯]$/.test(owner)
  )
    return false;
  return surnameLength(owner) > 0 || (owner.length === 1 && /^[伯叔婶嫂爷哥姐妹弟姨婆公]$/.test(title));
}

const restIsOpaque = (tokens: readonly Token[], from: number, parts: number): boolean =>
  tokens
    .slice(from, from + parts)
    .every(
      (token) => token.word.length <= 2 && OPAQUE.test(token.tag) && !/^(?:u|p|c|r|y|e|o)/.test(token.tag),
    );

/** Whether the word after a name is one that follows a subject: a verb, an adverb, a coverb. */
function precedesPredicate(ground: NameGround, end: number): boolean {
  const token = ground.tokens[tokenAt(ground.tokens, end)];
  return token !== undefined && token.start === end && /^(?:v|vd|d|ad|p|zg|c|l|i|z)$/.test(token.tag);
}

const SPEAKS = /^[^，。！？；：“”]{0,5}(?:说|道|问|喊|叫|答)[^话法]?/;

/** 我叫小明: whoever speaks gives a name. */
const INTRODUCES = /(?:我叫|名叫|名字叫|他叫|她叫)$/;

/** Whether 小雨 and 小雪 are what falls here, and nobody. */
const isWeather = (text: string, start: number, end: number): boolean =>
  /^小[雨雪]$/.test(text.slice(start, end)) &&
  (/[下着阵点场丝飘]$/.test(text.slice(0, start)) ||
    /^[还又也都渐仍]*[下落停打淅飘纷越]/.test(text.slice(end, end + 4)));

/** What the neighbours of one occurrence say, and whether only a person keeps such company. */
function evidenceAt(ground: NameGround, start: number, end: number): { score: number; personal: boolean } {
  const { text } = ground;
  const before = text.slice(Math.max(0, start - 4), start);
  const after = text.slice(end, end + 6);
  if (isWeather(text, start, end)) return { score: -2, personal: false };
  const opens = start === 0 || CLAUSE_END.test(before.trimEnd().slice(-1));
  if (ground.quoted(start)) {
    if (INTRODUCES.test(before)) return { score: 1.2, personal: true };
    const called = opens && /^[，！？。…—!?,]/.test(after);
    return { score: called ? 0.6 : opens && precedesPredicate(ground, end) ? 0.3 : 0, personal: called };
  }
  const named = /(?:名叫|叫做|叫作|名字叫|姓|唤作|人称|名为|取名)$/.test(before);
  const speaks = opens && SPEAKS.test(after);
  let score = named ? 1.5 : 0;
  if (speaks) score += 1;
  else if (opens && precedesPredicate(ground, end)) score += 0.6;
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
  genderVote(ground, candidate, start + name.length);
}

function isPerson(candidate: NameCandidate, length: number): boolean {
  const [mean, sum] = NEEDED[candidate.shape];
  const long = length > 20_000 ? 1.5 : 1;
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
  return candidates.filter((candidate) => {
    const longer = candidates.find(
      (other) =>
        other !== candidate &&
        other.name.includes(candidate.name) &&
        other.count >= candidate.count * 0.8 &&
        other.score >= candidate.score * 0.6,
    );
    if (longer) return false;
    const shorter = candidates.find(
      (other) =>
        other !== candidate &&
        candidate.name.startsWith(other.name) &&
        (other.count >= candidate.count * 2 || VERB_END.test(candidate.name)) &&
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

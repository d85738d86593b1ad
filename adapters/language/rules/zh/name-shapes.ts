/** What a Chinese string looks like as a name: family names, nicknames with 阿, 小 and 老, titles, and strings that only stand where names do. */
import { isBeastWord } from './beasts.ts';
import { NEVER_IN_NAME } from './function-words.ts';
import { personNoun, titleAtEnd } from './nouns.ts';
import { surnameLength } from './surnames.ts';
import { speechVerb } from './speech-verbs.ts';
import { type Token } from './tokens.ts';

/** How a string looks like a name; `guess` only has the place where it stands. */
export type Shape =
  'titled' | 'nick' | 'ah' | 'full' | 'tagged' | 'child' | 'double' | 'word' | 'guess' | 'latin';

const isHan = (text: string): boolean => /^[\u3400-\u9fff·]+$/.test(text);

/** Parts of speech that can be part of an unknown name when they are one character long. */
const OPAQUE = /^(?:n|nr|ns|nz|nrt|ng|nt|j|a|ag|zg|b|t|g|v|vg|d|q|m|z|x|tg|i|s|h|f)/;

const NO_NICK = new Set(
  `小心 小时 小声 小孩 小说 小路 小河 小船 小屋 小镇 小村 小手 小脸 小狗 小猫 小鸟 小鱼 小草 小花 小树 小桥 小巷 小店 小伙 小姐 小弟 小妹 小鸡 小鸭 小羊 小马 小牛 小猪 小熊
  老样子 老地方 老规矩 老毛病 老办法 老朋友 老一套
  小兔 小猴 小偷 小贩 小二 小厮 小子 小人 小事 小名 小学 小看 小腿 小院 小街 小楼 小门 小窗 小山 小岛 小溪 小湖 小刀 小碗 小灯 小车 小包 小篮 小风 小步 小跑 小口 小块 小片 小段 小半 小道 小径 小声 小得 小小 小鬼
  老人 老师 老板 老头 老汉 老爷 老大 老二 老三 老虎 老鼠 老家 老街 老屋 老宅 老城 老树 老牛 老马 老狗 老狼 老鹰 老早 老是 老实 老天 老乡 老婆 老公 老太 老娘 老爹 老妈 老伯 老翁 老者 老妇 老妪 老伴 老友 老兄 老弟 老哥 老泪 老式 老旧
  老老 老远 老高 老长 老化 老眼 老龟 老牌 老茶 老酒 老歌 老账 老病 老林 阿姨 阿爸 阿妈 阿公 阿婆 阿爹 阿娘 阿哥 阿姐 阿弟 阿妹 阿伯 阿叔 阿呀 阿门 大家 大人 大声 大叔 大妈 大娘 大爷 大伯 大哥 大姐 大嫂 大婶 大夫 大王 大臣 大军 大风
  大雨 大雪 大雾 大山 大河 大江 大海 大路 大街 大门 大树 大火 大水 大船 大手 大口 大步 大地 大学 大汉 大厅 大殿 大院 大刀 大概 大约 大多 大半 大衣 大笑 大哭 大喊 大叫 大怒 大惊 大喜`.split(
    /\s+/,
  ),
);

/** Children counted by their age: 二牛, 三妞, 大柱. */
const COUNTED = /^(?:[二三四五六][牛虎狗娃蛋柱妞丫妮]|大[牛虎柱妞丫])$/;

/** A string, and how many tokens it is made of. */
interface Joined {
  readonly text: string;
  readonly parts: number;
}

/** The strings that may be names and begin at a token: the token itself, or it with the short ones after it; of 李/奶奶家 also 李奶奶. */
export function* stringsAt(tokens: readonly Token[], at: number): Generator<Joined> {
  let text = '';
  for (let parts = 1; parts <= 4; parts++) {
    const token = tokens[at + parts - 1];
    if (!token || !isHan(token.word) || text.length + token.word.length > 4) return;
    if (parts > 1 && NEVER_IN_NAME.test(token.word) && !titleAtEnd(text + token.word)) return;
    text += token.word;
    if (text.length >= 2) yield { text, parts };
    const owner = /家$/.test(text) ? text.slice(0, -1) : '';
    if (titleAtEnd(owner)) yield { text: owner, parts };
  }
}

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
  if (/^(.)\1$/.test(word) && !/^[dzrmqupcytfe]/.test(tag)) return 'double';
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

/** How a string that begins at a token looks like a name; null when it does not. */
export function shapeOf(tokens: readonly Token[], at: number, { text, parts }: Joined): Shape | null {
  const first = tokens[at];
  if (!first || personNoun(text) !== null || NO_NICK.has(text)) return null;
  const titled = titleAtEnd(text);
  if (titled && titled.title !== '儿' && isTitled(text, titled.title)) return 'titled';
  if (COUNTED.test(text)) return 'nick';
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

/** Whether what stands before a title is a family name, a given one, a nickname or an animal: 陈伯, 栓叔, 夏四奶奶, 兔奶奶, not 一位老师. */
function isTitled(text: string, title: string): boolean {
  const owner = text.slice(0, -title.length);
  if (
    owner.length === 0 ||
    owner.length > 3 ||
    NEVER_IN_NAME.test(owner) ||
    /^[一二两三四五六七八九十几多大小老每各女男新旧好坏哥弟姐妹叔伯]$/.test(owner)
  )
    return false;
  return (
    surnameLength(owner) > 0 ||
    isBeastWord(owner) ||
    (owner.length === 1 && /^[伯叔婶嫂爷哥姐妹弟姨婆公]$/.test(title))
  );
}

const restIsOpaque = (tokens: readonly Token[], from: number, parts: number): boolean =>
  tokens
    .slice(from, from + parts)
    .every(
      (token) => token.word.length <= 2 && OPAQUE.test(token.tag) && !/^(?:u|p|c|r|y|e|o)/.test(token.tag),
    );

/** Animals and things that are called like people: 老熊, 熊爷爷, 狐狸大叔, 月亮婆婆. */
import type { Species } from '../../../../contracts/reading.ts';
import { personNoun, titleAtEnd } from './nouns.ts';
import { surnameLength } from './surnames.ts';
import { thingAlive, thingTitled } from './thing-bodies.ts';

/** Animals by the one character that stands for them in a name. */
const STEMS: Readonly<Record<string, Species>> = {
  ...{ 熊: 'bear', 兔: 'rabbit', 狐: 'fox', 狼: 'wolf', 鼠: 'mouse', 狗: 'dog', 猫: 'cat', 虎: 'tiger' },
  ...{ 狮: 'lion', 猪: 'pig', 羊: 'sheep', 鹿: 'sheep', 牛: 'cow', 马: 'horse', 驴: 'donkey', 猴: 'monkey' },
  ...{
    鸡: 'hen',
    鸭: 'duck',
    鹅: 'duck',
    鸟: 'bird',
    雀: 'bird',
    鸦: 'bird',
    鹰: 'bird',
    龟: 'frog',
    蛙: 'frog',
  },
  ...{ 象: 'pig', 獾: 'bear', 蛇: 'dragon', 龙: 'dragon', 鱼: 'fish' },
};

/** The animal that a word alone means: 熊, 狐狸, 老鼠; null for people. */
function speciesOf(word: string): Species | null {
  const facts = personNoun(word)?.facts;
  if (facts && facts.species !== 'human' && facts.species !== 'giant' && facts.species !== 'spirit')
    return facts.species;
  return STEMS[word] ?? null;
}

/** What a name is made of besides 老 or 小 before it and a title after it: 熊 in 老熊 and 熊爷爷. */
function coreOf(name: string): string {
  const title = titleAtEnd(name)?.title;
  const bare = title !== undefined && name.endsWith(title) ? name.slice(0, -title.length) : name;
  return bare.length > 1 && /^[老小大]/.test(bare) && speciesOf(bare) === null ? bare.slice(1) : bare;
}

/** An animal that is named like a person; `doubtful` where its character is also a family name: 马, 熊, 牛, 龙. */
export interface Beast {
  readonly core: string;
  readonly species: Species;
  readonly doubtful: boolean;
}

/** The animal that a name says, null when it says none. */
export function beastIn(name: string): Beast | null {
  const core = coreOf(name);
  const isTitled = titleAtEnd(name) !== null;
  if (core === name && core.length === 1) return null;
  const species =
    speciesOf(core) ?? speciesOf(name) ?? (isTitled ? thingTitled(core) : null) ?? thingAlive(name);
  return species === null ? null : { core, species, doubtful: surnameLength(core) > 0 };
}

/** Whether an owner of a title is an animal or a thing: 兔 in 兔奶奶, 太阳 in 太阳公公. */
export const isBeastWord = (word: string): boolean => (speciesOf(word) ?? thingTitled(word)) !== null;

/** Words that only tales about animals use often enough. */
const WILD = /尾巴|爪子|爪|皮毛|绒毛|羽毛|翅膀|森林|林子|树林|树洞|山洞|洞口|窝里|冬眠|蜂蜜|动物|草原/g;
const OTHERS =
  /狐狸|兔子|小兔|松鼠|老鼠|刺猬|猴子|老虎|狮子|大灰狼|野狼|小鹿|小鸟|麻雀|乌鸦|喜鹊|青蛙|乌龟|母鸡|公鸡|鸭子|山羊|绵羊|小猪|小狗|小猫|猫头鹰/g;

/** Whether a story is peopled by animals, so that 老熊 and 马大叔 are a bear and a horse and not Mr. Xiong and Mr. Ma. */
export function isAnimalTale(text: string): boolean {
  const others = new Set(text.match(OTHERS) ?? []).size;
  return others * 2 + (text.match(WILD)?.length ?? 0) >= 2;
}

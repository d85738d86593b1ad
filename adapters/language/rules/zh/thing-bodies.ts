/** The bodies of things that are alive in Chinese tales: 月亮, 大树爷爷. */
import type { Species } from '../../../../contracts/reading.ts';

/** Things that tales let speak, by the body that each is drawn with; none that people are named after, as 小花 and 石头 are. */
const BODIES: readonly (readonly [Species, string])[] = [
  ['tree', '大树 老树 松树 柳树 槐树 老槐树 榕树 老榕树 桃树 梨树 苹果树 枣树 橡树 银杏树 枫树'],
  ['flower', '花朵 玫瑰花 向日葵 蒲公英 牵牛花'],
  ['loaf', '面包 烧饼 月饼 煎饼 蛋糕'],
  ['sun', '太阳'],
  ['moon', '月亮'],
  ['star', '小星星'],
  ['cloud', '云朵 白云 乌云'],
  ['spirit', '北风 大风'],
  ['thing', '种子 小种子 石狮子 雪人 稻草人 茶壶 镜子 雨滴 小雨滴'],
];

const bodies = new Map(BODIES.flatMap(([body, nouns]) => nouns.split(' ').map((noun) => [noun, body])));

/** The body that a thing is drawn with when it is alive; null for whatever tales do not let speak. */
export const thingAlive = (noun: string): Species | null => bodies.get(noun) ?? null;

/** Things that a title makes somebody: 树爷爷, 星星姐姐. */
const titled: Readonly<Record<string, Species>> = { 树: 'tree', 星星: 'star', 风: 'spirit' };

/** The body of a thing that is called by a title. */
export const thingTitled = (noun: string): Species | null => titled[noun] ?? thingAlive(noun);

/** All nouns of things that tales let speak. */
export const thingNouns: readonly string[] = [...bodies.keys()];

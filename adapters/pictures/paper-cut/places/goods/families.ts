/** Which goods stand together on a shelf. */
import { pick, type Kit } from '../kit.ts';
import { bolts, books, box, fan, lanternGood, lying, scrolls } from './paper-goods.ts';
import { candlestick, clockGood, fruit, loaf, tool, toy } from './sundries.ts';
import { basket, bottle, bowls, jar, plate, teapot, vase } from './vessels.ts';
import type { Good } from './ware.ts';

const makers = {
  jar,
  vase,
  bottle,
  bowls,
  basket,
  box,
  books,
  lying,
  scrolls,
  bolts,
  teapot,
  loaf,
  fruit,
  clock: clockGood,
  toy,
  fan,
  lantern: lanternGood,
  candlestick,
  plate,
  tool,
} as const;

/** Families of goods that belong on the same shelf. */
const families = {
  household: ['jar', 'bowls', 'box', 'vase', 'basket', 'teapot', 'candlestick'],
  kitchen: ['jar', 'bowls', 'plate', 'bottle', 'basket', 'teapot'],
  books: ['books', 'books', 'lying', 'books', 'vase', 'books'],
  study: ['books', 'scrolls', 'lying', 'vase', 'box', 'clock'],
  tea: ['jar', 'teapot', 'jar', 'box', 'bowls'],
  medicine: ['bottle', 'jar', 'bottle', 'box', 'bowls'],
  cloth: ['bolts', 'bolts', 'basket', 'box'],
  bakery: ['loaf', 'basket', 'loaf', 'plate', 'jar'],
  grocer: ['fruit', 'basket', 'bottle', 'jar', 'box', 'fruit'],
  toys: ['toy', 'box', 'toy', 'lying', 'fan'],
  lanterns: ['lantern', 'fan', 'lantern', 'box', 'jar', 'scrolls'],
  clocks: ['clock', 'box', 'clock', 'candlestick'],
  workshop: ['tool', 'box', 'tool', 'jar', 'basket', 'tool'],
  tavern: ['bottle', 'jar', 'bottle', 'plate', 'bottle', 'bowls'],
} as const satisfies Readonly<Record<string, readonly (keyof typeof makers)[]>>;

/** The name of a family of goods. */
export type Family = keyof typeof families;

/** One good of a family, another than `last`. */
export function goodOf(
  kit: Kit,
  family: Family,
  { random, last }: { random: () => number; last: string },
): { name: string; good: Good } {
  const names = families[family].filter((name) => name !== last || family === 'books');
  const name = pick(random, names);
  return { name, good: makers[name](kit, random) };
}

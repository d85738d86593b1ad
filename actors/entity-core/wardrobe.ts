/** What people of a world wear and how they do their hair, with weights: what is left open is drawn from here. */
import type { Beard, Costume, HairStyle, Headwear, Pattern } from '../../contracts/entity.ts';
import type { Age, Gender } from '../../contracts/reading.ts';
import type { Random } from '../runtime/random.ts';
import { isEastern, type World } from './palette.ts';

/** Choices with weights. */
export type Weighted<T extends string> = readonly (readonly [T, number])[];

/** One of weighted choices, by one number of the stream. */
export function draw<T extends string>(random: Random, choices: Weighted<T>): T {
  const total = choices.reduce((sum, [, weight]) => sum + weight, 0);
  let left = random() * total;
  for (const [choice, weight] of choices) {
    left -= weight;
    if (left < 0) return choice;
  }
  const last = choices.at(-1);
  if (last === undefined) throw new RangeError('There is nothing to draw from.');
  return last[0];
}

export type Figure = 'girl' | 'boy' | 'woman' | 'man' | 'grandmother' | 'grandfather';

/** Which rail of the wardrobe a person dresses from; of unknown gender, the men's. */
export function figureOf(gender: Gender, age: Age): Figure {
  const female = gender === 'female';
  if (age === 'child') return female ? 'girl' : 'boy';
  if (age === 'old') return female ? 'grandmother' : 'grandfather';
  return female ? 'woman' : 'man';
}

const cuts: Readonly<Record<World, Readonly<Record<Figure, Weighted<Costume>>>>> = {
  'chinese-old': {
    girl: [
      ['jacketTrousers', 5],
      ['robe', 2],
    ],
    boy: [
      ['jacketTrousers', 5],
      ['vestShirt', 2],
    ],
    woman: [
      ['robe', 4],
      ['jacketTrousers', 2],
      ['apronDress', 2],
      ['qipao', 1],
    ],
    man: [
      ['jacketTrousers', 4],
      ['robe', 4],
      ['vestShirt', 2],
      ['scholarRobe', 1],
    ],
    grandmother: [
      ['robe', 4],
      ['jacketTrousers', 3],
    ],
    grandfather: [
      ['robe', 5],
      ['jacketTrousers', 3],
      ['vestShirt', 1],
    ],
  },
  'chinese-modern': {
    girl: [
      ['dress', 4],
      ['sweater', 3],
      ['schoolUniform', 2],
    ],
    boy: [
      ['sweater', 4],
      ['schoolUniform', 2],
      ['vestShirt', 2],
    ],
    woman: [
      ['dress', 4],
      ['sweater', 3],
      ['coat', 3],
      ['suit', 1],
    ],
    man: [
      ['sweater', 3],
      ['coat', 3],
      ['suit', 3],
      ['vestShirt', 2],
    ],
    grandmother: [
      ['sweater', 3],
      ['jacketTrousers', 3],
      ['coat', 2],
    ],
    grandfather: [
      ['sweater', 3],
      ['coat', 3],
      ['vestShirt', 2],
    ],
  },
  'western-old': {
    girl: [
      ['dress', 4],
      ['apronDress', 3],
    ],
    boy: [
      ['vestShirt', 5],
      ['sailor', 2],
      ['coat', 1],
    ],
    woman: [
      ['dress', 4],
      ['apronDress', 3],
      ['cloak', 2],
    ],
    man: [
      ['vestShirt', 4],
      ['coat', 4],
      ['sweater', 2],
      ['cloak', 1],
    ],
    grandmother: [
      ['apronDress', 3],
      ['dress', 3],
      ['cloak', 2],
    ],
    grandfather: [
      ['coat', 4],
      ['vestShirt', 3],
      ['sweater', 3],
    ],
  },
  'western-modern': {
    girl: [
      ['dress', 4],
      ['sweater', 4],
    ],
    boy: [
      ['sweater', 4],
      ['vestShirt', 3],
      ['sailor', 1],
    ],
    woman: [
      ['dress', 4],
      ['sweater', 3],
      ['coat', 3],
      ['suit', 1],
    ],
    man: [
      ['sweater', 3],
      ['coat', 3],
      ['suit', 3],
      ['vestShirt', 2],
    ],
    grandmother: [
      ['sweater', 3],
      ['dress', 3],
      ['coat', 2],
    ],
    grandfather: [
      ['sweater', 3],
      ['vestShirt', 3],
      ['coat', 3],
    ],
  },
  fairytale: {
    girl: [
      ['dress', 4],
      ['apronDress', 3],
      ['cloak', 2],
    ],
    boy: [
      ['vestShirt', 5],
      ['coat', 2],
    ],
    woman: [
      ['dress', 4],
      ['apronDress', 2],
      ['cloak', 2],
    ],
    man: [
      ['vestShirt', 4],
      ['coat', 3],
      ['cloak', 2],
    ],
    grandmother: [
      ['apronDress', 3],
      ['cloak', 3],
      ['dress', 2],
    ],
    grandfather: [
      ['coat', 3],
      ['cloak', 2],
      ['vestShirt', 3],
    ],
  },
};

const hairOf: Readonly<
  Record<'chinese-old' | 'chinese-modern' | 'west', Readonly<Record<Figure, Weighted<HairStyle>>>>
> = {
  'chinese-old': {
    girl: [
      ['doubleBun', 5],
      ['braids', 4],
      ['bob', 2],
      ['ponytail', 2],
    ],
    boy: [
      ['cropped', 4],
      ['short', 4],
      ['topknot', 2],
    ],
    woman: [
      ['bun', 5],
      ['long', 3],
      ['braid', 3],
      ['ponytail', 1],
    ],
    man: [
      ['topknot', 4],
      ['short', 3],
      ['queue', 1],
      ['cropped', 2],
      ['sidePart', 2],
    ],
    grandmother: [
      ['bun', 6],
      ['short', 1],
    ],
    grandfather: [
      ['thinning', 3],
      ['topknot', 3],
      ['bald', 2],
      ['cropped', 2],
    ],
  },
  'chinese-modern': {
    girl: [
      ['ponytail', 4],
      ['bob', 4],
      ['braids', 3],
      ['long', 1],
    ],
    boy: [
      ['short', 4],
      ['cropped', 3],
      ['sidePart', 2],
      ['wild', 1],
    ],
    woman: [
      ['long', 4],
      ['bob', 3],
      ['ponytail', 3],
      ['bun', 2],
      ['curly', 2],
    ],
    man: [
      ['short', 4],
      ['sidePart', 4],
      ['cropped', 3],
    ],
    grandmother: [
      ['short', 3],
      ['bun', 3],
      ['curly', 3],
    ],
    grandfather: [
      ['thinning', 4],
      ['cropped', 3],
      ['bald', 2],
      ['sidePart', 2],
    ],
  },
  west: {
    girl: [
      ['braids', 4],
      ['bob', 3],
      ['curly', 3],
      ['ponytail', 3],
      ['long', 2],
    ],
    boy: [
      ['short', 4],
      ['sidePart', 3],
      ['curly', 3],
      ['wild', 2],
    ],
    woman: [
      ['long', 4],
      ['bun', 4],
      ['curly', 3],
      ['braid', 2],
      ['bob', 2],
    ],
    man: [
      ['sidePart', 4],
      ['short', 4],
      ['curly', 2],
      ['wild', 1],
      ['cropped', 1],
    ],
    grandmother: [
      ['bun', 5],
      ['curly', 3],
      ['short', 1],
    ],
    grandfather: [
      ['thinning', 4],
      ['bald', 3],
      ['wild', 2],
      ['sidePart', 2],
    ],
  },
};

const headwearOf: Readonly<
  Record<World, Readonly<Record<'girl' | 'boy' | 'woman' | 'man', Weighted<Headwear>>>>
> = {
  'chinese-old': {
    girl: [
      ['none', 5],
      ['ribbon', 3],
      ['flower', 2],
    ],
    boy: [
      ['none', 6],
      ['cap', 2],
    ],
    woman: [
      ['none', 4],
      ['hairpin', 4],
      ['headscarf', 2],
      ['flower', 1],
    ],
    man: [
      ['none', 6],
      ['cap', 3],
      ['bambooHat', 2],
      ['headscarf', 1],
    ],
  },
  'chinese-modern': {
    girl: [
      ['none', 6],
      ['ribbon', 3],
    ],
    boy: [
      ['none', 6],
      ['cap', 3],
    ],
    woman: [
      ['none', 7],
      ['brimHat', 1],
      ['hairpin', 1],
    ],
    man: [
      ['none', 7],
      ['cap', 2],
      ['woolCap', 1],
    ],
  },
  'western-old': {
    girl: [
      ['none', 5],
      ['ribbon', 3],
      ['headscarf', 1],
    ],
    boy: [
      ['none', 5],
      ['cap', 4],
    ],
    woman: [
      ['none', 5],
      ['headscarf', 3],
      ['brimHat', 2],
      ['flower', 1],
    ],
    man: [
      ['none', 5],
      ['cap', 3],
      ['brimHat', 3],
      ['woolCap', 2],
    ],
  },
  'western-modern': {
    girl: [
      ['none', 6],
      ['ribbon', 3],
      ['woolCap', 1],
    ],
    boy: [
      ['none', 6],
      ['cap', 3],
    ],
    woman: [
      ['none', 7],
      ['brimHat', 1],
      ['woolCap', 1],
    ],
    man: [
      ['none', 7],
      ['cap', 2],
      ['woolCap', 2],
    ],
  },
  fairytale: {
    girl: [
      ['none', 4],
      ['ribbon', 3],
      ['hood', 2],
      ['flower', 2],
    ],
    boy: [
      ['none', 5],
      ['cap', 3],
    ],
    woman: [
      ['none', 4],
      ['headscarf', 3],
      ['flower', 2],
      ['hood', 1],
    ],
    man: [
      ['none', 5],
      ['brimHat', 3],
      ['cap', 2],
      ['woolCap', 1],
    ],
  },
};

const beards: Readonly<Record<'man' | 'grandfather', Weighted<Beard>>> = {
  man: [
    ['none', 6],
    ['moustache', 2],
    ['stubble', 2],
    ['goatee', 1],
    ['full', 1],
  ],
  grandfather: [
    ['long', 3],
    ['goatee', 4],
    ['full', 2],
    ['moustache', 2],
    ['none', 0.6],
  ],
};

const patterns: Weighted<Pattern> = [
  ['plain', 8],
  ['stripes', 1],
  ['checks', 1],
  ['dots', 1],
];

const easternPatterns: Weighted<Pattern> = [
  ['plain', 8],
  ['flowers', 1],
  ['clouds', 1],
  ['waves', 1],
];

/** Animals act upright and half dressed, as in fables. */
const animalCuts: Weighted<Costume> = [
  ['vestShirt', 4],
  ['none', 3],
  ['coat', 2],
  ['cloak', 1],
];

const animalHeadwear: Weighted<Headwear> = [
  ['none', 6],
  ['cap', 1],
  ['brimHat', 1],
  ['strawHat', 1],
];

const grownRail = (figure: Figure): 'girl' | 'boy' | 'woman' | 'man' => {
  if (figure === 'grandmother') return 'woman';
  return figure === 'grandfather' ? 'man' : figure;
};

export const cutsFor = (world: World, figure: Figure): Weighted<Costume> => cuts[world][figure];
export const hairFor = (world: World, figure: Figure): Weighted<HairStyle> =>
  hairOf[isEastern(world) ? world : 'west'][figure];
export const headwearFor = (world: World, figure: Figure): Weighted<Headwear> =>
  headwearOf[world][grownRail(figure)];
export const beardsFor = (figure: Figure): Weighted<Beard> =>
  figure === 'man' || figure === 'grandfather' ? beards[figure] : [['none', 1]];
export const patternsFor = (world: World): Weighted<Pattern> =>
  world === 'chinese-old' ? easternPatterns : patterns;
export const animalWardrobe = { cuts: animalCuts, headwear: animalHeadwear } as const;

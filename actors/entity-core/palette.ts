/** Dyes, hair, skin and fur: the paper that characters are cut from. */
import type { Look } from '../../contracts/entity.ts';
import type { Species, StoryReading } from '../../contracts/reading.ts';
import type { Lch } from './colour.ts';

export type World = StoryReading['world'];

/** A dye with the words that ask for it in both languages. */
export interface Dye {
  readonly name: string;
  readonly lch: Lch;
  readonly words: RegExp;
}

const dye = (name: string, lch: readonly [number, number, number], words: RegExp): Dye => ({
  name,
  lch: { l: lch[0], c: lch[1], h: lch[2] },
  words,
});

/** Muted dyes, far apart in OKLab; every film's costumes are chosen from these. */
export const dyes: readonly Dye[] = [
  dye('vermilion', [0.56, 0.17, 32], /红|朱|赤|\bred\b|scarlet|crimson|vermilion/i),
  dye('indigo', [0.43, 0.1, 262], /蓝|靛|藏青|\bblue\b|indigo|navy/i),
  dye('moss', [0.52, 0.08, 128], /绿|翠|\bgreen\b|moss|olive/i),
  dye('ochre', [0.7, 0.11, 82], /黄|赭|\byellow\b|ochre|golden|mustard/i),
  dye('plum', [0.42, 0.11, 338], /紫|\bpurple\b|plum|violet/i),
  dye('teal', [0.53, 0.075, 198], /青|teal|turquoise/i),
  dye('ash', [0.6, 0.012, 250], /灰|\bgr[ae]y\b|ashen/i),
  dye('umber', [0.42, 0.06, 58], /褐|棕|\bbrown\b|umber/i),
  dye('moon', [0.86, 0.02, 95], /白|素|\bwhite\b|ivory|cream/i),
  dye('rose', [0.7, 0.11, 12], /粉|桃|\bpink\b|rosy|\brose\b/i),
  dye('ink', [0.31, 0.025, 268], /黑|皂|\bblack\b|\bdark\b/i),
  dye('jade', [0.68, 0.085, 168], /玉色|碧|jade|mint/i),
  dye('persimmon', [0.66, 0.145, 55], /橙|橘|杏|\borange\b|amber/i),
  dye('lilac', [0.66, 0.075, 305], /藕|丁香|lilac|lavender/i),
  dye('wine', [0.4, 0.12, 12], /酒红|枣红|maroon|\bwine\b|burgundy/i),
  dye('sky', [0.7, 0.075, 236], /天蓝|月白|水蓝|sky.?blue|pale blue/i),
];

/** Skin under neutral light, by family of worlds; story people of one village vary a little. */
export const skins: Readonly<Record<'east' | 'west', readonly Lch[]>> = {
  east: [
    { l: 0.83, c: 0.055, h: 64 },
    { l: 0.79, c: 0.065, h: 60 },
    { l: 0.74, c: 0.075, h: 57 },
    { l: 0.68, c: 0.08, h: 55 },
  ],
  west: [
    { l: 0.85, c: 0.05, h: 55 },
    { l: 0.79, c: 0.06, h: 52 },
    { l: 0.68, c: 0.075, h: 52 },
    { l: 0.54, c: 0.07, h: 50 },
  ],
};

export const isEastern = (world: World): world is 'chinese-old' | 'chinese-modern' =>
  world === 'chinese-old' || world === 'chinese-modern';

/** Hair of grown people by family of worlds; old people's is grey. */
export const hairs: Readonly<Record<'east' | 'west' | 'old', readonly Lch[]>> = {
  east: [
    { l: 0.24, c: 0.012, h: 280 },
    { l: 0.28, c: 0.022, h: 45 },
    { l: 0.21, c: 0.01, h: 250 },
  ],
  west: [
    { l: 0.3, c: 0.04, h: 50 },
    { l: 0.46, c: 0.085, h: 58 },
    { l: 0.76, c: 0.095, h: 84 },
    { l: 0.54, c: 0.13, h: 45 },
    { l: 0.23, c: 0.015, h: 280 },
  ],
  old: [
    { l: 0.88, c: 0.008, h: 95 },
    { l: 0.76, c: 0.008, h: 250 },
    { l: 0.68, c: 0.012, h: 250 },
  ],
};

/** Fur, feathers or hide, which stands where people have skin. */
export const furs: Readonly<Record<Exclude<Species, 'human' | 'giant'>, Lch>> = {
  fox: { l: 0.64, c: 0.14, h: 50 },
  wolf: { l: 0.52, c: 0.015, h: 260 },
  dog: { l: 0.66, c: 0.07, h: 70 },
  cat: { l: 0.68, c: 0.06, h: 75 },
  rabbit: { l: 0.88, c: 0.015, h: 80 },
  bear: { l: 0.42, c: 0.06, h: 55 },
  mouse: { l: 0.65, c: 0.015, h: 60 },
  pig: { l: 0.79, c: 0.07, h: 20 },
  sheep: { l: 0.92, c: 0.015, h: 90 },
  cow: { l: 0.6, c: 0.05, h: 55 },
  horse: { l: 0.46, c: 0.075, h: 50 },
  donkey: { l: 0.58, c: 0.012, h: 70 },
  monkey: { l: 0.5, c: 0.07, h: 60 },
  tiger: { l: 0.72, c: 0.13, h: 65 },
  lion: { l: 0.73, c: 0.105, h: 76 },
  frog: { l: 0.64, c: 0.12, h: 135 },
  bird: { l: 0.62, c: 0.08, h: 240 },
  owl: { l: 0.54, c: 0.05, h: 68 },
  hen: { l: 0.7, c: 0.09, h: 60 },
  duck: { l: 0.86, c: 0.08, h: 95 },
  fish: { l: 0.66, c: 0.1, h: 225 },
  dragon: { l: 0.55, c: 0.1, h: 165 },
  spirit: { l: 0.9, c: 0.03, h: 220 },
  tree: { l: 0.56, c: 0.1, h: 138 },
  flower: { l: 0.86, c: 0.11, h: 92 },
  loaf: { l: 0.74, c: 0.085, h: 76 },
  sun: { l: 0.86, c: 0.13, h: 88 },
  moon: { l: 0.91, c: 0.05, h: 98 },
  star: { l: 0.88, c: 0.1, h: 95 },
  cloud: { l: 0.93, c: 0.018, h: 240 },
  thing: { l: 0.7, c: 0.06, h: 85 },
};

/** What things that are alive wear, so that a tree has its bark and the moon its night; no hats. */
const cloths: Readonly<Partial<Record<Species, Lch>>> = {
  tree: { l: 0.44, c: 0.05, h: 60 },
  flower: { l: 0.52, c: 0.09, h: 140 },
  loaf: { l: 0.86, c: 0.03, h: 85 },
  sun: { l: 0.68, c: 0.12, h: 55 },
  moon: { l: 0.4, c: 0.06, h: 272 },
  star: { l: 0.46, c: 0.07, h: 262 },
  cloud: { l: 0.72, c: 0.04, h: 240 },
};

/** The colour of what a thing that is alive wears; null for everybody who chooses their clothes. */
export const clothOf = (species: Species): Lch | null => cloths[species] ?? null;

/** How far a body's height departs from the usual, by species; people have their own rule. */
export const statures: Readonly<Partial<Record<Species, number>>> = {
  giant: 1.75,
  dragon: 1.5,
  bear: 1.15,
  horse: 1.1,
  cow: 1.05,
  lion: 1.05,
  tiger: 1.05,
  donkey: 0.98,
  wolf: 0.95,
  tree: 1.1,
  sun: 0.9,
  moon: 0.85,
  cloud: 0.75,
  thing: 0.6,
  flower: 0.6,
  loaf: 0.6,
  star: 0.6,
  fox: 0.82,
  dog: 0.78,
  pig: 0.78,
  sheep: 0.78,
  monkey: 0.75,
  cat: 0.66,
  rabbit: 0.6,
  owl: 0.56,
  hen: 0.5,
  duck: 0.5,
  frog: 0.46,
  fish: 0.5,
  bird: 0.42,
  mouse: 0.4,
};

/** Whether the body is covered by fur or the like rather than skin. */
export const isFurred = (species: Look['species']): species is keyof typeof furs =>
  Object.hasOwn(furs, species);

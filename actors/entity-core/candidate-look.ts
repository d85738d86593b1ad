/** One way a character could look: the story's words where they speak, seeded chance where they do not. */
import type { Beard, Costume, HairStyle, Headwear, Look } from '../../contracts/entity.ts';
import type { CastMember } from '../../contracts/reading.ts';
import { between, pick, type Random } from '../runtime/random.ts';
import { hexOf, lchOf, type Lch } from './colour.ts';
import type { Described } from './described.ts';
import { clothOf, dyes, furs, hairs, isEastern, isFurred, skins, statures, type World } from './palette.ts';
import {
  animalWardrobe,
  beardsFor,
  cutsFor,
  draw,
  figureOf,
  hairFor,
  headwearFor,
  patternsFor,
  type Figure,
} from './wardrobe.ts';

/** What a look is drawn for. */
export interface Casting {
  readonly member: Pick<CastMember, 'gender' | 'age' | 'species' | 'role'>;
  readonly described: Described;
  readonly world: World;
  /** Whether this is the one character who wears the accent colour. */
  readonly isHero: boolean;
}

/** Bright dyes are kept for the hero; everybody else wears what stays behind them. */
const BRIGHT = 0.125;

const isBright = ({ c }: Lch): boolean => c >= BRIGHT;

function mainColour(random: Random, { described, isHero, member }: Casting): string {
  if (described.main !== undefined) return described.main;
  const own = clothOf(member.species);
  if (own !== null) return hexOf(own);
  const rail = dyes.filter(({ lch }) => isBright(lch) === isHero);
  return hexOf(pick(random, rail).lch);
}

const MEN: readonly Figure[] = ['boy', 'man', 'grandfather'];

/** An apron is told of cooks and of smiths; what is under it is for the figure to say. */
const fitting = (cut: Costume, figure: Figure): Costume =>
  cut === 'apronDress' && MEN.includes(figure) ? 'apronShirt' : cut;

const TRIM_HUES = [84, 40, 110] as const;

/** A neighbour of the main colour, darker or lighter, so many degrees of hue away. */
const secondOf = (base: Lch, turn: number): string =>
  hexOf({ l: base.l > 0.55 ? base.l - 0.2 : base.l + 0.16, c: base.c * 0.55, h: base.h + turn });

const isLight = ({ l }: Lch): boolean => l > 0.6;

const darkTrim = ({ h }: Lch): string => hexOf({ l: 0.36, c: 0.06, h: h + 180 });
const lightTrim = (hue: number): string => hexOf({ l: 0.82, c: 0.07, h: hue });

/** The colours that go with a main colour which somebody has chosen. */
export function goingWith(main: string): Pick<Look['costume'], 'second' | 'trim'> {
  const base = lchOf(main);
  return { second: secondOf(base, 0), trim: isLight(base) ? darkTrim(base) : lightTrim(TRIM_HUES[0]) };
}

/** Second and trim go with the main colour: a darker neighbour, and a light or dark contrast. */
function costumeOf(random: Random, casting: Casting, figure: Figure): Look['costume'] {
  const { described, world, member } = casting;
  const main = mainColour(random, casting);
  const base = lchOf(main);
  const second = secondOf(base, between(random, -50, 50));
  const trim = isLight(base) ? darkTrim(base) : lightTrim(pick(random, TRIM_HUES));
  const cuts = isFurred(member.species) ? animalWardrobe.cuts : cutsFor(world, figure);
  const drawn = draw(random, cuts);
  const own = drawn === 'none' && clothOf(member.species) !== null ? 'coat' : drawn;
  return {
    cut: described.cut === undefined ? own : fitting(described.cut, figure),
    main,
    second,
    trim,
    pattern: described.pattern ?? draw(random, patternsFor(world)),
  };
}

function hairColour(random: Random, { described, world, member }: Casting): string {
  if (described.hairColour !== undefined) return described.hairColour;
  const rail = member.age === 'old' ? 'old' : isEastern(world) ? 'east' : 'west';
  return hexOf(pick(random, hairs[rail]));
}

interface Head {
  readonly hair: { readonly style: HairStyle; readonly colour: string };
  readonly beard: Beard;
  readonly headwear: Headwear;
}

function furredHead(random: Random, { described, member }: Casting, fur: string): Head {
  const drawn = draw(random, animalWardrobe.headwear);
  return {
    hair: { style: 'bald', colour: described.hairColour ?? fur },
    beard: described.beard ?? 'none',
    headwear: described.headwear ?? (clothOf(member.species) === null ? drawn : 'none'),
  };
}

/** Buns and topknots go under no hat that sits on the crown; such a pair is drawn as the hat with short hair. */
const roomUnderHat: Readonly<Partial<Record<HairStyle, HairStyle>>> = {
  topknot: 'short',
  doubleBun: 'braids',
  wild: 'short',
};
const crownless: readonly Headwear[] = ['none', 'flower', 'hairpin', 'ribbon'];

/** Whether what is worn leaves the crown to be seen. */
export const isBare = (headwear: Headwear): boolean => crownless.includes(headwear);

export const underHat = (style: HairStyle, headwear: Headwear): HairStyle =>
  isBare(headwear) ? style : (roomUnderHat[style] ?? style);

function humanHead(random: Random, casting: Casting, figure: Figure): Head {
  const { described, world } = casting;
  const headwear = described.headwear ?? draw(random, headwearFor(world, figure));
  const drawn = described.hair ?? draw(random, hairFor(world, figure));
  return {
    hair: { style: underHat(drawn, headwear), colour: hairColour(random, casting) },
    beard: described.beard ?? draw(random, beardsFor(figure)),
    headwear,
  };
}

function faceOf(random: Random, described: Described): Look['face'] {
  const shape = (): number => rounded(between(random, -0.85, 0.85));
  const chance = {
    jaw: shape(),
    cheeks: shape(),
    nose: shape(),
    eyes: shape(),
    brows: shape(),
    mouth: shape(),
  };
  return { ...chance, ...described.face };
}

const rounded = (x: number): number => Math.round(x * 100) / 100;
const within = (low: number, x: number, high: number): number => rounded(Math.min(high, Math.max(low, x)));

const usualStature: Readonly<Record<Figure, number>> = {
  girl: 0.98,
  boy: 1,
  woman: 0.96,
  man: 1,
  grandmother: 0.91,
  grandfather: 0.95,
};

function bodyOf(
  random: Random,
  { described, member }: Casting,
  figure: Figure,
): Pick<Look, 'stature' | 'girth'> {
  const species = statures[member.species] ?? usualStature[figure];
  return {
    stature: within(0.3, species * between(random, 0.965, 1.035) * (described.stature ?? 1), 2.2),
    girth: within(0.7, between(random, 0.9, 1.12) * (described.girth ?? 1), 1.6),
  };
}

function skinOf(random: Random, { member, world }: Casting): string {
  if (isFurred(member.species)) {
    const fur = furs[member.species];
    return hexOf({ ...fur, l: fur.l + between(random, -0.05, 0.05), h: fur.h + between(random, -8, 8) });
  }
  return hexOf(pick(random, skins[isEastern(world) ? 'east' : 'west']));
}

/** Draws one complete look; the same stream gives the same look. */
export function candidateLook(random: Random, casting: Casting): Look {
  const { member, described } = casting;
  const figure = figureOf(member.gender, member.age);
  const skin = skinOf(random, casting);
  const head = isFurred(member.species)
    ? furredHead(random, casting, skin)
    : humanHead(random, casting, figure);
  return {
    species: member.species,
    gender: member.gender,
    age: member.age,
    ...bodyOf(random, casting, figure),
    skin,
    ...head,
    costume: costumeOf(random, casting, figure),
    face: faceOf(random, described),
    wrinkles: described.wrinkles ?? member.age === 'old',
    freckles: described.freckles ?? (!isEastern(casting.world) && random() < 0.15),
    glasses: described.glasses ?? (member.age === 'old' && !isFurred(member.species) && random() < 0.12),
  };
}

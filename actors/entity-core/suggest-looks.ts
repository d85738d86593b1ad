/** Six other faces or costumes for somebody: what a creator chooses from who would not draw one himself. */
import type { LookChange } from '../../contracts/edits/entity-edits.ts';
import type { Character, Look } from '../../contracts/entity.ts';
import { between, seeded, seedOf, type Random } from '../runtime/random.ts';
import { candidateLook, isBare } from './candidate-look.ts';
import { colourDistance, hexOf, lchOf } from './colour.ts';
import { isFurred, type World } from './palette.ts';
import { dressed } from './edited-look.ts';

/** How many there are to choose from. */
const OFFERED = 6;
const CANDIDATES = 72;

export type Part = 'face' | 'costume';

export interface Wish {
  readonly character: Character;
  readonly world: World;
  readonly of: Part;
  /** The first offer is number 0; whoever asks for others asks for the next. */
  readonly round: number;
  readonly seed: number;
  /** What the others of the film look like: nobody is to be taken for one of them. */
  readonly others: readonly Look[];
}

/** What of a drawn look is offered: a face is changed with its hair, a costume with what is on the head. */
const changeOf: Readonly<Record<Part, (look: Look) => LookChange>> = {
  face: ({ face, hair, beard, skin, glasses, freckles, wrinkles, headwear }) => ({
    ...{ face, hair, beard, skin, glasses, freckles, wrinkles },
    // A face that hides under a hat is hard to tell from another: where it helps, the hat comes off.
    ...(headwear === 'none' && { headwear }),
  }),
  costume: ({ costume, headwear }) => ({ costume, headwear }),
};

/** Fur of one kind of animal is much alike; here it may be lighter, darker, redder or paler than is usual. */
function otherFur(random: Random, usual: string): string {
  const { l, c, h } = lchOf(usual);
  const lightness = Math.min(0.94, Math.max(0.27, l + between(random, -0.22, 0.24)));
  return hexOf({ l: lightness, c: c * between(random, 0.25, 1.1), h: h + between(random, -28, 28) });
}

/** Hair that a hat leaves to be seen. */
const seenHair = ({ hair, headwear }: Look): string => (isBare(headwear) ? hair.style : headwear);

const unlike = (weight: number, one: unknown, other: unknown): number => (one === other ? 0 : weight);

function facesApart(one: Look, other: Look): number {
  const shapes = ['jaw', 'cheeks', 'nose', 'eyes', 'brows', 'mouth'] as const;
  return (
    unlike(1, seenHair(one), seenHair(other)) +
    unlike(0.8, one.beard, other.beard) +
    unlike(0.5, one.glasses, other.glasses) +
    unlike(0.2, one.freckles, other.freckles) +
    3 * colourDistance(one.hair.colour, other.hair.colour) +
    5 * colourDistance(one.skin, other.skin) +
    0.22 * shapes.reduce((sum, shape) => sum + Math.abs(one.face[shape] - other.face[shape]), 0)
  );
}

const costumesApart = (one: Look, other: Look): number =>
  5 * colourDistance(one.costume.main, other.costume.main) +
  unlike(0.7, one.costume.cut, other.costume.cut) +
  unlike(0.4, one.headwear, other.headwear) +
  unlike(0.2, one.costume.pattern, other.costume.pattern);

const apart: Readonly<Record<Part, (one: Look, other: Look) => number>> = {
  face: facesApart,
  costume: costumesApart,
};

/** To be taken for somebody else of the film is half as bad as two offers that are alike. */
const OTHERS = 2;

const nearest = (distance: (look: Look) => number, looks: readonly Look[]): number =>
  Math.min(...looks.map(distance), Number.MAX_VALUE);

interface Candidate {
  readonly change: LookChange;
  readonly look: Look;
}

function candidateOf(random: Random, { character, world, of }: Wish): Candidate {
  const { look, gender, age, role } = character;
  // The accent colour is one person’s in a film; here the creator says whose.
  const isHero = of === 'costume' && random() < 0.4;
  const member = { gender, age, species: look.species, role };
  const drawn = candidateLook(random, { member, described: {}, world, isHero });
  const skin = isFurred(look.species) && of === 'face' ? otherFur(random, drawn.skin) : drawn.skin;
  const headwear = of === 'face' && random() < 0.7 ? 'none' : drawn.headwear;
  const change = changeOf[of]({ ...drawn, skin, headwear });
  return { change, look: dressed(character, change).look };
}

/** Two people under one big hat are one person to an audience. */
const wearsAnothersHat = ({ look: { headwear } }: Candidate, others: readonly Look[]): boolean =>
  !isBare(headwear) && others.some((other) => other.headwear === headwear);

/** Each is as unlike the ones before, and whoever is there already, as can be had. The same wish gives the same offers. */
export function suggestLooks(wish: Wish): LookChange[] {
  const { character, of, round, seed, others } = wish;
  const random = seeded(seedOf('suggest', of, seed, character.id, round));
  const drawn = Array.from({ length: CANDIDATES }, () => candidateOf(random, wish));
  const own = drawn.filter((each) => !wearsAnothersHat(each, others));
  const candidates = own.length < OFFERED ? drawn : own;
  const chosen: Candidate[] = [];
  const worth = ({ look }: Candidate): number => {
    const to = (other: Look): number => apart[of](look, other);
    const known = [character.look, ...chosen.map((each) => each.look)];
    return Math.min(nearest(to, known), OTHERS * nearest(to, others));
  };
  while (chosen.length < OFFERED)
    chosen.push(candidates.reduce((best, next) => (worth(next) > worth(best) ? next : best)));
  return chosen.map(({ change }) => change);
}

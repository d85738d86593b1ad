/** Casting: each newcomer gets, of many candidates, the look that is least like those already given. */
import type { Look } from '../../contracts/entity.ts';
import { seeded, seedOf } from '../runtime/random.ts';
import { candidateLook, type Casting } from './candidate-look.ts';
import { colourDistance } from './colour.ts';

const CANDIDATES = 48;

/** Two main colours nearer than this are the same colour to an audience. */
export const SAME_COLOUR = 0.09;

/** Two main colours nearer than this are told apart only on a second look: so much the worse, the nearer they are. */
const CLEAR = 0.17;
const BLUR_COSTS = 12;

const differ = (weight: number, one: unknown, other: unknown): number => (one === other ? 0 : weight);

const faceDistance = (one: Look['face'], other: Look['face']): number =>
  Math.abs(one.jaw - other.jaw) +
  Math.abs(one.cheeks - other.cheeks) +
  Math.abs(one.nose - other.nose) +
  Math.abs(one.eyes - other.eyes) +
  Math.abs(one.brows - other.brows) +
  Math.abs(one.mouth - other.mouth);

/** How differently two characters read, silhouette and colour first; two random people lie near 2. */
export function lookDistance(one: Look, other: Look): number {
  return (
    4 * colourDistance(one.costume.main, other.costume.main) +
    differ(0.4, one.costume.cut, other.costume.cut) +
    differ(0.35, one.headwear, other.headwear) +
    differ(0.3, one.hair.style, other.hair.style) +
    differ(0.2, one.beard, other.beard) +
    0.8 * colourDistance(one.hair.colour, other.hair.colour) +
    0.5 * colourDistance(one.skin, other.skin) +
    1.2 * Math.abs(one.stature - other.stature) +
    0.8 * Math.abs(one.girth - other.girth) +
    0.1 * faceDistance(one.face, other.face)
  );
}

/** What may not happen if it can be helped: the same main colour, or the same hair under the same hat. */
function clash(one: Look, other: Look): number {
  const apart = colourDistance(one.costume.main, other.costume.main);
  const blurred = BLUR_COSTS * Math.max(0, CLEAR - apart);
  const sameHead =
    one.headwear === other.headwear && one.hair.style === other.hair.style && one.species === other.species;
  return (apart < SAME_COLOUR ? 3 : 0) + blurred + (sameHead ? 2 : 0);
}

/** Worth of a candidate among those already cast: the nearest counts, clashes count against it. */
function worth(candidate: Look, cast: readonly Look[]): number {
  let nearest = 4;
  let clashes = 0;
  for (const other of cast) {
    nearest = Math.min(nearest, lookDistance(candidate, other));
    clashes += clash(candidate, other);
  }
  return nearest - clashes;
}

/** The best of the candidates drawn for a character; depends on seed and name, not on the order of the story. */
export function castLook(casting: Casting, cast: readonly Look[], identity: readonly [number, string]): Look {
  const random = seeded(seedOf('look', ...identity));
  const candidates = Array.from({ length: CANDIDATES }, () => candidateLook(random, casting));
  const [first, ...others] = candidates.map((look) => ({ look, worth: worth(look, cast) }));
  if (first === undefined) throw new RangeError('A casting needs at least one candidate.');
  return others.reduce((best, next) => (next.worth > best.worth ? next : best), first).look;
}

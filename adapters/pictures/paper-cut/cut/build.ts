/** Proportions of a body: an adult stands six heads high, a child four and a half. */
import type { Look } from '../../../../contracts/entity.ts';
import { isThing } from '../../../../contracts/reading.ts';
import type { Build } from '../rig.ts';

const ADULT: Build = {
  hip: 2.86,
  waist: 3.32,
  chest: 4.0,
  shoulder: 4.56,
  neck: 4.86,
  upperArm: 1.08,
  foreArm: 0.94,
  thigh: 1.315,
  shin: 1.29,
  ankle: 0.2,
  shoulderHalf: 0.63,
  chestHalf: 0.56,
  waistHalf: 0.46,
  hipHalf: 0.5,
  limb: 1,
  stoop: 0.02,
  head: 1,
};

const WOMAN: Build = {
  ...ADULT,
  shoulderHalf: 0.53,
  chestHalf: 0.475,
  waistHalf: 0.37,
  hipHalf: 0.51,
  upperArm: 1.02,
  foreArm: 0.9,
  limb: 0.88,
};

const CHILD: Build = {
  hip: 1.86,
  waist: 2.22,
  chest: 2.8,
  shoulder: 3.2,
  neck: 3.36,
  upperArm: 0.74,
  foreArm: 0.66,
  thigh: 0.82,
  shin: 0.805,
  ankle: 0.18,
  shoulderHalf: 0.45,
  chestHalf: 0.42,
  waistHalf: 0.41,
  hipHalf: 0.42,
  limb: 0.86,
  stoop: 0,
  head: 1.16,
};

/** Animals stand five heads high upon short legs. */
const ANIMAL: Build = {
  hip: 2.1,
  waist: 2.52,
  chest: 3.15,
  shoulder: 3.6,
  neck: 3.8,
  upperArm: 0.88,
  foreArm: 0.76,
  thigh: 0.95,
  shin: 0.93,
  ankle: 0.16,
  shoulderHalf: 0.5,
  chestHalf: 0.5,
  waistHalf: 0.48,
  hipHalf: 0.5,
  limb: 0.95,
  stoop: 0.02,
  head: 1.1,
};

/** Animals that are mostly head, as things are: small birds, mice, frogs. */
const IMP: Build = {
  ...CHILD,
  neck: 3.32,
  head: 1.3,
  shoulderHalf: 0.4,
  chestHalf: 0.42,
  waistHalf: 0.44,
  hipHalf: 0.43,
};

const IMPS = new Set<Look['species']>(['mouse', 'frog', 'bird', 'owl', 'hen', 'duck', 'fish', 'rabbit']);

const isImp = ({ species }: Look): boolean => IMPS.has(species) || isThing(species);

const isAnimal = ({ species }: Look): boolean =>
  species !== 'human' && species !== 'giant' && species !== 'spirit';

const YOUTH: Build = {
  ...ADULT,
  shoulderHalf: 0.56,
  chestHalf: 0.49,
  waistHalf: 0.4,
  hipHalf: 0.47,
  limb: 0.9,
};

/** The body of a look at stature 1; `scaleOf` makes it as tall as the look says. */
export function buildOf(look: Look): Build {
  const base = frameOf(look);
  const { girth } = look;
  const stout: Build = {
    ...base,
    shoulderHalf: base.shoulderHalf * (0.75 + 0.25 * girth),
    chestHalf: base.chestHalf * (0.35 + 0.65 * girth),
    waistHalf: base.waistHalf * girth ** 1.25,
    hipHalf: base.hipHalf * (0.3 + 0.7 * girth),
    limb: base.limb * (0.5 + 0.5 * girth),
  };
  return look.age === 'old' ? aged(stout) : stout;
}

function frameOf(look: Look): Build {
  if (isAnimal(look)) return isImp(look) ? IMP : ANIMAL;
  if (look.age === 'child') return CHILD;
  if (look.species === 'giant')
    return {
      ...ADULT,
      head: 0.86,
      shoulderHalf: 0.82,
      chestHalf: 0.7,
      waistHalf: 0.58,
      hipHalf: 0.6,
      limb: 1.25,
    };
  if (look.gender === 'female') return WOMAN;
  return look.age === 'young' ? YOUTH : ADULT;
}

/** The old stand a little lower and bent. */
const aged = (build: Build): Build => ({
  ...build,
  stoop: 0.16,
  waistHalf: build.waistHalf * 1.08,
  limb: build.limb * 0.92,
});

/** Heads that an adult and a child of stature 1 are tall. */
const TALL = { adult: 6, child: 4.5 };

/** Heads of the world to a head of the figure: an adult of stature 1 has one; animals are as tall upon fewer heads. */
export function scaleOf(look: Look): number {
  if (!isAnimal(look)) return look.stature;
  const tall = look.age === 'child' ? TALL.child : TALL.adult;
  return (look.stature * tall) / (isImp(look) ? 4.75 : 5.05);
}

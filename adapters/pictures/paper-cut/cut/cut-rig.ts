/** Cuts a character: everything that every shot of it needs, from its look alone. */
import type { RigOrder, View } from '../../../../contracts/drawing.ts';
import type { Look } from '../../../../contracts/entity.ts';
import { shade } from '../colour.ts';
import type { HeadArt, HeadPair, Rig } from '../rig.ts';
import { garmentOf } from './body/costumes.ts';
import { cutHands } from './body/hands.ts';
import { buildOf, scaleOf } from './build.ts';
import { cutAnimalHead, cutTail } from './head/animal-head.ts';
import type { HatColours } from './head/hat-parts.ts';
import { cutHeadwear } from './head/headwear.ts';
import { cutHumanHead, type HeadOrder } from './head/human-head.ts';
import { skullFor, type Skull } from './head/skull.ts';
import { paintsOf } from './palette.ts';

/** The rig of a look. */
export function cutRig({ look }: RigOrder): Rig {
  const paints = paintsOf(look);
  const build = buildOf(look);
  const hat = hatColours(look);
  const pair = (view: View): HeadPair => ({
    right: cutHead({ look, paints, hat }, view, 1),
    left: cutHead({ look, paints, hat }, view, -1),
  });
  return {
    version: 1,
    scale: scaleOf(look),
    build,
    paints,
    heads: {
      threeQuarter: pair('threeQuarter'),
      profile: pair('profile'),
      front: pair('front'),
      back: pair('back'),
    },
    garment: garmentOf(look),
    hover: look.species === 'spirit' ? 0.3 : 0,
    tail: cutTail(look, paints),
    hands: cutHands(
      paints,
      look.age === 'child' ? 0.86 : look.gender === 'female' ? 0.92 : 1.04 * (0.7 + 0.3 * build.limb),
    ),
  };
}

/** The head of whatever a look is. */
function cutHead(order: HeadOrder, view: View, person: 1 | -1): HeadArt {
  switch (order.look.species) {
    case 'human':
    case 'giant':
    case 'spirit':
      return cutHumanHead(order, view, person);
    default:
      return withHat(cutAnimalHead(order.look, order.paints, view), order, skullFor(view, person));
  }
}

/** Hats sit on animals as on people, a little higher, because of the ears. */
function withHat(head: HeadArt, { look, hat }: HeadOrder, skull: Skull): HeadArt {
  return { ...head, pieces: [...head.pieces, ...cutHeadwear(look.headwear, skull, hat)] };
}

/** Hats take the costume's second colour, so that they belong to it without vanishing against the robe. */
function hatColours({ costume, headwear }: Look): HatColours {
  const dark = shade(costume.main, -0.14);
  const main =
    headwear === 'scholarHat' || headwear === 'brimHat' || headwear === 'sailorCap' ? dark : costume.second;
  return { main, second: main === dark ? costume.second : costume.trim, accent: costume.trim };
}

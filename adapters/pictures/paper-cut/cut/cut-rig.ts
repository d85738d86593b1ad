/** Cuts a character: everything that every shot of it needs, from its look alone. */
import type { RigOrder, View } from '../../../../contracts/drawing.ts';
import type { Look } from '../../../../contracts/entity.ts';
import { shade } from '../colour.ts';
import type { HeadPair, Rig } from '../rig.ts';
import { garmentOf } from './body/costumes.ts';
import { cutHands } from './body/hands.ts';
import { buildOf, scaleOf } from './build.ts';
import { cutHumanHead } from './head/human-head.ts';
import type { HatColours } from './head/headwear.ts';
import { paintsOf } from './palette.ts';

/** The rig of a look. */
export function cutRig({ look }: RigOrder): Rig {
  const paints = paintsOf(look);
  const build = buildOf(look);
  const hat = hatColours(look);
  const pair = (view: View): HeadPair => ({
    right: cutHumanHead({ look, paints, hat }, view, 1),
    left: cutHumanHead({ look, paints, hat }, view, -1),
  });
  return {
    version: 1,
    scale: scaleOf(look),
    build,
    paints,
    heads: { threeQuarter: pair('threeQuarter'), profile: pair('profile'), front: pair('front'), back: pair('back') },
    garment: garmentOf(look),
    hands: cutHands(paints, look.age === 'child' ? 0.86 : look.gender === 'female' ? 0.92 : 1.04 * (0.7 + 0.3 * build.limb)),
  };
}

/** Hats take the costume's second colour, so that they belong to it without vanishing against the robe. */
function hatColours({ costume, headwear }: Look): HatColours {
  const dark = shade(costume.main, -0.14);
  const main = headwear === 'scholarHat' || headwear === 'brimHat' || headwear === 'sailorCap' ? dark : costume.second;
  return { main, second: main === dark ? costume.second : costume.trim, accent: costume.trim };
}

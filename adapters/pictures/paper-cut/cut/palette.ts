/** Colours of a person: two tones of skin and hair, and what the face needs. */
import type { Look } from '../../../../contracts/entity.ts';
import { mix, oklabOf, shade } from '../colour.ts';
import type { Paints } from '../rig.ts';

const EYE_WHITE = '#f6ecd9';

/** Every colour of face and hair, from the two that the look gives. */
export function paintsOf(look: Look): Paints {
  const { skin, hair } = look;
  const pale = oklabOf(hair.colour)[0] > 0.55;
  const deep = shade(skin, -0.17);
  return {
    skin,
    skinShade: shade(skin, -0.085),
    skinDeep: deep,
    blush: mix(skin, '#d8473c', 0.5),
    lip: mix(deep, look.gender === 'female' ? '#b3262e' : '#7e3230', 0.5),
    hair: hair.colour,
    hairShade: shade(hair.colour, pale ? -0.12 : -0.07),
    hairLight: shade(hair.colour, pale ? 0.07 : 0.09),
    brow: pale ? shade(hair.colour, -0.1) : shade(hair.colour, -0.03),
    eyeWhite: EYE_WHITE,
    iris: '#2b1c1f',
    lash: '#241820',
  };
}

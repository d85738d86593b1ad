/** Draws a thing in its own colour: the port of this folder. */
import type { Prop } from '../../../../contracts/entity.ts';
import type { PropKind } from '../../../../contracts/reading.ts';
import type { PropArt } from '../model.ts';
import { rounded, sheetsOf } from '../places/paper/piece.ts';
import { ellipse } from '../places/paper/shapes.ts';
import * as clothes from './clothes.ts';
import * as devices from './devices.ts';
import * as food from './food.ts';
import * as furniture from './furniture.ts';
import { inkOf, inlay, paper, stuff, type Draw, type Thing } from './ink.ts';
import * as jewels from './jewels.ts';
import * as lights from './lights.ts';
import * as nature from './nature.ts';
import * as tools from './tools.ts';
import * as toys from './toys.ts';
import * as vehicles from './vehicles.ts';
import * as vessels from './vessels.ts';
import * as weapons from './weapons.ts';
import * as writing from './writing.ts';

/** A bundle in cloth, for things that have no form of their own. */
const thing: Draw = (ink) => ({
  cuts: [
    paper('M-0.5 0Q-0.66 -0.5 -0.16 -0.66L0.16 -0.66Q0.66 -0.5 0.5 0Z', ink.main, [
      inlay('M0 -0.66Q-0.3 -0.3 -0.24 0L-0.16 0Q-0.2 -0.3 0.04 -0.62Z', ink.dark, 0.8),
    ]),
    paper(
      'M-0.1 -0.62Q-0.4 -0.96 -0.14 -0.98Q0 -0.9 0 -0.74Q0 -0.9 0.14 -0.98Q0.4 -0.96 0.1 -0.62Z',
      ink.pale,
    ),
    paper(ellipse(0, -0.66, 0.13, 0.08), stuff.rope),
  ],
  size: [1.2, 1],
  grip: [0, -0.66],
});

/** Every drawer of the folder under the name of its kind. */
const draws: Readonly<Record<PropKind, Draw>> = {
  ...clothes,
  ...devices,
  ...food,
  ...furniture,
  ...jewels,
  ...lights,
  ...nature,
  ...tools,
  ...toys,
  ...vehicles,
  ...vessels,
  ...weapons,
  ...writing,
  thing,
};

/** The paper, size, grip and light of a prop; its origin is its foot. */
export function drawProp(prop: Prop): PropArt {
  const drawn = draws[prop.kind](inkOf(prop.colour), prop.name);
  const [width, height] = drawn.size;
  return {
    sheets: sheetsOf(drawn.cuts, (colour) => colour),
    glow: glowOf(drawn),
    width,
    height,
    grip: drawn.grip ?? [0, rounded(-height / 2)],
  };
}

function glowOf({ glow }: Thing): PropArt['glow'] {
  if (glow === undefined) return null;
  const [x, y] = glow.at;
  return { x, y, depth: 0, radius: glow.radius, colour: stuff.throws, strength: 0.6, flicker: 0.06 };
}

/** Hands: a mitten and a thumb in six shapes. They hang from the wrist at the origin, fingers down, thumb to the right. */
import type { HandShape } from '../../../../../contracts/drawing.ts';
import { movedKnots, outline, sliver, type Knot, type Point } from '../../path.ts';
import type { HandArt, Paints } from '../../rig.ts';
import type { Sheet } from '../../model.ts';

interface HandCut {
  readonly palm: readonly Knot[];
  readonly thumb: readonly Knot[];
  /** Cuts between the fingers. */
  readonly cuts: readonly (readonly [Point, Point])[];
  /** Fingers that close over what is held. */
  readonly fingers?: readonly Knot[];
  readonly grip: Point;
}

const cutOf: Readonly<Record<HandShape, HandCut>> = {
  relaxed: {
    palm: [
      [-0.075, -0.08],
      [-0.098, 0.08],
      [-0.098, 0.2],
      [-0.06, 0.32],
      [0.0, 0.375],
      [0.052, 0.345],
      [0.08, 0.24],
      [0.088, 0.1],
      [0.072, -0.08],
    ],
    thumb: [
      [0.045, 0.02],
      [0.1, 0.06],
      [0.135, 0.155],
      [0.12, 0.235],
      [0.082, 0.225],
      [0.062, 0.14],
    ],
    cuts: [
      [
        [-0.028, 0.23],
        [-0.012, 0.355],
      ],
      [
        [0.03, 0.22],
        [0.034, 0.34],
      ],
    ],
    grip: [0.02, 0.2],
  },
  open: {
    palm: [
      [-0.072, -0.08],
      [-0.1, 0.06],
      [-0.135, 0.2],
      [-0.15, 0.32],
      [-0.118, 0.36],
      [-0.085, 0.31],
      [-0.062, 0.39],
      [-0.02, 0.42],
      [0.012, 0.345],
      [0.052, 0.39],
      [0.082, 0.345],
      [0.086, 0.22],
      [0.09, 0.09],
      [0.072, -0.08],
    ],
    thumb: [
      [0.05, 0.0],
      [0.12, 0.03],
      [0.2, 0.08],
      [0.238, 0.14],
      [0.205, 0.175],
      [0.13, 0.155],
      [0.062, 0.13],
    ],
    cuts: [
      [
        [-0.06, 0.22],
        [-0.085, 0.31],
      ],
      [
        [0.005, 0.23],
        [0.012, 0.345],
      ],
    ],
    grip: [0.02, 0.22],
  },
  fist: {
    palm: [
      [-0.075, -0.08],
      [-0.105, 0.05],
      [-0.12, 0.15],
      [-0.085, 0.235],
      [0.0, 0.25],
      [0.082, 0.23],
      [0.11, 0.15],
      [0.095, 0.04],
      [0.072, -0.08],
    ],
    thumb: [
      [0.085, 0.03],
      [0.122, 0.1],
      [0.095, 0.185],
      [0.015, 0.2],
      [-0.005, 0.155],
      [0.05, 0.13],
    ],
    cuts: [
      [
        [-0.06, 0.165],
        [-0.055, 0.24],
      ],
      [
        [0.0, 0.205],
        [0.0, 0.25],
      ],
      [
        [0.05, 0.2],
        [0.055, 0.24],
      ],
    ],
    grip: [0.0, 0.14],
  },
  hold: {
    palm: [
      [-0.075, -0.08],
      [-0.105, 0.05],
      [-0.112, 0.16],
      [-0.07, 0.235],
      [0.02, 0.25],
      [0.1, 0.215],
      [0.11, 0.12],
      [0.092, 0.03],
      [0.072, -0.08],
    ],
    thumb: [
      [0.06, -0.01],
      [0.125, 0.03],
      [0.15, 0.11],
      [0.12, 0.17],
      [0.078, 0.15],
      [0.07, 0.08],
    ],
    fingers: [
      [-0.11, 0.1],
      [-0.03, 0.085],
      [0.06, 0.1],
      [0.1, 0.135],
      [0.085, 0.185],
      [0.02, 0.235],
      [-0.06, 0.235],
      [-0.115, 0.18],
    ],
    cuts: [],
    grip: [0.01, 0.13],
  },
  point: {
    palm: [
      [-0.075, -0.08],
      [-0.102, 0.05],
      [-0.11, 0.15],
      [-0.075, 0.225],
      [-0.005, 0.245],
      [0.02, 0.3],
      [0.03, 0.44],
      [0.062, 0.468],
      [0.092, 0.43],
      [0.096, 0.26],
      [0.1, 0.12],
      [0.072, -0.08],
    ],
    thumb: [
      [0.05, 0.03],
      [0.105, 0.07],
      [0.12, 0.15],
      [0.075, 0.2],
      [0.03, 0.185],
      [0.045, 0.12],
    ],
    cuts: [
      [
        [-0.055, 0.16],
        [-0.05, 0.23],
      ],
      [
        [0.0, 0.175],
        [0.0, 0.243],
      ],
    ],
    grip: [0.02, 0.16],
  },
  flat: {
    palm: [
      [-0.07, -0.08],
      [-0.09, 0.06],
      [-0.088, 0.22],
      [-0.065, 0.37],
      [-0.01, 0.425],
      [0.045, 0.4],
      [0.075, 0.25],
      [0.085, 0.09],
      [0.07, -0.08],
    ],
    thumb: [
      [0.045, 0.01],
      [0.1, 0.06],
      [0.125, 0.16],
      [0.105, 0.205],
      [0.07, 0.175],
      [0.055, 0.11],
    ],
    cuts: [
      [
        [-0.035, 0.23],
        [-0.025, 0.4],
      ],
      [
        [0.022, 0.23],
        [0.025, 0.405],
      ],
    ],
    grip: [0.01, 0.2],
  },
};

/** All six shapes at the size of a body's limbs. */
export function cutHands(paints: Paints, size: number): Readonly<Record<HandShape, HandArt>> {
  const cut = (shape: HandShape): HandArt => cutHand(cutOf[shape], paints, size);
  return {
    relaxed: cut('relaxed'),
    open: cut('open'),
    fist: cut('fist'),
    hold: cut('hold'),
    point: cut('point'),
    flat: cut('flat'),
  };
}

function cutHand(hand: HandCut, paints: Paints, size: number): HandArt {
  const grown = (knots: readonly Knot[]): string => outline(movedKnots(knots, { by: [0, 0], size }));
  const sheet = (knots: readonly Knot[], fill: string, lift: number): Sheet => ({
    d: grown(knots),
    fill,
    lift,
    edge: 0.35,
    grain: 0.4,
  });
  const cuts = hand.cuts.map(([[ax, ay], [bx, by]]) => ({
    d: sliver([ax * size, ay * size], [bx * size, by * size], { bend: 0, width: 0.012 * size }),
    fill: paints.skinDeep,
    alpha: 0.8,
  }));
  const palm: Sheet = { ...sheet(hand.palm, paints.skin, 3), inlays: cuts };
  const thumb = sheet(hand.thumb, paints.skin, 1.5);
  const fingers =
    hand.fingers === undefined
      ? []
      : [{ ...sheet(hand.fingers, paints.skin, 2), inlays: fingerCuts(size, paints) }];
  return {
    under: hand.fingers === undefined ? [palm, thumb] : [palm],
    over: hand.fingers === undefined ? [] : [...fingers, thumb],
    grip: [hand.grip[0] * size, hand.grip[1] * size],
  };
}

const fingerCuts = (size: number, paints: Paints) =>
  [0.135, 0.175].map((y, i) => ({
    d: sliver([-0.1 * size, y * size], [0.06 * size, (y + 0.012) * size], {
      bend: 0.004,
      width: 0.01 * size,
    }),
    fill: paints.skinDeep,
    alpha: 0.65 - 0.1 * i,
  }));

/**
 * Paper-cut as data. Lengths are heads of an adult; x to the right, y DOWN as on a canvas; the ground line is y = 0,
 * so a standing adult reaches from y = 0 (feet) to y = −6 (crown). Everything is plain JSON: rigs and backgrounds are artifacts.
 */

/** `#rrggbb`, or a straight blend of two colours from top to bottom turned by `angle` radians. */
export type Fill = string | { readonly from: string; readonly to: string; readonly angle: number };

/** A mark inside a sheet, clipped by it: shade plane, trim, pattern, blush. */
export interface Inlay {
  readonly d: string;
  readonly fill: string;
  readonly alpha: number;
}

/** The second tone of a sheet: a plane on whichever side lies away from the light. */
export interface Form {
  readonly left: string;
  readonly right: string;
  readonly fill: string;
  readonly alpha: number;
}

/** One flat piece of paper. */
export interface Sheet {
  /** SVG path data. */
  readonly d: string;
  readonly fill: Fill;
  /** Distance to what lies under it, in hundredths of a head: length and softness of its shadow; 0 casts none. */
  readonly lift: number;
  /** Strength of the pale cut edge towards the light, 0…1. */
  readonly edge: number;
  /** Strength of the grain, 0…1. */
  readonly grain: number;
  readonly alpha?: number;
  /** Whether it gives light itself (a lit window, a flame, the moon): the tint of the hour leaves it alone. */
  readonly shines?: true;
  readonly inlays?: readonly Inlay[];
  readonly form?: Form;
}

/** Light of a place at one time. Colours are what the light does to paper, not what the lamp looks like. */
export interface Light {
  /** Direction in which shadows fall on the picture plane, unit vector, y down. */
  readonly shadow: readonly [number, number];
  readonly shadowColour: string;
  readonly shadowAlpha: number;
  /** Colour and strength of the pale edge. */
  readonly edgeColour: string;
  /** Multiplies every colour: the tint of the hour. */
  readonly tint: string;
  readonly tintStrength: number;
  /** Dark corners, 0…1. */
  readonly vignette: number;
}

/** A source that glows, with a pool of light around it; it flickers with the frame. */
export interface Glow {
  readonly x: number;
  readonly y: number;
  readonly depth: number;
  /** Reach in heads. */
  readonly radius: number;
  readonly colour: string;
  readonly strength: number;
  readonly flicker: number;
}

/** A sheet or group that moves by itself: a flag, a cloud, a wave, smoke. */
export interface Mover {
  readonly sheets: readonly Sheet[];
  readonly x: number;
  readonly y: number;
  readonly motion: 'sway' | 'bob' | 'drift' | 'rise' | 'flicker' | 'spin';
  /** Heads or radians, as the motion needs. */
  readonly amplitude: number;
  readonly periodSeconds: number;
  /** Share of the period it is ahead, so that no two move in step. */
  readonly phase: number;
}

/** A plane of the set. Depth 0 is where actors stand, below 0 is in front of them. */
export interface Layer {
  readonly id: string;
  readonly depth: number;
  /** Softness of focus, in hundredths of a head. */
  readonly blur: number;
  /** How much of the veil of air lies over it, 0…1; without it, as much as its depth gives. The sky has none. */
  readonly air?: number;
  readonly sheets: readonly Sheet[];
  readonly movers: readonly Mover[];
}

export type Precipitation = 'none' | 'rain' | 'heavyRain' | 'snow' | 'mist' | 'leaves' | 'petals' | 'dust';

export interface Background {
  readonly version: 1;
  /** Sky or back wall: fills whatever no layer covers. */
  readonly backdrop: Fill;
  readonly layers: readonly Layer[];
  readonly glows: readonly Glow[];
  readonly light: Light;
  readonly weather: { readonly kind: Precipitation; readonly strength: number; readonly wind: number };
  /** Veil of air over distance: colour and how much of it lies over depth 1. */
  readonly haze: { readonly colour: string; readonly density: number };
  /** x range where actors may stand with nothing in front of them; at least −6…6. */
  readonly floor: { readonly from: number; readonly to: number };
}

/** A thing that can be held or stand on the stage; its origin is the grip or the foot. */
export interface PropArt {
  readonly sheets: readonly Sheet[];
  readonly glow: Glow | null;
  /** Size in heads, to place it. */
  readonly width: number;
  readonly height: number;
  /** Where a hand holds it, from its origin. */
  readonly grip: readonly [number, number];
}

/** Colours that props are cut from: the thing's own in four tones, and what handles, blades and wicks are made of. */
import { hexOf, lighter, type Tone } from '../places/light/tone.ts';
import { authored } from '../places/paper/authored.ts';
import type { Outline, Point } from '../places/paper/outline.ts';
import { blend, cut, lamp, mark, type Cut, type Lie, type Mark } from '../places/paper/piece.ts';

/** The prop's colour, two tones of it for shade and light, and one for cuts into it. */
export interface Ink {
  readonly main: string;
  readonly pale: string;
  readonly dark: string;
  readonly deep: string;
}

/** The tones of a prop's colour. */
export const inkOf = (colour: string): Ink => ({
  main: colour,
  pale: lighter(colour, 0.09),
  dark: lighter(colour, -0.09),
  deep: lighter(colour, -0.2),
});

const tone = (...given: Tone): string => hexOf(given);

/** Materials under white light that are not the prop's own colour. */
export const stuff = {
  wood: tone(0.52, 0.075, 58),
  darkWood: tone(0.4, 0.065, 45),
  paleWood: tone(0.72, 0.075, 76),
  iron: tone(0.36, 0.02, 270),
  steel: tone(0.74, 0.02, 245),
  brass: tone(0.72, 0.115, 82),
  gold: tone(0.8, 0.14, 86),
  paper: tone(0.93, 0.03, 88),
  linen: tone(0.87, 0.03, 80),
  rope: tone(0.7, 0.06, 78),
  ink: tone(0.27, 0.02, 290),
  leaf: tone(0.55, 0.11, 140),
  glass: tone(0.86, 0.035, 215),
  flame: '#ffd27a',
  core: '#fff3c4',
  throws: '#e8a458',
  shade: tone(0.16, 0.03, 290),
} as const;

/** What a drawer of props gives: its paper, size, where a hand takes it, and its light. */
export interface Thing {
  readonly cuts: readonly Cut[];
  /** Width and height in heads. */
  readonly size: Point;
  /** From the foot; without one, the middle. */
  readonly grip?: Point;
  readonly glow?: { readonly at: Point; readonly radius: number };
}

/** Draws a thing in an ink, as it is called. */
export type Draw = (ink: Ink, name: string) => Thing;

/** A sheet from path data, shaded from top to bottom in two tones. */
export const paper = (shape: string | Outline, colour: string, marks: readonly Mark[] = []): Cut =>
  sheetFrom(shape, blend(lighter(colour, 0.03), lighter(colour, -0.05)), { lift: 3, edge: 0.45, marks });

/** A sheet of one even colour, close to what lies under it. */
export const flat = (shape: string | Outline, colour: string, lie: Lie = {}): Cut =>
  sheetFrom(shape, colour, { lift: 2, edge: 0.3, ...lie });

/** A mark from path data. */
export const inlay = (shape: string | Outline, colour: string, alpha = 1): Mark =>
  mark(outlineOf(shape), colour, alpha);

/** Something that shines. */
export const bright = (shape: string | Outline, from: string = stuff.core, to: string = stuff.flame): Cut =>
  lamp(outlineOf(shape), blend(from, to));

const outlineOf = (shape: string | Outline): Outline => (typeof shape === 'string' ? authored(shape) : shape);

const sheetFrom = (shape: string | Outline, fill: Cut['fill'], lie: Lie): Cut =>
  cut(outlineOf(shape), fill, lie);

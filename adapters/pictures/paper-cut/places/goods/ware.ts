/** What all goods are: paper with a width, glazed in a few colours. */
import { between, pick, type Kit } from '../kit.ts';
import type { Material } from '../light/materials.ts';
import { lighter } from '../light/tone.ts';
import type { Outline } from '../paper/outline.ts';
import { blend, cut, mark, type Cut } from '../paper/piece.ts';

/** Paper that stands on the origin, and the width it needs on a shelf, in heads. */
export interface Good {
  readonly width: number;
  readonly cuts: readonly Cut[];
}

/** Makes one good by chance. */
export type Maker = (kit: Kit, random: () => number) => Good;

/** Glazes, cloths and papers that goods come in. */
const GLAZES: readonly (readonly [Material, number])[] = [
  ['copper', 0],
  ['indigo', 0.12],
  ['stone', 0.04],
  ['sage', 0],
  ['ochre', 0],
  ['plum', 0.1],
  ['teal', 0],
  ['cream', -0.06],
  ['rosewood', 0.08],
];

/** One of the colours that goods come in. */
export const glaze = (kit: Kit, random: () => number): string => {
  const [material, step] = pick(random, GLAZES);
  return kit.paint.of(material, step + between(random, -0.04, 0.04));
};

/** A sheet shaded from light to dark, with marks lighter or darker by a step. */
export const fired = (
  outline: Outline,
  colour: string,
  marks: readonly (readonly [Outline, number])[],
): Cut =>
  cut(outline, blend(lighter(colour, 0.05), lighter(colour, -0.06)), {
    lift: 5,
    edge: 0.45,
    marks: marks.map(([shape, step]) => mark(shape, lighter(colour, step), 0.8)),
  });

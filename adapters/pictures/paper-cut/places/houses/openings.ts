/** Windows and doors seen from outside: a frame, and a pane that is lit after dark. */
import type { Kit } from '../kit.ts';
import { lighter, mixed } from '../light/tone.ts';
import { grille, type Bar } from '../paper/grille.ts';
import { together, type Outline } from '../paper/outline.ts';
import { blend, cut, lamp, mark, shine, type Cut, type Mark, type Part } from '../paper/piece.ts';
import { arch, ellipse, polygon, rect } from '../paper/shapes.ts';

/** A box by its upper left corner: x, y, width, height. */
export type Box = readonly [number, number, number, number];

/** How a window is made. */
export type WindowStyle = 'lattice' | 'sash' | 'casement' | 'modern' | 'arched' | 'round' | 'paper' | 'slit';

/** Window in a box. `lit` overrules whether there is light behind it; trim is the colour of frame and bars. */
export function windowOf(
  kit: Kit,
  style: WindowStyle,
  { box, trim, lit = kit.lit }: { box: Box; trim: string; lit?: boolean },
): Cut[] {
  const [x, y, w, h] = box;
  const rim = style === 'modern' ? 0.1 : 0.16;
  const inner: Box = [x + rim, y + rim, w - rim * 2, h - rim * 2];
  const frame = cut(shape(style, box), trim, { lift: 3, edge: 0.4, grain: 0.4 });
  const marks = [
    mark(innerShade(inner), kit.paint.shade, lit ? 0.18 : 0.35),
    mark(bars(style, inner), lit ? lighter(trim, -0.04) : lighter(trim, 0.02), 0.95),
    ...sillSnow(kit, box),
  ];
  return [frame, pane(kit, shape(style, inner), { lit, marks })];
}

/** A pane: warm paper when lit, the sky's colour in the dark glass otherwise. */
export function pane(
  kit: Kit,
  outline: Outline,
  { lit, marks = [] }: { lit: boolean; marks?: readonly Mark[] },
): Cut {
  if (lit)
    return cut(
      outline,
      blend(kit.paint.flame.core, mixed(kit.paint.flame.body, kit.paint.flame.throws, 0.5)),
      { lift: 0, edge: 0, grain: 0.3, shines: true, marks },
    );
  const glass = mixed(kit.outside.sky[1], kit.paint.shade, kit.dark ? 0.35 : 0.5);
  return cut(outline, blend(lighter(glass, 0.06), lighter(glass, -0.04)), {
    lift: 0,
    edge: 0,
    grain: 0.3,
    marks,
  });
}

function shape(style: WindowStyle, [x, y, w, h]: Box): Outline {
  switch (style) {
    case 'arched':
    case 'slit':
      return arch(x + w / 2, y + h, [w, h]);
    case 'round':
      return ellipse(x + w / 2, y + h / 2, w / 2, h / 2);
    default:
      return rect(x, y, w, h);
  }
}

/** The frame's own shadow on the pane, along the top. */
const innerShade = ([x, y, w, h]: Box): Outline =>
  polygon(x, y, x + w, y, x + w, y + h * 0.07, x + w * 0.07, y + h * 0.07, x + w * 0.07, y + h, x, y + h);

const sillSnow = (kit: Kit, [x, y, w, h]: Box): Mark[] =>
  kit.snowy ? [mark(rect(x, y + h - 0.28, w, 0.2), kit.paint.of('snow'), 0.95)] : [];

/** Bars of a style over an inner box. */
export function bars(style: WindowStyle, box: Box): Outline {
  switch (style) {
    case 'lattice':
      return lattice(box);
    case 'paper':
      return grid(box, { columns: 3, rows: 4, thick: 0.06 });
    case 'sash':
      return grid(box, { columns: 2, rows: 2, thick: 0.09 });
    case 'casement':
      return grid(box, { columns: 2, rows: 3, thick: 0.08 });
    case 'arched':
      return grid(box, { columns: 2, rows: 3, thick: 0.07 });
    case 'round':
      return grid(box, { columns: 2, rows: 2, thick: 0.09 });
    case 'modern':
      return grid(box, { columns: 2, rows: 1, thick: 0.08 });
    case 'slit':
      return rect(box[0] + box[2] / 2 - 0.03, box[1], 0.06, box[3]);
  }
}

/** Straight bars that part a box. */
function grid(
  [x, y, w, h]: Box,
  { columns, rows, thick }: { columns: number; rows: number; thick: number },
): Outline {
  const uprights = Array.from({ length: columns - 1 }, (_, i): Bar => [
    x + (w * (i + 1)) / columns - thick / 2,
    y,
    thick,
    h,
  ]);
  const across = Array.from({ length: rows - 1 }, (_, i): Bar => [
    x,
    y + (h * (i + 1)) / rows - thick / 2,
    w,
    thick,
  ]);
  return grille(across, uprights);
}

/** Lattice 步步锦: frames within the frame, joined by short bars. */
function lattice([x, y, w, h]: Box): Outline {
  const t = Math.min(0.07, w * 0.05);
  const side = (inset: number): { across: Bar[]; uprights: Bar[] } => {
    const [l, u, r, d] = [x + w * inset, y + h * inset, x + w * (1 - inset), y + h * (1 - inset)];
    return {
      across: [
        [l, u, r - l, t],
        [l, d - t, r - l, t],
      ],
      uprights: [
        [l, u, t, d - u],
        [r - t, u, t, d - u],
      ],
    };
  };
  const [outer, inner] = [side(0.16), side(0.32)];
  const joins = [0.25, 0.5, 0.75];
  return grille(
    [
      ...outer.across,
      ...inner.across,
      ...joins.flatMap((share): Bar[] => [
        [x, y + h * share - t / 2, w * 0.16, t],
        [x + w * 0.84, y + h * share - t / 2, w * 0.16, t],
      ]),
      [x + w * 0.16 + t, y + h * 0.5 - t / 2, w * 0.68 - t * 2, t],
    ],
    [
      ...outer.uprights,
      ...inner.uprights,
      ...joins.flatMap((share): Bar[] => [
        [x + w * share - t / 2, y, t, h * 0.16],
        [x + w * share - t / 2, y + h * 0.84, t, h * 0.16],
      ]),
      [x + w * 0.5 - t / 2, y + h * 0.16, t, h * 0.68],
    ],
  );
}

/** A door of one or two leaves; panels are cut into it. */
export function doorOf(
  kit: Kit,
  { box, colour, leaves = 1, round = false }: { box: Box; colour: string; leaves?: 1 | 2; round?: boolean },
): Cut[] {
  const [x, y, w, h] = box;
  const outline = (b: Box): Outline =>
    round ? arch(b[0] + b[2] / 2, b[1] + b[3], [b[2], b[3]]) : rect(...b);
  const panels = Array.from({ length: leaves }, (_, i) => {
    const wide = w / leaves;
    const left = x + i * wide;
    return [
      rect(left + wide * 0.16, y + h * (round ? 0.3 : 0.1), wide * 0.68, h * (round ? 0.18 : 0.36)),
      rect(left + wide * 0.16, y + h * 0.56, wide * 0.68, h * 0.34),
    ];
  }).flat();
  const seam = leaves === 2 ? [mark(rect(x + w / 2 - 0.03, y, 0.06, h), lighter(colour, -0.14), 0.9)] : [];
  const knobs =
    leaves === 2
      ? [ellipse(x + w / 2 - 0.22, y + h * 0.54, 0.09), ellipse(x + w / 2 + 0.22, y + h * 0.54, 0.09)]
      : [ellipse(x + w * 0.84, y + h * 0.54, 0.09)];
  return [
    cut(outline([x - 0.2, y - 0.2, w + 0.4, h + 0.2]), lighter(colour, -0.1), { lift: 3 }),
    cut(outline(box), blend(lighter(colour, 0.03), lighter(colour, -0.03)), {
      lift: 0,
      edge: 0.2,
      marks: [
        mark(together(panels), lighter(colour, -0.07), 0.8),
        ...seam,
        mark(together(knobs), kit.paint.of('brass')),
      ],
    }),
  ];
}

/** The light a lit window or open door throws on its surroundings. */
export const windowGlow = (kit: Kit, [x, y, w, h]: Box, strength = 0.28): Part[] =>
  kit.lit
    ? [
        shine(x + w / 2, y + h / 2, {
          radius: Math.max(w, h) * 1.5,
          colour: kit.paint.flame.throws,
          strength,
        }),
      ]
    : [];

/** A lantern or street lamp's head: what burns in it, and its glow when lit. */
export function burning(
  kit: Kit,
  outline: Outline,
  { at, reach }: { readonly at: readonly [number, number]; readonly reach: number },
): Part[] {
  const glass = kit.lit
    ? lamp(outline, blend(kit.paint.flame.core, kit.paint.flame.body))
    : cut(outline, kit.paint.of('paper', -0.06), { lift: 0, edge: 0.2 });
  return kit.lit
    ? [
        glass,
        shine(at[0], at[1], { radius: reach, colour: kit.paint.flame.throws, strength: 0.55, flicker: 0.06 }),
      ]
    : [glass];
}

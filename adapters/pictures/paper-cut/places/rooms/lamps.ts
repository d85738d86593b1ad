/** What gives light in rooms: candles, lamps, sconces, chandeliers, torches, hearths. Lit only when the hour asks for it. */
import type { Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { authored } from '../paper/authored.ts';
import { placedOutline, symmetric, together, type Outline, type Point } from '../paper/outline.ts';
import { blend, cut, lamp, mark, moving, shine, type Part } from '../paper/piece.ts';
import { arch, ellipse, polygon, rect } from '../paper/shapes.ts';

/** A flame whose foot is at a point; it flickers. */
export function flame(
  kit: Kit,
  [x, y]: Point,
  { size = 1, index = 0 }: { readonly size?: number; readonly index?: number } = {},
): Part[] {
  const tongue = (w: number, h: number): Outline =>
    placedOutline(
      symmetric(authored(`M0 ${-h}Q${w} ${-h * 0.38} ${w * 0.72} ${-h * 0.14}Q${w * 0.4} 0 0 0`)),
      { x, y, scale: size },
    );
  const outer = lamp(tongue(0.2, 0.62), blend(kit.paint.flame.body, kit.paint.flame.throws));
  const inner = lamp(tongue(0.1, 0.36), kit.paint.flame.core);
  return [
    moving([outer, inner], {
      motion: 'flicker',
      amplitude: 0.08,
      periodSeconds: 0.7 + index * 0.13,
      phase: (index * 0.37) % 1,
      anchor: [x, y],
    }),
  ];
}

/** The pool of light of a flame or lamp. */
export const pool = (
  kit: Kit,
  [x, y]: Point,
  { radius = 5.4, strength = 0.5 }: { readonly radius?: number; readonly strength?: number } = {},
): Part => shine(x, y, { radius, colour: kit.paint.flame.throws, strength, flicker: 0.05 });

/** A candle in a holder, standing at a point. */
export function candle(kit: Kit, at: Point, index = 0): Part[] {
  const [x, y] = at;
  return [
    cut(polygon(x - 0.3, y, x + 0.3, y, x + 0.2, y - 0.16, x - 0.2, y - 0.16), kit.paint.of('brass'), {
      lift: 3,
    }),
    cut(rect(x - 0.11, y - 0.75, 0.22, 0.6), kit.paint.of('cream', -0.02), { lift: 2 }),
    ...(kit.lit ? [...flame(kit, [x, y - 0.75], { size: 0.8, index }), pool(kit, [x, y - 1])] : []),
  ];
}

/** A bowl lamp of brass, as in old Chinese rooms. */
export function oilLamp(kit: Kit, [x, y]: Point, index = 0): Part[] {
  const brass = kit.paint.of('brass', -0.08);
  return [
    cut(
      together([
        polygon(x - 0.42, y, x + 0.42, y, x + 0.3, y - 0.18, x - 0.3, y - 0.18),
        rect(x - 0.08, y - 0.9, 0.16, 0.75),
      ]),
      brass,
      { lift: 3 },
    ),
    cut(
      polygon(x - 0.44, y - 1.1, x + 0.44, y - 1.1, x + 0.24, y - 0.84, x - 0.24, y - 0.84),
      lighter(brass, 0.06),
      { lift: 3, edge: 0.5 },
    ),
    ...(kit.lit
      ? [
          ...flame(kit, [x, y - 1.08], { size: 0.95, index }),
          pool(kit, [x, y - 1.4], { radius: 6.2, strength: 0.55 }),
        ]
      : []),
  ];
}

/** A table lamp with a shade. */
export function tableLamp(kit: Kit, [x, y]: Point): Part[] {
  const shade = polygon(x - 0.75, y - 1.1, x + 0.75, y - 1.1, x + 0.42, y - 2.1, x - 0.42, y - 2.1);
  const cloth = kit.paint.of('cream', -0.02);
  return [
    cut(
      together([ellipse(x, y - 0.42, 0.3, 0.42), rect(x - 0.05, y - 1.2, 0.1, 0.5)]),
      kit.paint.of('copper'),
      { lift: 4 },
    ),
    kit.lit ? lamp(shade, blend(kit.paint.flame.body, kit.paint.flame.core)) : cut(shade, cloth, { lift: 4 }),
    ...(kit.lit ? [pool(kit, [x, y - 1.2], { radius: 5.6, strength: 0.5 })] : []),
  ];
}

/** A pendant lamp hanging from the ceiling to `y`. */
export function pendant(kit: Kit, x: number, y: number): Part[] {
  const metal = kit.paint.of('teal', -0.1);
  return [
    cut(rect(x - 0.03, -24, 0.06, 24 + y - 0.9), kit.paint.of('iron'), { lift: 0, edge: 0 }),
    ...(kit.lit ? [lamp(ellipse(x, y - 0.02, 0.34, 0.22), kit.paint.flame.core)] : []),
    cut(symmetricAt(x, `M0 ${y - 0.95}L0.16 ${y - 0.95}Q0.2 ${y - 0.5} 0.95 ${y}L0 ${y}`), metal, {
      lift: 6,
      edge: 0.5,
    }),
    ...(kit.lit ? [pool(kit, [x, y + 0.3], { radius: 6, strength: 0.5 })] : []),
  ];
}

const symmetricAt = (x: number, right: string): Outline => placedOutline(symmetric(authored(right)), { x });

/** A sconce on a wall with one candle. */
export const sconce = (kit: Kit, [x, y]: Point, index = 0): Part[] => [
  cut(
    together([
      rect(x - 0.08, y, 0.16, 0.7),
      polygon(x - 0.34, y, x + 0.34, y, x + 0.2, y + 0.18, x - 0.2, y + 0.18),
    ]),
    kit.paint.of('iron', 0.05),
    { lift: 3 },
  ),
  cut(rect(x - 0.1, y - 0.5, 0.2, 0.5), kit.paint.of('cream'), { lift: 2 }),
  ...(kit.lit
    ? [
        ...flame(kit, [x, y - 0.5], { size: 0.7, index }),
        pool(kit, [x, y - 0.8], { radius: 3.8, strength: 0.4 }),
      ]
    : []),
];

/** A torch in an iron ring. */
export const torch = (kit: Kit, [x, y]: Point, index = 0): Part[] => [
  cut(polygon(x - 0.09, y + 1.2, x + 0.09, y + 1.2, x + 0.2, y, x - 0.2, y), kit.paint.of('timber'), {
    lift: 5,
  }),
  cut(rect(x - 0.26, y + 0.35, 0.52, 0.14), kit.paint.of('iron'), { lift: 3 }),
  ...flame(kit, [x, y + 0.06], { size: 1.7, index }),
  pool(kit, [x, y - 0.5], { radius: 5.4, strength: 0.5 }),
];

/** A wheel or crown of candles high up. */
export function chandelier(kit: Kit, x: number, y: number): Part[] {
  const iron = kit.paint.of('brass', -0.14);
  const spots = [-1.5, -0.75, 0, 0.75, 1.5];
  return [
    cut(
      together([
        rect(x - 0.04, -24, 0.08, 24 + y),
        polygon(x - 0.06, y - 1.4, x + 0.06, y - 1.4, x + 1.6, y, x + 1.4, y),
        polygon(x - 0.06, y - 1.4, x + 0.06, y - 1.4, x - 1.4, y, x - 1.6, y),
      ]),
      iron,
      { lift: 2, edge: 0.2 },
    ),
    cut(ellipse(x, y + 0.1, 1.75, 0.2), iron, { lift: 6, edge: 0.5 }),
    cut(together(spots.map((dx) => rect(x + dx - 0.07, y - 0.5, 0.14, 0.55))), kit.paint.of('cream'), {
      lift: 2,
    }),
    ...(kit.lit
      ? [
          lamp(together(spots.map((dx) => ellipse(x + dx, y - 0.68, 0.09, 0.19))), kit.paint.flame.body),
          pool(kit, [x, y], { radius: 6, strength: 0.42 }),
        ]
      : []),
  ];
}

/** A fireplace of stone with a mantel; it burns when it is dark or cold. */
export function hearth(kit: Kit, x: number, foot: number): Part[] {
  const stone = kit.paint.of('stone', -0.04);
  const burns = kit.lit || kit.season === 'winter' || kit.wet;
  const mouth = arch(x, foot, [2.9, 2.7]);
  const logs = together([rect(x - 1, foot - 0.3, 2, 0.24), rect(x - 0.7, foot - 0.55, 1.5, 0.24)]);
  return [
    cut(
      polygon(x - 1.7, -24, x + 1.7, -24, x + 1.7, foot - 4.4, x - 1.7, foot - 4.4),
      blend(lighter(stone, -0.1), lighter(stone, -0.02)),
      { lift: 8 },
    ),
    cut(rect(x - 2.3, foot - 4.2, 4.6, 4.2), blend(lighter(stone, 0.02), lighter(stone, -0.04)), {
      lift: 8,
      marks: [
        mark(
          together([
            rect(x - 2.2, foot - 3.6, 1.2, 0.6),
            rect(x + 0.9, foot - 3.3, 1.2, 0.6),
            rect(x - 2.1, foot - 1.5, 0.6, 0.6),
            rect(x + 1.6, foot - 2, 0.6, 0.6),
          ]),
          lighter(stone, 0.05),
          0.7,
        ),
      ],
    }),
    cut(rect(x - 2.7, foot - 4.55, 5.4, 0.4), kit.paint.of('timber', 0.02), { lift: 7, edge: 0.5 }),
    cut(
      mouth,
      blend(kit.paint.shade, burns ? kit.paint.of('copper', -0.25) : lighter(kit.paint.shade, 0.03)),
      { lift: 0, edge: 0 },
    ),
    cut(logs, kit.paint.of('bark', -0.05), { lift: 2 }),
    ...(burns
      ? [
          ...flame(kit, [x - 0.4, foot - 0.5], { size: 2, index: 1 }),
          ...flame(kit, [x + 0.35, foot - 0.5], { size: 2.4, index: 3 }),
          pool(kit, [x, foot - 1], { radius: 6.4, strength: 0.6 }),
        ]
      : []),
  ];
}

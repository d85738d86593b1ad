/** Windows seen from inside: the hour and the weather outside, framed by the room's wood. */
import { authored } from '../paper/authored.ts';
import { bars, type Box, type WindowStyle } from '../houses/openings.ts';
import { between, type Kit } from '../kit.ts';
import { lighter, mixed } from '../light/tone.ts';
import { ridge } from '../paper/curves.ts';
import { together, type Outline, type Point } from '../paper/outline.ts';
import { blend, cut, mark, moving, shine, veil, type Cut, type Mark, type Part } from '../paper/piece.ts';
import { arch, ellipse, polygon, rect } from '../paper/shapes.ts';

interface Outlook {
  readonly box: Box;
  readonly style: WindowStyle;
  readonly wood: string;
  readonly index?: number;
}

const shaped = (style: WindowStyle, [x, y, w, h]: Box): Outline =>
  style === 'arched' || style === 'slit'
    ? arch(x + w / 2, y + h, [w, h])
    : style === 'round'
      ? ellipse(x + w / 2, y + h / 2, w / 2, h / 2)
      : rect(x, y, w, h);

/** A window: reveal, view, bars, sill, and by day the light that falls in. */
export function outlook(kit: Kit, { box, style, wood, index = 0 }: Outlook): Part[] {
  const [x, y, w, h] = box;
  const inner: Box = [x + 0.2, y + 0.2, w - 0.4, h - 0.4];
  const shadeTop = mark(
    polygon(x, y, x + w, y, x + w, y + 0.42, x + 0.42, y + 0.42, x + 0.42, y + h, x, y + h),
    kit.paint.shade,
    0.25,
  );
  return [
    cut(shaped(style, box), lighter(wood, -0.02), { lift: 7, edge: 0.45 }),
    cut(shaped(style, inner), blend(mixed(kit.outside.sky[0], kit.outside.sky[1], 0.5), kit.outside.sky[2]), {
      lift: 0,
      edge: 0,
      grain: 0.3,
      shines: true,
      marks: [...view(kit, inner, index), shadeTop],
    }),
    cut(bars(style, inner), wood, { lift: 6, edge: style === 'lattice' ? 0.25 : 0.4 }),
    cut(rect(x - 0.25, y + h - 0.12, w + 0.5, 0.3), lighter(wood, 0.04), { lift: 6, edge: 0.5 }),
    ...daylight(kit, box),
  ];
}

/** What is seen through a window: far roofs or hills, moon or stars, streaks of rain, flakes of snow. */
function view(kit: Kit, [x, y, w, h]: Box, index = 0): Mark[] {
  const random = kit.chance('view', index);
  const far = mixed(kit.outside.of('leaf', 0.05), kit.outside.haze, 0.5);
  const near = mixed(kit.outside.of('leaf', -0.06), kit.outside.haze, 0.2);
  const line = (high: number, name: number): Outline =>
    ridge(
      [0, 0.3, 0.55, 0.8, 1].map((share): Point => [
        x - 0.3 + (w + 0.6) * share,
        y + h * (high + between(random, -0.06, 0.06) + name * 0),
      ]),
      y + h + 0.2,
    );
  return [
    ...heaven(kit, [x, y, w, h]),
    mark(line(0.62, 0), far),
    mark(line(0.8, 1), near),
    ...falling(kit, [x, y, w, h]),
  ];
}

function heaven(kit: Kit, [x, y, w, h]: Box): Mark[] {
  if (kit.order.weather !== 'clear' && kit.order.weather !== 'wind') return [];
  if (kit.order.timeOfDay === 'night')
    return [mark(ellipse(x + w * 0.68, y + h * 0.24, Math.min(0.5, w * 0.13)), '#f2f0e2', 0.95)];
  if (kit.order.timeOfDay === 'dusk' || kit.order.timeOfDay === 'dawn')
    return [mark(ellipse(x + w * 0.6, y + h * 0.6, Math.min(0.7, w * 0.2)), '#ffe3b0', 0.9)];
  return [
    mark(
      together([
        ellipse(x + w * 0.3, y + h * 0.28, w * 0.18, h * 0.035),
        ellipse(x + w * 0.42, y + h * 0.25, w * 0.12, h * 0.04),
      ]),
      '#ffffff',
      0.7,
    ),
  ];
}

function falling(kit: Kit, [x, y, w, h]: Box): Mark[] {
  const random = kit.chance('falling', Math.round(x * 10));
  const spot = (): Point => [x + w * random(), y + h * random()];
  switch (kit.order.weather) {
    case 'rain':
    case 'storm': {
      const streaks = Array.from({ length: Math.round(w * h * 1.4) }, () => {
        const [sx, sy] = spot();
        const long = between(random, 0.3, 0.7);
        return polygon(sx, sy, sx + 0.03, sy, sx - 0.1 * long + 0.02, sy + long, sx - 0.1 * long, sy + long);
      });
      return [mark(together(streaks), mixed(kit.outside.sky[2], '#ffffff', 0.35), 0.55)];
    }
    case 'snow':
      return [
        mark(
          together(
            Array.from({ length: Math.round(w * h * 1.3) }, () =>
              ellipse(...spot(), between(random, 0.04, 0.08)),
            ),
          ),
          '#ffffff',
          0.9,
        ),
      ];
    case 'fog':
      return [mark(rect(x, y, w, h), kit.outside.haze, 0.55)];
    default:
      return [];
  }
}

/** A slanting sheet of light under a sunny window, and the pool it makes. */
function daylight(kit: Kit, [x, y, w, h]: Box): Part[] {
  const { timeOfDay, weather } = kit.order;
  if (kit.lit || weather === 'rain' || weather === 'storm')
    return kit.lit
      ? [shine(x + w / 2, y + h / 2, { radius: 3.2, colour: kit.outside.sky[1], strength: 0.14 })]
      : [shine(x + w / 2, y + h / 2, { radius: 4, colour: kit.outside.sky[2], strength: 0.14 })];
  const low = timeOfDay === 'dawn' || timeOfDay === 'morning' || timeOfDay === 'afternoon';
  const side = -kit.sun * (low ? 0.85 : 0.3);
  const fall = 7.2;
  const shaft = authored(
    `M${x + 0.3} ${y + 0.3}L${x + w - 0.3} ${y + 0.3}L${x + w - 0.3 + side * fall} ${y + h + fall - 2}L${x + 0.3 + side * fall} ${y + h + fall - 2}Z`,
  );
  const strength = weather === 'clear' || weather === 'wind' ? 0.13 : 0.05;
  return [
    { ...veil(shaft, mixed(kit.outside.sky[2], '#fff2cf', 0.5), strength), shines: true, grain: 0 },
    shine(x + w / 2, y + h / 2, {
      radius: 4.6,
      colour: mixed(kit.outside.sky[2], '#fff2cf', 0.4),
      strength: 0.2,
    }),
  ];
}

/** Curtains drawn to both sides of a window. */
export function curtains(kit: Kit, [x, y, w, h]: Box, colour: string): Part[] {
  const side = (left: boolean): Cut => {
    const [outer, inner] = left ? [x - 0.7, x + w * 0.22] : [x + w + 0.7, x + w * 0.78];
    const tie = left ? x - 0.2 : x + w + 0.2;
    const outline: Outline = {
      ops: 'MLQLLQZ',
      at: [
        outer,
        y - 0.5,
        inner,
        y - 0.5,
        inner,
        y + h * 0.5,
        tie + (left ? 0.3 : -0.3),
        y + h * 0.66,
        tie + (left ? 0.5 : -0.5),
        y + h + 0.4,
        outer,
        y + h + 0.4,
        outer - (left ? 0.1 : -0.1),
        y + h * 0.5,
        outer,
        y - 0.5,
      ],
    };
    const folds = together(
      [0.3, 0.6].map((share) =>
        authored(
          `M${outer + (inner - outer) * share} ${y - 0.5}L${outer + (inner - outer) * share + 0.07} ${y - 0.5}L${tie + 0.05} ${y + h * 0.64}L${tie} ${y + h * 0.64}Z`,
        ),
      ),
    );
    return cut(outline, blend(lighter(colour, 0.02), lighter(colour, -0.05)), {
      lift: 7,
      edge: 0.4,
      marks: [mark(folds, lighter(colour, -0.07), 0.7)],
    });
  };
  const rod = cut(rect(x - 1, y - 0.72, w + 2, 0.16), kit.paint.of('brass', -0.1), { lift: 4 });
  return [
    moving([side(true)], {
      motion: 'sway',
      amplitude: 0.006,
      periodSeconds: 6.3,
      phase: 0.1,
      anchor: [x, y - 0.5],
    }),
    side(false),
    rod,
  ];
}

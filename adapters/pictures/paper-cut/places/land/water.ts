/** Water: strips from the far shore to the near, glitter that drifts, reflections of lights. */
import { between, type Kit } from '../kit.ts';
import { lighter, mixed } from '../light/tone.ts';
import { ridge } from '../paper/curves.ts';
import { together, type Outline, type Point } from '../paper/outline.ts';
import { blend, cut, mark, moving, type Cut, type Part } from '../paper/piece.ts';
import { leaf, polygon } from '../paper/shapes.ts';
import type { PlaneName } from '../planes.ts';

/** What water looks like in this light: it holds the sky, darker. */
function waterColour(kit: Kit, step = 0): string {
  const own = kit.paint.of('water', -0.04 + step);
  return lighter(
    mixed(own, mixed(kit.outside.sky[1], kit.outside.sky[2], 0.35), kit.dark ? 0.35 : 0.45),
    kit.wet ? -0.04 : 0,
  );
}

/** Water of a plane from `top` down to `bottom`, with short waves cut into it. */
export function water(
  kit: Kit,
  plane: PlaneName,
  span: { readonly top: number; readonly bottom?: number; readonly step?: number },
): Cut {
  const { top, bottom = 16, step = 0 } = span;
  const colour = waterColour(kit, step);
  const random = kit.chance(`water ${plane}`);
  const size = (y: number): number => (y + 2.6) / 2.6;
  const waves = Array.from({ length: 26 }, () => {
    const y = top + 0.1 + (Math.min(bottom, top + 2.6) - top) * random() ** 1.4;
    return wave([between(random, -15, 15), y], between(random, 0.6, 1.8) * size(y), 0.05 * size(y));
  });
  const fill = blend(mixed(colour, kit.outside.sky[2], 0.28), lighter(colour, -0.05));
  return cut(polygon(-40, top, 40, top, 40, bottom, -40, bottom), fill, {
    lift: 0,
    edge: 0.15,
    grain: 0.35,
    marks: [
      mark(together(waves.slice(0, 15)), mixed(colour, kit.outside.sky[2], 0.55), 0.5),
      mark(together(waves.slice(15)), lighter(colour, -0.07), 0.5),
    ],
  });
}

/** A lens-shaped crest. */
const wave = ([x, y]: Point, half: number, thick: number): Outline =>
  leaf([x - half, y], [x + half, y], thick);

/** Glitter under the sun or moon, or the pale play of daylight: short lenses that come and go. */
export function glitter(
  kit: Kit,
  { x, top, bottom, spread }: { x: number; top: number; bottom: number; spread: number },
): Part[] {
  const dull = ['rain', 'storm', 'snow', 'fog', 'cloudy'].includes(kit.order.weather);
  const random = kit.chance('glitter', Math.round(x * 4));
  const colour = kit.dark
    ? '#cfdcff'
    : kit.order.timeOfDay === 'dusk' || kit.order.timeOfDay === 'dawn'
      ? '#ffe0a8'
      : '#ffffff';
  return [0, 1, 2].map((group) => {
    const sparks = Array.from({ length: 9 }, () => {
      const share = random();
      const y = top + (bottom - top) * share;
      return wave(
        [x + between(random, -spread, spread) * (0.3 + 0.7 * share), y],
        between(random, 0.12, 0.5) * (0.6 + share),
        0.02 + 0.03 * share,
      );
    });
    const sheet = cut(together(sparks), colour, {
      lift: 0,
      edge: 0,
      grain: 0,
      alpha: dull ? 0.25 : 0.75 - group * 0.15,
      shines: true,
    });
    return moving([sheet], {
      motion: 'drift',
      amplitude: 0.14 + group * 0.08,
      periodSeconds: 2.4 + group * 0.9,
      phase: group * 0.37,
      anchor: [x, top],
    });
  });
}

/** Lines of surf along a shore; the nearest comes and goes. */
export function surf(kit: Kit, y: number): Part[] {
  const random = kit.chance('surf', Math.round(y * 10));
  const line = (dy: number, thick: number): Outline => {
    const knots = Array.from({ length: 15 }, (_, i): Point => [
      -28 + i * 4,
      y + dy + between(random, -0.08, 0.1),
    ]);
    const back = [...knots].reverse().map(([x, ky]): Point => [x, ky + thick + between(random, -0.03, 0.06)]);
    return ridgeBand(knots, back);
  };
  const foam = kit.paint.of('foam');
  return [
    cut(line(-0.34, 0.05), foam, { lift: 1, edge: 0, alpha: 0.6 }),
    moving([cut(line(0, 0.12), foam, { lift: 2, edge: 0.2, alpha: 0.9 })], {
      motion: 'bob',
      amplitude: 0.07,
      periodSeconds: 4.2,
      phase: 0,
      anchor: [0, y],
    }),
  ];
}

/** A band between two rows of knots. */
function ridgeBand(top: readonly Point[], foot: readonly Point[]): Outline {
  const upper = ridge(top, 0);
  const lower = ridge(foot, 0);
  return {
    ops: `${upper.ops.slice(0, -3)}L${lower.ops.slice(1, -3)}Z`,
    at: [...upper.at.slice(0, -4), ...lower.at.slice(0, -4)],
  };
}

/** Reflection of a light or of something pale: a column of lenses below it. */
export function reflection(x: number, span: Point, colour: string): Part[] {
  const [top, bottom] = span;
  const rows = Array.from({ length: 6 }, (_, i) =>
    wave(
      [x + (i % 2 === 0 ? -0.06 : 0.08) * (i + 1), top + ((bottom - top) * (i + 0.5)) / 6],
      0.22 + 0.09 * i,
      0.035 + 0.008 * i,
    ),
  );
  const sheet = cut(together(rows), colour, { lift: 0, edge: 0, grain: 0, alpha: 0.6, shines: true });
  return [
    moving([sheet], {
      motion: 'drift',
      amplitude: 0.06,
      periodSeconds: 1.9,
      phase: Math.abs(x * 0.13) % 1,
      anchor: [x, top],
    }),
  ];
}

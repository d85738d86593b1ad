/** Under water: light from above, weed that sways, coral, fish, sand. */
import { between, type Kit } from '../kit.ts';
import { strip } from '../land/ground.ts';
import { lighter, mixed } from '../light/tone.ts';
import { authored, pointsOf } from '../paper/authored.ts';
import { ribbon } from '../paper/curves.ts';
import { together, type Outline, type Point } from '../paper/outline.ts';
import { blend, cut, lamp, mark, moving, veil, type Part } from '../paper/piece.ts';
import { ellipse, leaf, polygon, rect } from '../paper/shapes.ts';
import { planes, stacked, type PlaneName, type SetParts } from '../planes.ts';

/** Under water: light from above, weed that sways, coral, fish, sand. */
export function underwater(kit: Kit): SetParts {
  const water = (l: number, c = 0.08): string => kit.outside.tone([l, c, 215]);
  const ray = (x: number, w: number): Part => ({
    ...veil(
      polygon(x, -20, x + w, -20, x + w * 2 - 3, 0, x - 3, 0),
      water(0.92, 0.04),
      kit.dark ? 0.04 : 0.1,
    ),
    shines: true,
    grain: 0,
  });
  return stacked(
    {
      sky: [
        cut(rect(-26, -24, 52, 40), blend(water(0.78), water(0.36)), { lift: 0, edge: 0, shines: true }),
        ray(-7, 1.6),
        ray(-2, 2.4),
        ray(4.5, 1.4),
      ],
    },
    {
      far: [reef(kit, 'far', 0.12)],
      distance: [reef(kit, 'distance', 0.05), ...shoal(kit, [-4.6, -7.8], 0)],
      middle: [
        ...weed(kit, { x: -8.6, tall: 6, index: 1 }),
        ...weed(kit, { x: 9, tall: 7, index: 2 }),
        ...shoal(kit, [6, -8.6], 1),
        strip({ ...kit, snowy: false, wet: false }, 'wetSand', 'middle'),
      ],
      back: [
        strip({ ...kit, snowy: false, wet: false }, 'sand', 'back'),
        ...coral(kit, 7.4, 1),
        ...coral(kit, -7, 2),
        ...weed(kit, { x: 10.6, tall: 5, index: 3 }),
      ],
      near: [
        strip({ ...kit, snowy: false, wet: false }, 'sand', 'near'),
        ...weed(kit, { x: -10.2, tall: 4, index: 4 }),
        ...bubbles(kit),
      ],
      stage: [strip({ ...kit, snowy: false, wet: false }, 'sand', 'stage')],
      front: weed(kit, { x: -11.6, tall: 5, index: 6 }),
    },
  );
}

const reef = (kit: Kit, plane: PlaneName, step: number): Part => {
  const random = kit.chance(`reef ${plane}`);
  const top = planes[plane].ground;
  const at = Array.from({ length: 12 }, (_, i): Point => [
    -26 + i * 4.8,
    top - between(random, 0.2, 2.6) * (0.4 + Math.abs(i - 5.5) / 7),
  ]);
  const colour = mixed(kit.paint.of('deepWater', step), kit.paint.of('rock', step), 0.4);
  return cut(polygon(-26, 6, ...at.flat(), 26.8, 6), blend(lighter(colour, 0.03), lighter(colour, -0.04)), {
    lift: 6,
    edge: 0.3,
  });
};

/** Ribbons of weed that sway from their foot. */
const weed = (
  kit: Kit,
  { x, tall, index }: { readonly x: number; readonly tall: number; readonly index: number },
): Part[] => {
  const random = kit.chance('weed', index);
  const blade = (dx: number): Outline => {
    const h = tall * between(random, 0.6, 1);
    return ribbon(
      pointsOf(
        `${x + dx} 0.3, ${x + dx + 0.3} ${-h * 0.33}, ${x + dx - 0.25} ${-h * 0.66}, ${x + dx + 0.2} ${-h}`,
      ),
      [0.44, 0.08],
    );
  };
  const colour = kit.paint.of('kelp', between(random, -0.02, 0.1));
  return [
    moving(
      [
        cut(together([-0.7, 0.05, 0.75].map(blade)), blend(lighter(colour, 0.06), lighter(colour, -0.05)), {
          lift: 5,
          edge: 0.3,
        }),
      ],
      {
        motion: 'sway',
        amplitude: 0.05,
        periodSeconds: 4.6 + index * 0.3,
        phase: (index * 0.27) % 1,
        anchor: [x, 0.3],
      },
    ),
  ];
};

const coral = (kit: Kit, x: number, index: number): Part[] => {
  const colour = index % 2 === 0 ? kit.paint.of('coral') : kit.paint.accent();
  const arms = [-0.9, -0.45, 0, 0.45, 0.9].map((lean) =>
    ribbon(
      pointsOf(`${x} -0.5, ${x + lean * 0.8} -1.4, ${x + lean * 1.6} ${-2.6 + Math.abs(lean) * 0.5}`),
      [0.5, 0.22],
    ),
  );
  return [
    cut(together(arms), blend(lighter(colour, 0.04), lighter(colour, -0.06)), { lift: 5, edge: 0 }),
    cut(ellipse(x + 1.9, -0.8, 0.8, 0.5), kit.paint.of('lotus', -0.06), {
      lift: 5,
      marks: [
        mark(
          together([
            leaf([x + 1.9, -0.5], [x + 1.9, -1.3], 0.06),
            leaf([x + 1.6, -0.5], [x + 1.45, -1.2], 0.06),
            leaf([x + 2.2, -0.5], [x + 2.35, -1.2], 0.06),
          ]),
          kit.paint.of('coral', -0.08),
          0.6,
        ),
      ],
    }),
  ];
};

/** Small fish that drift together. */
const shoal = (kit: Kit, [x, y]: Point, index: number): Part[] => {
  const random = kit.chance('shoal', index);
  const fish = Array.from({ length: 7 }, () => {
    const [fx, fy, s] = [
      x + between(random, -1.6, 1.6),
      y + between(random, -0.8, 0.8),
      between(random, 0.24, 0.38),
    ];
    return authored(
      `M${fx - s} ${fy}Q${fx} ${fy - s * 0.6} ${fx + s * 0.7} ${fy}L${fx + s * 1.2} ${fy - s * 0.4}L${fx + s * 1.2} ${fy + s * 0.4}L${fx + s * 0.7} ${fy}Q${fx} ${fy + s * 0.6} ${fx - s} ${fy}Z`,
    );
  });
  return [
    moving(
      [
        cut(together(fish), index === 0 ? kit.paint.accent(0.06) : kit.paint.of('goldTile', 0.04), {
          lift: 3,
          edge: 0.3,
        }),
      ],
      { motion: 'drift', amplitude: 1.2, periodSeconds: 9 + index * 3, phase: index * 0.4, anchor: [x, y] },
    ),
  ];
};

const bubbles = (kit: Kit): Part[] =>
  [0, 0.33, 0.66].map((phase, i) =>
    moving(
      [
        lamp(
          together([ellipse(7.2, -1, 0.12), ellipse(7.5, -1.4, 0.08), ellipse(7.1, -1.7, 0.06)]),
          kit.outside.tone([0.92, 0.03, 210]),
        ),
      ],
      { motion: 'rise', amplitude: 6, periodSeconds: 6 + i, phase, anchor: [7.2, -1] },
    ),
  );

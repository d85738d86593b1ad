/** Sets above the houses: rooftops and balconies. */
import { pointsOf } from '../paper/authored.ts';
import { churchBuilding } from '../houses/church-building.ts';
import { pagoda } from '../houses/halls-and-towers.ts';
import { townHouse } from '../houses/local.ts';
import { pane, windowOf } from '../houses/openings.ts';
import { chimney } from '../houses/roofs-and-chimneys.ts';
import { skyline } from '../houses/skyline.ts';
import { tiledRoof } from '../houses/tiled-roof.ts';
import { isChinese, isModern, type Kit } from '../kit.ts';
import { strip } from '../land/ground.ts';
import { farWood } from '../land/hills.ts';
import { lighter } from '../light/tone.ts';
import { railing } from '../paper/grille.ts';
import { together } from '../paper/outline.ts';
import { blend, cut, mark, placed, type Part } from '../paper/piece.ts';
import { arch, ellipse, polygon, rect } from '../paper/shapes.ts';
import { HORIZON, stacked, type SetParts } from '../planes.ts';
import { potted } from '../plants/undergrowth.ts';
import { curtains } from '../rooms/outlook.ts';
import { sky } from '../sky/sky.ts';
import { farShore } from './shore.ts';

/** On a roof: ridge tiles or a parapet, chimneys, the roofs of the town below. */
export const rooftop = (kit: Kit): SetParts =>
  stacked(
    sky(kit),
    {
      far: isModern(kit)
        ? skyline(kit, 'roofs', { low: HORIZON + 0.6, high: -7.5, colour: kit.paint.of('slate', 0.14) })
        : oldTown(kit),
    },
    {
      distance: roofsBelow(kit, { y: -1.5, scale: 0.22, count: 7 }),
      middle: roofsBelow(kit, { y: -0.2, scale: 0.36, count: 5 }),
      back: kit.world === 'chinese-old' ? [] : chimney(kit, [8, -0.6], 3.4),
      near: kit.world === 'chinese-old' ? ridgeTiles(kit) : parapet(kit),
      stage: [
        strip(kit, kit.world === 'chinese-old' ? 'paving' : 'tiles', 'stage'),
        ...(kit.world === 'chinese-old' ? [] : placed(potted(kit, 1), { x: 9.4, y: -0.2, scale: 1.2 })),
      ],
    },
  );

/** Hills, and the tower that is seen over the roofs. */
const oldTown = (kit: Kit): Part[] => [
  ...farShore(kit),
  ...placed(isChinese(kit) ? pagoda(kit) : churchBuilding(kit), { x: 6.4, y: -1.6, scale: 0.24 }),
];

/** A row of roofs, sunk so far that only they are seen. */
function roofsBelow(kit: Kit, { y, scale, count }: { y: number; scale: number; count: number }): Part[] {
  const tiled = kit.world === 'chinese-old';
  return Array.from({ length: count }, (_, i) => {
    const x = -13 + (26 * (i + 0.5)) / count;
    return tiled
      ? placed(tiledRoof(kit, { half: 5, rise: 2.8, eaves: 0, ridge: 3.6 }), {
          x,
          y: y + (i % 2) * 0.4,
          scale,
        })
      : placed(townHouse(kit, i + count, false), { x, y: y + 2.2 + (i % 2) * 0.5, scale });
  }).flat();
}

function ridgeTiles(kit: Kit): Part[] {
  const tile = kit.paint.of('greyTile', -0.02);
  const ends = together(Array.from({ length: 60 }, (_, i) => ellipse(-29.5 + i, -0.6, 0.3, 0.2)));
  return [
    cut(rect(-30, -0.9, 60, 0.6), lighter(tile, -0.05), {
      lift: 6,
      edge: 0.45,
      marks: [mark(ends, lighter(tile, 0.05), 0.6)],
    }),
  ];
}

function parapet(kit: Kit): Part[] {
  const wall = kit.paint.of('concrete', -0.02);
  return [
    cut(rect(-30, -1.9, 60, 1.6), blend(lighter(wall, 0.03), lighter(wall, -0.06)), { lift: 6, edge: 0.4 }),
    cut(rect(-30, -2.15, 60, 0.36), kit.snowy ? kit.paint.of('snow') : lighter(wall, 0.06), {
      lift: 5,
      edge: 0.45,
    }),
  ];
}

/** A balcony: rail behind the actors, an open door at the side, the view. */
export function balcony(kit: Kit): SetParts {
  const wood = kit.paint.of(isChinese(kit) ? 'lacquer' : 'limestone', -0.04);
  const rail = railing({ x: -24, width: 30.5, foot: -0.3 }, pointsOf('-3.4 0.26, -2.9 0.12, -0.7 0.2'), {
    step: isChinese(kit) ? 0.8 : 0.62,
    thick: isChinese(kit) ? 0.14 : 0.26,
  });
  const wall = kit.paint.of(isChinese(kit) ? 'plaster' : 'cream', -0.04);
  return stacked(
    sky(kit),
    {
      far: isModern(kit)
        ? skyline(kit, 'view', { low: HORIZON + 0.4, high: -6.6, colour: kit.paint.of('slate', 0.15) })
        : farShore(kit),
    },
    {
      distance: [farWood(kit, 'view', { y: -1, height: 1.4, colour: kit.paint.of('leaf', 0.02) })],
      middle: [
        ...[-8, -3.4].flatMap((x, i) => placed(townHouse(kit, i, false), { x, y: 2.4, scale: 0.36 })),
        farWood(kit, 'below', { y: 0.2, height: 1, colour: kit.paint.of('leaf', -0.03) }),
      ],
      near: [cut(rail, wood, { lift: 6, edge: 0.45 })],
      stage: [
        strip(kit, isChinese(kit) ? 'boards' : 'tiles', 'stage'),
        cut(
          polygon(6.6, -24, 30, -24, 30, 0.6, 6.6, -0.3),
          blend(lighter(wall, -0.03), lighter(wall, -0.08)),
          { lift: 10, edge: 0.45 },
        ),
        pane(kit, arch(9.6, -0.2, [3.8, 8.4]), { lit: kit.lit }),
        ...curtains(kit, [7.9, -8, 3.4, 6.8], kit.paint.of('linen', -0.04)),
        ...placed(potted(kit, 2), { x: 7.3, y: 0.1, scale: 1.1 }),
        ...windowOf(kit, 'sash', { box: [13, -8, 3, 4], trim: kit.paint.of('oak') }),
      ],
    },
  );
}

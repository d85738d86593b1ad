/** Sets by and on the sea: beaches, the open sea, the deck of a ship. */
import { pointsOf } from '../paper/authored.ts';
import { lighthouseTower } from '../houses/lighthouse-tower.ts';
import { isChinese, type Kit } from '../kit.ts';
import { rocking, rowingBoat, sailingShip } from '../land/boats.ts';
import { strip } from '../land/ground.ts';
import { hills } from '../land/hills.ts';
import { surf, water } from '../land/water.ts';
import { lighter } from '../light/tone.ts';
import { ribbon, ridge } from '../paper/curves.ts';
import { railing } from '../paper/grille.ts';
import { together, type Point } from '../paper/outline.ts';
import { blend, cut, mark, placed, type Part } from '../paper/piece.ts';
import { ellipse, polygon, rect } from '../paper/shapes.ts';
import { HORIZON, planes, stacked, type PlaneName, type SetParts } from '../planes.ts';
import { grassRow, tuft } from '../plants/undergrowth.ts';
import { sky } from '../sky/sky.ts';
import { gulls, lightOnWater, openWater } from './shore.ts';

/** A beach: surf, sand, dune grass, an old boat drawn up, a lighthouse on the point. */
export function beach(kit: Kit): SetParts {
  const boat = placed(rowingBoat(kit, kit.paint.of('teal', -0.02), true), {
    x: -6.8,
    y: -0.62,
    scale: 0.98,
    turn: -0.06,
  });
  const head = cut(
    ridge(pointsOf(`2.2 ${HORIZON + 0.2}, 3.8 -2.8, 6.2 -3.4, 10 -3.3, 13 -3.6, 26 -3.9`), -1.2),
    blend(kit.paint.of('grass', -0.02), kit.paint.of('rock', 0.02)),
    { lift: 6 },
  );
  return stacked(
    sky(kit),
    openWater(kit, 'middle'),
    {
      far: [
        hills(kit, { name: 'isles', low: HORIZON + 0.05, high: -2.9, peaks: 6 }, kit.paint.of('rock', 0.1)),
      ],
      distance: [head, ...placed(lighthouseTower(kit, -1), { x: 6.6, y: -3.1, scale: 0.24 })],
    },
    lightOnWater(kit),
    { middle: surf(kit, -1.18), back: [strip(kit, 'wetSand', 'back'), ...surf(kit, -0.86), ...gulls(kit)] },
    {
      near: [
        strip(kit, 'sand', 'near'),
        ...boat,
        cut(ellipse(-6.8, -0.5, 4.2, 0.16), kit.paint.shade, { lift: 0, edge: 0, grain: 0, alpha: 0.25 }),
        ...placed(grassRow(kit, [-2, 2], { y: 0, height: 0.9, step: 0.35 }), { x: 9.4, y: -0.5 }),
      ],
      stage: [strip(kit, 'sand', 'stage'), shells(kit)],
      front: [duneGrass(kit, -9.8), duneGrass(kit, 10.2)],
    },
  );
}

/** Shells, pebbles and a starfish in the sand. */
function shells(kit: Kit): Part {
  const random = kit.chance('shells');
  const spots = Array.from({ length: 16 }, (): Point => [-11 + 22 * random(), 0.25 + 2.2 * random()]);
  return cut(
    together(spots.map(([x, y]) => ellipse(x, y, 0.08 + 0.06 * random(), 0.055))),
    kit.paint.of('cream'),
    { lift: 1, edge: 0.2 },
  );
}

/** A clump of long grass at the picture's lower edge. */
function duneGrass(kit: Kit, x: number): Part {
  const random = kit.chance('dune grass', Math.round(x));
  const feet: Point[] = Array.from({ length: 7 }, (_, i) => [x + (i - 3) * 0.45, 2.3]);
  return cut(together(feet.flatMap((foot) => tuft(random, foot, 1.9))), kit.paint.of('reed', -0.16), {
    lift: 4,
    edge: 0.2,
  });
}

/** The open sea, seen from a deck or a raft: waves roll on every plane. */
export function sea(kit: Kit): SetParts {
  const rough = kit.windy ? 0.3 : 0.14;
  return stacked(
    sky(kit),
    {
      far: [water(kit, 'far', { top: HORIZON })],
      distance: [swell(kit, 'distance', rough)],
      middle: [swell(kit, 'middle', rough * 1.3)],
      back: [
        ...placed(rocking(sailingShip(kit, isChinese(kit)), 1), { x: 7.6, y: -1, scale: 0.42 }),
        swell(kit, 'back', rough * 1.6),
      ],
      near: [swell(kit, 'near', rough * 1.8)],
    },
    lightOnWater(kit),
    { stage: [strip(kit, 'boards', 'stage'), gunwale(kit)], back: gulls(kit) },
  );
}

/** A plane of waves with foam on their crests. */
function swell(kit: Kit, plane: PlaneName, high: number): Part {
  const random = kit.chance(`swell ${plane}`);
  const top = planes[plane].ground;
  const crests = Array.from({ length: 18 }, (_, i): Point => [
    -26 + i * 3.1 + 0.8 * random(),
    top - (i % 2 === 0 ? high * (0.6 + 0.6 * random()) : -high * 0.3),
  ]);
  const base = water(kit, plane, { top: top - 1, step: plane === 'near' ? -0.05 : -0.02 });
  const foam = together(
    crests.filter((_, i) => i % 2 === 0).map(([x, y]) => ellipse(x, y + 0.1, 0.55, 0.05)),
  );
  return {
    ...base,
    outline: ridge([[-40, top], ...crests, [40, top]], 16),
    lift: 5,
    edge: 0.35,
    marks: [...base.marks, mark(foam, kit.paint.of('foam'), 0.75)],
  };
}

/** A low rail of the deck behind the actors' feet. */
function gunwale(kit: Kit): Part {
  const wood = kit.paint.of('oak', -0.08);
  return cut(rect(-30, -0.72, 60, 0.46), blend(lighter(wood, 0.05), lighter(wood, -0.04)), {
    lift: 6,
    edge: 0.45,
  });
}

/** On the deck of a ship: rail, mast and shrouds, sea behind. */
export function shipDeck(kit: Kit): SetParts {
  const wood = kit.paint.of('oak', -0.08);
  const rail = railing({ x: -24, width: 48, foot: -0.6 }, [[-3.3, 0.3]], { step: 1, thick: 0.2 });
  const mast = cut(rect(6.6, -24, 0.9, 24), blend(lighter(wood, 0.02), lighter(wood, -0.03)), {
    lift: 8,
    edge: 0.5,
  });
  const shrouds = together([
    ribbon(pointsOf('7 -16, 10.6 -3'), [0.07, 0.07]),
    ribbon(pointsOf('7 -16, 12 -3'), [0.07, 0.07]),
    ...Array.from({ length: 7 }, (_, i) => rect(8.1 + i * 0.46, -11.4 + i * 1.3, 0.6 + i * 0.16, 0.07)),
  ]);
  const sail = cut(
    polygon(1.5, -17, 13, -17, 12.2, -10.2, 7.4, -9.6, 2.2, -10.4),
    blend(kit.paint.of('linen', -0.08), kit.paint.of('linen')),
    { lift: 8, edge: 0.35, marks: [mark(rect(7, -18, 0.1, 9), kit.paint.of('linen', -0.16))] },
  );
  return stacked(sea(kit), {
    near: [cut(rail, lighter(wood, 0.03), { lift: 6, edge: 0.4 })],
    stage: [
      sail,
      mast,
      cut(shrouds, kit.paint.of('rope', -0.2), { lift: 2, edge: 0 }),
      ...placed(barrels(kit), { x: -9.2, y: -0.2 }),
    ],
  });
}

const barrels = (kit: Kit): Part[] => [
  cut(together([ellipse(0, -0.6, 1, 0.62), ellipse(0, -1.3, 0.8, 0.4)]), kit.paint.of('rope', -0.08), {
    lift: 6,
    marks: [
      mark(
        together([ellipse(0, -0.6, 0.7, 0.3), ellipse(0, -1.35, 0.5, 0.2)]),
        kit.paint.of('rope', -0.2),
        0.8,
      ),
    ],
  }),
];

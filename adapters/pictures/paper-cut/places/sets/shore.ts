/** What all sets by the water share: the water itself, its light, the far shore, gulls. */
import { pointsOf } from '../paper/authored.ts';
import { gabledHouse } from '../houses/gabled-house.ts';
import { timberHouse } from '../houses/timber-house.ts';
import { whiteHouse } from '../houses/white-house.ts';
import { isChinese, type Kit } from '../kit.ts';
import { farWood, footMist, hills } from '../land/hills.ts';
import { karst } from '../land/mountains.ts';
import { glitter, reflection, water } from '../land/water.ts';
import { lighter, mixed } from '../light/tone.ts';
import { ribbon, ridge } from '../paper/curves.ts';
import { together, type Point } from '../paper/outline.ts';
import { cut, placed, type Part } from '../paper/piece.ts';
import { HORIZON, planes, type PlaneName, type SetParts } from '../planes.ts';

const WATER_PLANES: readonly PlaneName[] = ['far', 'distance', 'middle', 'back'];

/** Open water on all planes between `from` and the planes of the shore. */
export const openWater = (kit: Kit, until: PlaneName = 'back'): SetParts =>
  Object.fromEntries(
    WATER_PLANES.slice(0, WATER_PLANES.indexOf(until) + 1).map((plane, i) => [
      plane,
      [water(kit, plane, { top: plane === 'far' ? HORIZON : planes[plane].ground, step: 0.02 - i * 0.018 })],
    ]),
  );

/** The light of sun or moon on the water. */
export const lightOnWater = (kit: Kit): SetParts => {
  const x = kit.order.timeOfDay === 'night' || kit.order.timeOfDay === 'noon' ? kit.sun * 5 : kit.sun * 6.2;
  return {
    middle: glitter(kit, {
      x,
      top: planes.middle.ground + 0.02,
      bottom: planes.middle.ground + 0.5,
      spread: 2.4,
    }),
  };
};

/** Mountains over the far shore in the manner of the country. */
export function farShore(kit: Kit): Part[] {
  const colour = mixed(kit.paint.of('leaf', 0.04), kit.paint.of('rock', 0.05), 0.5);
  const skyline = { low: HORIZON, high: -6.4, peaks: 7 };
  return isChinese(kit)
    ? [...karst(kit, { name: 'shore', ...skyline }, colour), footMist(kit, HORIZON - 0.7, 0.3)]
    : [
        hills(kit, { name: 'shore', low: HORIZON, high: -4.6, peaks: 4 }, colour),
        hills(kit, { name: 'shore 2', low: HORIZON + 0.1, high: -3.2, peaks: 5 }, lighter(colour, -0.05)),
      ];
}

/** A row of small houses on the other bank, lit after dark, with their light on the water. */
export function otherBank(kit: Kit): Part[] {
  const house = (x: number, index: number): Part[] =>
    placed(
      isChinese(kit)
        ? index % 2 === 0
          ? whiteHouse(kit, 6.5, index)
          : timberHouse(kit, { width: 7, storeys: 1, use: 'home', index })
        : gabledHouse(kit, { width: 6, storeys: index % 2 === 0 ? 2 : 1, shop: false, index }),
      { x, y: planes.distance.ground + 0.04, scale: 0.2 },
    );
  const bank = kit.paint.of('grass', -0.06);
  return [
    farWood(kit, 'bank', { y: planes.distance.ground - 0.1, height: 1, colour: kit.paint.of('leaf', 0.02) }),
    ...[-8.6, -7, -5.6, 6.2, 7.8, 9.3, 10.6].flatMap(house),
    cut(ridge(pointsOf('-26 -1.75, -9 -1.72, 0 -1.62, 9 -1.73, 26 -1.74'), -1.5), bank, { lift: 3 }),
    ...(kit.lit ? [-8.6, -5.6, 7.8].flatMap((x) => reflection(x, [-1.5, -0.9], kit.paint.flame.body)) : []),
  ];
}

/** Three gulls far out. */
export function gulls(kit: Kit): Part[] {
  const bird = (x: number, y: number, s: number): readonly Point[] =>
    pointsOf(
      `${x - s} ${y - s * 0.35}, ${x - s * 0.4} ${y - s * 0.15}, ${x} ${y + s * 0.1}, ${x + s * 0.4} ${y - s * 0.15}, ${x + s} ${y - s * 0.4}`,
    );
  if (kit.dark || kit.wet) return [];
  return [
    cut(
      together([
        ribbon(bird(-3.4, -8.2, 0.5), [0.07, 0.07]),
        ribbon(bird(-2.2, -8.9, 0.36), [0.06, 0.06]),
        ribbon(bird(4.6, -7.9, 0.42), [0.06, 0.06]),
      ]),
      kit.paint.of('granite'),
      { lift: 1, edge: 0 },
    ),
  ];
}

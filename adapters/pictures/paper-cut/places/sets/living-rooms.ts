/** Living rooms; the place's seed chooses what stands where. */
import { cupboard } from '../goods/shelf.ts';
import { isModern, pick, type Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import type { Part } from '../paper/piece.ts';
import type { SetParts } from '../planes.ts';
import { potted } from '../plants/undergrowth.ts';
import { against, free, furnished, hung } from '../rooms/arrange.ts';
import { bed } from '../rooms/beds.ts';
import { chest, tallClock } from '../rooms/cabinets.ts';
import { bigJar } from '../rooms/containers.ts';
import { chairBack, tableCorner } from '../rooms/foreground.ts';
import { hearth, oilLamp } from '../rooms/lamps.ts';
import { WALL_FOOT, pillars, rug } from '../rooms/shell.ts';
import type { RoomStyle } from '../rooms/style.ts';
import { chair, sofa, stool, table } from '../rooms/tables-and-seats.ts';
import { framed, scrollPicture } from '../rooms/wall-pictures.ts';
import { chinese, localTableLamp, localWindow, vaseOn } from './local-room.ts';

/** A living room. */
export const room = (kit: Kit): SetParts => (chinese(kit) ? chineseRoom(kit) : westernRoom(kit));

/** What the wall on the lamp's side holds in old Chinese rooms. */
const chineseRight: Readonly<
  Record<'table' | 'cupboard' | 'daybed', (kit: Kit, style: RoomStyle) => Part[]>
> = {
  table: (kit, style) => [
    ...against(table(kit, style.wood, 4.6), 6.8),
    ...oilLamp(kit, [6.4, -3.36]),
    ...against(chair(kit, style.wood, true), 9.6),
    ...hung(vaseOn(kit), 8, -3.4),
  ],
  cupboard: (kit, style) => [
    ...cupboard(kit, style.wood, { ...CASE, x: 7, y: -7.6, width: 4, boards: 3, family: 'study', index: 1 }),
    ...against(table(kit, style.wood, 2), 5.2),
    ...oilLamp(kit, [5.2, -3.36]),
  ],
  daybed: (kit, style) => [
    ...against(bed(kit, style.wood, kit.paint.of('indigo', 0.08)), 8, true),
    ...against(stool(kit, style.wood, 1.8), 4),
    ...oilLamp(kit, [4, -2.4]),
    ...hung(framed(kit, [2.6, 1.6], 0), 8, -8.4),
  ],
};

/** Cupboards stand on the floor. */
const CASE = { foot: WALL_FOOT + 0.06 } as const;

/** What stands by the window in old Chinese rooms. */
const chineseLeft: Readonly<Record<'jar' | 'plant' | 'stand', (kit: Kit, style: RoomStyle) => Part[]>> = {
  jar: (kit) => free(bigJar(kit, kit.paint.of('indigo', 0.06)), -9.8),
  plant: (kit) => free(potted(kit, 4), -9.6),
  stand: (kit, style) => [...free(table(kit, style.wood, 1.6), -9.4), ...hung(vaseOn(kit), -9.4, -3.05)],
};

/** One scroll, or a pair, between the pillars, down to the heads. */
const scrolls = (kit: Kit, pair: boolean): Part[] =>
  pair
    ? [...hung(scrollPicture(kit, 0), -1.6, -8.6), ...hung(scrollPicture(kit, 1), 1.6, -8.6)]
    : hung(scrollPicture(kit, 1), 0, -8.6);

function chineseRoom(kit: Kit): SetParts {
  const random = kit.chance('room');
  const right = pick(random, ['table', 'cupboard', 'daybed'] as const);
  const left = pick(random, ['jar', 'plant', 'stand'] as const);
  const rugOf = pick(random, ['indigo', 'lacquer', 'teal'] as const);
  return furnished(kit, {
    wall: 'plaster',
    lamp: [6.4, -4.4],
    back: (style) => [
      ...localWindow(kit, style),
      ...pillars(style.wood, [-4.2, 4.2]),
      ...scrolls(kit, random() < 0.5),
      ...chineseRight[right](kit, style),
    ],
    near: (style) => [
      ...(right === 'table' ? free(stool(kit, style.wood), 8.6) : []),
      ...chineseLeft[left](kit, style),
    ],
    stage: () => [rug(kit, kit.paint.of(rugOf, -0.04))],
    front: (style) => tableCorner(kit, style.wood, -1),
  });
}

/** What the wall on the lamp's side holds in Western rooms. */
const westernRight: Readonly<
  Record<'hearth' | 'books' | 'sofa', (kit: Kit, style: RoomStyle, cloth: string) => Part[]>
> = {
  hearth: (kit) => hearth(kit, 7.6, WALL_FOOT + 0.1),
  books: (kit, style) =>
    cupboard(kit, style.wood, { ...CASE, x: 5.6, y: -8.2, width: 5, boards: 4, family: 'books', index: 2 }),
  sofa: (kit, _, cloth) => [...against(sofa(kit, cloth, 6), 7.2), ...hung(framed(kit, [3, 2], 0), 7.2, -8.8)],
};

/** What carries the lamp. */
const westernMiddle: Readonly<Record<'chest' | 'clock' | 'desk', (kit: Kit, style: RoomStyle) => Part[]>> = {
  chest: (kit, style) => [...against(chest(kit, style.wood), 3), ...localTableLamp(kit, [3, -4.1])],
  clock: (kit, style) => [
    ...against(tallClock(kit, style.wood), 3.8),
    ...against(table(kit, style.wood, 2.4), -3.6),
    ...localTableLamp(kit, [-3.6, -3.36]),
  ],
  desk: (kit, style) => [
    ...against(table(kit, style.wood, 3.4), 3),
    ...localTableLamp(kit, [3.8, -3.36]),
    ...hung(vaseOn(kit), 2.2, -3.36),
  ],
};

function westernRoom(kit: Kit): SetParts {
  const random = kit.chance('room');
  const right = pick(
    random,
    isModern(kit) ? (['sofa', 'books'] as const) : (['hearth', 'books', 'hearth'] as const),
  );
  const middle = pick(random, ['chest', 'clock', 'desk'] as const);
  const cloth = kit.paint.of(pick(random, ['teal', 'plum', 'felt', 'ochre', 'indigo'] as const), 0.04);
  const rugOf = pick(random, ['plum', 'indigo', 'felt', 'rose'] as const);
  return furnished(kit, {
    wall: 'panelled',
    lamp: [5.4, -4.4],
    back: (style) => [
      ...localWindow(kit, style),
      ...hung(framed(kit, [2.4, 1.8], 0), -2.4, -9),
      ...hung(framed(kit, [1.5, 1.9], 1), 1.6, -9),
      ...westernRight[right](kit, style, cloth),
      ...westernMiddle[middle](kit, style),
    ],
    near: () => [...free(sofa(kit, lighter(cloth, -0.03), 3), -8.4), ...free(potted(kit, 3), 10.4)],
    stage: () => [rug(kit, kit.paint.of(rugOf))],
    front: (style) => chairBack(kit, style.wood, -1),
  });
}

/** What walls carry: pieces by what people do in a place, in the Chinese way and in the Western, old and new. */
import type { PlaceKind } from '../../../../../contracts/reading.ts';
import type { Family } from '../goods/families.ts';
import { wallShelf } from '../goods/shelf.ts';
import { isChinese, isModern, type Kit } from '../kit.ts';
import type { Part } from '../paper/piece.ts';
import { scaleAt } from '../planes.ts';
import type { RoomStyle } from './style.ts';
import { blindWindow, chart, hanging, menuTallies, motto, noticeBoard, openFan } from './wall-papers.ts';
import { framed, scrollPicture } from './wall-pictures.ts';
import { bunches, niche, pans, pegs, ropeHank, toolRail, wallClock } from './wall-things.ts';

/** What a piece is cut with. */
export interface Bench {
  readonly kit: Kit;
  readonly style: RoomStyle;
  readonly family: Family;
  readonly index: number;
  /** Room for it along the wall, in heads of the wall's plane. */
  readonly room: number;
}

/** A thing for a wall: the width it takes there, the height it hangs from, and its parts, centred under the origin. */
export interface Piece {
  readonly width: number;
  readonly top: number;
  readonly parts: (bench: Bench) => readonly Part[];
}

/** Least and most that a shelf is wide. */
const SHELF = { least: 2.2, most: 3.6 } as const;

/** All pieces by name. */
export const pieces = {
  scroll: { width: 2, top: -7.9, parts: ({ kit, index }) => scrollPicture(kit, index) },
  motto: { width: 1, top: -7.7, parts: ({ kit }) => motto(kit) },
  lattice: { width: 2.5, top: -7.2, parts: ({ kit, style }) => blindWindow(kit, style.wood) },
  fan: { width: 2.5, top: -6.8, parts: ({ kit }) => openFan(kit) },
  shelf: {
    width: SHELF.least,
    top: -7.4,
    parts: ({ kit, style, family, index, room }) => {
      const width = Math.min(SHELF.most, room / scaleAt('back'));
      return wallShelf(kit, style.wood, { x: -width / 2, y: 0, width, boards: 2, family, index: 30 + index });
    },
  },
  picture: { width: 1.9, top: -7, parts: ({ kit, index }) => framed(kit, [2.3, 1.8], index) },
  portrait: { width: 1.5, top: -7.2, parts: ({ kit, index }) => framed(kit, [1.7, 2.2], index + 1) },
  pegs: { width: 2.7, top: -6.7, parts: ({ kit, style }) => pegs(kit, style.wood) },
  bunches: { width: 2.6, top: -7, parts: ({ kit, style }) => bunches(kit, style.wood) },
  pans: { width: 2.9, top: -6.8, parts: ({ kit }) => pans(kit) },
  tools: { width: 3.1, top: -6.9, parts: ({ kit, style }) => toolRail(kit, style.wood) },
  rope: { width: 1.2, top: -7, parts: ({ kit }) => ropeHank(kit) },
  notices: { width: 2.9, top: -7, parts: ({ kit, style }) => noticeBoard(kit, style.wood) },
  chart: { width: 2.2, top: -7.2, parts: ({ kit }) => chart(kit) },
  clock: { width: 1.7, top: -7.3, parts: ({ kit }) => wallClock(kit) },
  hanging: { width: 2.5, top: -7.9, parts: ({ kit }) => hanging(kit) },
  tallies: { width: 2.9, top: -6.9, parts: ({ kit, style }) => menuTallies(kit, style.wood) },
  niche: { width: 1.8, top: -6.7, parts: ({ kit, style }) => niche(kit, style.wall) },
} as const satisfies Readonly<Record<string, Piece>>;

export type PieceName = keyof typeof pieces;

/** What walls carry, by what people do there. */
type Use =
  | 'home'
  | 'humble'
  | 'kitchen'
  | 'work'
  | 'trade'
  | 'tavern'
  | 'school'
  | 'duty'
  | 'journey'
  | 'court'
  | 'worship'
  | 'store'
  | 'cell';

const usesByKind: Readonly<Partial<Record<PlaceKind, Use>>> = {
  cottage: 'humble',
  hut: 'humble',
  attic: 'humble',
  kitchen: 'kitchen',
  workshop: 'work',
  shop: 'trade',
  teahouse: 'tavern',
  inn: 'tavern',
  school: 'school',
  classroom: 'school',
  library: 'school',
  office: 'duty',
  hospital: 'duty',
  station: 'journey',
  train: 'journey',
  hall: 'court',
  palace: 'court',
  castle: 'court',
  throneRoom: 'court',
  temple: 'worship',
  church: 'worship',
  prison: 'cell',
  cellar: 'store',
  barn: 'store',
  tower: 'store',
  lighthouse: 'store',
  ship: 'store',
  boat: 'store',
};

/** Pieces by use: in the Chinese way, and in the Western. */
const repertoire: Readonly<Record<Use, readonly [readonly PieceName[], readonly PieceName[]]>> = {
  home: [
    ['scroll', 'lattice', 'fan', 'shelf', 'motto'],
    ['picture', 'shelf', 'portrait', 'pegs', 'picture'],
  ],
  humble: [
    ['bunches', 'shelf', 'scroll', 'pegs'],
    ['shelf', 'pegs', 'pans', 'picture'],
  ],
  kitchen: [
    ['bunches', 'shelf', 'scroll'],
    ['bunches', 'shelf', 'picture'],
  ],
  work: [
    ['tools', 'shelf', 'scroll', 'pegs'],
    ['tools', 'shelf', 'pegs'],
  ],
  trade: [
    ['shelf', 'scroll', 'tallies', 'shelf'],
    ['shelf', 'picture', 'shelf', 'notices'],
  ],
  tavern: [
    ['tallies', 'scroll', 'shelf', 'lattice'],
    ['shelf', 'picture', 'pegs', 'portrait'],
  ],
  school: [
    ['chart', 'motto', 'clock', 'notices'],
    ['chart', 'picture', 'clock', 'notices'],
  ],
  duty: [
    ['notices', 'clock', 'chart', 'pegs'],
    ['notices', 'pegs', 'clock', 'chart'],
  ],
  journey: [
    ['notices', 'chart', 'pegs'],
    ['notices', 'pegs', 'chart'],
  ],
  court: [
    ['hanging', 'scroll', 'lattice'],
    ['hanging', 'portrait', 'hanging', 'picture'],
  ],
  worship: [
    ['motto', 'hanging', 'lattice'],
    ['niche', 'hanging'],
  ],
  cell: [[], []],
  store: [
    ['rope', 'niche', 'tools'],
    ['rope', 'niche', 'tools'],
  ],
};

/** Goods on the shelves of a use, where the place itself sells none. */
const goodsOf: Readonly<Partial<Record<Use, Family>>> = {
  kitchen: 'kitchen',
  work: 'workshop',
  tavern: 'tavern',
};

/** Names in Chinese handwriting belong to the old times; pegs and pictures to the new. */
const modernly: Readonly<Partial<Record<PieceName, PieceName>>> = {
  motto: 'picture',
  lattice: 'pegs',
  fan: 'portrait',
  tallies: 'notices',
};

const useOf = (kit: Kit): Use => usesByKind[kit.order.place.kind] ?? 'home';

/** What stands on the shelves of a place that sells nothing. */
export const goodsIn = (kit: Kit): Family => goodsOf[useOf(kit)] ?? (isChinese(kit) ? 'study' : 'household');

/** The pieces that belong on the walls of a place. */
export function piecesFor(kit: Kit): readonly PieceName[] {
  const [chinese, western] = repertoire[useOf(kit)];
  const names = isChinese(kit) ? chinese : western;
  return isModern(kit) ? names.map((name) => modernly[name] ?? name) : names;
}

/**
 * Dresses the bare bays of a wall, so that medium and close frames have a place behind the face. What hangs there is
 * drawn half in the wall's own colour: it tells of the place and leaves the contrast to the faces.
 */
import type { Family } from '../goods/families.ts';
import { between, type Kit } from '../kit.ts';
import { mixed } from '../light/tone.ts';
import { placed, type Cut, type Part } from '../paper/piece.ts';
import { scaleAt } from '../planes.ts';
import { freeWall, type Bay } from './bays.ts';
import type { RoomStyle } from './style.ts';
import { goodsIn, pieces, piecesFor, type Piece, type PieceName } from './wall-repertoire.ts';

/** How much of its own colour a thing keeps against the wall's. */
const OWN_COLOUR = 0.5;

const MOST_PIECES = 6;

/** Space between things on a wall, under what hangs over them, and how much smaller they may be made, in heads. */
const GAP: readonly [number, number] = [0.6, 1];
const UNDER = 0.3;
const SHRINKS = 0.84;

/** What a wall is dressed for: what is there already, and what a shop has on its shelves. */
interface Bare {
  readonly parts: readonly Part[];
  readonly sells: Family | undefined;
}

/** What dresses the bays that the parts of a wall leave bare. */
export function dressing(kit: Kit, style: RoomStyle, { parts, sells }: Bare): readonly Part[] {
  const random = kit.chance('dressing');
  const family = sells ?? goodsIn(kit);
  const { bays, lowestOver } = freeWall(parts);
  const spots = nearestFirst(bays.flatMap((bay) => spotsIn(bay, random))).slice(0, MOST_PIECES);
  const chosen = chosenFor(spots, piecesFor(kit), random);
  return chosen.flatMap(({ name, spot }, index) => {
    const room = spot.to - spot.from;
    const { width, top, parts: made }: Piece = pieces[name];
    const things = made({ kit, style, family, index, room });
    const y = Math.max(top, lowestOver(spot) + UNDER);
    const scale = scaleAt('back') * Math.min(1, room / width);
    return quieted(placed(things, { x: (spot.from + spot.to) / 2, y, scale }), style.wall);
  });
}

interface Chosen {
  readonly name: PieceName;
  readonly spot: Bay;
}

/** A thing for every place, in turns, none beside its like while there are others that fit. */
function chosenFor(
  spots: readonly Bay[],
  names: readonly PieceName[],
  random: () => number,
): readonly Chosen[] {
  const chosen: Chosen[] = [];
  let turn = Math.floor(random() * names.length);
  for (const spot of spots) {
    const inTurn = names.map((_, step) => names[(turn + step) % names.length]);
    const name = inTurn.find(
      (each) => each !== undefined && pieces[each].width * SHRINKS <= spot.to - spot.from,
    );
    if (name === undefined) continue;
    turn = names.indexOf(name) + 1;
    chosen.push({ name, spot });
  }
  return chosen;
}

/** Width of a place for one thing, in heads. */
const PLACE = 2.8;

/** A bay parted into places for one thing each. */
function spotsIn({ from, to }: Bay, random: () => number): readonly Bay[] {
  const gap = between(random, ...GAP);
  const count = Math.max(1, Math.round((to - from + gap) / (PLACE + gap)));
  const width = (to - from - gap * (count - 1)) / count;
  return Array.from({ length: count }, (_, i) => ({
    from: from + i * (width + gap),
    to: from + i * (width + gap) + width,
  }));
}

/** Where people stand most comes first. */
const nearestFirst = (spots: readonly Bay[]): readonly Bay[] =>
  [...spots].sort((a, b) => Math.abs(a.from + a.to) - Math.abs(b.from + b.to) || a.from - b.from);

/** The same parts, half in the wall's colour and without hard edges. */
const quieted = (parts: readonly Part[], wall: string): Part[] =>
  parts.map((part) => {
    switch (part.part) {
      case 'cut':
        return quietCut(part, wall);
      case 'moving':
        return { ...part, cuts: part.cuts.map((piece) => quietCut(piece, wall)) };
      case 'shine':
        return part;
    }
  });

function quietCut(piece: Cut, wall: string): Cut {
  const quiet = (colour: string): string => mixed(wall, colour, OWN_COLOUR);
  const { fill } = piece;
  return {
    ...piece,
    fill: typeof fill === 'string' ? quiet(fill) : { ...fill, from: quiet(fill.from), to: quiet(fill.to) },
    edge: piece.edge * 0.6,
    marks: piece.marks.map((one) => ({ ...one, fill: quiet(one.fill) })),
  };
}

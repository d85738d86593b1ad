/** The free bays of a room's wall at the height that medium and close frames show. */
import type { Cut, Part } from '../paper/piece.ts';
import { CEILING } from './shell.ts';

/** A stretch of wall that nothing stands or hangs before, from x to x. */
export interface Bay {
  readonly from: number;
  readonly to: number;
}

/** What a wall leaves bare, and how far down things reach that hang over a stretch of it. */
export interface FreeWall {
  readonly bays: readonly Bay[];
  readonly lowestOver: (stretch: Bay) => number;
}

/** What a medium frame of an adult shows of the back wall, and as far to both sides as anybody stands. */
const BAND = { top: -7, bottom: -4.3, from: -7.4, to: 7.4 } as const;

/** How much of the band a thing must reach into to be a background by itself, and how near another may come, in heads. */
const REACHES = 0.9;
const APART = 0.45;

/** Veils and shafts of light leave the wall bare. */
const SOLID = 0.5;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const cutsOf = (part: Part): readonly Cut[] => {
  switch (part.part) {
    case 'cut':
      return [part];
    case 'moving':
      return part.cuts;
    case 'shine':
      return [];
  }
};

function boxOf({ outline: { at } }: Cut): Box {
  const xs = at.filter((_, i) => i % 2 === 0);
  const ys = at.filter((_, i) => i % 2 === 1);
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

const fillsBand = ({ top, bottom }: Box): boolean =>
  Math.min(bottom, BAND.bottom) - Math.max(top, BAND.top) >= REACHES;

/** What these parts leave of a wall. */
export function freeWall(parts: readonly Part[]): FreeWall {
  const boxes = parts
    .flatMap(cutsOf)
    .filter(({ alpha, lift }) => alpha > SOLID && lift > 0)
    .map(boxOf);
  const above = boxes.filter(({ bottom, top }) => bottom < BAND.bottom && top > CEILING - 1);
  return {
    bays: baysBetween(boxes.filter(fillsBand).sort((a, b) => a.left - b.left)),
    lowestOver: ({ from, to }) =>
      Math.max(
        CEILING,
        ...above.filter(({ left, right }) => right > from && left < to).map(({ bottom }) => bottom),
      ),
  };
}

/** The stretches between things that stand in order from left to right. */
function baysBetween(taken: readonly Box[]): readonly Bay[] {
  const bays: Bay[] = [];
  let from: number = BAND.from;
  for (const { left, right } of taken) {
    if (left - APART > from) bays.push({ from, to: Math.min(BAND.to, left - APART) });
    from = Math.max(from, right + APART);
  }
  return [...bays, { from, to: BAND.to }].filter((bay) => bay.to > bay.from);
}

/** How far mouths are open, from what is seen of them: an open mouth shows something darker or redder than the face. */
import type { Histogram, MouthSight, MouthTrack } from './mouth-tracks.ts';

/** Openness by frame of the film: 0 as closed as this mouth gets in its shot, 1 as open. */
export interface OpennessTrack {
  readonly speaker: string;
  readonly openness: ReadonlyMap<number, number>;
}

const STEP = 4;
const BLACK = 16;

/** Share of the sight that is face even when the mouth is open: its brightness is read there, whatever light flickers. */
const FACE_SHARE = 0.7;
/** How much darker than the face, against black, something must be to be the inside of a mouth and not shade. */
const DARKER = 0.2;
/** How much redder, in steps of television chroma. */
const REDDER = 6;
const CHROMA_RANGE = 112;

/** Shares of a shot's frames in which a mouth is taken to be closed, and at its widest. */
const CLOSED_SHARE = 0.05;
const OPEN_SHARE = 0.95;

/** Least difference between closed and open that is a movement of a mouth and not of the picture's noise. */
const LEAST_RANGE = 0.012;
/** A mouth that moves less than this share of what the speaker's mouth does elsewhere is not scaled up to it. */
const SHARE_OF_WIDEST = 0.4;

function total(counts: Histogram): number {
  let sum = 0;
  for (const count of counts) sum += count;
  return sum;
}

/** The value below which a share of what a histogram counts lies. */
function quantileOf(counts: Histogram, share: number): number {
  let left = share * total(counts);
  for (let step = 0; step < counts.length; step++) {
    left -= counts[step] ?? 0;
    if (left <= 0) return step * STEP;
  }
  return counts.length * STEP;
}

/** Mean over all that a histogram counts of how far it lies beyond a threshold, in the given direction. */
function meanBeyond(counts: Histogram, threshold: number, direction: 1 | -1): number {
  let sum = 0;
  for (let step = 0; step < counts.length; step++) {
    sum += (counts[step] ?? 0) * Math.max(0, direction * (step * STEP - threshold));
  }
  return sum / Math.max(1, total(counts));
}

/** How much dark and red is seen, without a unit: grows with the opening, however large the picture of it is. */
export function openingOf({ luma, red }: Pick<MouthSight, 'luma' | 'red'>): number {
  const face = Math.max(1, quantileOf(luma, FACE_SHARE) - BLACK);
  const dark = meanBeyond(luma, BLACK + face * (1 - DARKER), -1) / face;
  const flush = meanBeyond(red, quantileOf(red, 0.5) + REDDER, 1) / CHROMA_RANGE;
  return dark + flush;
}

interface Range {
  readonly closed: number;
  readonly width: number;
}

function rangeOf(openings: readonly number[]): Range {
  const sorted = openings.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  return { closed: at(CLOSED_SHARE), width: at(OPEN_SHARE) - at(CLOSED_SHARE) };
}

/** Puts the openings of every track on a scale from closed to open. */
export function opennessOf(tracks: readonly MouthTrack[]): OpennessTrack[] {
  const measured = tracks.map(({ speaker, sights }) => {
    const openings = sights.map(openingOf);
    return { speaker, sights, openings, range: rangeOf(openings) };
  });
  const widest = new Map<string, number>();
  for (const { speaker, range } of measured)
    widest.set(speaker, Math.max(widest.get(speaker) ?? 0, range.width));
  return measured.map(({ speaker, sights, openings, range }) => {
    const width = Math.max(LEAST_RANGE, range.width, SHARE_OF_WIDEST * (widest.get(speaker) ?? 0));
    const scaled = openings.map((opening) => Math.max(0, Math.min(1, (opening - range.closed) / width)));
    return { speaker, openness: new Map(sights.map(({ frame }, index) => [frame, scaled[index] ?? 0])) };
  });
}

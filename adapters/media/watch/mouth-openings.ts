/** How much of a mouth's inside is seen: an open mouth shows something darker or redder than the face. */

/** Brightness or redness in 64 steps of 4: how many picture elements have each. */
export type Histogram = Uint16Array;

export const STEPS = 64;

/** What is seen at a mouth in one picture. */
export interface MouthSight {
  readonly luma: Histogram;
  readonly red: Histogram;
}

const STEP = 4;
const BLACK = 16;

/** Half of the sight is face even when the mouth is wide open: its brightness is read there, whatever light flickers. */
const FACE_SHARE = 0.5;
/** How much darker than the face, against black, the inside of a mouth and the lips are. */
const DARKER = 0.2;
/** How much lighter teeth are, and how much less red, in steps of television chroma. */
const LIGHTER = 0.08;
const PALER = 6;

/** Share of a shot's frames in which a mouth is taken to be closed. */
export const CLOSED_SHARE = 0.05;
/** Where no more than this is dark beyond the least, no inside is seen: there teeth are told from beards. */
const SHUT = 0.05;
const BEARD_SHARE = 0.2;

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

/** Share of what a histogram counts that lies from `low` up to `high`. */
function shareBetween(counts: Histogram, low: number, high: number): number {
  let sum = 0;
  for (let step = Math.max(0, Math.ceil(low / STEP)); step < counts.length && step * STEP < high; step++)
    sum += counts[step] ?? 0;
  return sum / Math.max(1, total(counts));
}

/** Shares of a sight that are darker than the face, and lighter or paler. */
interface Shades {
  readonly dark: number;
  readonly pale: number;
}

function shadesOf({ luma, red }: MouthSight): Shades {
  const face = quantileOf(luma, FACE_SHARE) - BLACK;
  const tone = quantileOf(red, FACE_SHARE);
  const light = shareBetween(luma, BLACK + face * (1 + LIGHTER), Infinity);
  return {
    dark: shareBetween(luma, 0, BLACK + face * (1 - DARKER)),
    pale: Math.max(light, shareBetween(red, 0, tone - PALER)),
  };
}

/** Value below which a share of the values lies; 0 of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.round(share * (sorted.length - 1))] ?? 0;
}

/**
 * Share of each sight that is the inside of a mouth: what is dark, and the pale there is beyond what is seen when nothing
 * is dark. Teeth add to that; a beard does not, because it is there when the mouth is shut.
 */
export function openingsOf(sights: readonly MouthSight[]): number[] {
  const shades = sights.map(shadesOf);
  const least = quantile(
    shades.map(({ dark }) => dark),
    CLOSED_SHARE,
  );
  const beard = quantile(
    shades.filter(({ dark }) => dark <= least + SHUT).map(({ pale }) => pale),
    BEARD_SHARE,
  );
  return shades.map(({ dark, pale }) => dark + Math.max(0, pale - beard));
}

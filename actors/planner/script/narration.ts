/** How much is told by a voice: nothing, what pictures cannot carry, or all of it. */
import type { NarrationLevel } from '../../../contracts/run.ts';
import { isNarration, secondsOf, totalSeconds, type PlotPoint } from './plot.ts';

/** Greatest share of the running time for light narration. */
export const LIGHT_SHARE = 0.3;

/** A story in which characters speak less than this share of the time is a tale: a voice has to lead it. */
const TALE_SHARE = 0.15;

export interface Narrated {
  readonly points: readonly PlotPoint[];
  /** Why narration may exceed its share, if it does. */
  readonly waived: string | null;
}

const shareOf = (points: readonly PlotPoint[], way: 'say' | 'tell'): number => {
  const total = totalSeconds(points);
  return total === 0 ? 0 : totalSeconds(points.filter((point) => point.way === way)) / total;
};

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** Decides which narration is heard. */
export function narrated(points: readonly PlotPoint[], level: NarrationLevel): Narrated {
  switch (level) {
    case 'none':
      return silently(points);
    case 'full':
      return { points: points.map(told), waived: 'narration: full' };
    case 'light':
      return lightly(points);
  }
}

const told = (point: PlotPoint): PlotPoint => (isNarration(point) ? { ...point, way: 'tell' } : point);

function silent(point: PlotPoint): PlotPoint {
  if (!isNarration(point) || point.way !== 'tell') return point;
  if (point.picture.kind !== 'none') return { ...point, way: 'show' };
  return { ...point, way: 'drop', because: 'narration is off and no picture carries this' };
}

function silently(points: readonly PlotPoint[]): Narrated {
  const result = points.map(silent);
  if (result.some(({ way }) => way !== 'drop')) return { points: result, waived: null };
  return { points: points.map(told), waived: 'without a voice nothing of the story would be left' };
}

function lightly(points: readonly PlotPoint[]): Narrated {
  const spoken = shareOf(points, 'say');
  if (spoken < TALE_SHARE && points.some(isNarration)) {
    const waived = `characters speak only ${percent(spoken)} of the time, so a voice tells the tale`;
    return { points: points.map(told), waived };
  }
  const fitted = showMore(points);
  const share = shareOf(fitted, 'tell');
  const waived =
    share > LIGHT_SHARE ? `${percent(share)} of the film is narration that no picture carries` : null;
  return { points: fitted, waived };
}

/** Shows the longest of what is told, as long as too much is told and a picture has its deeds. */
function showMore(points: readonly PlotPoint[]): readonly PlotPoint[] {
  const result = [...points];
  const longest = points
    .map((point, at) => ({ point, at }))
    .filter(({ point }) => point.way === 'tell' && isNarration(point) && point.picture.kind !== 'none')
    .sort((a, b) => secondsOf(b.point) - secondsOf(a.point) || a.at - b.at);
  for (const { point, at } of longest) {
    if (shareOf(result, 'tell') <= LIGHT_SHARE) break;
    result[at] = { ...point, way: 'show' };
  }
  return result;
}

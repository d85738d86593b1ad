/** How far mouths are open: what is seen of their insides, on a scale from closed to open. */
import { CLOSED_SHARE, quantile } from '../../media/watch/mouth-openings.ts';

/** Share of what lies around a mouth that is its inside, by frame of the film, through one stretch of it. */
export interface MouthTrack {
  readonly speaker: string;
  readonly openings: ReadonlyMap<number, number>;
}

/** Openness by frame of the film: 0 as closed as this mouth gets in its shot, 1 as open. */
export interface OpennessTrack {
  readonly speaker: string;
  readonly openness: ReadonlyMap<number, number>;
}

/** Share of a stretch's frames above which a mouth is taken to be at its widest. */
const OPEN_SHARE = 0.95;

/** Least share of the sight that must change for a mouth to have moved; less is noise of the picture. */
const LEAST_RANGE = 0.03;
/** A mouth that moves less than this share of what the speaker's mouth does elsewhere is not scaled up to it. */
const SHARE_OF_WIDEST = 0.4;

/** Puts the openings of every track on a scale from closed to open. */
export function opennessOf(tracks: readonly MouthTrack[]): OpennessTrack[] {
  const measured = tracks.map(({ speaker, openings }) => {
    const values = [...openings.values()];
    const closed = quantile(values, CLOSED_SHARE);
    return { speaker, openings, closed, range: quantile(values, OPEN_SHARE) - closed };
  });
  const widest = new Map<string, number>();
  for (const { speaker, range } of measured) widest.set(speaker, Math.max(widest.get(speaker) ?? 0, range));
  return measured.map(({ speaker, openings, closed, range }) => {
    const width = Math.max(LEAST_RANGE, range, SHARE_OF_WIDEST * (widest.get(speaker) ?? 0));
    const scaled = (opening: number): number => Math.max(0, Math.min(1, (opening - closed) / width));
    return {
      speaker,
      openness: new Map([...openings].map(([frame, opening]) => [frame, scaled(opening)])),
    };
  });
}

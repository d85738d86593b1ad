/** Fits a film to its speech, and to a greatest length where there is one: first hastier, then with less of the story. */
import { samplesPerFrame } from '../../contracts/shared.ts';
import { adaptSeen, type SeenAdaptation } from './adapt-seen.ts';
import { planFilm, type PlannedFilm } from './plan-film.ts';
import type { Measured } from './shots/lay-moment.ts';
import type { Haste } from './shots/tempo.ts';
import type { Sources } from './sources.ts';

const HASTES = [0, 0.5, 1] as const;

const isWithin = ({ timeline }: PlannedFilm, maxSeconds: number): boolean =>
  timeline.frames <= maxSeconds * timeline.fps;

/** Fits a film; with `maxSeconds` the result is never longer, as long as one shot is left. */
export function fitFilm(
  sources: Sources,
  measured: Measured,
  adapted: SeenAdaptation = adaptSeen(sources),
): PlannedFilm {
  const { maxSeconds } = sources.options;
  const planned = (haste: Haste): PlannedFilm => planFilm(sources, adapted.whole, { measured, haste });
  if (maxSeconds === null) return planned(0);
  for (const haste of HASTES) {
    const film = planned(haste);
    if (isWithin(film, maxSeconds) && film.unseen.size === 0) return film;
  }
  return lessened(planned(1), { sources, measured, adapted, maxSeconds });
}

interface Fitting {
  readonly sources: Sources;
  readonly measured: Measured;
  readonly adapted: SeenAdaptation;
  readonly maxSeconds: number;
}

/** Leaves out more of the story, from the middle, until the film fits; and first what there is no time to see. */
function lessened(tooLong: PlannedFilm, { sources, measured, adapted, maxSeconds }: Fitting): PlannedFilm {
  const without = new Set<string>();
  let film = tooLong;
  while (film.unseen.size > 0 || !isWithin(film, maxSeconds)) {
    const victims = film.unseen.size > 0 ? [...film.unseen] : leastNeeded(film, measured);
    if (victims.length === 0) break;
    for (const victim of victims) without.add(victim);
    film = planFilm(sources, adapted.without(without), { measured, haste: 1 });
  }
  return film;
}

/** The unit whose loss hurts least: nearest the middle of what is left, the longest of its neighbours first. */
function leastNeeded({ script, timeline }: PlannedFilm, measured: Measured): readonly string[] {
  const elements = script.scenes.flatMap((scene) => scene.elements);
  if (elements.length < 2) return [];
  const spf = samplesPerFrame(timeline.fps);
  const middle = (elements.length - 1) / 2;
  const ranked = elements.map(({ id }, at) => ({
    id,
    hurt: Math.abs(at - middle) / elements.length - Math.min(0.2, (measured.get(id) ?? 48_000) / spf / 2400),
  }));
  const least = ranked.toSorted((a, b) => a.hurt - b.hurt)[0];
  return least === undefined ? [] : [least.id.split('-')[0] ?? least.id];
}

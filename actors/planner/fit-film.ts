/** Fits a film to its speech, and to a greatest length where there is one: first hastier, then with less of the story. */
import { samplesPerFrame } from '../../contracts/shared.ts';
import { planFilm, type PlannedFilm } from './plan-film.ts';
import { adaptStory, type Adaptation } from './script/adapt-story.ts';
import type { Measured } from './shots/lay-moment.ts';
import type { Sources } from './sources.ts';

const HASTES = [0, 0.5, 1] as const;

const isWithin = ({ timeline }: PlannedFilm, maxSeconds: number): boolean =>
  timeline.frames <= maxSeconds * timeline.fps;

/** Fits a film; with `maxSeconds` the result is never longer, as long as one shot is left. */
export function fitFilm(sources: Sources, measured: Measured): PlannedFilm {
  const { maxSeconds } = sources.options;
  const whole = adaptStory(sources);
  if (maxSeconds === null) return planFilm(sources, whole, { measured, haste: 0 });
  let film = planFilm(sources, whole, { measured, haste: 0 });
  for (const haste of HASTES) {
    film = planFilm(sources, whole, { measured, haste });
    if (isWithin(film, maxSeconds)) return film;
  }
  return lessened(sources, measured, film);
}

/** Leaves out more of the story, from the middle, until the film fits. */
function lessened(sources: Sources, measured: Measured, tooLong: PlannedFilm): PlannedFilm {
  const { maxSeconds } = sources.options;
  const without = new Set<string>();
  let film = tooLong;
  while (maxSeconds !== null && !isWithin(film, maxSeconds)) {
    const victim = leastNeeded(film, measured);
    if (victim === null) break;
    without.add(victim);
    const adaptation: Adaptation = adaptStory(sources, without);
    film = planFilm(sources, adaptation, { measured, haste: 1 });
  }
  return film;
}

/** The unit whose loss hurts least: nearest the middle of what is left, the longest of its neighbours first. */
function leastNeeded({ script, timeline }: PlannedFilm, measured: Measured): string | null {
  const elements = script.scenes.flatMap((scene) => scene.elements);
  if (elements.length < 2) return null;
  const spf = samplesPerFrame(timeline.fps);
  const middle = (elements.length - 1) / 2;
  const ranked = elements.map(({ id }, at) => ({
    id,
    hurt: Math.abs(at - middle) / elements.length - Math.min(0.2, (measured.get(id) ?? 48_000) / spf / 2400),
  }));
  const least = ranked.toSorted((a, b) => a.hurt - b.hurt)[0];
  return least?.id.split('-')[0] ?? null;
}

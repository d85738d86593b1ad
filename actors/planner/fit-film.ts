/** Fits a film to its speech, and to a greatest length where there is one: first hastier, then with less of the story. */
import { samplesPerFrame } from '../../contracts/shared.ts';
import type { ScriptElement } from '../../contracts/script.ts';
import type { SeenAdaptation } from './adapt-seen.ts';
import { planFilm, type PlannedFilm } from './plan-film.ts';
import { utterancesOf } from './script/utterance.ts';
import type { Measured } from './shots/lay-moment.ts';
import type { Haste } from './shots/tempo.ts';
import type { Sources } from './sources.ts';

const HASTES = [0, 0.5, 1] as const;

const isWithin = ({ timeline }: PlannedFilm, maxSeconds: number): boolean =>
  timeline.frames <= maxSeconds * timeline.fps;

/** Fits a film; with `maxSeconds` the result is never longer, as long as one shot is left. */
export function fitFilm(sources: Sources, measured: Measured, adapted: SeenAdaptation): PlannedFilm {
  const { maxSeconds } = sources.options;
  if (maxSeconds === null) return planFilm(sources, adapted.whole, { measured, haste: 0 });
  const fitting: Fitting = { sources, measured, adapted };
  for (const haste of HASTES) {
    const film = seenWith(fitting, haste, new Set());
    if (isWithin(film, maxSeconds)) return film;
  }
  return lessened(fitting, maxSeconds);
}

interface Fitting {
  readonly sources: Sources;
  readonly measured: Measured;
  readonly adapted: SeenAdaptation;
}

/** The film without some units, and without what it then leaves no time to see, which is added to them: never more rounds than units. */
function seenWith({ sources, measured, adapted }: Fitting, haste: Haste, without: Set<string>): PlannedFilm {
  for (;;) {
    const film = planFilm(sources, adapted.without(without), { measured, haste });
    const missed = [...film.unseen].filter((unit) => !without.has(unit));
    if (missed.length === 0) return film;
    for (const unit of missed) without.add(unit);
  }
}

/** Leaves out more of the story, from the middle, until the film fits. */
function lessened(fitting: Fitting, maxSeconds: number): PlannedFilm {
  const without = new Set<string>();
  let film = seenWith(fitting, 1, without);
  while (!isWithin(film, maxSeconds)) {
    const victims = leastNeeded(film, fitting);
    if (victims.length === 0) break;
    for (const victim of victims) without.add(victim);
    film = seenWith(fitting, 1, without);
  }
  return film;
}

/** The unit that an element carries all or a part of. */
const unitOf = ({ id }: ScriptElement): string => id.split('-')[0] ?? id;

/** The units whose loss hurts least: nearest the middle of what is left, the longest of its neighbours first. */
function leastNeeded({ script, timeline }: PlannedFilm, fitting: Fitting): readonly string[] {
  const elements = script.scenes.flatMap((scene) => scene.elements);
  if (elements.length < 2) return [];
  const spf = samplesPerFrame(timeline.fps);
  const middle = (elements.length - 1) / 2;
  const ranked = elements.map((element, at) => ({
    unit: unitOf(element),
    hurt:
      Math.abs(at - middle) / elements.length -
      Math.min(0.2, (fitting.measured.get(element.id) ?? 48_000) / spf / 2400),
  }));
  const least = ranked.toSorted((a, b) => a.hurt - b.hurt)[0];
  return least === undefined ? [] : lostWith(least.unit, elements, fitting.sources);
}

/** A unit and the other halves of its utterance; alone where nothing else would be left of the film. */
function lostWith(
  unit: string,
  elements: readonly ScriptElement[],
  { reading, text }: Sources,
): readonly string[] {
  const { units } = reading;
  const whole = utterancesOf(units, text)
    .map((places) => places.flatMap((at) => units[at]?.id ?? []))
    .find((ids) => ids.includes(unit));
  const isAll = elements.every((element) => whole?.includes(unitOf(element)));
  return whole === undefined || isAll ? [unit] : whole;
}

/** A film of at most so many seconds: what is kept is the arc, and what the heroes say. */
import type { StoryReading, Unit } from '../../../contracts/reading.ts';
import { secondsOf, type PlotPoint } from './plot.ts';

/** Seconds that cost no plot point: the breath at scene changes, the last image and the credits. */
const overhead = (points: readonly PlotPoint[], maxSeconds: number): number =>
  Math.min(maxSeconds * 0.3, 3 + 0.6 * new Set(points.map(({ run }) => run.scene.id)).size);

/** Planned length against the wish: measured speech may turn out longer than its estimate. */
const CAUTION = 0.86;

const isSpeech = (unit: Unit): unit is Extract<Unit, { kind: 'dialogue' | 'thought' }> =>
  unit.kind === 'dialogue' || unit.kind === 'thought';

/** How much the story needs a point: its place in the arc, who speaks, and how strongly. */
function need(point: PlotPoint, place: Place, heroes: ReadonlySet<string>): number {
  const { unit, way } = point;
  const way0 = way === 'say' ? 1 : way === 'tell' ? 0.75 : 0.6;
  const hero = isSpeech(unit) && unit.speaker !== null && heroes.has(unit.speaker) ? 0.4 : 0;
  const feeling = isSpeech(unit) ? unit.intensity * 0.5 : 0;
  const arc = (place.share < 0.08 ? 0.8 : 0) + (place.share > 0.86 ? 0.9 : 0) + (place.opensScene ? 0.4 : 0);
  return way0 + hero + feeling + arc;
}

interface Place {
  /** Where in the story, 0…1. */
  readonly share: number;
  readonly opensScene: boolean;
}

function placesOf(points: readonly PlotPoint[]): readonly Place[] {
  return points.map((point, at) => ({
    share: points.length < 2 ? 0 : at / (points.length - 1),
    opensScene: at === 0 || points[at - 1]?.run.scene.id !== point.run.scene.id,
  }));
}

/** Drops the least needed points until the estimate fits; beginning and end stay, and so does the order of the story. */
export function shortened(
  points: readonly PlotPoint[],
  maxSeconds: number | null,
  reading: StoryReading,
): readonly PlotPoint[] {
  if (maxSeconds === null) return points;
  const heroes = new Set(reading.cast.filter(({ role }) => role === 'protagonist').map(({ id }) => id));
  const places = placesOf(points);
  const room = maxSeconds * CAUTION - overhead(points, maxSeconds);
  const wanted = points
    .map((point, at) => ({ point, at, seconds: secondsOf(point) }))
    .filter(({ seconds }) => seconds > 0)
    .map((each) => ({
      ...each,
      worth:
        need(each.point, places[each.at] ?? { share: 0, opensScene: false }, heroes) /
        Math.sqrt(each.seconds),
    }))
    .sort((a, b) => b.worth - a.worth || a.at - b.at);
  const ends = wanted.toSorted((a, b) => a.at - b.at);
  const arc = [ends[0], ends.at(-1)].filter((each) => each !== undefined);
  const kept = withinRoom([...arc, ...wanted], room);
  return points.map((point, at) =>
    kept.has(at) || point.way === 'drop' ? point : { ...point, way: 'drop', because: 'limit' as const },
  );
}

/** Takes what fits, in this order, and always the first one. */
function withinRoom(
  wanted: readonly { readonly at: number; readonly seconds: number }[],
  room: number,
): ReadonlySet<number> {
  const kept = new Set<number>();
  let used = 0;
  for (const { at, seconds } of wanted) {
    if (kept.has(at) || (kept.size > 0 && used + seconds > room)) continue;
    kept.add(at);
    used += seconds;
  }
  return kept;
}

/** A film of at most so many seconds: what is kept is the arc, and what the heroes say. */
import type { StoryReading } from '../../../contracts/reading.ts';
import { isSpeech, utterancesOf } from './utterance.ts';
import { secondsOf, totalSeconds, type PlotPoint } from './plot.ts';

/** Seconds that cost no plot point: the breath at scene changes, the last image and the credits. */
const overhead = (points: readonly PlotPoint[], maxSeconds: number): number =>
  Math.min(maxSeconds * 0.3, 3 + 0.6 * new Set(points.map(({ run }) => run.scene.id)).size);

/** Planned length against the wish: measured speech may turn out longer than its estimate. */
const CAUTION = 0.86;

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

/** What is kept or dropped together, and what it is worth to the film. */
interface Candidate {
  /** Places of its points in the plot. */
  readonly at: readonly number[];
  readonly seconds: number;
  readonly worth: number;
}

export interface Telling {
  readonly text: string;
  readonly reading: StoryReading;
}

/** Times that the same words may be told in a film that has no room for everything. */
const MOST_TIMES = 2;

/** How often the same words have been told before each point. */
function timesTold(points: readonly PlotPoint[]): readonly number[] {
  const told = new Map<string, number>();
  return points.map((point) => {
    if (point.way === 'drop') return 0;
    const words = point.unit.text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    const times = told.get(words) ?? 0;
    told.set(words, times + 1);
    return times;
  });
}

/** The points that take time, halves of one utterance together, in story order. */
function candidatesOf(points: readonly PlotPoint[], { text, reading }: Telling): readonly Candidate[] {
  const heroes = new Set(reading.cast.filter(({ role }) => role === 'protagonist').map(({ id }) => id));
  const places = placesOf(points);
  const times = timesTold(points);
  const needOf = (at: number): number => {
    const [point, place, told = 0] = [points[at], places[at], times[at]];
    return point && place && told < MOST_TIMES ? need(point, place, heroes) / (1 + told) ** 2 : 0;
  };
  const units = points.map(({ unit }) => unit);
  return utterancesOf(units, text)
    .map((at) => {
      const seconds = at.reduce((sum, each) => sum + secondsAt(points, each), 0);
      return { at, seconds, worth: Math.max(...at.map(needOf)) / Math.sqrt(seconds) };
    })
    .filter(({ seconds }) => seconds > 0);
}

const secondsAt = (points: readonly PlotPoint[], at: number): number => {
  const point = points[at];
  return point === undefined ? 0 : secondsOf(point);
};

/** Drops the least needed points until the estimate fits; beginning and end stay, and so does the order of the story. */
export function shortened(
  points: readonly PlotPoint[],
  maxSeconds: number | null,
  telling: Telling,
): readonly PlotPoint[] {
  if (maxSeconds === null) return points;
  const room = maxSeconds * CAUTION - overhead(points, maxSeconds);
  if (totalSeconds(points) <= room) return points;
  const inOrder = candidatesOf(points, telling);
  const arc = [inOrder[0], inOrder.at(-1)].filter((each) => each !== undefined);
  const best = inOrder.filter(({ worth }) => worth > 0).toSorted((a, b) => b.worth - a.worth);
  const kept = withinRoom([...arc, ...best], room);
  return points.map((point, at) =>
    kept.has(at) || point.way === 'drop' ? point : { ...point, way: 'drop', because: 'limit' as const },
  );
}

/** The places of what fits, in this order, and always of the first one. */
function withinRoom(wanted: readonly Candidate[], room: number): ReadonlySet<number> {
  const kept = new Set<number>();
  let used = 0;
  for (const { at, seconds } of wanted) {
    if (at.some((each) => kept.has(each)) || (kept.size > 0 && used + seconds > room)) continue;
    for (const each of at) kept.add(each);
    used += seconds;
  }
  return kept;
}

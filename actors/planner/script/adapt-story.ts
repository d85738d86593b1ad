/** From a reading to a script: what is seen, what is said, what a voice tells, and what is left out with a reason. */
import type { StoryReading, Unit } from '../../../contracts/reading.ts';
import type { Script, ScriptScene } from '../../../contracts/script.ts';
import type { Span } from '../../../contracts/shared.ts';
import type { Sources } from '../sources.ts';
import { cutReasonIn } from './cut-reasons.ts';
import { editedScenes } from './edited.ts';
import { narrated } from './narration.ts';
import { drawableOf, plotOf, type PlotPoint } from './plot.ts';
import { filmable, sceneRuns } from './scene-runs.ts';
import { shortened } from './shorten.ts';
import { emptyScene, tagDeedsOf, writeScenes } from './write-scenes.ts';

/** What became of one unit: the elements that carry it, or the reason why none does. */
export interface Fate {
  readonly unit: string;
  readonly span: Span;
  /** Whether this is a speech tag: what is kept of it are the deeds it tells. */
  readonly isTag: boolean;
  readonly elements: readonly string[];
  readonly because: string | null;
}

export interface Adaptation {
  readonly script: Script;
  /** In story order, one for every unit. */
  readonly fates: readonly Fate[];
}

/** What is known of units beyond the story. */
export interface Known {
  /** Units that are to be left out as well. */
  readonly without?: ReadonlySet<string>;
  /** Units that pictures alone would not show. */
  readonly unseen?: ReadonlySet<string>;
}

const none: ReadonlySet<string> = new Set();

/** What becomes of every unit of a story, before any is written. */
export interface Outline {
  readonly sources: Sources;
  readonly reading: StoryReading;
  readonly points: readonly PlotPoint[];
  readonly waived: string | null;
}

/** Decides what is seen, said and told; pure. */
export function outlineOf(sources: Sources, unseen: ReadonlySet<string> = none): Outline {
  const reading = filmable(sources.reading);
  const plot = plotOf(sceneRuns(reading), drawableOf(reading), unseen);
  const { points, waived } = narrated(plot, sources.options.narration, reading);
  const { text, options } = sources;
  return { sources, reading, points: shortened(points, options.maxSeconds, { text, reading }), waived };
}

/** Adapts a story; pure. Throws as `adaptationOf` does. */
export const adaptStory = (sources: Sources, { without = none, unseen = none }: Known = {}): Adaptation =>
  adaptationOf(outlineOf(sources, unseen), without);

/**
 * Writes an outline as a script, without some of its units.
 * Throws LINE_UNKNOWN when an edit names no line, PARAMS_INVALID when it names nobody of the cast.
 */
export function adaptationOf(outline: Outline, without: ReadonlySet<string> = none): Adaptation {
  const { sources, reading, points, waived } = outline;
  const kept = points.map((point) => leftOut(point, without));
  const known = {
    cast: new Set(sources.pack.characters.map(({ id }) => id)),
    leftOut: new Set(kept.filter((point) => isUnheard(point, sources)).map(({ unit }) => unit.id)),
  };
  const written = writeScenes(kept, sources.text, reading);
  const scenes = editedScenes(written.length > 0 ? written : emptyScene(reading), sources.edits, known);
  const fates = fatesOf(reading, kept, scenes);
  const cuts = fates.flatMap(({ span, because }) => (because === null ? [] : [{ source: span, because }]));
  const { language, title } = reading;
  return { script: { language, title, scenes, cuts, narrationWaived: waived }, fates };
}

/** Whether nothing of a unit is heard, so that what was edited of its words has no place. */
const isUnheard = ({ way, unit }: PlotPoint, { options }: Sources): boolean =>
  way === 'drop' || (way === 'show' && unit.kind === 'narration' && options.narration === 'none');

function leftOut(point: PlotPoint, without: ReadonlySet<string>): PlotPoint {
  return without.has(point.unit.id) && point.way !== 'drop'
    ? { ...point, way: 'drop', because: 'limit' }
    : point;
}

/** The unit whose elements carry a unit: itself, or for a tag the line in which its deeds are acted. */
function carrierOf(unit: Unit, deeds: ReadonlyMap<string, unknown>): string {
  if (unit.kind !== 'tag') return unit.id;
  return deeds.has(unit.of) && unit.actions.length > 0 ? unit.of : '';
}

/** Whether the film shows a part of what words tell, and leaves the rest out. */
const isInPart = ({ way, because }: PlotPoint): boolean => way === 'show' && because !== null;

function fatesOf(
  reading: StoryReading,
  points: readonly PlotPoint[],
  scenes: readonly ScriptScene[],
): readonly Fate[] {
  const written = scenes.flatMap(({ elements }) => elements.map(({ id }) => id));
  const parts = Map.groupBy(written, (id) => id.split('-')[0] ?? id);
  const deeds = tagDeedsOf(reading.units, drawableOf(reading));
  const reasons = new Map(points.map(({ unit, because }) => [unit.id, because]));
  const inPart = new Set(points.filter(isInPart).map(({ unit }) => unit.id));
  return reading.units
    .toSorted((a, b) => a.start - b.start)
    .map((unit) => {
      const elements = parts.get(carrierOf(unit, deeds)) ?? [];
      const reason =
        reasons.get(unit.id) ?? (unit.kind === 'heading' || unit.kind === 'note' ? unit.kind : 'limit');
      const isCarried = elements.length > 0 && !inPart.has(unit.id);
      const because = isCarried ? null : cutReasonIn(reason, reading.language);
      const span = { start: unit.start, end: unit.end };
      return { unit: unit.id, span, isTag: unit.kind === 'tag', elements, because };
    });
}

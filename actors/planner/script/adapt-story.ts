/** From a reading to a script: what is seen, what is said, what a voice tells, and what is left out with a reason. */
import type { Action, StoryReading, Unit } from '../../../contracts/reading.ts';
import type { Script, ScriptElement, ScriptScene } from '../../../contracts/script.ts';
import type { Span } from '../../../contracts/shared.ts';
import type { Sources } from '../sources.ts';
import { editedElements } from './edited.ts';
import { narrated } from './narration.ts';
import { drawableOf, isNarration, plotOf, type PlotPoint } from './plot.ts';
import { sceneRuns, withScenes, type SceneRun } from './scene-runs.ts';
import { shortened } from './shorten.ts';
import { folded, speakableSpans } from './speakable.ts';

/** What became of one unit: the elements that carry it, or the reason why none does. */
export interface Fate {
  readonly unitId: string;
  readonly span: Span;
  readonly elements: readonly string[];
  readonly because: string | null;
}

export interface Adaptation {
  readonly script: Script;
  readonly fates: readonly Fate[];
}

/** Adapts a story; pure. Throws LINE_UNKNOWN when an edit names no line. */
export function adaptStory(sources: Sources): Adaptation {
  const reading = withScenes(sources.reading);
  const plot = plotOf(sceneRuns(reading), drawableOf(reading));
  const { points, waived } = narrated(plot, sources.options.narration);
  const kept = shortened(points, sources.options.maxSeconds, reading);
  const written = writtenScenes(kept, { text: sources.text, reading });
  const scenes = written.map((scene) => ({
    ...scene,
    elements: editedElements(scene.elements, sources.edits, sources.pack),
  }));
  refuseUnknownLines(sources, reading);
  const fates = fatesOf(reading, kept, scenes);
  const script: Script = {
    language: reading.language,
    title: reading.title,
    scenes,
    cuts: fates.flatMap(({ span, because }) => (because === null ? [] : [{ source: span, because }])),
    narrationWaived: waived,
  };
  return { script, fates };
}

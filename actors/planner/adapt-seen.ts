/** A story adapted so that whatever is called shown will be seen: what pictures alone would not show is told. */
import { drawnFilm } from './drawn-film.ts';
import { estimatedSamples, linesOf } from './graph/voice-nodes.ts';
import { adaptationOf, adaptStory, outlineOf, type Adaptation, type Outline } from './script/adapt-story.ts';
import { editedUnits } from './script/edited.ts';
import type { PlotPoint } from './script/plot.ts';
import type { Measured } from './shots/lay-moment.ts';
import type { Sources } from './sources.ts';

const estimated = ({ script }: Adaptation, sources: Sources): Measured =>
  new Map(linesOf(script).map((line) => [line.id, estimatedSamples(line, sources)]));

/**
 * Units that pictures alone would not show. A film is planned around estimated speech and looked at; what it would not
 * show is told in the next, until nothing is missed. Every round adds to the set, so that there are never more rounds
 * than units. Edits are not asked, so that a changed line never changes who tells another.
 */
function unseenUnits(sources: Sources): ReadonlySet<string> {
  const asRead: Sources = { ...sources, edits: [] };
  let unseen: ReadonlySet<string> = new Set();
  for (;;) {
    const adaptation = adaptStory(asRead, { unseen });
    const measured = estimated(adaptation, asRead);
    const missed = drawnFilm(asRead, adaptation, { measured, haste: 0 }).unseen;
    const more = new Set([...unseen, ...missed]);
    if (more.size === unseen.size) return unseen;
    unseen = more;
  }
}

/**
 * What was told when somebody edited its words stays told, though an edit of the cast would have it shown now. Of a film
 * without narration there is nothing to tell.
 */
function heard(outline: Outline): Outline {
  const { edits, options } = outline.sources;
  if (options.narration === 'none') return outline;
  const units = editedUnits(edits);
  const points = outline.points.map((point): PlotPoint =>
    point.way === 'show' && units.has(point.unit.id) ? { ...point, way: 'tell' } : point,
  );
  return { ...outline, points };
}

/** Adapts a story; the same for a draft and for the film that is fitted to its voices. */
export function adaptSeen(sources: Sources): SeenAdaptation {
  const outline = heard(outlineOf(sources, unseenUnits(sources)));
  return { whole: adaptationOf(outline), without: (units) => adaptationOf(outline, units) };
}

export interface SeenAdaptation {
  readonly whole: Adaptation;
  /** The same with less of the story. */
  readonly without: (units: ReadonlySet<string>) => Adaptation;
}

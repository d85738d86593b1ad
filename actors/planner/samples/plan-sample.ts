/** Plans a story for tests, from its reading to the graph of jobs, with speech as long as it is estimated or as told. */
import type { PinnedTake } from '../../../contracts/edits/shot-edits.ts';
import type { EntityPack } from '../../../contracts/entity.ts';
import type { StoryReading } from '../../../contracts/reading.ts';
import { defaultRunOptions, type RunOptions } from '../../../contracts/run.ts';
import type { Edit } from '../../../contracts/story.ts';
import type { TaskDag } from '../../../contracts/task.ts';
import { namedEdits } from '../../runtime/shot-edits.ts';
import { adaptSeen } from '../adapt-seen.ts';
import { fitFilm } from '../fit-film.ts';
import { filmDag } from '../graph/film-dag.ts';
import { estimatedSamples, linesOf } from '../graph/voice-nodes.ts';
import type { PlannedFilm } from '../plan-film.ts';
import { inBreaths } from '../in-breaths.ts';
import { inShape } from '../reading-in-shape.ts';
import { inIdsOf } from '../../runtime/named-reading.ts';
import type { Sources } from '../sources.ts';

export interface Sample {
  readonly text: string;
  readonly reading: StoryReading;
  readonly pack: EntityPack;
}

export interface Wishes {
  readonly options?: Partial<RunOptions>;
  readonly edits?: readonly Edit[];
  /** Takes that are kept; a document is called by the digest of its take. */
  readonly takes?: readonly PinnedTake[];
  /** Samples of a line instead of the estimate. */
  readonly measure?: (lineId: string, estimate: number) => number;
}

export interface PlannedSample {
  readonly sources: Sources;
  readonly film: PlannedFilm;
  readonly dag: TaskDag;
}

export const sourcesOf = (
  { text, reading, pack }: Sample,
  { options, edits, takes }: Wishes = {},
): Sources => ({
  text,
  reading: inShape(inBreaths({ text, reading: inIdsOf(reading, pack) }, options?.maxSeconds ?? null)),
  pack,
  candidates: { candidates: [] },
  options: { ...defaultRunOptions, ...options },
  edits: namedEdits(edits ?? []),
  takes: new Map((takes ?? []).map((take) => [take.digest, take])),
});

export function planSample(sample: Sample, wishes: Wishes = {}): PlannedSample {
  const sources = sourcesOf(sample, wishes);
  const adapted = adaptSeen(sources);
  const measured = linesOf(adapted.whole.script).map((line): [string, number] => {
    const estimate = estimatedSamples(line, sources);
    return [line.id, wishes.measure?.(line.id, estimate) ?? estimate];
  });
  const film = fitFilm(sources, new Map(measured), adapted);
  return { sources, film, dag: filmDag(film, sources) };
}

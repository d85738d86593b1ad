/** What the language engine is asked, from what was ordered and edited. */
import type { ReadingOrder } from '../../contracts/job-kinds.ts';
import type { RunOptions } from '../../contracts/run.ts';
import type { CastHint, Revision } from '../../contracts/story.ts';
import type { TaskNode } from '../../contracts/task.ts';

/** What of a run's order the reading depends on. */
export interface ToRead {
  readonly revision: Pick<Revision, 'story' | 'edits'>;
  readonly options: Pick<RunOptions, 'language'>;
  readonly fileName: string;
  readonly title: string;
}

/** The cast the creator gave last. */
function castOf({ revision }: ToRead): readonly CastHint[] {
  const given = revision.edits.filter((edit) => edit.type === 'setCast');
  return given.at(-1)?.cast ?? [];
}

export const readingOrder = (order: ToRead): ReadingOrder => ({
  story: order.revision.story.sha256,
  fileName: order.fileName,
  title: order.title,
  language: order.options.language,
  cast: [...castOf(order)],
});

/** The job of reading: the first of every run, and in no plan’s graph. */
export const readingNode = (order: ToRead): TaskNode => ({
  key: 'reading',
  kind: 'reading',
  subject: {},
  inputs: readingOrder(order),
  takeNo: 0,
  estimateMs: 800,
});

/** What the language engine is asked, from what was ordered and edited. */
import type { ReadingOrder } from '../../contracts/job-kinds.ts';
import type { CastHint } from '../../contracts/story.ts';
import type { RunOrder } from './journal.ts';

/** The cast the creator gave last. */
function castOf({ revision }: RunOrder): readonly CastHint[] {
  const given = revision.edits.filter((edit) => edit.type === 'setCast');
  return given.at(-1)?.cast ?? [];
}

export const readingOrder = (order: RunOrder): ReadingOrder => ({
  story: order.revision.story.sha256,
  fileName: order.fileName,
  title: order.title,
  language: order.options.language,
  cast: [...castOf(order)],
});

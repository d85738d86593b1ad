/** Who is who after edits of a cast: ids of those who were split off, and whom merged ids stand for now. */
import { isEntityEdit, type SplitEntity } from '../../contracts/edits/entity-edits.ts';
import type { Edit } from '../../contracts/story.ts';
import { fingerprint } from './fingerprint.ts';

export interface CastEdits {
  /** The id of whoever a split brings into the cast. */
  readonly idOf: (split: SplitEntity) => string;
  /** Whom an id stands for after everything that was merged. */
  readonly now: (id: string) => string;
}

/** An id that says from whom and by which lines somebody was split off; the same again is another person. */
const splitId = ({ entityId, name, lineIds }: SplitEntity, nth: number): string =>
  `c-${fingerprint([entityId, name, lineIds, nth]).slice(0, 10)}`;

/** Reads the edits of a revision, those left out that were taken back. */
export function castEdits(edits: readonly Edit[]): CastEdits {
  const ids = new Map<SplitEntity, string>();
  const given = new Set<string>();
  const merged = new Map<string, string>();
  const now = (id: string): string => merged.get(id) ?? id;
  for (const edit of edits.filter((each) => isEntityEdit(each))) {
    if (edit.type === 'splitEntity') {
      let nth = 1;
      while (given.has(splitId(edit, nth))) nth += 1;
      given.add(splitId(edit, nth));
      ids.set(edit, splitId(edit, nth));
    }
    if (edit.type === 'mergeEntities') merge(merged, edit.from, edit.into);
  }
  return { idOf: (split) => ids.get(split) ?? splitId(split, 1), now };
}

/** Whoever stood for `from` stands for `into` now; those who are gone already are not merged again. */
function merge(merged: Map<string, string>, from: string, into: string): void {
  if (from === into || merged.has(from) || merged.has(into)) return;
  for (const [id, who] of merged) if (who === from) merged.set(id, into);
  merged.set(from, into);
}

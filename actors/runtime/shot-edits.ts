/** Edits of shots, and the names of shots that are put in: made of their place, so that no other shot is called otherwise. */
import { shotEdits, type ShotEdit } from '../../contracts/edits/shot-edits.ts';
import type { Edit } from '../../contracts/story.ts';
import { fingerprint } from './fingerprint.ts';

const types: ReadonlySet<string> = new Set(shotEdits.map(({ shape }) => shape.type.value));

export const isShotEdit = (edit: Edit): edit is ShotEdit => types.has(edit.type);

/** The name of the nth shot that is put in after another. */
const insertedId = (after: string, nth: number): string => `shot-i${fingerprint([after, nth]).slice(0, 10)}`;

/** The same edits, with a name for every shot that they put in. */
export function namedEdits(edits: readonly Edit[]): Edit[] {
  const counts = new Map<string, number>();
  return edits.map((edit) => {
    if (edit.type !== 'insertShot') return edit;
    const nth = counts.get(edit.after) ?? 0;
    counts.set(edit.after, nth + 1);
    return edit.shotId === null ? { ...edit, shotId: insertedId(edit.after, nth) } : edit;
  });
}

/** Taking back: edits are only ever added, so what takes one back is an edit as well. */
import * as z from 'zod';

/** The edit with this number, counted from 0, counts no more; where it took one back itself, that one counts again. */
export const UndoEdit = z.strictObject({ type: z.literal('undoEdit'), edit: z.int().nonnegative() });
type UndoEdit = z.infer<typeof UndoEdit>;

interface Edited {
  readonly type: string;
}

const isUndo = (edit: Edited): edit is UndoEdit => edit.type === 'undoEdit';

/** Numbers of the edits that count, those that take others back left out. */
export function standingNumbers(edits: readonly Edited[]): readonly number[] {
  const gone = new Set<number>();
  for (const [number, edit] of [...edits.entries()].reverse())
    if (isUndo(edit) && !gone.has(number)) gone.add(edit.edit);
  return edits.flatMap((edit, number) => (isUndo(edit) || gone.has(number) ? [] : [number]));
}

/** The edits that count, in order: what a film is made of. */
export const standing = <E extends Edited>(edits: readonly E[]): Exclude<E, UndoEdit>[] =>
  standingNumbers(edits).flatMap((number) => {
    const edit = edits[number];
    return edit === undefined ? [] : [edit as Exclude<E, UndoEdit>];
  });

/** Whom a lock keeps: somebody as the film has them, whatever was sent. Pure. */
import type { Kept } from '../../contracts/edits/entity-edits.ts';
import type { EntityPack } from '../../contracts/entity.ts';
import type { Edit } from '../../contracts/story.ts';

/** Somebody as the film has them; null where it does not have them yet. */
function keptIn(pack: EntityPack | null, id: string): Kept | null {
  const found = pack?.characters.find((each) => each.id === id);
  if (found === undefined) return null;
  const { name, gender, age, look, voice } = found;
  return { name, gender, age, look, voice };
}

/** Whether any of the edits keeps somebody, so that the film must be asked whom. */
export const keepsAnybody = (edits: readonly Edit[]): boolean =>
  edits.some((edit) => edit.type === 'lockEntity' && edit.locked);

export const keeping = (edits: readonly Edit[], pack: EntityPack | null): Edit[] =>
  edits.map((edit) =>
    edit.type === 'lockEntity' ? { ...edit, keeps: edit.locked ? keptIn(pack, edit.entityId) : null } : edit,
  );

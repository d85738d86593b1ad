/** What of a film can be edited, after the edits that are made of it already. Pure. */
import type { FilmReport } from '../../contracts/film.ts';
import { unitOf } from '../../contracts/script.ts';
import type { Edit } from '../../contracts/story.ts';
import type { CastEdits } from '../runtime/cast-edits.ts';

export interface Editable {
  /** Who says each line. */
  readonly lines: ReadonlyMap<string, string>;
  /** What everybody is called. */
  readonly cast: ReadonlyMap<string, string>;
  readonly locked: ReadonlySet<string>;
  readonly places: ReadonlySet<string>;
}

/** Who is locked after these edits. */
export function lockedIn(edits: readonly Edit[]): ReadonlySet<string> {
  const locked = new Set<string>();
  for (const edit of edits) {
    if (edit.type !== 'lockEntity') continue;
    if (edit.locked) locked.add(edit.entityId);
    else locked.delete(edit.entityId);
  }
  return locked;
}

/** What a film has that was made of these edits. */
export const editableOf = (
  { speech, cast, places }: Pick<FilmReport, 'speech' | 'cast' | 'places'>,
  made: readonly Edit[],
): Editable => ({
  lines: new Map(speech.map(({ lineId, speaker }) => [lineId, speaker])),
  cast: new Map(cast.map(({ id, name }) => [id, name])),
  locked: lockedIn(made),
  places: new Set(places.map(({ id }) => id)),
});

const said = (
  lines: Editable['lines'],
  change: (line: string, speaker: string) => string,
): Editable['lines'] => new Map([...lines].map(([line, speaker]) => [line, change(line, speaker)]));

/** What there is after one more edit. */
export function afterEdit(editable: Editable, edit: Edit, { idOf }: CastEdits): Editable {
  const { lines, cast } = editable;
  switch (edit.type) {
    case 'setLineSpeaker':
      return { ...editable, lines: new Map([...lines, [edit.lineId, edit.speaker]]) };
    case 'renameEntity':
      return cast.has(edit.entityId)
        ? { ...editable, cast: new Map([...cast, [edit.entityId, edit.name]]) }
        : editable;
    case 'mergeEntities': {
      const { from, into } = edit;
      const places = new Set([...editable.places].filter((id) => id !== from));
      const left = new Map([...cast].filter(([id]) => id !== from));
      return { ...editable, places, cast: left, lines: said(lines, (_, who) => (who === from ? into : who)) };
    }
    case 'splitEntity': {
      const taken = new Set(edit.lineIds.map(unitOf));
      const id = idOf(edit);
      const given = said(lines, (line, who) => (who === edit.entityId && taken.has(unitOf(line)) ? id : who));
      return { ...editable, cast: new Map([...cast, [id, edit.name]]), lines: given };
    }
    case 'lockEntity': {
      const others = [...editable.locked].filter((id) => id !== edit.entityId);
      return { ...editable, locked: new Set(edit.locked ? [...others, edit.entityId] : others) };
    }
    default:
      return editable;
  }
}

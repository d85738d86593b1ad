import type { CastPerson, FilmCast, ScriptLine } from '../../../../contracts/api/cast-routes.ts';
import type { LookChange, VoiceChange } from '../../../../contracts/edits/entity-edits.ts';
import { joinedLooks } from '../../../../contracts/edits/look-changes.ts';
import type { Edit } from '../../../../contracts/story.ts';
import type { LineChange } from '../film/changed-lines.ts';

/** How somebody is to be, as far as that was changed. */
export interface PersonChange {
  readonly name?: string;
  readonly look: LookChange | null;
  readonly voice: VoiceChange | null;
  readonly locked?: boolean;
  /** Whom they turned out to be. */
  readonly into?: string;
}

const unchanged: PersonChange = { look: null, voice: null };

function after(change: PersonChange, edit: Edit, id: string): PersonChange {
  if (edit.type === 'mergeEntities') return edit.from === id ? { ...change, into: edit.into } : change;
  if (!('entityId' in edit) || edit.entityId !== id) return change;
  switch (edit.type) {
    case 'renameEntity':
      return { ...change, name: edit.name };
    case 'setLook':
      return { ...change, look: joinedLooks(change.look, edit.look) };
    case 'setVoice':
      return { ...change, voice: { ...change.voice, ...edit.voice } };
    case 'lockEntity':
      return { ...change, locked: edit.locked };
    default:
      return change;
  }
}

export const personChange = (edits: readonly Edit[], id: string): PersonChange =>
  edits.reduce((change, edit) => after(change, edit, id), unchanged);

/** Somebody of the film as the draft has them. */
export interface DraftedPerson {
  readonly person: CastPerson;
  readonly name: string;
  readonly change: PersonChange;
  readonly isLocked: boolean;
  /** Whether the film would show or sound them otherwise than it does. */
  readonly isStale: boolean;
  readonly lines: readonly ScriptLine[];
}

/** Everybody with the lines that they are to say. */
export function draftedCast(
  cast: FilmCast,
  edits: readonly Edit[],
  lineChanges: ReadonlyMap<string, LineChange>,
): readonly DraftedPerson[] {
  const changes = new Map(cast.people.map(({ id }) => [id, personChange(edits, id)] as const));
  const speakerOf = ({ lineId, speaker }: ScriptLine): string | null => {
    const said = lineChanges.get(lineId)?.speaker ?? speaker;
    return said === null ? null : (changes.get(said)?.into ?? said);
  };
  const all = [...cast.people, cast.narrator].flatMap(({ lines }) => lines);
  const lines = Map.groupBy(all, speakerOf);
  return cast.people.map((person) => {
    const change = changes.get(person.id) ?? unchanged;
    const { name = person.name, locked = person.locked, look, voice, into } = change;
    const isOther = name !== person.name || look !== null || voice !== null || into !== undefined;
    return {
      ...{ person, name, change, isLocked: locked, isStale: isOther, lines: lines.get(person.id) ?? [] },
    };
  });
}

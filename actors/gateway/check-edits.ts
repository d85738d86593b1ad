/** What may be changed of a film: what it has, and what the edits of its draft have made of that. */
import type { DraftPerson } from '../../contracts/api/cast-routes.ts';
import { Failure } from '../../contracts/error.ts';
import type { FilmReport } from '../../contracts/film.ts';
import { isSayable } from '../../contracts/story-language.ts';
import type { Edit } from '../../contracts/story.ts';
import { castEdits, type CastEdits } from '../runtime/cast-edits.ts';
import { checkAt } from './refused-edit.ts';
import { afterEdit, editableOf, type Editable } from './editable.ts';

/** A film, and what is edited of it. */
export interface Edited {
  readonly report: Pick<FilmReport, 'speech' | 'cast' | 'places'>;
  /** The edits of the draft so far that count, those that the film was made of first. */
  readonly edits: readonly Edit[];
  /** How many of them the film was made of. */
  readonly made: number;
}

const listed = (names: Iterable<string>): string => [...names].join(', ');

function expectLine({ lines }: Editable, lineId: string): void {
  if (lines.has(lineId)) return;
  throw new Failure(
    'LINE_UNKNOWN',
    `The film has no line “${lineId}”; its lines are ${listed(lines.keys())}.`,
    { value: lineId },
  );
}

function expectPerson({ cast }: Editable, id: string): void {
  if (cast.has(id)) return;
  const all = listed([...cast].map(([each, name]) => `${each} (${name})`));
  throw new Failure(
    'SPEAKER_UNKNOWN',
    `The film has no character “${id}”; it has ${all || 'nobody but its narrator'}.`,
    { value: id },
  );
}

/** Somebody whom an edit may change. */
function expectFree(editable: Editable, id: string): void {
  expectPerson(editable, id);
  if (!editable.locked.has(id)) return;
  throw new Failure('ENTITY_LOCKED', `${id} (${editable.cast.get(id) ?? ''}) is locked; unlock them first.`, {
    value: id,
  });
}

/** Two people whom an edit may change, or two places. */
function expectAlike(editable: Editable, from: string, into: string): void {
  if (!editable.places.has(from)) return [from, into].forEach((id) => expectFree(editable, id));
  if (editable.places.has(into)) return;
  throw new Failure(
    'PLACE_UNKNOWN',
    `The film has no place “${into}”; its places are ${listed(editable.places)}.`,
    { value: into },
  );
}

function expectOwn(editable: Editable, lineId: string, entityId: string): void {
  expectLine(editable, lineId);
  const speaker = editable.lines.get(lineId) ?? '';
  if (speaker === entityId) return;
  throw new Failure('LINE_FOREIGN', `The line ${lineId} is said by ${speaker} and not by ${entityId}.`, {
    value: lineId,
  });
}

/** Refuses an edit of what there is not; those of shots are looked at beside their plan. */
function expectPossible(editable: Editable, edit: Edit): void {
  if ('lineId' in edit) expectLine(editable, edit.lineId);
  switch (edit.type) {
    case 'setLineText':
      if (isSayable(edit.text)) return;
      throw new Failure('LINE_UNSAYABLE', `The text of ${edit.lineId} is neither Chinese nor English.`, {
        value: edit.text,
      });
    case 'setLineSpeaker':
      return expectPerson(editable, edit.speaker);
    case 'lockEntity':
      return expectPerson(editable, edit.entityId);
    case 'renameEntity':
      if (editable.places.has(edit.entityId)) return;
      return expectFree(editable, edit.entityId);
    case 'setLook':
    case 'setVoice':
      return expectFree(editable, edit.entityId);
    case 'mergeEntities':
      return expectAlike(editable, edit.from, edit.into);
    case 'splitEntity':
      expectFree(editable, edit.entityId);
      return edit.lineIds.forEach((lineId) => expectOwn(editable, lineId, edit.entityId));
    case 'undoEdit':
      throw new Failure('PARAMS_INVALID', 'Edits are taken back with POST …/draft/undo.');
    default:
  }
}

/** What there is after all edits of the draft. */
const editableAfter = ({ report, edits, made }: Edited, who: CastEdits): Editable =>
  edits
    .slice(made)
    .reduce((sum, edit) => afterEdit(sum, edit, who), editableOf(report, edits.slice(0, made)));

/** The people of a film as the edits of its draft have them. */
export function draftCast(edited: Edited): DraftPerson[] {
  const { cast, locked, lines } = editableAfter(edited, castEdits(edited.edits));
  const said = Map.groupBy(lines, ([, speaker]) => speaker);
  return [...cast].map(([id, name]) => ({
    ...{ id, name, locked: locked.has(id) },
    lineIds: (said.get(id) ?? []).map(([lineId]) => lineId),
  }));
}

/** Refuses edits of what the film does not have, each as it stands after those before it, before anything is stored. */
export function checkEdits(edited: Edited, added: readonly Edit[]): void {
  const who = castEdits([...edited.edits, ...added]);
  added.reduce(
    (sum, edit, index) => {
      checkAt(index, edit, () => expectPossible(sum, edit));
      return afterEdit(sum, edit, who);
    },
    editableAfter(edited, who),
  );
}

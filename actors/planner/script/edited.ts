/** What the creator changed in the script: the words of a line, or who says it. The source of a line stays. */
import { Failure } from '../../../contracts/error.ts';
import type { ScriptElement, ScriptScene } from '../../../contracts/script.ts';
import type { Edit } from '../../../contracts/story.ts';
import { castEdits } from '../../runtime/cast-edits.ts';
import { folded } from './speakable.ts';

type LineEdit = Extract<Edit, { type: 'setLineText' | 'setLineSpeaker' }>;

/** What edits say of lines, in the ids that people have after all of them. */
function lineEdits(edits: readonly Edit[]): LineEdit[] {
  const { idOf, now } = castEdits(edits);
  const said = (lineId: string, speaker: string): LineEdit => ({
    ...{ type: 'setLineSpeaker', lineId, speaker: now(speaker) },
  });
  return edits.flatMap((edit): LineEdit[] => {
    if (edit.type === 'splitEntity') return edit.lineIds.map((lineId) => said(lineId, idOf(edit)));
    if (edit.type === 'setLineSpeaker') return [said(edit.lineId, edit.speaker)];
    return edit.type === 'setLineText' ? [edit] : [];
  });
}

/** Units of which a line was edited: whatever else changes, they are heard. */
export const editedUnits = (edits: readonly Edit[]): ReadonlySet<string> =>
  new Set(lineEdits(edits).map(({ lineId }) => lineId.split('-')[0] ?? lineId));

/** Whether an element is heard, and so can be edited as a line. */
const isHeard = (element: ScriptElement): element is Exclude<ScriptElement, { kind: 'action' }> =>
  element.kind !== 'action';

function edited(element: ScriptElement, edit: LineEdit): ScriptElement {
  if (edit.lineId !== element.id || !isHeard(element)) return element;
  if (edit.type === 'setLineText') return { ...element, text: folded(edit.text) };
  if (element.kind === 'narration') return { ...element, speaker: edit.speaker };
  return {
    ...element,
    speaker: edit.speaker,
    addressees: element.addressees.filter((id) => id !== edit.speaker),
  };
}

/** Applies edits to scenes, in order; later ones win. Ids of units that were left out may be named and change nothing. */
export function editedScenes(
  scenes: readonly ScriptScene[],
  edits: readonly Edit[],
  known: { readonly cast: ReadonlySet<string>; readonly leftOut: ReadonlySet<string> },
): ScriptScene[] {
  const mine = lineEdits(edits);
  const lines = new Set(scenes.flatMap(({ elements }) => elements.filter(isHeard).map(({ id }) => id)));
  for (const edit of mine) refuseUnknown(edit, lines, known);
  return scenes.map((scene) => ({
    ...scene,
    elements: scene.elements.map((element) => mine.reduce(edited, element)),
  }));
}

function refuseUnknown(
  edit: LineEdit,
  lines: ReadonlySet<string>,
  { cast, leftOut }: { readonly cast: ReadonlySet<string>; readonly leftOut: ReadonlySet<string> },
): void {
  if (!lines.has(edit.lineId) && !leftOut.has(edit.lineId)) {
    throw new Failure('LINE_UNKNOWN', `No line has the id “${edit.lineId}”.`);
  }
  if (edit.type === 'setLineSpeaker' && !cast.has(edit.speaker)) {
    throw new Failure('PARAMS_INVALID', `Nobody of the cast has the id “${edit.speaker}”.`);
  }
}

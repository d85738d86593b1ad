/** What may be changed of a film: what it has. */
import { Failure } from '../../contracts/error.ts';
import type { FilmReport } from '../../contracts/film.ts';
import { isSayable } from '../../contracts/story-language.ts';
import type { Edit } from '../../contracts/story.ts';

/** Refuses edits of what the film does not have, before anything is stored; those of shots are looked at beside their plan. */
export function checkEdits({ speech, cast }: FilmReport, edits: readonly Edit[]): void {
  for (const edit of edits) {
    if ('lineId' in edit && !speech.some(({ lineId }) => lineId === edit.lineId)) {
      throw new Failure(
        'LINE_UNKNOWN',
        `The film has no line “${edit.lineId}”; its lines are ${speech.map(({ lineId }) => lineId).join(', ')}.`,
      );
    }
    if (edit.type === 'setLineText' && !isSayable(edit.text))
      throw new Failure('LINE_UNSAYABLE', `The text of ${edit.lineId} is neither Chinese nor English.`);
    if (edit.type === 'setLineSpeaker' && !cast.some(({ id }) => id === edit.speaker)) {
      throw new Failure(
        'SPEAKER_UNKNOWN',
        `The film has no character “${edit.speaker}”; it has ${cast.map(({ id, name }) => `${id} (${name})`).join(', ') || 'nobody but its narrator'}.`,
      );
    }
  }
}

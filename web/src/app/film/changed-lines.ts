import type { Edit } from '../../../../contracts/story.ts';

/** What a line is to say, and who is to say it, where that was changed. */
export interface LineChange {
  readonly text?: string;
  readonly speaker?: string;
}

/** The last word on each line counts. */
export function changedLines(edits: readonly Edit[]): ReadonlyMap<string, LineChange> {
  const changes = new Map<string, LineChange>();
  const add = (lineId: string, change: LineChange): void =>
    void changes.set(lineId, { ...changes.get(lineId), ...change });
  for (const edit of edits) {
    if (edit.type === 'setLineText') add(edit.lineId, { text: edit.text });
    if (edit.type === 'setLineSpeaker') add(edit.lineId, { speaker: edit.speaker });
  }
  return changes;
}

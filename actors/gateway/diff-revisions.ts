/** What is otherwise in one revision than in another: what edits say of each thing, and what the films tell of the rest. Pure. */
import type { FilmReport } from '../../contracts/film.ts';
import type { RevisionChange } from '../../contracts/revision-diff.ts';
import { editName, type Edit } from '../../contracts/story.ts';
import { castEdits } from '../runtime/cast-edits.ts';
import { canonicalJson } from '../runtime/fingerprint.ts';

/** A revision by its edits that count, and what the film says that is nearest to it; null where there is none. */
export interface Compared {
  readonly edits: readonly Edit[];
  readonly report: Pick<FilmReport, 'speech' | 'cast' | 'places'> | null;
}

interface Said {
  readonly about: string;
  readonly id: string | null;
  readonly value: unknown;
}

type Sayings = ReadonlyMap<string, Said>;

const keyOf = ({ about, id }: Said): string => `${about} ${id ?? ''}`;

const merged = (before: unknown, change: object): object =>
  typeof before === 'object' && before !== null
    ? deepened(before as Record<string, unknown>, change)
    : change;

/** Parts of parts stay where only others of them are changed. */
const deepened = (before: Readonly<Record<string, unknown>>, change: object): object => ({
  ...before,
  ...Object.fromEntries(
    Object.entries(change).map(([part, value]: [string, unknown]) => [
      part,
      typeof value === 'object' && value !== null ? merged(before[part], value) : value,
    ]),
  ),
});

/** What one edit says; `before` is what was said of the same thing by earlier ones. */
function sayingOf(edit: Edit, idOf: (edit: Extract<Edit, { type: 'splitEntity' }>) => string): Said {
  switch (edit.type) {
    case 'setLineText':
      return { about: 'lineText', id: edit.lineId, value: edit.text };
    case 'setLineSpeaker':
      return { about: 'lineSpeaker', id: edit.lineId, value: edit.speaker };
    case 'setCast':
      return { about: 'cast', id: null, value: edit.cast };
    case 'retakeShot':
      return { about: 'shotTakes', id: edit.shotId, value: 1 };
    case 'renameEntity':
      return { about: 'entityName', id: edit.entityId, value: edit.name };
    case 'setLook':
      return { about: 'entityLook', id: edit.entityId, value: edit.look };
    case 'setVoice':
      return { about: 'entityVoice', id: edit.entityId, value: edit.voice };
    case 'lockEntity':
      return { about: 'entityLocked', id: edit.entityId, value: edit.locked };
    case 'mergeEntities':
      return { about: 'entityMerged', id: edit.from, value: edit.into };
    case 'splitEntity': {
      const { entityId: from, name, lineIds } = edit;
      return { about: 'entitySplit', id: idOf(edit), value: { from, name, lineIds } };
    }
    default:
      return { about: editName(edit), id: null, value: edit };
  }
}

/** What is said after what was said before: takes add up, parts of a look come together, of the rest the last counts. */
function together(before: Said | undefined, said: Said): Said {
  if (said.about === 'shotTakes') return { ...said, value: Number(before?.value ?? 0) + 1 };
  if (typeof said.value !== 'object' || said.value === null || Array.isArray(said.value)) return said;
  return { ...said, value: merged(before?.value, said.value) };
}

function sayings({ edits }: Compared): Sayings {
  const { idOf } = castEdits(edits);
  const all = new Map<string, Said>();
  for (const edit of edits) {
    const said = sayingOf(edit, idOf);
    all.set(keyOf(said), together(all.get(keyOf(said)), said));
  }
  return all;
}

const nameIn = (report: Compared['report'], id: string | null): string | null =>
  [...(report?.cast ?? []), ...(report?.places ?? [])].find((each) => each.id === id)?.name ?? null;

/** How something is that no edit speaks of. */
function untouched({ about, id }: Said, { report }: Compared): unknown {
  const line = report?.speech.find(({ lineId }) => lineId === id);
  if (about === 'lineText') return line?.text ?? null;
  if (about === 'lineSpeaker') return line?.speaker ?? null;
  if (about === 'entityName') return nameIn(report, id);
  if (about === 'entityLocked') return false;
  return about === 'shotTakes' ? 0 : null;
}

/** Every thing that is otherwise, in the order in which edits first speak of it. */
export function diffRevisions(from: Compared, to: Compared): RevisionChange[] {
  const [earlier, later] = [sayings(from), sayings(to)];
  const all = new Map([...earlier, ...later]);
  return [...all.entries()].flatMap(([key, said]) => {
    const { about, id } = said;
    const before = earlier.get(key)?.value ?? untouched(said, from);
    const after = later.get(key)?.value ?? untouched(said, to);
    return canonicalJson(before) === canonicalJson(after) ? [] : [{ about, id, before, after }];
  });
}

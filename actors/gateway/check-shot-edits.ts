/** What may be changed of the shots of a film, one edit after the other: what it has, what is not locked, what can be made. Pure. */
import { Failure } from '../../contracts/error.ts';
import type { ArtifactRef, MediaType } from '../../contracts/artifact.ts';
import type { ShotEdit, UploadUse } from '../../contracts/edits/shot-edits.ts';
import type { Shot } from '../../contracts/shot.ts';
import type { Edit } from '../../contracts/story.ts';
import { isShotEdit } from '../runtime/shot-edits.ts';
import { checkAt } from './refused-edit.ts';

/** A film as edits of its shots see it. */
export interface ShotsOfFilm {
  readonly shots: readonly Pick<Shot, 'id' | 'sceneId' | 'size' | 'purpose' | 'lines'>[];
  readonly cast: readonly { readonly id: string; readonly name: string }[];
}

type Known = ShotsOfFilm['shots'][number];

/** What earlier edits have brought: shots that are put in and not made yet, and which are locked. */
interface Standing {
  readonly film: ShotsOfFilm;
  readonly shots: ReadonlyMap<string, Known>;
  readonly locked: ReadonlySet<string>;
}

type EditOf<T extends ShotEdit['type']> = Extract<ShotEdit, { type: T }>;

const named = (shots: Iterable<string>): string => [...shots].join(', ');

function shotOf({ shots }: Standing, shotId: string): Known {
  const shot = shots.get(shotId);
  if (shot !== undefined) return shot;
  const known = `its shots are ${named(shots.keys())}`;
  throw new Failure('SHOT_UNKNOWN', `The film has no shot “${shotId}”; ${known}.`, { value: shotId });
}

const unfit = (message: string): Failure => new Failure('SHOT_UNFIT', message);

function expectUnlocked({ locked }: Standing, shotId: string): void {
  if (locked.has(shotId))
    throw new Failure('SHOT_LOCKED', `The shot “${shotId}” is locked.`, { value: shotId });
}

/** The last shot carries the credits. */
function expectMovable({ purpose, id }: Known): void {
  if (purpose === 'ending') throw unfit(`The shot “${id}” ends the film; it stays where it is.`);
}

function checkSize(edit: EditOf<'setShot'>, { id, size }: Known): void {
  if (edit.size === undefined && edit.camera === undefined && edit.holdMs === undefined)
    throw unfit(`Nothing is said of the shot “${id}”: give size, camera or holdMs.`);
  if (edit.size && size === 'insert')
    throw unfit(`The shot “${id}” shows a thing or hands by themselves; it has no other size.`);
}

function checkMove(standing: Standing, { after }: EditOf<'moveShot'>, shot: Known): void {
  expectMovable(shot);
  if (after === null) return;
  const before = shotOf(standing, after);
  expectMovable(before);
  if (after === shot.id) throw unfit(`The shot “${after}” cannot follow itself.`);
  if (before.sceneId !== shot.sceneId)
    throw unfit(
      `The shots “${shot.id}” and “${after}” are of different scenes, and a shot stays in its own.`,
    );
}

function checkInsertion(standing: Standing, edit: EditOf<'insertShot'>): void {
  expectMovable(shotOf(standing, edit.after));
  const { cast } = standing.film;
  if (edit.of === null || cast.some(({ id }) => id === edit.of)) return;
  const known = cast.map(({ id, name }) => `${id} (${name})`).join(', ');
  throw new Failure('SPEAKER_UNKNOWN', `The film has no character “${edit.of}”; it has ${known}.`, {
    value: edit.of,
  });
}

function checkRemoval({ id, lines, purpose }: Known): void {
  expectMovable({ id, lines, purpose, sceneId: '', size: 'wide' });
  if (lines.length === 0) return;
  throw new Failure('SHOT_SPOKEN', `In the shot “${id}” ${named(lines)} can be heard.`);
}

/** What each use takes, and how large it may be, bytes. */
const uses: Readonly<Record<UploadUse, { readonly types: readonly MediaType[]; readonly most: number }>> = {
  picture: { types: ['image/png', 'image/jpeg'], most: 40_000_000 },
  clip: { types: ['video/mp4'], most: 500_000_000 },
  sound: { types: ['audio/wav', 'audio/mp4', 'video/mp4'], most: 200_000_000 },
};

/** Throws UPLOAD_UNFIT or UPLOAD_TOO_LARGE; whether it can be decoded is found out by whoever decodes it. */
export function checkUpload({ mediaType, bytes }: ArtifactRef, as: UploadUse): void {
  const { types, most } = uses[as];
  if (!types.includes(mediaType))
    throw new Failure('UPLOAD_UNFIT', `A ${as} is ${types.join(' or ')}, and not ${mediaType}.`);
  if (bytes > most)
    throw new Failure('UPLOAD_TOO_LARGE', `The file has ${bytes} bytes; a ${as} has at most ${most}.`);
}

function checkOne(standing: Standing, edit: ShotEdit): void {
  if (edit.type === 'insertShot') return checkInsertion(standing, edit);
  const shot = shotOf(standing, edit.shotId);
  if (edit.type !== 'lockShot') expectUnlocked(standing, shot.id);
  switch (edit.type) {
    case 'setShot':
      return checkSize(edit, shot);
    case 'moveShot':
      return checkMove(standing, edit, shot);
    case 'removeShot':
      return checkRemoval(shot);
    case 'useUpload':
      return checkUpload(edit.artifact, edit.as);
    case 'dropUpload':
    case 'retakeShot':
    case 'lockShot':
    case 'chooseTake':
  }
}

/** Words that a locked shot speaks stay as well. */
function checkLine({ shots, locked }: Standing, lineId: string): void {
  const speaking = [...locked].find((id) => shots.get(id)?.lines.includes(lineId));
  if (speaking === undefined) return;
  throw new Failure('SHOT_LOCKED', `${lineId} is heard in the shot “${speaking}”, which is locked.`, {
    value: lineId,
  });
}

function checkEither(standing: Standing, edit: Edit): void {
  if (isShotEdit(edit)) checkOne(standing, edit);
  else if ('lineId' in edit) checkLine(standing, edit.lineId);
}

/** How things stand after an edit. */
function after({ film, shots, locked }: Standing, edit: Edit): Standing {
  if (edit.type === 'lockShot') {
    const others = new Set([...locked].filter((id) => id !== edit.shotId));
    return { film, shots, locked: edit.locked ? others.add(edit.shotId) : others };
  }
  if (edit.type === 'removeShot')
    return { film, locked, shots: new Map([...shots].filter(([id]) => id !== edit.shotId)) };
  const before = edit.type === 'insertShot' ? shots.get(edit.after) : undefined;
  if (edit.type !== 'insertShot' || edit.shotId === null || before === undefined || shots.has(edit.shotId))
    return { film, shots, locked };
  const own: Known = {
    ...before,
    id: edit.shotId,
    lines: [],
    size: edit.size ?? 'close',
    purpose: 'reaction',
  };
  return { film, locked, shots: new Map(shots).set(own.id, own) };
}

/** Refuses edits of shots that cannot be, before anything is stored. Shots that are put in have their names by now. */
export function checkShotEdits(film: ShotsOfFilm, earlier: readonly Edit[], edits: readonly Edit[]): void {
  const nothing: Standing = {
    film,
    shots: new Map(film.shots.map((shot) => [shot.id, shot])),
    locked: new Set(),
  };
  let standing = earlier.reduce(after, nothing);
  for (const [index, edit] of edits.entries()) {
    const before = standing;
    checkAt(index, edit, () => checkEither(before, edit));
    standing = after(before, edit);
  }
}

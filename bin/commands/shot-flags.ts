/** What `revise` changes of shots: which are held, locked, taken again, and what stands in their place. */
import { randomUUID } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { ArtifactRef, MediaType } from '../../contracts/artifact.ts';
import { LONGEST_HOLD_MS, type UploadUse } from '../../contracts/edits/shot-edits.ts';
import { Failure } from '../../contracts/error.ts';
import { gateway } from '../../contracts/modules/gateway.ts';
import type { Edit } from '../../contracts/story.ts';
import { checkUpload } from '../../actors/gateway/check-shot-edits.ts';
import type { FilmSystem } from '../system/film-system.ts';

const many = { type: 'string', multiple: true } as const;

export const shotFlags = { shot: many, hold: many, take: many, use: many } as const;

/** Shots are locked by the same flags as people; their names tell them apart. */
type Values = { readonly [K in keyof typeof shotFlags | 'lock' | 'unlock']?: string[] | undefined };

export const isShot = (id: string): boolean => id.startsWith('shot-');

/** An edit that needs the film, its takes or its store to be known. */
export type Wanted = (system: FilmSystem, projectId: string) => Promise<Edit>;

/** `SHOT=VALUE`. Throws USAGE_WRONG for another form. */
function pairIn(flag: string, text: string): readonly [shotId: string, value: string] {
  const at = text.indexOf('=');
  if (at > 0 && at < text.length - 1) return [text.slice(0, at), text.slice(at + 1)];
  throw new Failure(
    'USAGE_WRONG',
    `--${flag} is given “${text}”; it takes a shot and a value, as SHOT=VALUE.`,
  );
}

function numberIn(flag: string, text: string, most: number): readonly [shotId: string, value: number] {
  const [shotId, value] = pairIn(flag, text);
  if (/^\d{1,6}$/.test(value) && Number(value) <= most) return [shotId, Number(value)];
  throw new Failure('USAGE_WRONG', `--${flag} ${text}: “${value}” must be a whole number up to ${most}.`);
}

interface Form {
  readonly mediaType: MediaType;
  readonly as: UploadUse;
}

const forms: Readonly<Record<string, Form>> = {
  '.png': { mediaType: 'image/png', as: 'picture' },
  '.jpg': { mediaType: 'image/jpeg', as: 'picture' },
  '.jpeg': { mediaType: 'image/jpeg', as: 'picture' },
  '.mp4': { mediaType: 'video/mp4', as: 'clip' },
  '.wav': { mediaType: 'audio/wav', as: 'sound' },
  '.m4a': { mediaType: 'audio/mp4', as: 'sound' },
};

function formOf(path: string): Form {
  const form = forms[extname(path).toLowerCase()];
  if (form !== undefined) return form;
  throw new Failure('USAGE_WRONG', `--use ${path}: the file must end in ${Object.keys(forms).join(', ')}.`);
}

const unreadable = (path: string): never => {
  throw new Failure('USAGE_WRONG', `--use ${path}: the file cannot be read.`);
};

interface Given {
  readonly projectId: string;
  readonly path: string;
  readonly form: Form;
}

/** Gives a file to the project. Throws USAGE_WRONG where there is none, UPLOAD_TOO_LARGE before it is read. */
async function stored({ ask, scope, objects }: FilmSystem, given: Given): Promise<ArtifactRef> {
  const { projectId, path, form } = given;
  const { mediaType, as } = form;
  const { size: bytes } = await stat(path).catch(() => unreadable(path));
  checkUpload({ sha256: '', bytes, mediaType }, as);
  const begun = { projectId, fileName: basename(path), bytes, mediaType, onceKey: randomUUID() };
  const { upload } = await ask(scope, gateway.beginUpload, begun);
  const artifact = await objects.put(await readFile(path), mediaType);
  await ask(scope, gateway.finishUpload, { uploadId: upload.id, artifact, size: null });
  return artifact;
}

const used = (text: string): Wanted => {
  const [shotId, path] = pairIn('use', text);
  const form = formOf(path);
  return async (system, projectId) => {
    const artifact = await stored(system, { projectId, path, form });
    return { type: 'useUpload', shotId, artifact, as: form.as };
  };
};

const MOST_TAKES = 1_000;

const taken = (text: string): Wanted => {
  const [shotId, nth] = numberIn('take', text, MOST_TAKES);
  return async ({ ask, scope }, projectId) => {
    const { takes } = await ask(scope, gateway.listTakes, { projectId, of: { shotId } });
    const take = takes[nth - 1];
    if (take !== undefined) return { type: 'chooseTake', shotId, digest: take.digest, take: null };
    throw new Failure(
      'TAKE_UNKNOWN',
      `The shot “${shotId}” has ${takes.length} takes and none with the number ${nth}.`,
    );
  };
};

const held = (text: string): Edit => {
  const [shotId, holdMs] = numberIn('hold', text, LONGEST_HOLD_MS);
  return { type: 'setShot', shotId, holdMs };
};

const locked = (shotId: string, isLocked: boolean): Edit => ({
  ...{ type: 'lockShot', shotId, locked: isLocked, take: null },
});

/** What is wanted of shots; those that are unlocked first may then be changed, and what is locked is locked last. */
export function wantedOfShots({
  shot = [],
  hold = [],
  lock = [],
  unlock = [],
  take = [],
  use = [],
}: Values): Wanted[] {
  const plain: Edit[] = [
    ...unlock.filter(isShot).map((shotId) => locked(shotId, false)),
    ...shot.map((shotId): Edit => ({ type: 'retakeShot', shotId })),
    ...hold.map(held),
  ];
  const last: Edit[] = lock.filter(isShot).map((shotId) => locked(shotId, true));
  const asIs =
    (edit: Edit): Wanted =>
    () =>
      Promise.resolve(edit);
  return [...plain.map(asIs), ...take.map(taken), ...use.map(used), ...last.map(asIs)];
}

/** The folder a film goes to: checked before anything is begun, so that nothing is left half made. */
import { access, constants, mkdir, stat, statfs } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { codeOf, Failure } from '../../contracts/error.ts';

/** Less room than this, bytes, is too little for any film. */
const LEAST_ROOM = 200 * 1024 * 1024;

/** `films/<story>` beside where the command was called, unless another folder is given. */
export function outputFolder(story: string, out: string | undefined): string {
  if (out !== undefined) return resolve(out);
  return resolve('films', basename(story, extname(story)));
}

/** Path of what the command keeps to itself in a film’s folder. */
export const privateFolder = (folder: string): string => join(folder, '.ainern2d');

const codeIn = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

function told(folder: string, error: unknown): Failure {
  if (codeOf(error) === 'DISK_FULL')
    return new Failure('DISK_FULL', `There is no room left on the disk of ${folder}.`);
  const why =
    codeIn(error) === 'ENOTDIR' || codeIn(error) === 'EEXIST'
      ? 'it is, or lies in, a file'
      : 'it cannot be written to';
  return new Failure(
    'FOLDER_UNWRITABLE',
    `${folder} cannot take the film: ${why}; give another --out or change its permissions.`,
  );
}

/** Creates the folder and checks that it can be written to and has room. Rejects with FOLDER_UNWRITABLE or DISK_FULL. */
export async function prepareFolder(folder: string): Promise<void> {
  try {
    await mkdir(privateFolder(folder), { recursive: true, mode: 0o755 });
    await access(privateFolder(folder), constants.W_OK);
    await access(folder, constants.W_OK);
  } catch (error) {
    throw told(folder, error);
  }
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < LEAST_ROOM) {
    throw new Failure(
      'DISK_FULL',
      `The disk of ${folder} has ${Math.floor((bavail * bsize) / 1024 / 1024)} MB left; a film needs at least 200.`,
    );
  }
}

/** Whether a folder holds a project that was begun before. */
export async function hasProject(folder: string): Promise<boolean> {
  return stat(join(privateFolder(folder), 'database')).then(
    () => true,
    () => false,
  );
}

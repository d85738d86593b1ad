/** The folder a film goes to: checked before anything is begun, so that nothing is left half made. */
import { access, constants, mkdir, rmdir, stat, statfs } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { deliveredPaths } from '../../actors/composer/deliveries.ts';
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
  if (error instanceof Failure) return error;
  if (codeOf(error) === 'DISK_FULL')
    return new Failure('DISK_FULL', `There is no room left on the disk of ${folder}.`);
  const why =
    codeIn(error) === 'ENOTDIR' || codeIn(error) === 'EEXIST'
      ? 'it is, or lies in, a file'
      : 'it cannot be written to';
  return new Failure(
    'FOLDER_UNWRITABLE',
    `${folder} cannot take the film: ${why}; change its permissions or choose another folder.`,
  );
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** Folders from the first missing one down to `folder`. */
async function missingFolders(folder: string): Promise<readonly string[]> {
  if ((await exists(folder)) || dirname(folder) === folder) return [];
  return [...(await missingFolders(dirname(folder))), folder];
}

/** Creates folders one by one: Node’s own recursive mkdir never returns in /proc. */
async function makeFolders(folders: readonly string[]): Promise<void> {
  for (const folder of folders)
    await mkdir(folder).catch((error: unknown) => {
      if (codeIn(error) !== 'EEXIST') throw error;
    });
}

/** Takes away again what was made, as long as nobody has put anything in. */
async function removeFolders(folders: readonly string[]): Promise<void> {
  for (const folder of [...folders].reverse()) await rmdir(folder).catch(() => undefined);
}

async function checkRoom(folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize >= LEAST_ROOM) return;
  const left = Math.floor((bavail * bsize) / 1024 / 1024);
  throw new Failure('DISK_FULL', `The disk of ${folder} has ${left} MB left; a film needs at least 200.`);
}

/** Refuses what stands in the way of a file of the film: a folder of its name, or a file instead of its folder. */
async function checkPlace(folder: string, path: string): Promise<void> {
  const [own, around] = [join(folder, path), join(folder, dirname(path))];
  const standing = await stat(own).catch((error: unknown) => {
    if (codeIn(error) === 'ENOENT') return null;
    throw new Failure('FOLDER_UNWRITABLE', `${around} must be a folder: ${basename(path)} goes there.`);
  });
  if (standing?.isDirectory() === true)
    throw new Failure('FOLDER_UNWRITABLE', `${own} is a folder; the film has a file of that name.`);
  if (await exists(around)) await access(around, constants.W_OK);
}

/** Creates the folder and checks that it can be written to and has room. Rejects with FOLDER_UNWRITABLE or DISK_FULL. */
export async function prepareFolder(folder: string): Promise<void> {
  const missing = await missingFolders(privateFolder(folder));
  try {
    await makeFolders(missing);
    await access(privateFolder(folder), constants.W_OK);
    await access(folder, constants.W_OK);
    for (const path of deliveredPaths) await checkPlace(folder, path);
    await checkRoom(folder);
  } catch (error) {
    await removeFolders(missing);
    throw told(folder, error);
  }
}

/** Whether a folder holds a project that was begun before. */
export async function hasProject(folder: string): Promise<boolean> {
  return exists(join(privateFolder(folder), 'database'));
}

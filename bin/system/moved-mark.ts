/** Says in a film’s folder that the film is not there any more, or is on its way: two copies are never worked on. */
import { hostname } from 'node:os';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { sha256Hex } from '../../actors/runtime/fingerprint.ts';
import { Failure } from '../../contracts/error.ts';
import { installationName } from '../../db/server/installation-name.ts';
import { shellWord } from '../terminal/shell-word.ts';

const MovedMark = z.strictObject({
  /** `going`: on its way to the installation; `there`: moved to it; `coming`: on its way back. */
  state: z.enum(['going', 'there', 'coming']),
  /** Where its database is. */
  installation: z.string(),
  projectId: z.string(),
  /** By what the installation finds the project. */
  projectKey: z.string(),
});
export type MovedMark = z.infer<typeof MovedMark>;

const pathIn = (folder: string): string => join(folder, 'moved.json');

/** The mark of a private folder; null where the film is at home. */
export async function readMark(folder: string): Promise<MovedMark | null> {
  const text = await readFile(pathIn(folder), 'utf8').catch(() => null);
  return text === null ? null : MovedMark.parse(JSON.parse(text));
}

/** Makes a file, or that it is gone, outlast a loss of power. */
async function settle(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
}

export async function writeMark(folder: string, mark: MovedMark): Promise<void> {
  const draft = `${pathIn(folder)}.part`;
  const handle = await open(draft, 'w');
  await handle
    .writeFile(JSON.stringify(mark))
    .then(() => handle.sync())
    .finally(() => handle.close());
  await rename(draft, pathIn(folder));
  await settle(folder);
}

export async function removeMark(folder: string): Promise<void> {
  await rm(pathIn(folder), { force: true });
  await settle(folder);
}

/** By what an installation finds the project of a private folder, also when the folder has another name by now. */
export const installationKey = async (folder: string): Promise<string> =>
  (await readMark(folder))?.projectKey ?? sha256Hex(`${hostname()}:${folder}`);

const whereIs = (folder: string, { state, installation }: MovedMark): string => {
  const command = `node bin/ainern2d.mjs move ${shellWord(dirname(folder))}`;
  switch (state) {
    case 'there':
      return `The film of ${dirname(folder)} has been moved to ${installation}; go on there with \`film STORY --cluster\`, or bring it back with \`${command} --from-cluster\`.`;
    case 'going':
      return `The film of ${dirname(folder)} is being moved to ${installation}; end that with \`${command} --to-cluster\`, or undo it with \`${command} --from-cluster\`.`;
    case 'coming':
      return `The film of ${dirname(folder)} is being brought back from ${installation}; end that with \`${command} --from-cluster\`, or undo it with \`${command} --to-cluster\`.`;
  }
};

export const elsewhere = (folder: string, mark: MovedMark): Failure =>
  new Failure('FILM_ELSEWHERE', whereIs(folder, mark));

/**
 * Rejects with FILM_ELSEWHERE where a command would make a second copy of a film that has been moved; `database` is the URL of
 * the installation that it works with, or null where it works with the folder itself.
 */
export async function expectFilmAt(folder: string, database: string | null): Promise<void> {
  const mark = await readMark(folder);
  if (mark === null) return;
  const isThere = mark.state === 'there' && database !== null;
  if (!isThere || installationName(database) !== mark.installation) throw elsewhere(folder, mark);
}

/** Copies a stopped database. */
import { randomUUID } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';

/** Maps of free space and of what is visible: PostgreSQL draws them anew where they are missing. */
const isMap = (name: string): boolean => /^\d+_(fsm|vm)$/.test(name);

/**
 * All files at once: Node’s own recursive copy takes one after another, and three times as long. Nobody else may enter the
 * copy, whatever its files allow.
 */
async function copyFolder(from: string, to: string): Promise<void> {
  const entries = await readdir(from, { recursive: true, withFileTypes: true });
  const pathIn = (root: string, { parentPath, name }: Dirent): string =>
    join(root, relative(from, join(parentPath, name)));
  await mkdir(to, { mode: 0o700 });
  for (const entry of entries) if (entry.isDirectory()) await mkdir(pathIn(to, entry), { recursive: true });
  const files = entries.filter((entry) => entry.isFile() && !isMap(entry.name));
  await Promise.all(files.map((file) => copyFile(pathIn(from, file), pathIn(to, file))));
}

/** Removes what copies left that were ended half-way. */
async function removeDrafts(folder: string): Promise<void> {
  const isDraft = new RegExp(`^${basename(folder)}\\.[0-9a-f-]{36}$`);
  const names = await readdir(dirname(folder));
  for (const name of names.filter((each) => isDraft.test(each)))
    await rm(join(dirname(folder), name), { recursive: true, force: true });
}

/** Makes `folder` a copy of the database in `template`, all or nothing. Nobody else may be at work in the folder around it. */
export async function copyDatabase(template: string, folder: string): Promise<void> {
  await removeDrafts(folder);
  const draft = `${folder}.${randomUUID()}`;
  try {
    await copyFolder(template, draft);
    await rename(draft, folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

/**
 * An exclusive lock on a film’s folder, held by the kernel for the life of the process: SQLite’s own file lock. It
 * cannot be left behind by a crash, and taking it is atomic.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Failure } from '../../contracts/error.ts';

export interface FolderLock {
  release(): void;
}

/** Who holds the lock, as far as it is known; only for the sentence that names it. */
async function holderOf(folder: string): Promise<string> {
  const pid = await readFile(join(folder, 'owner'), 'utf8').catch(() => '');
  return pid === '' ? 'another process' : `process ${pid}`;
}

/** Takes the lock of `folder` (created if missing). Rejects with FOLDER_BUSY, naming who has it. */
export async function lockFolder(folder: string): Promise<FolderLock> {
  await mkdir(folder, { recursive: true });
  const database = new DatabaseSync(join(folder, 'lock'), { timeout: 0 });
  try {
    database.exec('pragma journal_mode = delete; begin exclusive');
  } catch {
    database.close();
    throw new Failure(
      'FOLDER_BUSY',
      `${await holderOf(folder)} is working in ${folder}; wait for it or give another --out.`,
    );
  }
  await writeFile(join(folder, 'owner'), String(process.pid));
  return { release: () => database.close() };
}

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, jest, test } from '@jest/globals';
import { lockFolder, type FolderLock } from './folder-lock.ts';

// Other tests may have both cores.
jest.setTimeout(30_000);

const root = mkdtempSync(join(tmpdir(), 'lock-'));
let count = 0;
const fresh = (): string => join(root, `film-${(count += 1)}`, '.ainern2d');

const held: FolderLock[] = [];
const holders: ChildProcess[] = [];
afterEach(() => {
  for (const lock of held.splice(0)) lock.release();
  for (const holder of holders.splice(0)) holder.kill('SIGKILL');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function take(folder: string): Promise<FolderLock> {
  const lock = await lockFolder(folder);
  held.push(lock);
  return lock;
}

/** Another process that takes the lock and keeps it until it is killed. */
async function otherHolder(folder: string): Promise<{ pid: number; kill: () => Promise<void> }> {
  const code = `
    const { lockFolder } = await import(${JSON.stringify(fileURLToPath(new URL('./folder-lock.ts', import.meta.url)))});
    globalThis.lock = await lockFolder(${JSON.stringify(folder)});
    console.log('held');
    setInterval(() => globalThis.lock, 1000);
  `;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  holders.push(child);
  await once(child.stdout, 'data');
  const kill = async (): Promise<void> => {
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  };
  return { pid: child.pid ?? 0, kill };
}

describe('the lock of a film’s folder', () => {
  test('makes the folder and is had by one at a time', async () => {
    const folder = fresh();
    const lock = await take(folder);
    expect(existsSync(folder)).toBe(true);
    await expect(lockFolder(folder)).rejects.toMatchObject({
      code: 'FOLDER_BUSY',
      message: `process ${process.pid} is working in ${folder}; wait for it or give another --out.`,
    });
    lock.release();
    held.splice(0);
    await take(folder);
  });

  test('of one folder is not that of another', async () => {
    await take(fresh());
    await take(fresh());
  });

  test('held by another process is refused in a sentence that names it', async () => {
    const folder = fresh();
    const { pid } = await otherHolder(folder);
    await expect(lockFolder(folder)).rejects.toMatchObject({
      code: 'FOLDER_BUSY',
      message: `process ${pid} is working in ${folder}; wait for it or give another --out.`,
    });
  });

  test('is free again as soon as whoever held it is killed', async () => {
    const folder = fresh();
    const { pid, kill } = await otherHolder(folder);
    await kill();
    await take(folder);
    await expect(lockFolder(folder)).rejects.toMatchObject({
      message: expect.not.stringContaining(String(pid)),
    });
  });

  test('is had by exactly one of many who try at the same moment', async () => {
    const folder = fresh();
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => take(folder)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

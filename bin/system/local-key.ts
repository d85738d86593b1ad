/** The key of a studio’s folder: made when it is first opened, and readable by nobody else. */
import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../contracts/error.ts';

/** 32 bytes nobody can guess. */
const KEY = /^[\w-]{43}$/;

const fileOf = (folder: string): string => join(folder, 'key');

async function made(folder: string): Promise<string> {
  const key = randomBytes(32).toString('base64url');
  await writeFile(fileOf(folder), `${key}\n`, { mode: 0o600, flag: 'wx' });
  return key;
}

/** Rejects with CONFIGURATION_INVALID where the file holds something else. */
export async function localKey(folder: string): Promise<string> {
  const text = await readFile(fileOf(folder), 'utf8').catch(() => null);
  if (text === null) return made(folder);
  if (KEY.test(text.trim())) return text.trim();
  throw new Failure(
    'CONFIGURATION_INVALID',
    `${fileOf(folder)} holds no key; remove it, and a new one is made.`,
  );
}

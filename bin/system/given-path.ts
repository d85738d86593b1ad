/** Where a file lies that somebody named. */
import { existsSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { npmCalledIn } from '../../settings.ts';

/** The path itself, or what it means where npm was called: npm runs everything in the folder of the package. */
export function givenPath(path: string): string {
  const folder = npmCalledIn();
  if (folder === null || isAbsolute(path) || existsSync(path)) return path;
  const there = resolve(folder, path);
  return existsSync(there) ? there : path;
}

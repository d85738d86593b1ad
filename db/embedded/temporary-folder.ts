/** Folders for what does not outlive the command, wherever TMPDIR points. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Failure } from '../../contracts/error.ts';

/** Every system has it, and its name is short. */
const USUAL = '/tmp';

function made(prefix: string): string | null {
  try {
    return mkdtempSync(prefix);
  } catch {
    return null;
  }
}

/**
 * A fresh folder that nobody else may enter, whose path has at most `most` bytes: where TMPDIR names, else in /tmp. Throws
 * CONFIGURATION_INVALID when neither can take one.
 */
export function temporaryFolder(name: string, most = Infinity): string {
  const prefixes = [tmpdir(), USUAL].map((around) => join(resolve(around), `${name}-`));
  const short = prefixes.filter((prefix) => Buffer.byteLength(`${prefix}XXXXXX`) <= most);
  for (const prefix of short) {
    const folder = made(prefix);
    if (folder !== null) return folder;
  }
  throw new Failure(
    'CONFIGURATION_INVALID',
    `There is no room for temporary files: no folder can be made in ${tmpdir()}, nor in ${USUAL}; set TMPDIR to one that can be written to.`,
  );
}

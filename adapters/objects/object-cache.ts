/**
 * Copies of remote objects on this machine, shared by all processes of a user that work with the same store. A file has its
 * name only when its bytes hash to it; the longest unused are let go when there are too many.
 */
import { randomUUID } from 'node:crypto';
import { lstatSync, mkdirSync } from 'node:fs';
import { chmod, mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { Failure } from '../../contracts/error.ts';
import { hashFile } from './read-file.ts';

export interface CacheLimits {
  /** Bytes that the copies may have together, beside those that were used lately. */
  readonly bytes: number;
  /** How long, ms, a copy stays whatever the others take, after it was used. */
  readonly keepMs: number;
}

const LIMITS: CacheLimits = { bytes: 8 * 2 ** 30, keepMs: 3_600_000 };

/** The copies are looked over again whenever so large a part of their limit has come in. */
const SWEEP_PART = 1 / 16;

/** Drafts that a killed process left behind are swept after a day. */
const DRAFT_MS = 86_400_000;

interface Copy {
  readonly path: string;
  readonly bytes: number;
  readonly usedAt: number;
}

/** The copies to let go: the longest unused, none that was used after `before`, until the rest has its limit. */
export function unwanted(copies: readonly Copy[], limit: number, before: number): readonly Copy[] {
  let total = copies.reduce((sum, { bytes }) => sum + bytes, 0);
  const old = copies.filter(({ usedAt }) => usedAt < before).sort((a, b) => a.usedAt - b.usedAt);
  return old.filter(({ bytes }) => {
    const isTooMuch = total > limit;
    if (isTooMuch) total -= bytes;
    return isTooMuch;
  });
}

const isPrivate = (folder: string): boolean => {
  const facts = lstatSync(folder);
  return facts.isDirectory() && facts.uid === process.getuid?.() && (facts.mode & 0o077) === 0;
};

/**
 * This user’s folder for copies of what a store has, the same for all processes. Throws CONFIGURATION_INVALID when others
 * could put files into it.
 */
export function sharedFolder(store: string): string {
  const folder = join(tmpdir(), `ainern2d-objects-${userInfo().uid}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (isPrivate(folder)) return join(folder, store);
  throw new Failure(
    'CONFIGURATION_INVALID',
    `The folder ${folder}, for copies of objects, can be changed by somebody else; remove it.`,
  );
}

async function copyAt(path: string): Promise<Copy | null> {
  const facts = await stat(path).catch(() => null);
  return facts?.isFile() === true ? { path, bytes: facts.size, usedAt: facts.mtimeMs } : null;
}

async function copiesIn(folder: string): Promise<readonly Copy[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const copies = await Promise.all(names.map((name) => copyAt(join(folder, name))));
  return copies.filter((copy) => copy !== null);
}

export class ObjectCache {
  readonly #folder: string;
  readonly #limits: CacheLimits;
  readonly #verified = new Set<string>();
  #unswept = Infinity;

  constructor(folder: string, limits: CacheLimits = LIMITS) {
    this.#folder = folder;
    this.#limits = limits;
  }

  /** Path of the copy, checked by this process; null when there is none. */
  async find(sha256: string): Promise<string | null> {
    const path = this.#path(sha256);
    const now = new Date();
    const isThere = await utimes(path, now, now).then(
      () => true,
      () => false,
    );
    if (!isThere || this.#verified.has(sha256)) return isThere ? path : null;
    if ((await hashFile(path)).sha256 === sha256) this.#verified.add(sha256);
    else await rm(path, { force: true });
    return this.#verified.has(sha256) ? path : null;
  }

  /** Where files lie that are not whole yet. */
  get drafts(): string {
    return join(this.#folder, 'tmp');
  }

  /** A path for a file that is not whole yet. */
  async draft(suffix: string): Promise<string> {
    await mkdir(this.drafts, { recursive: true, mode: 0o700 });
    return join(this.drafts, `${randomUUID()}${suffix}`);
  }

  /** Makes a draft whose bytes have that hash a copy; returns its path. */
  async keep(draft: string, sha256: string): Promise<string> {
    const path = this.#path(sha256);
    const { size } = await stat(draft);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await chmod(draft, 0o444);
    await rename(draft, path);
    this.#verified.add(sha256);
    await this.#sweepAfter(size);
    return path;
  }

  async #sweepAfter(bytes: number): Promise<void> {
    this.#unswept += bytes;
    if (this.#unswept < this.#limits.bytes * SWEEP_PART) return;
    this.#unswept = 0;
    const now = Date.now();
    const copies = await copiesIn(join(this.#folder, 'objects'));
    const drafts = await copiesIn(this.drafts);
    const old = drafts.filter(({ usedAt }) => usedAt < now - DRAFT_MS);
    const gone = [...unwanted(copies, this.#limits.bytes, now - this.#limits.keepMs), ...old];
    await Promise.all(gone.map(({ path }) => rm(path, { force: true })));
  }

  #path(sha256: string): string {
    return join(this.#folder, 'objects', sha256.slice(0, 2), sha256);
  }
}

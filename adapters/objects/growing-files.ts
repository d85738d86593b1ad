/**
 * Files that come in pieces: each piece is put after the last, hashed on the way, and durable when it has ended. How long a
 * file is, the disk says, so that a killed process loses nothing; the hash of what was there before is made up for.
 */
import { createHash, randomUUID, type Hash } from 'node:crypto';
import { mkdir, open, readdir, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Chunks, GrowingObject, StreamTerms } from '../../actors/runtime/objects.ts';
import type { ArtifactRef, MediaType } from '../../contracts/artifact.ts';
import { codeOf, Failure } from '../../contracts/error.ts';
import { HashingFile } from './hashing-file.ts';
import { hashUpTo, readRange } from './read-file.ts';

/** Files to which nothing was added for so long, ms, are given up. */
const KEPT_MS = 86_400_000;

/** Ends their names, beside drafts of other kinds. */
const SUFFIX = '.growing';

/** What is known of a file that this process has written to. */
interface Known {
  readonly hash: Hash;
  readonly bytes: number;
}

export interface GrowingTerms {
  readonly folder: string;
  /** Takes over a whole file, which lies at a path. */
  readonly keep: (path: string, ref: ArtifactRef) => Promise<void>;
}

const sizeOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  );

export class GrowingFiles {
  readonly #terms: GrowingTerms;
  readonly #known = new Map<string, Known>();
  readonly #busy = new Set<string>();

  constructor(terms: GrowingTerms) {
    this.#terms = terms;
  }

  async open(name: string): Promise<GrowingObject> {
    if (!/^[\w-]{1,120}$/.test(name)) throw new Failure('INTERNAL', `“${name}” is no name of a file.`);
    await mkdir(this.#terms.folder, { recursive: true, mode: 0o700 });
    const path = join(this.#terms.folder, `${name}${SUFFIX}`);
    return {
      bytes: () => sizeOf(path),
      head: async (most) => ((await sizeOf(path)) === 0 ? new Uint8Array() : readRange(path, 0, most)),
      append: (chunks, most) => this.#alone(path, () => this.#append(path, { chunks, most })),
      commit: (mediaType) => this.#alone(path, () => this.#commit(path, mediaType)),
      discard: () => this.#discard(path),
    };
  }

  /** Stores bytes as they come, or nothing of them. */
  async write(chunks: Chunks, { mediaType, mostBytes }: StreamTerms): Promise<ArtifactRef> {
    const file = await this.open(randomUUID());
    try {
      await file.append(chunks, mostBytes);
      return await file.commit(mediaType);
    } catch (error) {
      await file.discard();
      throw error;
    }
  }

  async #alone<T>(path: string, deed: () => Promise<T>): Promise<T> {
    if (this.#busy.has(path)) throw new Failure('UPLOAD_BUSY');
    this.#busy.add(path);
    try {
      return await deed();
    } finally {
      this.#busy.delete(path);
    }
  }

  async #append(path: string, { chunks, most }: { chunks: Chunks; most: number }): Promise<void> {
    const file = await this.#toWrite(path);
    const begun = await this.#hashed(path);
    const writing = new HashingFile(file, { ...begun, most });
    try {
      await writing.take(chunks);
    } catch (error) {
      throw codeOf(error) === 'DISK_FULL' ? new Failure('DISK_FULL') : error;
    } finally {
      // Where the disk has not taken all of it, the file is shorter than this, and is hashed anew.
      this.#known.set(path, { hash: begun.hash, bytes: writing.bytes });
      await file.close();
    }
  }

  async #toWrite(path: string): Promise<FileHandle> {
    if ((await sizeOf(path)) === 0) await this.#sweep();
    return open(path, 'a', 0o600);
  }

  /** The hash of what is there: of bytes that another process has written, it is made first. */
  async #hashed(path: string): Promise<Known> {
    const [known, bytes] = [this.#known.get(path), await sizeOf(path)];
    if (known?.bytes === bytes) return known;
    const hash = createHash('sha256');
    await hashUpTo(path, bytes, hash);
    return { hash, bytes };
  }

  async #commit(path: string, mediaType: MediaType): Promise<ArtifactRef> {
    const { hash, bytes } = await this.#hashed(path);
    this.#known.delete(path);
    const ref: ArtifactRef = { sha256: hash.digest('hex'), bytes, mediaType };
    await this.#terms.keep(path, ref);
    return ref;
  }

  async #discard(path: string): Promise<void> {
    this.#known.delete(path);
    await rm(path, { force: true });
  }

  async #sweep(): Promise<void> {
    const { folder } = this.#terms;
    const names = (await readdir(folder)).filter((name) => name.endsWith(SUFFIX));
    for (const path of names.map((name) => join(folder, name))) {
      const facts = await stat(path).catch(() => null);
      if (facts !== null && facts.mtimeMs < Date.now() - KEPT_MS) await this.#discard(path);
    }
  }
}

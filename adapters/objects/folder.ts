/**
 * Objects in a folder: `objects/ab/cd/<sha256>`, written to a temporary file on the same disk, synced and renamed, so
 * that a name never stands for bytes that are not all there. Bytes are verified whenever they are read; wrong ones lose it.
 */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type {
  Chunks,
  GrowingObject,
  ObjectDraft,
  ObjectStore,
  Stretch,
  StreamTerms,
} from '../../actors/runtime/objects.ts';
import type { ArtifactRef, MediaType } from '../../contracts/artifact.ts';
import { codeOf, Failure } from '../../contracts/error.ts';
import { GrowingFiles } from './growing-files.ts';
import { checked, hashFile, LARGE_BYTES, readRange, streamFile } from './read-file.ts';

const isMissing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';

const missing = (sha256: string): Failure =>
  new Failure('ARTIFACT_MISSING', `The object store does not have ${sha256}.`);

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Turns the disk's own errors into ours; everything else passes. */
function told(error: unknown): unknown {
  return codeOf(error) === 'DISK_FULL' ? new Failure('DISK_FULL') : error;
}

export class FolderObjects implements ObjectStore {
  readonly #root: string;
  /** What this process has hashed itself. */
  readonly #verified = new Set<string>();
  readonly #growing: GrowingFiles;

  constructor(root: string) {
    this.#root = root;
    this.#growing = new GrowingFiles({
      folder: join(root, 'tmp'),
      keep: (path, { sha256 }) => this.#settle(path, sha256),
    });
  }

  async put(bytes: Uint8Array, mediaType: MediaType): Promise<ArtifactRef> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const ref: ArtifactRef = { sha256, bytes: bytes.byteLength, mediaType };
    if (await this.#holds(ref)) return ref;
    const temporary = await this.#temporary('');
    try {
      const handle = await open(temporary, 'wx');
      try {
        await handle.writeFile(bytes);
        await handle.datasync();
      } finally {
        await handle.close();
      }
      await this.#settle(temporary, sha256);
    } catch (error) {
      await rm(temporary, { force: true });
      throw told(error);
    }
    return ref;
  }

  async get(sha256: string): Promise<Uint8Array> {
    const bytes = await readFile(this.#path(sha256)).catch((error: unknown) => {
      throw isMissing(error) ? missing(sha256) : error;
    });
    const found = createHash('sha256').update(bytes).digest('hex');
    if (found !== sha256) throw await this.#corrupt(sha256, found);
    return bytes;
  }

  async range(sha256: string, start: number, end: number): Promise<Uint8Array> {
    return readRange(await this.localFile(sha256), start, end);
  }

  async localFile(sha256: string): Promise<string> {
    const path = this.#path(sha256);
    if (this.#verified.has(sha256) && existsSync(path)) return path;
    const found = await hashFile(path).catch((error: unknown) => {
      throw isMissing(error) ? missing(sha256) : error;
    });
    if (found.sha256 !== sha256) throw await this.#corrupt(sha256, found.sha256);
    this.#verified.add(sha256);
    return path;
  }

  async stat(sha256: string): Promise<number | null> {
    const facts = await stat(this.#path(sha256)).catch((error: unknown) => {
      if (isMissing(error)) return null;
      throw error;
    });
    return facts?.size ?? null;
  }

  /**
   * Looks at every object and takes the wrong bytes from under their names. Where one was met that is damaged there may be
   * more, and a run that meets them one after another would begin anew as often.
   */
  async dropDamaged(): Promise<void> {
    const names = await readdir(join(this.#root, 'objects'), { recursive: true }).catch(() => []);
    for (const sha256 of names.map((name) => basename(name)).filter((name) => /^[0-9a-f]{64}$/.test(name)))
      if (!(await this.#isRight(sha256))) await this.#drop(sha256);
  }

  write(chunks: Chunks, terms: StreamTerms): Promise<ArtifactRef> {
    return this.#growing.write(chunks, terms);
  }

  /** A large object is hashed while it is read, so that nobody waits for its last byte to get the first. */
  async read(sha256: string, stretch: Stretch): Promise<Chunks> {
    const size = await this.stat(sha256);
    if (size === null) throw missing(sha256);
    if (size <= LARGE_BYTES) await this.localFile(sha256);
    const bytes = streamFile(this.#path(sha256), stretch);
    const isPart = stretch.start > 0 || stretch.end < size;
    if (this.#verified.has(sha256) || isPart) return bytes;
    return checked(bytes, async (found) => {
      if (found !== sha256) throw await this.#corrupt(sha256, found);
      this.#verified.add(sha256);
    });
  }

  grow(name: string): Promise<GrowingObject> {
    return this.#growing.open(name);
  }

  /** Nobody but this machine reaches a folder. */
  presign(): Promise<null> {
    return Promise.resolve(null);
  }

  async draft(suffix: string): Promise<ObjectDraft> {
    const path = await this.#temporary(suffix);
    return {
      path,
      commit: (mediaType) => this.#commit(path, mediaType),
      discard: () => rm(path, { force: true }),
    };
  }

  async #commit(path: string, mediaType: MediaType): Promise<ArtifactRef> {
    try {
      const { sha256, bytes } = await hashFile(path);
      await sync(path);
      await this.#settle(path, sha256);
      return { sha256, bytes, mediaType };
    } catch (error) {
      await rm(path, { force: true });
      throw told(error);
    }
  }

  /** Whether the right bytes lie under a name: wrong ones may have their length, and are to be replaced. */
  async #holds({ sha256, bytes }: ArtifactRef): Promise<boolean> {
    if ((await this.stat(sha256)) !== bytes) return false;
    if (!this.#verified.has(sha256) && (await this.#isRight(sha256))) this.#verified.add(sha256);
    return this.#verified.has(sha256);
  }

  /** Whether what lies under a name, or aside, hashes to it. */
  async #isRight(sha256: string, path: string = this.#path(sha256)): Promise<boolean> {
    return hashFile(path).then(
      (found) => found.sha256 === sha256,
      () => false,
    );
  }

  /** Gives durable bytes their name. Read-only, because others may have linked to them. */
  async #settle(temporary: string, sha256: string): Promise<void> {
    const path = this.#path(sha256);
    await mkdir(dirname(path), { recursive: true });
    await chmod(temporary, 0o444);
    await rename(temporary, path);
    await sync(dirname(path));
    this.#verified.add(sha256);
  }

  async #temporary(suffix: string): Promise<string> {
    const folder = join(this.#root, 'tmp');
    await mkdir(folder, { recursive: true }).catch((error: unknown) => {
      throw told(error);
    });
    return join(folder, `${randomUUID()}${suffix}`);
  }

  #path(sha256: string): string {
    return join(this.#root, 'objects', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }

  async #corrupt(sha256: string, found: string): Promise<Failure> {
    await this.#drop(sha256);
    return new Failure('ARTIFACT_CORRUPT', `The bytes stored as ${sha256} hash to ${found}.`);
  }

  /** Takes wrong bytes from under a name, so that whoever needs the right ones makes them again. */
  async #drop(sha256: string): Promise<void> {
    const [path, aside] = [this.#path(sha256), await this.#temporary('.wrong')];
    this.#verified.delete(sha256);
    await rename(path, aside).catch(() => undefined);
    // Somebody may have put the right ones there meanwhile.
    if (await this.#isRight(sha256, aside)) await rename(aside, path);
    else await rm(aside, { force: true });
  }
}

/**
 * Objects in a bucket: `objects/ab/cd/<sha256>`. A put is whole or not there, and bytes are verified whenever they are
 * read; wrong ones lose their name. What is read lies in copies on this machine, so that a film’s pieces are fetched once.
 */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type {
  AddressTerms,
  Chunks,
  GrowingObject,
  ObjectDraft,
  ObjectStore,
  Stretch,
  StreamTerms,
} from '../../actors/runtime/objects.ts';
import type { ArtifactRef, MediaType } from '../../contracts/artifact.ts';
import { Failure } from '../../contracts/error.ts';
import { GrowingFiles } from './growing-files.ts';
import { ObjectCache, sharedFolder } from './object-cache.ts';
import { checked, hashFile, LARGE_BYTES, readRange, streamFile } from './read-file.ts';
import { isMissing, isSilence, isUnavailable, openStore, told, type S3Store } from './s3-store.ts';
import { uploadFile } from './upload.ts';

/** A connection that a server closed while it was idle fails once: after these pauses, ms, it is tried again. */
const PAUSES_MS = [50, 400];

const keyOf = (sha256: string): string => `objects/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;

const hashOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

const missing = (sha256: string): Failure =>
  new Failure('ARTIFACT_MISSING', `The object store does not have ${sha256}.`);

/** Everything that is asked of a store may be asked again: names stand for bytes. */
async function patiently<T>(ask: () => Promise<T>, pauses: readonly number[] = PAUSES_MS): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    const [first, ...others] = pauses;
    if (first === undefined || !isUnavailable(error) || isSilence(error)) throw error;
    await pause(first);
    return patiently(ask, others);
  }
}

export class S3Objects implements ObjectStore {
  readonly #store: S3Store;
  readonly #cache: ObjectCache;
  readonly #growing: GrowingFiles;
  readonly #fetching = new Map<string, Promise<string>>();

  /** Throws CONFIGURATION_INVALID when the URL does not have the form that openStore reads. */
  constructor(
    url: string,
    cacheOf: (store: string) => ObjectCache = (store) => new ObjectCache(sharedFolder(store)),
  ) {
    this.#store = openStore(url);
    this.#cache = cacheOf(hashOf(`${this.#store.host}/${this.#store.bucket}`).slice(0, 16));
    this.#growing = new GrowingFiles({
      folder: this.#cache.drafts,
      keep: (path, ref) => this.#keep(path, ref),
    });
  }

  async put(bytes: Uint8Array, mediaType: MediaType): Promise<ArtifactRef> {
    const sha256 = hashOf(bytes);
    const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if ((await this.stat(sha256)) !== bytes.byteLength)
      await this.#ask(({ client, bucket }) =>
        client.putObject(bucket, keyOf(sha256), whole, whole.length, { 'Content-Type': mediaType }),
      );
    return { sha256, bytes: bytes.byteLength, mediaType };
  }

  async get(sha256: string): Promise<Uint8Array> {
    return readFile(await this.localFile(sha256));
  }

  async range(sha256: string, start: number, end: number): Promise<Uint8Array> {
    const copy = await this.#cache.find(sha256);
    if (copy !== null) return readRange(copy, start, end);
    const size = await this.stat(sha256);
    if (size === null) throw missing(sha256);
    const length = Math.min(end, size) - start;
    if (length <= 0) return new Uint8Array();
    return this.#ask(async ({ client, bucket }) =>
      buffer(await client.getPartialObject(bucket, keyOf(sha256), start, length)),
    );
  }

  async localFile(sha256: string): Promise<string> {
    const known = await this.#cache.find(sha256);
    if (known !== null) return known;
    const fetching = this.#fetching.get(sha256) ?? this.#fetch(sha256);
    this.#fetching.set(sha256, fetching);
    try {
      return await fetching;
    } finally {
      this.#fetching.delete(sha256);
    }
  }

  async stat(sha256: string): Promise<number | null> {
    return this.#ask(({ client, bucket }) =>
      client.statObject(bucket, keyOf(sha256)).then(
        ({ size }) => size,
        (error: unknown) => {
          if (isMissing(error)) return null;
          throw error;
        },
      ),
    );
  }

  async draft(suffix: string): Promise<ObjectDraft> {
    const path = await this.#cache.draft(suffix).catch((error: unknown) => {
      throw told(error, this.#store.host);
    });
    return {
      path,
      commit: (mediaType) => this.#commit(path, mediaType),
      discard: () => rm(path, { force: true }),
    };
  }

  write(chunks: Chunks, terms: StreamTerms): Promise<ArtifactRef> {
    return this.#growing.write(chunks, terms);
  }

  /** A small object is fetched first; of a large one no copy is made. */
  async read(sha256: string, stretch: Stretch): Promise<Chunks> {
    const size = (await this.#cache.find(sha256)) === null ? await this.stat(sha256) : 0;
    if (size === null) throw missing(sha256);
    if (size <= LARGE_BYTES) return streamFile(await this.localFile(sha256), stretch);
    return this.#stream(sha256, stretch, size);
  }

  async #stream(sha256: string, { start, end }: Stretch, size: number): Promise<Chunks> {
    const length = Math.min(end, size) - start;
    if (length <= 0) return Readable.from([]);
    const bytes = await this.#ask(({ client, bucket }) =>
      client.getPartialObject(bucket, keyOf(sha256), start, length),
    );
    if (length < size) return bytes;
    return checked(bytes, async (found) => {
      if (found !== sha256) throw await this.#corrupt(sha256, found);
    });
  }

  grow(name: string): Promise<GrowingObject> {
    return this.#growing.open(name);
  }

  presign(sha256: string, { seconds, mediaType, disposition }: AddressTerms): Promise<string> {
    const { client, bucket } = this.#store;
    return client.presignedGetObject(bucket, keyOf(sha256), seconds, {
      'response-content-type': mediaType,
      'response-content-disposition': disposition,
    });
  }

  async #commit(path: string, mediaType: MediaType): Promise<ArtifactRef> {
    try {
      const ref = { ...(await hashFile(path)), mediaType };
      await this.#keep(path, ref);
      return ref;
    } catch (error) {
      await rm(path, { force: true });
      throw told(error, this.#store.host);
    }
  }

  async #keep(path: string, { sha256, bytes, mediaType }: ArtifactRef): Promise<void> {
    if ((await this.stat(sha256)) !== bytes)
      await uploadFile((ask) => this.#ask(ask), { path, key: keyOf(sha256), bytes, mediaType });
    await this.#cache.keep(path, sha256);
  }

  /** Wrong bytes may be the right ones at the second look, when somebody has put those there meanwhile. */
  async #fetch(sha256: string): Promise<string> {
    for (const isLast of [false, true]) {
      const draft = await this.#download(sha256);
      const found = (await hashFile(draft)).sha256;
      if (found === sha256) return this.#cache.keep(draft, sha256);
      await rm(draft, { force: true });
      if (isLast) throw await this.#corrupt(sha256, found);
    }
    throw missing(sha256);
  }

  async #download(sha256: string): Promise<string> {
    const draft = await this.#cache.draft('');
    try {
      await this.#ask(async ({ client, bucket }) =>
        pipeline(await client.getObject(bucket, keyOf(sha256)), createWriteStream(draft)),
      );
      return draft;
    } catch (error) {
      await rm(draft, { force: true });
      throw isMissing(error) ? missing(sha256) : error;
    }
  }

  /** Takes wrong bytes from under a name, so that whoever needs the right ones makes them again. */
  async #corrupt(sha256: string, found: string): Promise<Failure> {
    await this.#ask(({ client, bucket }) => client.removeObject(bucket, keyOf(sha256)));
    return new Failure('ARTIFACT_CORRUPT', `The bytes stored as ${sha256} hash to ${found}.`);
  }

  async #ask<T>(ask: (store: S3Store) => Promise<T>): Promise<T> {
    try {
      return await patiently(() => ask(this.#store));
    } catch (error) {
      throw told(error, this.#store.host);
    }
  }
}

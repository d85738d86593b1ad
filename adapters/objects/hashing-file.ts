/** Writes bytes to the end of a file and hashes them while the disk takes them, in two buffers and no more. */
import type { Hash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { Chunks } from '../../actors/runtime/objects.ts';
import { Failure } from '../../contracts/error.ts';

/** Bytes that are written at once. */
const STRETCH = 1 << 20;

/** After so many the disk is told to begin, so that it does not have everything to do at the end. */
const SYNC_BYTES = 128 << 20;

interface Begun {
  readonly hash: Hash;
  readonly bytes: number;
  /** More than so many altogether are refused. */
  readonly most: number;
}

const NOTHING = Promise.resolve();

export class HashingFile {
  readonly #file: FileHandle;
  readonly #hash: Hash;
  readonly #most: number;
  #buffers = [Buffer.allocUnsafe(STRETCH), Buffer.allocUnsafe(STRETCH)] as const;
  #filled = 0;
  #written: Promise<void> = NOTHING;
  #synced: Promise<void> = NOTHING;
  #unsynced = 0;
  /** Bytes of the file, those that are on their way included. */
  bytes: number;

  constructor(file: FileHandle, { hash, bytes, most }: Begun) {
    this.#file = file;
    this.#hash = hash;
    this.#most = most;
    this.bytes = bytes;
  }

  /** What has come until it broke off is written as well, and durable. */
  async take(chunks: Chunks): Promise<void> {
    try {
      for await (const chunk of chunks) await this.#add(chunk);
    } finally {
      await this.#flush();
      await this.#written;
      await this.#synced;
      await this.#file.datasync();
    }
  }

  async #add(chunk: Uint8Array): Promise<void> {
    if (this.bytes + this.#filled + chunk.length > this.#most)
      throw new Failure(
        'BODY_TOO_LARGE',
        `More than ${this.#most} bytes came, which is the most that is taken.`,
      );
    for (let at = 0; at < chunk.length;) {
      const piece = chunk.subarray(at, at + STRETCH - this.#filled);
      this.#buffers[0].set(piece, this.#filled);
      this.#filled += piece.length;
      at += piece.length;
      if (this.#filled === STRETCH) await this.#flush();
    }
  }

  /** Hashes one buffer while it is written, and lets the next be filled meanwhile. */
  async #flush(): Promise<void> {
    await this.#written;
    const [full, free] = this.#buffers;
    const bytes = full.subarray(0, this.#filled);
    if (bytes.length === 0) return;
    this.#written = this.#write(bytes);
    // Whoever waits for it next is told.
    this.#written.catch(() => undefined);
    this.#hash.update(bytes);
    this.bytes += bytes.length;
    [this.#buffers, this.#filled] = [[free, full], 0];
  }

  async #write(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length;)
      at += (await this.#file.write(bytes, at, bytes.length - at)).bytesWritten;
    this.#unsynced += bytes.length;
    if (this.#unsynced < SYNC_BYTES) return;
    this.#unsynced = 0;
    await this.#synced;
    this.#synced = this.#file.datasync();
    this.#synced.catch(() => undefined);
  }
}

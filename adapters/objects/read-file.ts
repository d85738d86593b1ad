/** What is read of files beside all of their bytes: their hash, and ranges. */
import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Chunks, Stretch } from '../../actors/runtime/objects.ts';

/** Bytes that are hashed at once. */
const STRETCH = 1 << 18;

/** Reads into one buffer again and again: a stream would leave as much garbage as the file is long. */
export async function hashFile(path: string): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  const bytes = await hashUpTo(path, Infinity, hash);
  return { sha256: hash.digest('hex'), bytes };
}

/** Hashes the first bytes of a file, or all of them; resolves to how many there were. */
export async function hashUpTo(path: string, most: number, hash: Hash): Promise<number> {
  const buffer = Buffer.allocUnsafe(STRETCH);
  const file = await open(path, 'r');
  try {
    let bytes = 0;
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, Math.min(STRETCH, most - bytes));
      if (bytesRead === 0) return bytes;
      hash.update(buffer.subarray(0, bytesRead));
      bytes += bytesRead;
    }
  } finally {
    await file.close();
  }
}

/** Bytes of a file from `start` to before `end`, or to its last one. */
export async function readRange(path: string, start: number, end: number): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const bytes = Buffer.alloc(Math.max(0, Math.min(end, size) - start));
    const { bytesRead } = await file.read(bytes, 0, bytes.length, start);
    return bytes.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Objects up to here are checked before anything of them is read. */
export const LARGE_BYTES = 64 << 20;

/** Bytes that are read at once for whoever passes them on. */
const PASSED_ON = 1 << 18;

/** Bytes in a stretch of a file, which is opened when the first is taken. */
export const streamFile = (path: string, { start, end }: Stretch): Chunks =>
  end <= start
    ? Readable.from([])
    : createReadStream(path, { start, end: end - 1, highWaterMark: PASSED_ON });

/** Hands bytes on and keeps the last of them back until `check` has resolved with the hash of all. */
export async function* checked(chunks: Chunks, check: (sha256: string) => Promise<void>): Chunks {
  const hash = createHash('sha256');
  let held: Uint8Array | null = null;
  for await (const chunk of chunks) {
    hash.update(chunk);
    if (held !== null) yield held;
    held = chunk;
  }
  await check(hash.digest('hex'));
  if (held !== null) yield held;
}

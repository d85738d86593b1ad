/** Brings the bytes that a film refers to from one object store to another. */
import { constants, copyFile } from 'node:fs/promises';
import type { Objects } from '../../actors/runtime/objects.ts';
import { MediaType } from '../../contracts/artifact.ts';
import { codeOf, Failure } from '../../contracts/error.ts';

export interface Piece {
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: MediaType;
}

const HASH = /"([0-9a-f]{64})"/g;
/** Digests of work look like hashes of bytes. */
const DIGEST = /"digest": ?"[0-9a-f]{64}"/g;

/** Everything in a text of JSON that may be the hash of bytes. */
export const hashesIn = (text: string): readonly string[] =>
  [...text.replaceAll(DIGEST, '').matchAll(HASH)].map(([, sha256 = '']) => sha256);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** What a document says of the kind of the bytes that it refers to, in messages and in rows of tables. */
export function* kindsIn(value: unknown): Generator<readonly [string, MediaType]> {
  if (!isRecord(value)) return;
  const kind = MediaType.safeParse(value['mediaType'] ?? value['media_type']);
  if (kind.success && typeof value['sha256'] === 'string') yield [value['sha256'], kind.data];
  for (const inner of Object.values(value)) yield* kindsIn(inner);
}

/** Larger documents than this are none that refer to bytes. */
const LARGEST_DOCUMENT = 32_000_000;

/** Stores are asked for so many things at once: each answer takes a while, however small it is. */
const LANES = 6;

/** Does something with each of them, some at once; what fails first, or the wish to stop, ends it when nothing is under way. */
async function each<T>(
  all: readonly T[],
  signal: AbortSignal,
  deed: (one: T) => Promise<void>,
): Promise<void> {
  const waiting = all.values();
  const failures: unknown[] = [];
  const lane = async (): Promise<void> => {
    for (const one of waiting) {
      if (failures.length > 0) return;
      signal.throwIfAborted();
      await deed(one);
    }
  };
  const note = (error: unknown): void => void failures.push(error);
  await Promise.all(Array.from({ length: LANES }, () => lane().catch(note)));
  if (failures.length > 0) throw failures[0];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Finds what a film refers to: what its rows name, what the documents name that these name, and so on. */
export class Pieces {
  readonly #objects: Objects;
  readonly #kinds = new Map<string, MediaType>();
  readonly #seen = new Set<string>();
  readonly #found: Piece[] = [];
  #unlooked: string[] = [];

  constructor(objects: Objects) {
    this.#objects = objects;
  }

  /** Notes what a text of JSON refers to. */
  note(text: string): void {
    for (const [sha256, kind] of kindsIn(parsed(text))) this.#kinds.set(sha256, kind);
    for (const sha256 of hashesIn(text)) {
      if (this.#seen.has(sha256)) continue;
      this.#seen.add(sha256);
      this.#unlooked.push(sha256);
    }
  }

  /** All pieces that the store has, also those that only documents refer to. */
  async all(signal: AbortSignal): Promise<readonly Piece[]> {
    while (this.#unlooked.length > 0)
      await each(this.#unlooked.splice(0), signal, (sha256) => this.#look(sha256));
    return this.#found;
  }

  async #look(sha256: string): Promise<void> {
    const bytes = await this.#objects.stat(sha256);
    if (bytes === null) return;
    const mediaType = this.#kinds.get(sha256) ?? (await this.#kindOf(sha256));
    this.#found.push({ sha256, bytes, mediaType });
    if (mediaType === 'application/json' && bytes <= LARGEST_DOCUMENT) this.note(await this.#textOf(sha256));
  }

  /** A damaged document refers to nothing. */
  async #textOf(sha256: string): Promise<string> {
    try {
      return new TextDecoder().decode(await this.#objects.get(sha256));
    } catch (error) {
      if (isBroken(error)) return '';
      throw error;
    }
  }

  /** Bytes of which nothing is said are documents, or a story. */
  async #kindOf(sha256: string): Promise<MediaType> {
    const [first] = await this.#objects.range(sha256, 0, 1);
    return first === 0x7b || first === 0x5b ? 'application/json' : 'text/plain';
  }
}

const isBroken = (error: unknown): boolean =>
  ['ARTIFACT_MISSING', 'ARTIFACT_CORRUPT'].includes(codeOf(error));

/** Pieces that the other store does not have yet. */
export async function missingIn(
  objects: Objects,
  pieces: readonly Piece[],
  signal: AbortSignal,
): Promise<readonly Piece[]> {
  const missing: Piece[] = [];
  await each(pieces, signal, async (piece) => {
    if ((await objects.stat(piece.sha256)) !== piece.bytes) missing.push(piece);
  });
  return missing;
}

export interface Transfer {
  readonly from: Objects;
  readonly to: Objects;
  readonly pieces: readonly Piece[];
  /** Told how many have been brought. */
  readonly onMoved: (done: number) => void;
  readonly signal: AbortSignal;
}

async function bring({ from, to }: Transfer, { sha256, mediaType }: Piece): Promise<void> {
  const source = await from.localFile(sha256);
  const draft = await to.draft('');
  try {
    await copyFile(source, draft.path, constants.COPYFILE_FICLONE);
    const arrived = await draft.commit(mediaType);
    if (arrived.sha256 !== sha256)
      throw new Failure('ARTIFACT_CORRUPT', `The bytes of ${sha256} arrived as ${arrived.sha256}.`);
  } catch (error) {
    await draft.discard();
    throw codeOf(error) === 'DISK_FULL' ? new Failure('DISK_FULL') : error;
  }
}

/**
 * Brings pieces, each checked by its hash at both ends. Resolves to how many were damaged and are left: whoever needs them
 * makes them anew.
 */
export async function bringObjects(transfer: Transfer): Promise<number> {
  let [done, damaged] = [0, 0];
  await each(transfer.pieces, transfer.signal, async (piece) => {
    await bring(transfer, piece).catch((error: unknown) => {
      if (!isBroken(error)) throw error;
      damaged += 1;
    });
    transfer.onMoved((done += 1));
  });
  return damaged;
}

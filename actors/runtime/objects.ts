/** The object store, as the modules need it: immutable bytes under their SHA-256. */
import type { ArtifactRef, MediaType } from '../../contracts/artifact.ts';

/** A file being written by native code. Either commit or discard it; both remove the temporary file. */
export interface ObjectDraft {
  readonly path: string;
  /** Hashes the file, makes it durable and gives it its address. */
  commit(mediaType: MediaType): Promise<ArtifactRef>;
  discard(): Promise<void>;
}

export interface Objects {
  /** Stores bytes durably before it resolves; storing the same bytes again costs nothing. Rejects with DISK_FULL. */
  put(bytes: Uint8Array, mediaType: MediaType): Promise<ArtifactRef>;
  /** Reads bytes and checks their hash. Rejects with ARTIFACT_MISSING or ARTIFACT_CORRUPT. */
  get(sha256: string): Promise<Uint8Array>;
  /**
   * Bytes from `start` to before `end`, or to the last one there is. Of a remote store they are not checked against the
   * hash, which is of all of them. Rejects with ARTIFACT_MISSING.
   */
  range(sha256: string, start: number, end: number): Promise<Uint8Array>;
  /**
   * Path of a local, read-only file with these bytes, checked. It stays valid while the store is open, or for an hour after
   * it was last asked for where the store is remote and the file a copy.
   */
  localFile(sha256: string): Promise<string>;
  /** Size in bytes, or null when the store does not have them. */
  stat(sha256: string): Promise<number | null>;
  /** Opens a temporary file on the store's own disk. `suffix` such as `.mp4` tells native writers the format. */
  draft(suffix: string): Promise<ObjectDraft>;
}

/** Bytes as they come. */
export type Chunks = AsyncIterable<Uint8Array>;

/** Bytes from `start` to before `end`. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface StreamTerms {
  readonly mediaType: MediaType;
  /** More than so many are refused. */
  readonly mostBytes: number;
}

/** A file that comes in pieces, over several connections and lives of this process, and lies on its own disk until it is whole. */
export interface GrowingObject {
  /** How many bytes of it are there. */
  bytes(): Promise<number>;
  /** The first ones, at most so many. */
  head(most: number): Promise<Uint8Array>;
  /**
   * Puts bytes after those that are there and hashes them on the way. What has come is durable when it ends, also when it
   * rejects: with whatever the bytes reject with, with BODY_TOO_LARGE beyond `most` bytes altogether, with UPLOAD_BUSY while
   * others are being put there.
   */
  append(chunks: Chunks, most: number): Promise<void>;
  /** Gives the file its address. */
  commit(mediaType: MediaType): Promise<ArtifactRef>;
  discard(): Promise<void>;
}

/** What a signed address is to be answered with. */
export interface AddressTerms {
  readonly seconds: number;
  readonly mediaType: MediaType;
  /** As RFC 6266 has it. */
  readonly disposition: string;
}

/** The object store as those need it who pass bytes on without holding all of them. */
export interface ObjectStreams {
  /** Stores bytes as they come, in one pass over them; nothing is left of what breaks off. Rejects with BODY_TOO_LARGE. */
  write(chunks: Chunks, terms: StreamTerms): Promise<ArtifactRef>;
  /**
   * Bytes in a stretch, as fast as they are taken. All of them are checked: what is not what it should be breaks off before
   * its end. Of a part of a large object that this process has not checked yet, they are not. What is handed
   * out belongs to whoever takes it. Rejects with ARTIFACT_MISSING.
   */
  read(sha256: string, stretch: Stretch): Promise<Chunks>;
  /** The file of this name, begun or not. */
  grow(name: string): Promise<GrowingObject>;
  /** An address at the store itself from which anybody may read the bytes for a while; null where the store has none. */
  presign(sha256: string, terms: AddressTerms): Promise<string | null>;
}

export interface ObjectStore extends Objects, ObjectStreams {}

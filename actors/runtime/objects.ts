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

/** Archives of several files in one, as the modules need them: written as they go out, and read from whoever made them. */
import type { Chunks } from './objects.ts';

/** A file that is packed; its bytes are asked for when it is its turn. */
export interface PackedFile {
  readonly path: string;
  readonly bytes: number;
  readonly open: () => Promise<Chunks>;
}

/** What an archive says of a file in it, before anything of it is read. */
export interface ArchiveEntry {
  readonly path: string;
  readonly bytes: number;
  /** What it takes in the archive. */
  readonly packedBytes: number;
  /** Where it begins there. */
  readonly at: number;
  readonly isPlainFile: boolean;
  readonly isReadable: boolean;
}

export interface ArchiveLimits {
  readonly entries: number;
  /** Of all files together, unpacked. */
  readonly bytes: number;
}

export interface Archive {
  readonly entries: readonly ArchiveEntry[];
  read(entry: ArchiveEntry): Promise<Chunks>;
  close(): void;
}

export interface Archives {
  /** The bytes of an archive of these files, and how many they are. */
  pack(files: readonly PackedFile[]): Promise<{ readonly bytes: number; readonly chunks: Chunks }>;
  /** Rejects with BUNDLE_INVALID for what is no archive, or one that says more than it may. */
  open(path: string, limits: ArchiveLimits): Promise<Archive>;
}

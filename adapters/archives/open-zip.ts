/** Reads a zip that somebody made, and trusts nothing that it says. */
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import type { Archive, ArchiveEntry, ArchiveLimits } from '../../actors/runtime/archives.ts';
import { checkArchive } from '../../actors/runtime/check-archive.ts';
import type { Chunks } from '../../actors/runtime/objects.ts';
import { codeOf, Failure, messageOf } from '../../contracts/error.ts';

/** What a file is, in the upper half of what an archive of Unix says of it; 0 where it was made elsewhere. */
const isPlain = ({ externalFileAttributes, fileName }: Entry): boolean =>
  [0, 0o100000].includes((externalFileAttributes >>> 16) & 0o170000) && !fileName.endsWith('/');

const STORED = 0;
const DEFLATED = 8;

const toEntry = (entry: Entry): ArchiveEntry => ({
  path: entry.fileName,
  bytes: entry.uncompressedSize,
  packedBytes: entry.compressedSize,
  at: entry.relativeOffsetOfLocalHeader,
  isPlainFile: isPlain(entry),
  isReadable: !entry.isEncrypted() && [STORED, DEFLATED].includes(entry.compressionMethod),
});

/** The library’s own errors say what is wrong with the bytes. */
const told = (error: unknown): unknown =>
  codeOf(error) === 'INTERNAL' && error instanceof Error && !('code' in error)
    ? new Failure('BUNDLE_INVALID', `The file is no archive that can be read: ${messageOf(error)}.`)
    : error;

async function entriesOf(zip: ZipFile, limits: ArchiveLimits): Promise<Map<ArchiveEntry, Entry>> {
  const found = new Map<ArchiveEntry, Entry>();
  for await (const entry of zip.eachEntry()) {
    found.set(toEntry(entry), entry);
    // Whatever else it says is not read any more.
    if (found.size > limits.entries) break;
  }
  checkArchive([...found.keys()], limits);
  return found;
}

async function* read(zip: ZipFile, entry: Entry): Chunks {
  try {
    yield* (await zip.openReadStreamPromise(entry)) as Chunks;
  } catch (error) {
    throw told(error);
  }
}

/** Sizes are checked against what comes out, names against what leads elsewhere. */
export async function openZip(path: string, limits: ArchiveLimits): Promise<Archive> {
  try {
    const zip = await openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: true });
    try {
      const found = await entriesOf(zip, limits);
      return {
        entries: [...found.keys()],
        read: (entry) => Promise.resolve(read(zip, found.get(entry) as Entry)),
        close: () => zip.close(),
      };
    } catch (error) {
      zip.close();
      throw error;
    }
  } catch (error) {
    throw told(error);
  }
}

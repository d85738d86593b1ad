/** Refuses archives that are made to harm whoever unpacks them, by what they say before anything of them is read. Pure. */
import { Failure } from '../../contracts/error.ts';
import type { ArchiveEntry, ArchiveLimits } from './archives.ts';

/** What is packed tighter than this is no story, and media cannot be packed at all. */
const MOST_RATIO = 100;

/** Small files may be packed as tightly as they like, bytes. */
const SMALL = 4_096;

/** One segment after the other, none of which leads upwards or is hidden. */
const PATH = /^[a-zA-Z0-9_][a-zA-Z0-9_.-]*(\/[a-zA-Z0-9_][a-zA-Z0-9_.-]*)*$/;

const invalid = (message: string): Failure => new Failure('BUNDLE_INVALID', message);

/** Names that differ only in what some file systems take for the same are the same. */
const sameAs = ({ path }: ArchiveEntry): string => path.toLowerCase();

function whyNot({ path, bytes, packedBytes, isPlainFile, isReadable }: ArchiveEntry): string | null {
  if (!PATH.test(path) || path.length > 200) return 'has a name that is no path of a file';
  if (!isPlainFile) return 'is a link or a folder';
  if (!isReadable) return 'is encrypted, or packed in a way that is not known here';
  return bytes > SMALL && bytes > packedBytes * MOST_RATIO ? 'is packed too tightly' : null;
}

function expectApart(entries: readonly ArchiveEntry[]): void {
  const inOrder = entries.toSorted((one, other) => one.at - other.at);
  inOrder.forEach((entry, index) => {
    const next = inOrder[index + 1];
    if (next !== undefined && entry.at + entry.packedBytes > next.at)
      throw invalid(`“${entry.path}” and “${next.path}” are the same bytes of the archive.`);
  });
}

/** Throws BUNDLE_INVALID. */
export function checkArchive(entries: readonly ArchiveEntry[], limits: ArchiveLimits): void {
  if (entries.length > limits.entries) throw invalid(`The archive has more than ${limits.entries} files.`);
  for (const entry of entries) {
    const because = whyNot(entry);
    if (because !== null) throw invalid(`“${entry.path.slice(0, 80)}” ${because}.`);
  }
  if (new Set(entries.map(sameAs)).size < entries.length) throw invalid('The archive has a file twice.');
  const bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  if (bytes > limits.bytes) throw invalid(`The files have ${bytes} bytes; ${limits.bytes} are the most.`);
  expectApart(entries);
}

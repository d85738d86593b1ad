/** Writes files into a zip as it goes out: stored as they are, because media does not get smaller, and each opened in its turn. */
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { PackedFile } from '../../actors/runtime/archives.ts';
import type { Chunks } from '../../actors/runtime/objects.ts';

/** The same files are the same archive, whenever it is made. */
const AT = { mtime: new Date('2000-01-01T00:00:00Z'), mode: 0o100644, forceDosTimestamp: true };

/** What the library hands out is a stream of Node’s. */
const outOf = ({ outputStream }: ZipFile): Readable => outputStream as Readable;

function add(zip: ZipFile, { path, bytes, open }: PackedFile): void {
  zip.addReadStreamLazy(path, { ...AT, compress: false, size: bytes }, (hand) => {
    open().then(
      (chunks) => {
        // What breaks off on its way ends the archive as well, so that nobody takes it for whole.
        const stream = Readable.from(chunks, { objectMode: false });
        stream.on('error', (error) => outOf(zip).destroy(error));
        outOf(zip).on('close', () => stream.destroy());
        hand(null, stream);
      },
      (error: unknown) => outOf(zip).destroy(error as Error),
    );
  });
}

export async function packZip(
  files: readonly PackedFile[],
): Promise<{ readonly bytes: number; readonly chunks: Chunks }> {
  const zip = new ZipFile();
  zip.on('error', (error: Error) => outOf(zip).destroy(error));
  for (const file of files) add(zip, file);
  const bytes = await new Promise<number>((said) => {
    zip.end(undefined, said as () => void);
  });
  return { bytes, chunks: outOf(zip) };
}

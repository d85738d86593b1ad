/** Writes files into a zip as it goes out: stored as they are, because media does not get smaller, and each opened in its turn. */
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { PackedFile } from '../../actors/runtime/archives.ts';
import type { Chunks } from '../../actors/runtime/objects.ts';

/** The same files are the same archive, whenever it is made. */
const AT = { mtime: new Date('2000-01-01T00:00:00Z'), mode: 0o100644, forceDosTimestamp: true };

interface Packing {
  readonly zip: ZipFile;
  /** What goes out. */
  readonly out: Readable;
}

function add({ zip, out }: Packing, { path, bytes, open }: PackedFile): void {
  zip.addReadStreamLazy(path, { ...AT, compress: false, size: bytes }, (hand) => {
    open().then(
      (chunks) => {
        const stream = Readable.from(chunks, { objectMode: false });
        // What breaks off on its way ends the archive as well, so that nobody takes it for whole.
        stream.on('error', (error) => out.destroy(error));
        out.on('close', () => stream.destroy());
        hand(null, stream);
      },
      (error: unknown) => out.destroy(error as Error),
    );
  });
}

export async function packZip(
  files: readonly PackedFile[],
): Promise<{ readonly bytes: number; readonly chunks: Chunks }> {
  const zip = new ZipFile();
  const out = Readable.from(zip.outputStream, { objectMode: false });
  zip.on('error', (error: Error) => out.destroy(error));
  for (const file of files) add({ zip, out }, file);
  const bytes = await new Promise<number>((said) => {
    zip.end(undefined, said as () => void);
  });
  return { bytes, chunks: out };
}

/** The worker thread that owns PGlite, so that its synchronous WebAssembly never blocks the broker. */
import { createServer } from 'node:net';
import { parentPort } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import { copyDatabase } from './copy-database.ts';
import { Mux } from './mux.ts';
import { postgresqlconf } from './settings.ts';

/** The first message to the thread. The second, whatever it is, closes the database. */
export interface OpenDatabase {
  /** Folder of the database, or null to keep it in memory. */
  readonly folder: string | null;
  /** A database to copy into `folder` first: here, where nothing else waits, and not in the thread that loads the product. */
  readonly template: string | null;
  readonly socketPath: string;
}

const told = new Promise<OpenDatabase>((resolve) => void parentPort?.once('message', resolve));
const { folder, template, socketPath } = await told;
if (folder !== null && template !== null) await copyDatabase(template, folder);
const pglite = await PGlite.create({
  ...(folder === null ? {} : { dataDir: folder }),
  extensions: { vector },
  postgresqlconf: [...postgresqlconf],
});

/** Answers as they come. Asked for them whole, PGlite takes them apart as well and keeps the parts for ever (0.5.14). */
async function answered(batch: Uint8Array): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  // What is handed over is a view of memory that the next answer is written into.
  await pglite.execProtocolRawStream(batch, { onRawData: (data) => void parts.push(data.slice()) });
  return Buffer.concat(parts);
}

const mux = new Mux({ execProtocolRaw: (batch) => pglite.runExclusive(() => answered(batch)) });
const server = createServer((socket) => mux.accept(socket));

parentPort?.once('message', () => {
  server.close();
  void pglite.close().finally(() => parentPort?.postMessage('closed'));
});
server.listen(socketPath, () => parentPort?.postMessage('ready'));

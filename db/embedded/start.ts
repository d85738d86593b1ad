/** Starts the embedded PostgreSQL and says where its socket is. */
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { Failure } from '../../contracts/error.ts';
import { databaseThread } from './database-thread.ts';
import type { OpenDatabase } from './pglite-worker.ts';
import { temporaryFolder } from './temporary-folder.ts';

export interface EmbeddedServer {
  /** Folder of the unix socket: the `host` that drivers are given. */
  readonly host: string;
  readonly port: number;
  close(): Promise<void>;
}

const PORT = 5432;
const SOCKET = `.s.PGSQL.${PORT}`;

/** Bytes that the path of a socket may have: 107 on Linux, fewer on other systems. */
const LONGEST_SOCKET_PATH = 103;

async function ready(worker: Worker): Promise<void> {
  const failed = once(worker, 'error').then(([error]: unknown[]) => {
    throw new Failure('STORAGE_UNAVAILABLE', `The embedded database did not start: ${String(error)}`);
  });
  await Promise.race([once(worker, 'message'), failed]);
}

/**
 * Starts PGlite over `folder` (null: in memory), made a copy of `template` first when one is given. The socket lies in a
 * folder of its own that nobody else may enter, for temporary files, because socket paths must be short. Rejects with
 * STORAGE_UNAVAILABLE or CONFIGURATION_INVALID.
 */
export async function startEmbeddedServer(
  folder: string | null,
  template: string | null = null,
): Promise<EmbeddedServer> {
  const host = temporaryFolder('ain', LONGEST_SOCKET_PATH - SOCKET.length - 1);
  const order: OpenDatabase = { folder, template, socketPath: join(host, SOCKET) };
  const worker = databaseThread();
  worker.postMessage(order);
  await ready(worker);
  const close = async (): Promise<void> => {
    worker.postMessage('close');
    await Promise.race([once(worker, 'message'), once(worker, 'exit')]);
    await worker.terminate();
    await rm(host, { recursive: true, force: true });
  };
  return { host, port: PORT, close };
}

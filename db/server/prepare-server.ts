/** Brings a PostgreSQL server up to date, one node at a time: nodes of an installation start together. */
import { migrateAll } from '../data-source.ts';
import { checkServer, connectTo } from './greet.ts';
import { whileFull } from './while-full.ts';
import { grantModules } from './module-roles.ts';
import { isPrepared, notePrepared, notePreparing } from './prepared-mark.ts';

/** A server that does not take a connection for so long, ms, is taken to be away. */
const CONNECT_WITHIN_MS = 5_000;

/** Migrates and grants under a lock of the server, which ends with the connection. Rejects with what must be changed. */
export async function prepareServer(url: string): Promise<void> {
  const client = await connectTo(url, CONNECT_WITHIN_MS, whileFull);
  try {
    // Nodes of a fleet start at once: one finds something to do, and none of the others waits for its turn to find nothing.
    if (await isPrepared(client)) return;
    await checkServer(client, new URL(url).host);
    await client.query(`select pg_advisory_lock(hashtext('ainern2d.migrations'))`);
    if (await isPrepared(client)) return;
    await notePreparing(client);
    await client.query('create extension if not exists vector');
    await migrateAll({ url });
    await grantModules(client);
    await notePrepared(client);
  } finally {
    await client.end();
  }
}

/** Brings a PostgreSQL server up to date, one node at a time: nodes of an installation start together. */
import { Client } from 'pg';
import { Failure, messageOf } from '../../contracts/error.ts';
import { migrateAll } from '../data-source.ts';
import { isOutage } from './outage.ts';
import { whileFull } from './while-full.ts';
import { grantModules } from './module-roles.ts';
import { isPrepared, notePrepared, notePreparing } from './prepared-mark.ts';

const LEAST_VERSION = 150_000;

async function connect(url: string): Promise<Client> {
  const connected = async (): Promise<Client> => {
    const client = new Client({ connectionString: url });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  };
  return whileFull(connected).catch((error: unknown) => {
    const { host } = new URL(url);
    throw isOutage(error)
      ? new Failure(
          'STORAGE_UNAVAILABLE',
          `The database server ${host} cannot be reached: ${messageOf(error)}.`,
        )
      : new Failure(
          'CONFIGURATION_INVALID',
          `The database server ${host} refuses AINERN_DATABASE: ${messageOf(error)}.`,
        );
  });
}

async function checkVersion(client: Client): Promise<void> {
  const { rows } = await client.query<{ number: string; name: string }>(
    `select current_setting('server_version_num') as number, current_setting('server_version') as name`,
  );
  const found = rows[0];
  if (found === undefined || Number(found.number) >= LEAST_VERSION) return;
  throw new Failure(
    'CONFIGURATION_INVALID',
    `The database server is PostgreSQL ${found.name}; it must be 15 or newer.`,
  );
}

async function addVectors(client: Client): Promise<void> {
  await client.query('create extension if not exists vector').catch((error: unknown) => {
    throw new Failure('CONFIGURATION_INVALID', `The database server lacks pgvector: ${messageOf(error)}.`);
  });
}

/** Migrates and grants under a lock of the server, which ends with the connection. Rejects with what must be changed. */
export async function prepareServer(url: string): Promise<void> {
  const client = await connect(url);
  try {
    await checkVersion(client);
    // Nodes of a fleet start at once: one finds something to do, and none of the others waits for its turn to find nothing.
    if (await isPrepared(client)) return;
    await client.query(`select pg_advisory_lock(hashtext('ainern2d.migrations'))`);
    if (await isPrepared(client)) return;
    await notePreparing(client);
    await addVectors(client);
    await migrateAll({ url });
    await grantModules(client);
    await notePrepared(client);
  } finally {
    await client.end();
  }
}

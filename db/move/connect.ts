/** Both ends of a move: the database of a film’s folder, and that of an installation. One connection each. */
import { Client } from 'pg';
import { Failure, messageOf } from '../../contracts/error.ts';
import { schemaOf } from '../../contracts/modules/names.ts';
import type { EmbeddedServer } from '../embedded/start.ts';
import { modulesWithSchema } from '../schemas.ts';
import { isOutage } from '../server/outage.ts';

export async function connectFolder({ host, port }: EmbeddedServer): Promise<Client> {
  const client = new Client({ host, port, user: 'postgres', database: 'postgres' });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** SQLSTATE of a table, or a schema, that is not there. */
const MISSING = ['42P01', '3F000'];

async function migrationsIn(client: Client): Promise<readonly string[] | null> {
  const each = modulesWithSchema.map((module) => {
    const schema = schemaOf(module);
    return `select '${schema}: ' || name as name from ${schema}.migrations`;
  });
  try {
    const { rows } = await client.query<{ name: string }>(each.join(' union all '));
    // Servers sort in ways of their own.
    return rows.map(({ name }) => name).sort();
  } catch (error) {
    if (MISSING.includes(String((error as { code?: unknown }).code))) return null;
    throw error;
  }
}

/** Rejects with CONFIGURATION_INVALID where the two do not have the same tables. */
export async function checkSameTables(folder: Client, installation: Client, name: string): Promise<void> {
  const [here, there] = [await migrationsIn(folder), await migrationsIn(installation)];
  if (there === null)
    throw new Failure(
      'CONFIGURATION_INVALID',
      `${name} has no installation in it yet; start a node with --role control.`,
    );
  if (here?.join() === there.join()) return;
  const [more, less] = [there.filter((one) => here?.includes(one) !== true), here ?? []];
  const other = more[0] ?? less.find((one) => !there.includes(one)) ?? '';
  throw new Failure(
    'CONFIGURATION_INVALID',
    `${name} has the tables of another version (${other}); use the same version of ainern2d here and there.`,
  );
}

/** Does all of `work` or nothing of it. Rejects with STORAGE_UNAVAILABLE where the server has gone meanwhile. */
export async function within<T>(client: Client, begin: string, work: () => Promise<T>): Promise<T> {
  await client.query(begin);
  try {
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    if (!isOutage(error)) throw error;
    throw new Failure(
      'STORAGE_UNAVAILABLE',
      `The database cannot be reached any more (${messageOf(error)}); run the same command again to go on.`,
    );
  }
}

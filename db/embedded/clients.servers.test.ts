import { afterAll } from '@jest/globals';
import { freshDatabase, type FreshDatabase } from '../../tests/servers/fresh-database.ts';
import { describeClients } from './clients.conformance.ts';
import { describeDifferences } from './differences.conformance.ts';

let fresh: Promise<FreshDatabase> | undefined;

async function open(): Promise<{ connectionString: string }> {
  const { url } = await (fresh ??= freshDatabase());
  return { connectionString: url };
}

afterAll(async () => (await fresh)?.drop());

describeClients('a PostgreSQL server', open);
describeDifferences('server', open);

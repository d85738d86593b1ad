import { afterAll } from '@jest/globals';
import { freshDatabase, type FreshDatabase } from '../tests/servers/fresh-database.ts';
import type { ServerAddress } from './data-source.ts';
import { openDatabase } from './open.ts';
import { describeSchemas } from './schemas.conformance.ts';

let fresh: Promise<FreshDatabase> | undefined;
let address: Promise<ServerAddress> | undefined;

async function migrated(): Promise<ServerAddress> {
  const { url } = await (fresh ??= freshDatabase());
  await (await openDatabase(url)).close();
  return { url };
}

describeSchemas('a PostgreSQL server', () => (address ??= migrated()));

// After the suite has closed its own connections: jest runs these in the order they are written.
afterAll(async () => (await fresh)?.drop());

import { afterAll } from '@jest/globals';
import { freshDatabase, type FreshDatabase } from '../../tests/servers/fresh-database.ts';
import { openDatabase, type Database } from '../open.ts';
import { describeStores } from './stores.conformance.ts';

let fresh: Promise<FreshDatabase> | undefined;
let database: Promise<Database> | undefined;

async function open(): Promise<Database> {
  const { url } = await (fresh ??= freshDatabase());
  return (database ??= openDatabase(url));
}

afterAll(async () => {
  await (await database)?.close();
  await (await fresh)?.drop();
});

describeStores('a PostgreSQL server', open);

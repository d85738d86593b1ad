import { afterAll } from '@jest/globals';
import type { Database } from '../open.ts';
import { freshDatabase } from './samples/fresh-database.ts';
import { describeStores } from './stores.conformance.ts';

let database: Promise<Database> | undefined;

afterAll(async () => (await database)?.close());

describeStores('the embedded database', () => (database ??= freshDatabase()));

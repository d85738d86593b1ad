import { randomUUID } from 'node:crypto';
import { afterAll } from '@jest/globals';
import pg from 'pg';
import { testUrl } from '../../tests/servers/test-url.ts';
import { openDatabase, type Database } from '../open.ts';
import { describeStores } from './stores.conformance.ts';

const name = `stores_${randomUUID().replaceAll('-', '')}`;
let database: Promise<Database> | undefined;

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: testUrl('database') });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

async function freshDatabase(): Promise<Database> {
  await onServer(`create database ${name}`);
  const url = new URL(testUrl('database'));
  url.pathname = name;
  return openDatabase(url.href);
}

afterAll(async () => {
  await (await database)?.close();
  await onServer(`drop database ${name}`);
});

describeStores('a PostgreSQL server', () => (database ??= freshDatabase()));

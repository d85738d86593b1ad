/** Databases of their own on the server that the tests share. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { testUrl } from './test-url.ts';

export interface FreshDatabase {
  readonly url: string;
  /** Removes it, whoever is still connected. */
  drop(): Promise<void>;
}

async function order(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: testUrl('database') });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/** Creates an empty database on the server of AINERN_TEST_DATABASE. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await order(`create database ${name}`);
  const url = new URL(testUrl('database'));
  url.pathname = name;
  return { url: url.href, drop: () => order(`drop database ${name} with (force)`) };
}

/**
 * Where the embedded database is not what a server is. Nothing in `db` may rely on any of it: what is listed here is what a
 * statement must not need, and a line that has become untrue is to be taken out.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';

export type Kind = 'embedded' | 'server';

/** Two clients of one database. */
interface Pair {
  readonly one: pg.Client;
  readonly other: pg.Client;
}

interface Difference {
  readonly what: string;
  readonly ask: (pair: Pair) => Promise<unknown>;
  readonly embedded: unknown;
  readonly server: unknown;
}

async function valueOf(client: pg.Client, sql: string): Promise<unknown> {
  const { rows } = await client.query<unknown[]>({ text: sql, rowMode: 'array' });
  return rows[0]?.[0];
}

async function skipsLocked({ one, other }: Pair): Promise<unknown> {
  await one.query('create table queue as select generate_series(1, 2) as id');
  await one.query('begin');
  await one.query('select from queue where id = 1 for update');
  const seen = valueOf(other, 'select count(*)::int from (select from queue for update skip locked) as free');
  const first = await Promise.race([seen, one.query('select pg_sleep(0.3)').then(() => 'waits')]);
  await one.query('commit');
  await seen;
  return first;
}

async function isTimedOut({ one }: Pair): Promise<unknown> {
  await one.query(`set statement_timeout = '50ms'`);
  try {
    return await one.query('select pg_sleep(0.3)').then(
      () => 'goes on',
      (error: unknown) => (error instanceof pg.DatabaseError ? error.code : error),
    );
  } finally {
    await one.query('reset statement_timeout');
  }
}

async function keepsSettings({ one, other }: Pair): Promise<unknown> {
  await one.query(`set application_name = 'one alone'`);
  try {
    return (await valueOf(other, 'show application_name')) === 'one alone' ? 'everybody’s' : 'its own';
  } finally {
    await one.query('reset application_name');
  }
}

async function excludes({ one, other }: Pair): Promise<unknown> {
  await one.query('select pg_advisory_lock(7)');
  return (await valueOf(other, 'select pg_try_advisory_lock(7)')) === true ? 'locks nobody out' : 'locks out';
}

const differences: readonly Difference[] = [
  {
    what: 'a lock of a session (a row with a time that runs out is used instead)',
    ask: excludes,
    embedded: 'locks nobody out',
    server: 'locks out',
  },
  {
    what: 'a setting of a session (names are qualified, nothing is set)',
    ask: keepsSettings,
    embedded: 'everybody’s',
    server: 'its own',
  },
  {
    what: 'whoever skips locked rows (a transaction owns the embedded database, so it is short)',
    ask: skipsLocked,
    embedded: 'waits',
    server: 1,
  },
  {
    what: 'a statement that takes longer than it may (the embedded database ends only who idles in a transaction)',
    ask: isTimedOut,
    embedded: 'goes on',
    server: '57014',
  },
  {
    what: 'fsync (a power cut may cost the embedded database its last commits; kill -9 does not)',
    ask: ({ one }) => valueOf(one, 'show fsync'),
    embedded: 'off',
    server: 'on',
  },
];

export function describeDifferences(kind: Kind, open: () => Promise<pg.ClientConfig>): void {
  describe(`where a database that is ${kind === 'server' ? 'a server' : 'embedded'} differs`, () => {
    let pair: Pair;

    beforeAll(async () => {
      const config = await open();
      pair = { one: new pg.Client(config), other: new pg.Client(config) };
      await pair.one.connect();
      await pair.other.connect();
    });

    afterAll(async () => {
      await pair.one.end();
      await pair.other.end();
    });

    test.each(differences)('$what', async (difference) => {
      expect(await difference.ask(pair)).toBe(difference[kind]);
    });
  });
}

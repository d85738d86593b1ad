/** What many clients of one database may rely on: embedded or on a server, it is the same to them. */
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';

/** `open` says how to reach a fresh database. */
export function describeClients(name: string, open: () => Promise<pg.ClientConfig>): void {
  describe(`many clients of ${name}`, () => {
    let config: pg.ClientConfig;
    let pool: pg.Pool;

    beforeAll(async () => {
      config = await open();
      pool = new pg.Pool({ ...config, max: 8 });
      await pool.query('create extension vector');
      await pool.query('create table account (id int primary key, balance int not null)');
      await pool.query('insert into account values (1, 0)');
    });

    afterAll(() => pool.end());

    test('get the types that a server gives', async () => {
      const { rows } = await pool.query(
        `select 1::int8 as big, true as yes, '{"a":[1]}'::jsonb as doc, '{x,y}'::text[] as list, '[1,2]'::vector is not null as v`,
      );
      expect(rows[0]).toEqual({ big: '1', yes: true, doc: { a: [1] }, list: ['x', 'y'], v: true });
    });

    test('lose no update when twenty transactions read and write the same row', async () => {
      const add = async (): Promise<void> => {
        const client = await pool.connect();
        try {
          await client.query('begin');
          const { rows } = await client.query<{ balance: number }>(
            'select balance from account where id = 1 for update',
          );
          await client.query('update account set balance = $1 where id = 1', [rows[0]!.balance + 1]);
          await client.query('commit');
        } finally {
          client.release();
        }
      };
      await Promise.all(Array.from({ length: 20 }, add));
      const { rows } = await pool.query('select balance from account where id = 1');
      expect(rows).toEqual([{ balance: 20 }]);
    });

    test('never see what another has not committed', async () => {
      const writer = await pool.connect();
      await writer.query('begin');
      await writer.query('update account set balance = 999 where id = 1');
      const read = pool.query('select balance from account where id = 1');
      await writer.query('rollback');
      writer.release();
      expect((await read).rows).toEqual([{ balance: 20 }]);
    });

    test('go on when one vanishes in the middle of a transaction', async () => {
      const lost = new pg.Client(config);
      lost.on('error', () => undefined);
      await lost.connect();
      await lost.query('begin');
      await lost.query('update account set balance = -1 where id = 1');
      (lost as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
      expect((await pool.query('select balance from account where id = 1')).rows).toEqual([{ balance: 20 }]);
    });

    test('are told SQLSTATE and constraint of an error, and can go on', async () => {
      await expect(pool.query('insert into account values (1, 5)')).rejects.toMatchObject({
        code: '23505',
        constraint: 'account_pkey',
      });
      expect((await pool.query('select 7 as seven')).rows).toEqual([{ seven: 7 }]);
    });

    test('hear what they listen to, after the commit and not before', async () => {
      const listener = new pg.Client(config);
      await listener.connect();
      await listener.query('listen news');
      await pool.query(`begin; notify news, 'never'; rollback`);
      const heard = once(listener, 'notification');
      await pool.query(`notify news, 'now'`);
      const [notification] = (await heard) as [pg.Notification];
      expect(notification.payload).toBe('now');
      await listener.end();
    });

    test('get large answers and give large parameters whole', async () => {
      const { rows } = await pool.query(
        'select count(*)::int as n, max(length(h)) as longest from (select md5(i::text) as h from generate_series(1, 20000) i) t',
      );
      expect(rows).toEqual([{ n: 20000, longest: 32 }]);
      const { rows: sizes } = await pool.query('select length($1::text) as n', ['x'.repeat(3_000_000)]);
      expect(sizes).toEqual([{ n: 3_000_000 }]);
    });

    test('repeat a statement often, each with values of its own, and find tables that were changed meanwhile', async () => {
      await pool.query('create table note (id int primary key, words text)');
      const put = (id: number) => pool.query('insert into note values ($1, $2)', [id, `n${id}`]);
      await Promise.all(Array.from({ length: 450 }, (_, id) => put(id)));
      const get = (id: number) => pool.query<{ id: number }>('select * from note where id = $1', [id]);
      expect((await Promise.all([7, 449].map(get))).flatMap(({ rows }) => rows)).toEqual([
        { id: 7, words: 'n7' },
        { id: 449, words: 'n449' },
      ]);
      await pool.query('alter table note add column more int');
      expect((await get(7)).rows).toEqual([{ id: 7, words: 'n7', more: null }]);
    });

    test('are told what is wrong with a repeated statement every time, and can go on', async () => {
      const wrong = () => pool.query('select nothing from account where id = $1', [1]);
      await expect(wrong()).rejects.toMatchObject({ code: '42703' });
      await expect(wrong()).rejects.toMatchObject({ code: '42703' });
      const divide = async (by: number) =>
        (await pool.query<{ n: number }>('select 6 / $1::int as n', [by])).rows;
      expect(await divide(2)).toEqual([{ n: 3 }]);
      await expect(divide(0)).rejects.toMatchObject({ code: '22012' });
      expect(await divide(3)).toEqual([{ n: 2 }]);
    });
  });
}

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { freshDatabase, type FreshDatabase } from '../../tests/servers/fresh-database.ts';
import { prepareServer } from './prepare-server.ts';

let fresh: FreshDatabase;
let client: pg.Client;

beforeAll(async () => {
  fresh = await freshDatabase();
  await prepareServer(fresh.url);
  client = new pg.Client({ connectionString: fresh.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await fresh.drop();
});

const mayGatewayRead = async (): Promise<boolean | undefined> => {
  const { rows } = await client.query<{ may: boolean }>(
    `select has_schema_privilege('ainern_gateway', 'gateway', 'usage') as may`,
  );
  return rows[0]?.may;
};

describe('a server that is prepared', () => {
  test('lets nobody wait who finds nothing to do', async () => {
    await client.query(`select pg_advisory_lock(hashtext('ainern2d.migrations'))`);
    await Promise.all(Array.from({ length: 20 }, () => prepareServer(fresh.url)));
    await client.query(`select pg_advisory_unlock(hashtext('ainern2d.migrations'))`);
  });

  test('gives the modules the rights that they have lost', async () => {
    await client.query('revoke usage on schema gateway from ainern_gateway');
    expect(await mayGatewayRead()).toBe(false);
    await prepareServer(fresh.url);
    expect(await mayGatewayRead()).toBe(true);
  });

  test('shows tenants their own rows alone, also where it was prepared before that was so', async () => {
    await client.query('drop policy tenant on gateway.project');
    await client.query('alter table gateway.project disable row level security');
    await client.query(`comment on schema gateway is 'ainern2d of an older version'`);
    await prepareServer(fresh.url);
    const { rows } = await client.query(
      `select c.relrowsecurity as "isOn", array_agg(p.polname::text order by p.polname) as policies
       from pg_class c join pg_policy p on p.polrelid = c.oid where c.oid = 'gateway.project'::regclass group by 1`,
    );
    expect(rows).toEqual([{ isOn: true, policies: ['engine', 'tenant'] }]);
  });

  test('is prepared again where somebody died while he did it', async () => {
    await client.query('comment on schema gateway is null');
    await client.query(`delete from gateway.migrations`);
    await client.query('drop schema gateway cascade');
    await prepareServer(fresh.url);
    expect((await client.query('select from gateway.project')).rows).toEqual([]);
  });
});

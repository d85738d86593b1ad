/** On a server a tenant sees its own rows and changes no others, whatever a statement says: every table is tried. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import type { DataSource, EntitySchema } from 'typeorm';
import { freshDatabase, type FreshDatabase } from '../../tests/servers/fresh-database.ts';
import { moduleDataSource } from '../data-source.ts';
import { gatewayEntities } from '../entities/gateway.ts';
import { ModuleDatabase } from '../module-database.ts';
import { prepareServer } from './prepare-server.ts';
import { TENANT_ROLE, tenantRights, withoutTenantRights } from './tenant-role.ts';

let fresh: FreshDatabase;
let owner: pg.Client;
let own: DataSource;
let tenants: DataSource;

interface Column {
  readonly name: string;
  readonly type: string;
  readonly isNumbered: boolean;
}

const columnsOf = ({ options }: EntitySchema): readonly Column[] =>
  Object.values(options.columns).map((column) => ({
    name: String(column?.name),
    type: String(column?.type),
    isNumbered: column?.generated === 'increment',
  }));

/** Every table of the gateway that says whose its rows are. */
const tables = (gatewayEntities as readonly EntitySchema[])
  .filter((entity) => columnsOf(entity).some(({ name }) => name === 'tenant_id'))
  .map((entity) => ({ table: entity.options.tableName ?? '', columns: columnsOf(entity) }));

/** A value that any column of such a type takes; a person of one tenant is of no other. */
function valueOf({ name, type }: Column, tenant: string): unknown {
  if (name === 'tenant_id') return tenant;
  if (type === 'jsonb') return '{}';
  if (type === 'boolean') return false;
  if (type === 'timestamptz') return new Date('2026-01-01T00:00:00Z');
  return type === 'text' ? `of ${tenant}` : tenant.charCodeAt(0);
}

type Table = (typeof tables)[number];

function insertOf({ table, columns }: Table, tenant: string): [string, unknown[]] {
  const given = columns.filter(({ isNumbered }) => !isNumbered);
  const names = given.map(({ name }) => name).join(', ');
  const places = given.map((_, at) => `$${at + 1}`).join(', ');
  const sql = `insert into gateway.${table} (${names}) values (${places})`;
  return [sql, given.map((column) => valueOf(column, tenant))];
}

/** Somebody who says for whom he works, or does not, on a connection of the pool. */
async function as<T>(tenant: string | null, deed: (client: pg.ClientBase) => Promise<T>): Promise<T> {
  const runner = tenants.createQueryRunner();
  const client = (await runner.connect()) as pg.ClientBase;
  await client.query('begin');
  try {
    if (tenant !== null) await client.query(`select set_config('ainern.tenant', $1, true)`, [tenant]);
    return await deed(client);
  } finally {
    await client.query('rollback');
    await runner.release();
  }
}

/** How many rows a statement finds, or why it may not look. */
const rowsFor = (tenant: string | null, sql: string, values: unknown[] = []): Promise<number | string> =>
  as(tenant, (client) =>
    client.query(sql, values).then(
      ({ rowCount }) => rowCount ?? 0,
      (error: unknown) => String((error as { code?: unknown }).code),
    ),
  );

const FORBIDDEN = '42501';

beforeAll(async () => {
  fresh = await freshDatabase();
  await prepareServer(fresh.url);
  owner = new pg.Client({ connectionString: fresh.url });
  await owner.connect();
  const open = (hand: 'module' | 'tenant') =>
    moduleDataSource({ url: fresh.url }, 'gateway', hand).initialize();
  [own, tenants] = [await open('module'), await open('tenant')];
  for (const table of tables) for (const tenant of ['a', 'b']) await owner.query(...insertOf(table, tenant));
});

afterAll(async () => {
  await Promise.all([own.destroy(), tenants.destroy(), owner.end()]);
  await fresh.drop();
});

test('every table of the gateway is one of which is said what is done in it for a tenant', () => {
  const said = [...Object.keys(tenantRights), ...Object.keys(withoutTenantRights)];
  expect(tables.map(({ table }) => table).sort()).toEqual(said.sort());
});

describe.each(tables)('in $table a tenant', (each) => {
  const { table } = each;
  const mayRead = tenantRights[table] !== undefined;
  const may = (word: string): boolean => new RegExp(`\\b${word}\\b`).test(tenantRights[table] ?? '');
  /** Nothing where somebody may look, and a refusal where he may not. */
  const nothing = (word: string): number | string => (may(word) ? 0 : FORBIDDEN);
  const idColumn = each.columns[0]?.name;
  const read = `select ${table === 'account' ? 'id' : idColumn} from gateway.${table}`;

  test('sees its own rows and no others', async () => {
    expect(await rowsFor('a', read)).toBe(mayRead ? 1 : FORBIDDEN);
    for (const who of [null, '', 'c'])
      expect([who, await rowsFor(who, read)]).toEqual([who, nothing('select')]);
    const all = await own.query<unknown[]>(read);
    expect(all).toHaveLength(2);
  });

  test('changes and removes no others', async () => {
    // Nobody may be asked to name a row he must not know of, so all are named.
    for (const who of [null, 'c']) {
      const update = `update gateway.${table} set project_id = 'changed'`;
      expect(await rowsFor(who, update)).toBe(nothing('update'));
      expect(await rowsFor(who, `delete from gateway.${table}`)).toBe(nothing('delete'));
      expect(await rowsFor(who, ...insertOf(each, 'd'))).toBe(FORBIDDEN);
    }
    if (may('update')) {
      const move = `update gateway.${table} set tenant_id = 'c'`;
      expect(await rowsFor('a', move)).toBe(FORBIDDEN);
    }
    const rows = await own.query<unknown[]>(`select from gateway.${table} where tenant_id in ('a', 'b')`);
    expect(rows).toHaveLength(2);
  });
});

describe('connections that go back into the pool', () => {
  const seen = (tenant: string): Promise<unknown[]> =>
    new ModuleDatabase('gateway', { own, tenants, plans: 'kept' })
      .forTenant(tenant)
      .query(`select tenant_id from gateway.project`);
  const bare = (): Promise<unknown[]> => tenants.query('select tenant_id from gateway.project');

  test('know nothing of the tenant that they were used for', async () => {
    const deeds = Array.from({ length: 30 }, (_, at) => [seen('a'), seen('b'), bare()][at % 3]!);
    const found = await Promise.all(deeds);
    const wanted = [[{ tenant_id: 'a' }], [{ tenant_id: 'b' }], []];
    expect(found).toEqual(Array.from({ length: 30 }, (_, at) => wanted[at % 3]));
  });

  test('know nothing of it either when something went wrong', async () => {
    const database = new ModuleDatabase('gateway', { own, tenants, plans: 'kept' }).forTenant('a');
    const failed = await Promise.allSettled([
      ...Array.from({ length: 6 }, () => database.query('select 1 / 0')),
      database.transaction(async ({ query }) => query('select 1 / 0')),
      database.transaction(() => Promise.reject(new Error('a change of mind'))),
    ]);
    expect(failed.every(({ status }) => status === 'rejected')).toBe(true);
    const found = await Promise.all(Array.from({ length: 12 }, bare));
    expect(found.flat()).toEqual([]);
    expect(await seen('b')).toEqual([{ tenant_id: 'b' }]);
  });

  test('have no way to another schema, or to what proves who somebody is', async () => {
    for (const sql of ['select from orchestrator.run', 'select password_hash from gateway.account'])
      expect(await rowsFor('a', sql)).toBe(FORBIDDEN);
    const { rows } = await owner.query(`select rolbypassrls, rolsuper from pg_roles where rolname = $1`, [
      TENANT_ROLE,
    ]);
    expect(rows).toEqual([{ rolbypassrls: false, rolsuper: false }]);
  });
});

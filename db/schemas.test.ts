import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { migrateAll, moduleDataSource } from './data-source.ts';
import { startEmbeddedServer, type EmbeddedServer } from './embedded/start.ts';
import { modulesWithSchema } from './schemas.ts';
import { schemaOf } from '../contracts/modules/names.ts';

let server: EmbeddedServer;
const sources: DataSource[] = [];

beforeAll(async () => {
  server = await startEmbeddedServer(null);
  await migrateAll(server);
}, 60_000);

afterAll(async () => {
  for (const source of sources) await source.destroy();
  await server.close();
});

async function open(module: (typeof modulesWithSchema)[number]): Promise<DataSource> {
  const source = moduleDataSource(server, module);
  sources.push(await source.initialize());
  return source;
}

/** Columns that every table shares, from contracts/shared.ts. */
const identity = [
  'tenant_id',
  'project_id',
  'trace_id',
  'correlation_id',
  'idempotency_key',
  'error_code',
  'version',
  'created_at',
];
/** Tables that only mirror rows which have the shared columns themselves. */
const mirrors = ['gateway.event_feed'];

describe.each(modulesWithSchema)('the schema of %s', (module) => {
  test('is what the entities say', async () => {
    const source = await open(module);
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  test('has nothing left to migrate', async () => {
    const source = await open(module);
    expect(await source.runMigrations()).toEqual([]);
  });

  test('carries the shared columns in every table', async () => {
    const source = await open(module);
    const rows: { table: string; columns: string[] }[] = await source.query(
      `select table_schema || '.' || table_name as table, array_agg(column_name::text) as columns from information_schema.columns
       where table_schema = $1 and table_name <> 'migrations' group by 1`,
      [schemaOf(module)],
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { table, columns } of rows)
      if (!mirrors.includes(table)) expect(columns).toEqual(expect.arrayContaining(identity));
  });
});

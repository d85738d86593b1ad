/** What the tables of every module must be, whatever database they are in. */
import { afterAll, describe, expect, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { schemaOf } from '../contracts/modules/names.ts';
import { moduleDataSource, type ServerAddress } from './data-source.ts';
import { modulesWithSchema, type ModuleWithSchema } from './schemas.ts';

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

/** `migrated` is the address of a database whose tables are up to date. */
export function describeSchemas(name: string, migrated: () => Promise<ServerAddress>): void {
  const sources: DataSource[] = [];

  afterAll(async () => {
    for (const source of sources) await source.destroy();
  });

  async function open(module: ModuleWithSchema): Promise<DataSource> {
    const source = moduleDataSource(await migrated(), module);
    sources.push(await source.initialize());
    return source;
  }

  describe.each(modulesWithSchema)(`in ${name} the schema of %s`, (module) => {
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
}

/** One TypeORM DataSource per module, bound to the module's own schema. */
import { DataSource, type DataSourceOptions } from 'typeorm';
import { schemaOf } from '../contracts/modules/names.ts';
import { roleOf } from './server/module-roles.ts';
import { TENANT_ROLE } from './server/tenant-role.ts';
import { moduleSchemas, type ModuleWithSchema } from './schemas.ts';

/** How to reach the server: a unix socket's folder, or a URL. */
export type ServerAddress = { readonly host: string; readonly port: number } | { readonly url: string };

/** Connections a module holds; the embedded server runs one statement at a time whatever this is. */
export const POOL_SIZE = 3;
/** A server that does not take a connection for so long is taken to be away. */
const CONNECT_WITHIN_MS = 5_000;

/** What a page out of order costs beside one in order, where nothing turns: tables of runs are not read whole to find a few. */
const RANDOM_PAGE_COST = 1.1;

/** As whom one connects: a module on a server works under its own role, and for a tenant under one that sees less. */
type Hand = 'module' | 'tenant' | 'owner';

function roleOption(module: ModuleWithSchema, hand: Hand): string {
  if (hand === 'owner') return '';
  return ` -c role=${hand === 'tenant' ? TENANT_ROLE : roleOf(module)}`;
}

function connectionTo(address: ServerAddress, module: ModuleWithSchema, hand: Hand): object {
  if (!('url' in address)) return { ...address, username: 'postgres', database: 'postgres' };
  const options = `-c random_page_cost=${RANDOM_PAGE_COST}${roleOption(module, hand)}`;
  return { ...address, connectTimeoutMS: CONNECT_WITHIN_MS, extra: { options, keepAlive: true } };
}

export function moduleDataSource(
  address: ServerAddress,
  module: ModuleWithSchema,
  hand: Hand = 'module',
): DataSource {
  const { entities, migrations } = moduleSchemas[module];
  const options: DataSourceOptions = {
    type: 'postgres',
    ...connectionTo(address, module, hand),
    schema: schemaOf(module),
    entities: [...entities],
    migrations: [...migrations],
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    poolSize: POOL_SIZE,
    installExtensions: false,
    synchronize: false,
    logging: false,
  };
  return new DataSource(options);
}

/** Creates the schemas that are missing, then brings every module’s tables up to date. */
export async function migrateAll(address: ServerAddress): Promise<void> {
  const modules = Object.keys(moduleSchemas) as ModuleWithSchema[];
  for (const module of modules) {
    const source = moduleDataSource(address, module, 'owner');
    await source.initialize();
    try {
      await source.query(`create schema if not exists ${schemaOf(module)}`);
      await source.runMigrations();
    } finally {
      await source.destroy();
    }
  }
}

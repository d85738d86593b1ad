/** One TypeORM DataSource per module, bound to the module's own schema. */
import { DataSource, type DataSourceOptions } from 'typeorm';
import { schemaOf } from '../contracts/modules/names.ts';
import { moduleSchemas, type ModuleWithSchema } from './schemas.ts';

/** How to reach the server: a unix socket's folder, or a URL. */
export type ServerAddress = { readonly host: string; readonly port: number } | { readonly url: string };

/** Connections a module holds; the embedded server runs one statement at a time whatever this is. */
const POOL_SIZE = 3;

export function moduleDataSource(address: ServerAddress, module: ModuleWithSchema): DataSource {
  const { entities, migrations } = moduleSchemas[module];
  const options: DataSourceOptions = {
    type: 'postgres',
    ...('url' in address ? address : { ...address, username: 'postgres', database: 'postgres' }),
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
    const source = moduleDataSource(address, module);
    await source.initialize();
    try {
      await source.query(`create schema if not exists ${schemaOf(module)}`);
      await source.runMigrations();
    } finally {
      await source.destroy();
    }
  }
}

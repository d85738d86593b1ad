/** Opens the database that a URL names: `pglite:DIR`, `pglite:memory` or `postgres://…`. */
import type { DataSource } from 'typeorm';
import { migrateAll, moduleDataSource, type ServerAddress } from './data-source.ts';
import { startEmbeddedServer, type EmbeddedServer } from './embedded/start.ts';
import { openFolder } from './embedded/template.ts';
import { ModuleDatabase } from './module-database.ts';
import { checkForm } from './server/greet.ts';
import { prepareServer } from './server/prepare-server.ts';
import { hasTenantRole } from './server/tenant-role.ts';
import { whileFull } from './server/while-full.ts';
import type { ModuleWithSchema } from './schemas.ts';

export interface Database {
  /** The module’s own schema; connected on first use. */
  of(module: ModuleWithSchema): Promise<ModuleDatabase>;
  close(): Promise<void>;
}

interface Server {
  readonly address: ServerAddress;
  close(): Promise<void>;
}

async function memoryServer(): Promise<EmbeddedServer> {
  const server = await startEmbeddedServer(null);
  await migrateAll(server);
  return server;
}

export const embedded = (server: EmbeddedServer): Server => ({
  address: server,
  close: () => server.close(),
});

async function embeddedServer(folder: string): Promise<Server> {
  return embedded(await (folder === 'memory' ? memoryServer() : openFolder(folder)));
}

async function openServer(url: string): Promise<Server> {
  if (url.startsWith('pglite:')) return embeddedServer(url.slice('pglite:'.length));
  checkForm(url);
  await prepareServer(url);
  return { address: { url }, close: () => Promise.resolve() };
}

export const openDatabase = async (url: string): Promise<Database> => databaseOn(await openServer(url));

/** The database on a server that runs and whose tables are up to date; closing it closes the server. */
export function databaseOn(server: Server): Database {
  const opened = new Map<ModuleWithSchema, Promise<ModuleDatabase>>();
  const closers: (() => Promise<void>)[] = [];
  const isServer = 'url' in server.address;
  const pool = async (module: ModuleWithSchema, hand: 'module' | 'tenant'): Promise<DataSource> => {
    const source = await whileFull(() => moduleDataSource(server.address, module, hand).initialize());
    closers.push(() => source.destroy());
    return source;
  };
  const connect = async (module: ModuleWithSchema): Promise<ModuleDatabase> =>
    new ModuleDatabase(module, {
      own: await pool(module, 'module'),
      tenants: isServer && hasTenantRole(module) ? await pool(module, 'tenant') : null,
      plans: isServer ? 'kept' : 'made anew',
    });
  const of = (module: ModuleWithSchema): Promise<ModuleDatabase> => {
    const database = opened.get(module) ?? connect(module);
    opened.set(module, database);
    return database;
  };
  const close = async (): Promise<void> => {
    await Promise.allSettled(opened.values());
    await Promise.all(closers.map((destroy) => destroy()));
    await server.close();
  };
  return { of, close };
}

/**
 * A migrated, empty database that a fresh film copies, so that it starts in well under a second instead of the five
 * that initdb and migrations take. It is built once per set of migrations.
 */
import { randomUUID } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { chmod, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fingerprint } from '../../actors/runtime/fingerprint.ts';
import { postgresqlconf } from './settings.ts';
import { startEmbeddedServer, type EmbeddedServer } from './start.ts';

/** Name of the file that says which migrations a database folder has. */
const STAMP = 'ainern2d-schema';

/** Databases that initdb leaves to make others from. A film has one database, and half as many files are copied sooner. */
const TEMPLATES = ['template0', 'template1'];

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The migrations as they are written: loading them, and TypeORM with them, would take longer than copying a database. */
function migrationSources(): readonly string[] {
  const folder = join(root, 'db', 'migrations');
  return readdirSync(folder)
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}

/** The same for two databases exactly when their migrations and settings are the same. */
export const schemaStamp: string = fingerprint({
  migrations: migrationSources(),
  postgresqlconf,
  TEMPLATES,
}).slice(0, 16);

const templateFolder = join(root, 'node_modules', '.cache', 'ainern2d', `database-${schemaStamp}`);

/** Whether the folder’s tables are up to date. */
export function isUpToDate(folder: string): boolean {
  const stamp = join(folder, STAMP);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === schemaStamp;
}

async function dropTemplates(server: EmbeddedServer): Promise<void> {
  const { moduleDataSource } = await import('../data-source.ts');
  const source = await moduleDataSource(server, 'observer').initialize();
  try {
    await source.query('update pg_database set datistemplate = false');
    for (const name of TEMPLATES) await source.query(`drop database if exists ${name}`);
    await source.query('checkpoint');
  } finally {
    await source.destroy();
  }
}

/** Creates or migrates the database in `folder`, which nobody else may enter when it is new, and stamps it. */
export async function migrateFolder(folder: string): Promise<void> {
  const { migrateAll } = await import('../data-source.ts');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const server = await startEmbeddedServer(folder);
  try {
    await migrateAll(server);
    await dropTemplates(server);
  } finally {
    await server.close();
  }
  await writeFile(join(folder, STAMP), schemaStamp);
}

/** PostgreSQL keeps this file to its owner: whoever may read it may read all of the template. */
const OWN_FILE = join('pg_logical', 'replorigin_checkpoint');

/** Whether the template for the present tables is there, for this user too. */
export function hasTemplate(): boolean {
  try {
    accessSync(join(templateFolder, OWN_FILE), constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

/** Who installed it need not be who makes films: all may read what PostgreSQL keeps to its owner, and nobody else may write. */
async function openToAll(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  await chmod(folder, 0o755);
  for (const entry of entries)
    await chmod(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o644);
}

/** Builds the template when there is none. Several processes may try at once: the first to finish wins. */
export async function buildTemplate(): Promise<string> {
  if (hasTemplate()) return templateFolder;
  const draft = `${templateFolder}.${randomUUID()}`;
  await mkdir(dirname(draft), { recursive: true });
  await migrateFolder(draft);
  await openToAll(draft);
  await rename(draft, templateFolder).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true });
    if (!hasTemplate()) throw error;
  });
  return templateFolder;
}

/** The template to copy into a folder; null when the folder has been given a database of today’s tables without one. */
async function templateFor(folder: string): Promise<string | null> {
  const template = existsSync(folder) ? null : await buildTemplate().catch(() => null);
  // An old database is kept and migrated; without a writable installation there is no template.
  if (template === null) await migrateFolder(folder);
  return template;
}

/**
 * Starts the database of `folder`: a copy of the template when it is fresh, brought up to date when it is old. Its
 * thread is under way when this returns, if it can be: who calls may keep this one busy for long.
 */
export async function openFolder(folder: string): Promise<EmbeddedServer> {
  mkdirSync(dirname(folder), { recursive: true });
  if (existsSync(folder) ? isUpToDate(folder) : hasTemplate())
    return startEmbeddedServer(folder, existsSync(folder) ? null : templateFolder);
  return startEmbeddedServer(folder, await templateFor(folder));
}

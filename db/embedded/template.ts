/**
 * A migrated, empty database that a fresh film copies, so that it starts in well under a second instead of the five
 * that initdb and migrations take. It is built once per set of migrations.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, type Dirent } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm, writeFile, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
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
export async function isUpToDate(folder: string): Promise<boolean> {
  const stamp = await readFile(join(folder, STAMP), 'utf8').catch(() => null);
  return stamp === schemaStamp;
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

/** Creates or migrates the database in `folder` and stamps it. */
export async function migrateFolder(folder: string): Promise<void> {
  const { migrateAll } = await import('../data-source.ts');
  const server = await startEmbeddedServer(folder);
  try {
    await migrateAll(server);
    await dropTemplates(server);
  } finally {
    await server.close();
  }
  await writeFile(join(folder, STAMP), schemaStamp);
}

/** Whether the template for the present tables is there. */
export const hasTemplate = (): boolean => existsSync(templateFolder);

/** Builds the template when there is none. Several processes may try at once: the first to finish wins. */
export async function buildTemplate(): Promise<string> {
  if (hasTemplate()) return templateFolder;
  const draft = `${templateFolder}.${randomUUID()}`;
  await mkdir(dirname(draft), { recursive: true });
  await migrateFolder(draft);
  await rename(draft, templateFolder).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true });
    if (!hasTemplate()) throw error;
  });
  return templateFolder;
}

/** Maps of free space and of what is visible: PostgreSQL draws them anew where they are missing. */
const isMap = (name: string): boolean => /^\d+_(fsm|vm)$/.test(name);

/** All files at once: Node’s own recursive copy takes one after another, and three times as long. */
async function copyFolder(from: string, to: string): Promise<void> {
  const entries = await readdir(from, { recursive: true, withFileTypes: true });
  const pathIn = (root: string, { parentPath, name }: Dirent): string =>
    join(root, relative(from, join(parentPath, name)));
  await mkdir(to);
  for (const entry of entries) if (entry.isDirectory()) await mkdir(pathIn(to, entry), { recursive: true });
  const files = entries.filter((entry) => entry.isFile() && !isMap(entry.name));
  await Promise.all(files.map((file) => copyFile(pathIn(from, file), pathIn(to, file))));
}

/** Fills a fresh folder from the template, all or nothing; without a writable installation it is made in place. */
export async function createFromTemplate(folder: string): Promise<void> {
  const template = await buildTemplate().catch(() => null);
  if (template === null) return migrateFolder(folder);
  const draft = `${folder}.${randomUUID()}`;
  await copyFolder(template, draft);
  await rename(draft, folder);
}

/** Starts the database of `folder`, created or brought up to date first. */
export async function openFolder(folder: string): Promise<EmbeddedServer> {
  await mkdir(dirname(folder), { recursive: true });
  if (!existsSync(folder)) await createFromTemplate(folder);
  else if (!(await isUpToDate(folder))) await migrateFolder(folder);
  return startEmbeddedServer(folder);
}

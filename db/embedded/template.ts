/**
 * A migrated, empty database that a fresh film copies, so that it starts in well under a second instead of the five
 * that initdb and migrations take. It is built once per set of migrations.
 */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, rename, rm, writeFile, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fingerprint } from '../../actors/runtime/fingerprint.ts';
import { migrateAll } from '../data-source.ts';
import { migrationNames } from '../schemas.ts';
import { postgresqlconf } from './settings.ts';
import { startEmbeddedServer } from './start.ts';

/** Name of the file that says which migrations a database folder has. */
const STAMP = 'ainern2d-schema';

/** The same for two databases exactly when their tables and settings are the same. */
export const schemaStamp: string = fingerprint({ migrationNames, postgresqlconf }).slice(0, 16);

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const templateFolder = join(root, 'node_modules', '.cache', 'ainern2d', `database-${schemaStamp}`);

/** Whether the folder’s tables are up to date. */
export async function isUpToDate(folder: string): Promise<boolean> {
  const stamp = await readFile(join(folder, STAMP), 'utf8').catch(() => null);
  return stamp === schemaStamp;
}

/** Creates or migrates the database in `folder` and stamps it. */
export async function migrateFolder(folder: string): Promise<void> {
  const server = await startEmbeddedServer(folder);
  try {
    await migrateAll(server);
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

/** Fills a fresh folder from the template, all or nothing; without a writable installation it is made in place. */
export async function createFromTemplate(folder: string): Promise<void> {
  const template = await buildTemplate().catch(() => null);
  if (template === null) return migrateFolder(folder);
  const draft = `${folder}.${randomUUID()}`;
  await cp(template, draft, { recursive: true });
  await rename(draft, folder);
}

import { randomUUID } from 'node:crypto';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { schemaOf } from '../../contracts/modules/names.ts';
import { modulesWithSchema } from '../schemas.ts';
import { buildTemplate, isUpToDate, openFolder, schemaStamp } from './template.ts';
import { copyDatabase } from './copy-database.ts';

const root = mkdtempSync(join(tmpdir(), 'template-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('a database copied from the template', () => {
  const folders = [join(root, 'film-a'), join(root, 'film-b')];

  beforeAll(async () => {
    const template = await buildTemplate();
    await Promise.all(folders.map((folder) => copyDatabase(template, folder)));
  }, 60_000);

  test('is up to date, whole, and leaves no draft beside it', async () => {
    for (const folder of folders) expect(isUpToDate(folder)).toBe(true);
    expect(readdirSync(root).sort()).toEqual(['film-a', 'film-b']);
  });

  test('takes away what was left of a copy that was ended half-way, and of nothing else', async () => {
    const folder = join(root, 'film-c', 'database');
    const left = [`${folder}.${randomUUID()}`, `${folder}.kept`];
    for (const each of left) mkdirSync(each, { recursive: true });
    await copyDatabase(await buildTemplate(), folder);
    expect(readdirSync(join(root, 'film-c')).sort()).toEqual(['database', 'database.kept']);
    rmSync(join(root, 'film-c'), { recursive: true });
  });

  test('that cannot be finished leaves nothing', async () => {
    const folder = join(root, 'film-d', 'database');
    mkdirSync(join(folder, 'in-the-way'), { recursive: true });
    await expect(copyDatabase(await buildTemplate(), folder)).rejects.toThrow('ENOTEMPTY');
    expect(readdirSync(join(root, 'film-d'))).toEqual(['database']);
    rmSync(join(root, 'film-d'), { recursive: true });
  });

  test('is a copy: the template is built once and has the same files', async () => {
    const template = await buildTemplate();
    const builtAt = statSync(join(template, 'ainern2d-schema')).mtimeMs;
    expect(await buildTemplate()).toBe(template);
    expect(statSync(join(template, 'ainern2d-schema')).mtimeMs).toBe(builtAt);
    const files = (folder: string): string[] => readdirSync(folder, { recursive: true }).map(String).sort();
    const isMap = (name: string): boolean => /_(fsm|vm)$/.test(name);
    expect(files(folders[0]!)).toEqual(files(template).filter((name) => !isMap(name)));
  });

  test('has the tables of every module, and takes rows', async () => {
    const server = await openFolder(join(root, 'film-c'));
    const client = new pg.Client({
      host: server.host,
      port: server.port,
      user: 'postgres',
      database: 'postgres',
    });
    await client.connect();
    const { rows } = await client.query<{ name: string }>('select nspname as name from pg_namespace');
    expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(modulesWithSchema.map(schemaOf)));
    await client.end();
    await server.close();
  }, 30_000);

  test('of other tables is not taken for up to date', async () => {
    expect(isUpToDate(join(root, 'nowhere'))).toBe(false);
    expect(readFileSync(join(folders[0]!, 'ainern2d-schema'), 'utf8')).toBe(schemaStamp);
  });
});

describe('an installation without a template', () => {
  const installation = join(root, 'installation');

  /** A second installation of this one’s code: its modules are links, its cache is its own. */
  beforeAll(() => {
    for (const folder of ['db', 'contracts', 'machines', 'actors', 'package.json'])
      cpSync(folder, join(installation, folder), { recursive: true });
    writeFileSync(
      join(installation, 'build.mjs'),
      `import { buildTemplate } from './db/embedded/template.ts';\nawait buildTemplate();\n`,
    );
    mkdirSync(join(installation, 'node_modules'));
    for (const name of readdirSync('node_modules').filter((each) => !each.startsWith('.')))
      symlinkSync(join(process.cwd(), 'node_modules', name), join(installation, 'node_modules', name));
  });

  test('gets one when another process finishes it first: that one stays, and no draft is left', async () => {
    const cache = join(installation, 'node_modules', '.cache', 'ainern2d');
    const finished = join(cache, `database-${schemaStamp}`);
    const builder = spawn(process.execPath, ['build.mjs'], { cwd: installation, stdio: 'ignore' });
    const exited = once(builder, 'exit');
    while (!existsSync(cache) || readdirSync(cache).length === 0) await pause(20);
    cpSync(await buildTemplate(), finished, { recursive: true });
    const others = statSync(finished).ino;
    expect(await exited).toEqual([0, null]);
    expect(readdirSync(cache)).toEqual([`database-${schemaStamp}`]);
    expect(statSync(finished).ino).toBe(others);
    expect(isUpToDate(finished)).toBe(true);
  }, 60_000);
});

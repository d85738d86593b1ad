/** An installation whose servers all ask who comes and speak TLS, and where its secrets are not. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { modulesWithSchema } from '../../db/schemas.ts';
import { schemaOf } from '../../contracts/modules/names.ts';
import { runCommand, scratchFolder, SMALL, storyNamed } from '../film/command.ts';
import { installationNamed, type Installation } from './installation.ts';
import type { TestNode } from './node-process.ts';
import { startSecuredServers, type SecuredServers } from './secured-servers.ts';

let servers: SecuredServers;
let installation: Installation;
const nodes: TestNode[] = [];
const scratch = scratchFolder();

beforeAll(async () => {
  servers = await startSecuredServers();
  installation = await installationNamed('secured', servers.environment);
  for (const role of ['control,intelligence', 'execution']) nodes.push(await installation.start(role));
}, 120_000);
afterAll(async () => {
  await installation.close();
  await servers.stop();
  scratch.remove();
});

async function query<R>(sql: string): Promise<R[]> {
  const client = new Client({ connectionString: servers.database.urls.database });
  await client.connect();
  return client
    .query(sql)
    .then(({ rows }) => rows as R[])
    .finally(() => client.end());
}

/** How every process of this machine was called, as everybody may read it. */
const calls = (): readonly string[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && existsSync(`/proc/${name}/cmdline`))
    .map((name) => readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' '))
    .filter((line) => /main\.mjs|child\.ts|ainern2d/.test(line));

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

const expectNoSecretIn = (what: string, text: string): void => {
  for (const secret of servers.secrets) expect([what, text.includes(secret)]).toEqual([what, false]);
};

/** Names of the tables that hold a secret in any row. */
async function tablesWithSecrets(): Promise<readonly string[]> {
  const schemas = modulesWithSchema.map((module) => `'${schemaOf(module)}'`).join(', ');
  const tables = await query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_schema in (${schemas})`,
  );
  expect(tables.length).toBeGreaterThan(20);
  const found = [];
  for (const { name } of tables)
    for (const secret of servers.secrets) {
      const rows = await query(`select from ${name} as t where t::text like '%${secret}%' limit 1`);
      if (rows.length > 0) found.push(name);
    }
  return found;
}

describe('an installation on servers with passwords and TLS', () => {
  const out = join(scratch.path, 'film');
  let told = '';

  test('reads and plans a film', async () => {
    const options = ['--cluster', '--plan-only', '--json', '--out', out, ...SMALL];
    const ended = await runCommand(['film', storyNamed('borrowed-lamp.txt'), ...options], {
      env: installation.environment,
    });
    expect([ended.code, ended.err]).toEqual([0, '']);
    told = ended.out;
    expect(told).toContain('plan.drafted');
  }, 180_000);

  test('speaks TLS with its database in every connection', async () => {
    const connections = await query<{ ssl: boolean; others: number }>(
      `select s.ssl, count(*)::int as others from pg_stat_ssl s join pg_stat_activity a using (pid)
       where a.backend_type = 'client backend' and a.pid <> pg_backend_pid() group by s.ssl`,
    );
    expect(connections).toEqual([{ ssl: true, others: expect.any(Number) }]);
  });

  test('says which server does not know the password of a node', async () => {
    const wrong = Object.assign(new URL(servers.environment['AINERN_CACHE']!), { password: 'wrong' }).href;
    const env = { ...servers.environment, AINERN_CACHE: wrong };
    const { code, err } = await runCommand(['node', '--role', 'execution'], { env });
    expect([code, err]).toEqual([2, expect.stringMatching(/cache at .* refuses AINERN_CACHE: WRONGPASS/)]);
  }, 60_000);

  test('tells its secrets nowhere, not even when a server goes away', async () => {
    const lines = calls();
    expect(lines.length).toBeGreaterThan(1);
    expectNoSecretIn('arguments', lines.join('\n'));
    expect(await tablesWithSecrets()).toEqual([]);
    await servers.nats.kill();
    servers.redis.kill('SIGKILL');
    await servers.database.kill('database');
    await pause(6_000);
    const logs = nodes.map(({ said }) => said).join('\n');
    expect(logs).toContain('cannot be reached');
    expectNoSecretIn('logs', logs);
    expectNoSecretIn('events', told);
    for (const file of filesIn(out)) expectNoSecretIn(file, readFileSync(file, 'latin1'));
  }, 60_000);

  test('is not joined by whoever does not know its certificate', async () => {
    const { NODE_EXTRA_CA_CERTS: _, ...stranger } = servers.environment;
    await servers.nats.start();
    const env = { ...stranger, AINERN_START_SECONDS: '1' };
    const { code, err } = await runCommand(['node', '--role', 'execution'], { env });
    expect([code, err]).toEqual([2, expect.stringMatching(/refuses AINERN_TRANSPORTER: .*certificate/)]);
    expectNoSecretIn('error', err);
  }, 60_000);
});

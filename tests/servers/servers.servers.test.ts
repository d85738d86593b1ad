import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { connect } from 'nats';
import pg from 'pg';
import { serversIn, startServers, type Servers } from './start-servers.ts';

let servers: Servers;

beforeAll(async () => {
  servers = await startServers(['nats', 'database', 'cache']);
});
afterAll(() => servers.stop());

async function query(sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: servers.urls.database, query_timeout: 1_000 });
  client.on('error', () => undefined);
  await client.connect();
  return client
    .query<Record<string, unknown>>(sql)
    .then(({ rows }) => rows)
    .finally(() => void client.end());
}

describe('servers for tests', () => {
  test('keep what was committed when they are killed and started again, at the same URL', async () => {
    const before = servers.urls.database;
    await query('create table kept as select 7 as seven');
    await servers.kill('database');
    expect(servers.alive).toEqual(expect.not.arrayContaining(['database']));
    await expect(query('select seven from kept')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await servers.restart('database');
    expect(servers.urls.database).toBe(before);
    expect(await query('select seven from kept')).toEqual([{ seven: 7 }]);
  });

  test('keep streams of JetStream when NATS is killed', async () => {
    const manager = async () => {
      const connection = await connect({ servers: servers.urls.nats, reconnect: false });
      return { connection, streams: (await connection.jetstreamManager()).streams };
    };
    const first = await manager();
    await first.streams.add({ name: 'kept', subjects: ['kept'] });
    await servers.kill('nats');
    await first.connection.closed();
    await servers.restart('nats');
    const second = await manager();
    expect((await second.streams.info('kept')).config.subjects).toEqual(['kept']);
    await second.connection.close();
  });

  test('that somebody else has restarted are stopped by whoever started them', async () => {
    const own = await startServers(['cache']);
    const elsewhere = serversIn(own.folder)!;
    await elsewhere.kill('cache');
    await elsewhere.restart('cache');
    const [pid] = elsewhere.pids.cache!;
    expect(own.alive).toEqual(['cache']);
    await own.stop();
    const running = existsSync(`/proc/${pid}/cmdline`) ? readFileSync(`/proc/${pid}/cmdline`, 'utf8') : '';
    expect(running).not.toContain('redis');
    expect(existsSync(own.folder)).toBe(false);
  });

  test('say nothing while they are frozen, and go on where they were', async () => {
    const client = new Redis(servers.urls.cache, { commandTimeout: 300 });
    await client.set('a', 'value');
    servers.pause('cache');
    await expect(client.get('a')).rejects.toThrow('timed out');
    servers.resume('cache');
    expect(await client.get('a')).toBe('value');
    client.disconnect();
  });

  test('end with every process and file of theirs, whoever asks, and asking twice is harmless', async () => {
    const found = serversIn(servers.folder);
    expect(found?.urls).toEqual(servers.urls);
    await found?.stop();
    await servers.stop();
    expect(servers.alive).toEqual([]);
    expect(existsSync(servers.folder)).toBe(false);
    expect(serversIn(servers.folder)).toBeNull();
  });
});

import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { databaseThread } from './database-thread.ts';
import { temporaryFolder } from './temporary-folder.ts';

const thread = databaseThread();
const host = temporaryFolder('ain', 60);

afterAll(async () => {
  thread.postMessage('close');
  await once(thread, 'message');
  await thread.terminate();
  await rm(host, { recursive: true, force: true });
});

const heapMb = async (): Promise<number> => (await thread.getHeapStatistics()).used_heap_size / 1_000_000;

describe('the thread of the embedded database', () => {
  test('keeps nothing of what it has answered', async () => {
    const up = once(thread, 'message');
    thread.postMessage({ folder: null, template: null, socketPath: join(host, '.s.PGSQL.5432') });
    await up;
    const client = new pg.Client({ host, port: 5432, user: 'postgres', database: 'postgres' });
    await client.connect();
    const answer = (): Promise<unknown> => client.query(`select repeat('x', 1000000)`);
    for (let at = 0; at < 10; at += 1) await answer();
    const before = await heapMb();
    for (let at = 0; at < 150; at += 1) await answer();
    expect((await heapMb()) - before).toBeLessThan(60);
    await client.end();
  });
});

import { createHash, randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { testUrl } from '../../tests/servers/test-url.ts';
import { ObjectCache } from './object-cache.ts';
import { describeObjects } from './objects.conformance.ts';
import { S3Objects } from './s3.ts';
import { TornWay } from './samples/torn-way.ts';
import { openStore, type S3Store } from './s3-store.ts';

const url = testUrl('objects');
const folders: string[] = [];
let store: S3Store;

/** A store as another machine sees it: with copies of its own. */
async function elsewhere(limits?: { bytes: number; keepMs: number }, at = url): Promise<S3Objects> {
  const folder = await mkdtemp(join(tmpdir(), 's3-copies-'));
  folders.push(folder);
  return new S3Objects(at, () => new ObjectCache(folder, limits));
}

/** Parts that lie around of an object that is not there. */
const leftOf = (sha256: string): Promise<unknown[]> =>
  store.client.listIncompleteUploads(store.bucket, keyOf(sha256), true).toArray();

let way: TornWay;
const torn = (): string => Object.assign(new URL(url), { port: String(way.port) }).href;

const fresh = (bytes = 100): Buffer => randomBytes(bytes);
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const keyOf = (sha256: string): string => `objects/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
const putAs = (sha256: string, bytes: Buffer): Promise<unknown> =>
  store.client.putObject(store.bucket, keyOf(sha256), bytes);

beforeAll(async () => {
  store = openStore(url);
  way = await TornWay.to(Number(new URL(url).port));
});
afterAll(async () => {
  way.close();
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

describeObjects('a bucket', () => elsewhere());

describe('a bucket of objects', () => {
  test('gives one machine what another has put, large and small', async () => {
    for (const bytes of [fresh(), fresh(40 << 20)]) {
      const ref = await (await elsewhere()).put(bytes, 'video/mp4');
      expect(ref).toEqual({ sha256: hashOf(bytes), bytes: bytes.length, mediaType: 'video/mp4' });
      expect(Buffer.compare(await (await elsewhere()).get(ref.sha256), bytes)).toBe(0);
    }
  });

  test('takes large ones in parts, and small ones whole', async () => {
    const partsOf = async (sha256: string): Promise<string> =>
      (await store.client.statObject(store.bucket, keyOf(sha256))).etag.split('-')[1] ?? 'whole';
    const objects = await elsewhere();
    const draft = await objects.draft('.mp4');
    await writeFile(draft.path, fresh(33 << 20));
    const drafted = await draft.commit('video/mp4');
    const small = await objects.put(fresh(), 'text/plain');
    const parts = await Promise.all([drafted, small].map(({ sha256 }) => partsOf(sha256)));
    expect(parts).toEqual(['3', 'whole']);
  });

  test('has nothing of an upload that was torn, and takes it the next time', async () => {
    const objects = await elsewhere(undefined, torn());
    const bytes = fresh(20 << 20);
    const sha256 = hashOf(bytes);
    way.cut({ toServer: 2 << 20 });
    const commit = async (): Promise<unknown> => {
      const draft = await objects.draft('.mp4');
      await writeFile(draft.path, bytes);
      return draft.commit('video/mp4');
    };
    await expect(commit()).rejects.toMatchObject({ code: 'STORAGE_UNAVAILABLE' });
    expect(await objects.stat(sha256)).toBeNull();
    expect(await leftOf(sha256)).toEqual([]);
    way.cut({ times: 0 });
    await commit();
    expect(await objects.stat(sha256)).toBe(bytes.length);
  });

  test('gives whole what was torn on its way here', async () => {
    const bytes = fresh(5 << 20);
    const { sha256 } = await (await elsewhere()).put(bytes, 'video/mp4');
    const objects = await elsewhere(undefined, torn());
    way.cut({ fromServer: 1 << 20, times: 1 });
    expect(Buffer.compare(await objects.get(sha256), bytes)).toBe(0);
    expect(way.left).toBe(0);
  });

  test('takes the name from wrong bytes, so that the right ones can have it', async () => {
    const bytes = fresh();
    const sha256 = hashOf(bytes);
    await putAs(sha256, fresh());
    const objects = await elsewhere();
    await expect(objects.localFile(sha256)).rejects.toMatchObject({ code: 'ARTIFACT_CORRUPT' });
    expect(await objects.stat(sha256)).toBeNull();
    await objects.put(bytes, 'text/plain');
    expect(Buffer.compare(await objects.get(sha256), bytes)).toBe(0);
  });

  test('gives ranges of what is nowhere on this machine', async () => {
    const bytes = fresh(1000);
    const { sha256 } = await (await elsewhere()).put(bytes, 'text/plain');
    const objects = await elsewhere();
    expect(Buffer.compare(await objects.range(sha256, 100, 200), bytes.subarray(100, 200))).toBe(0);
    expect(Buffer.compare(await objects.range(sha256, 990, 2000), bytes.subarray(990))).toBe(0);
    expect(await objects.range(sha256, 1000, 1001)).toHaveLength(0);
  });

  test('passes large ones on without a copy, and breaks off where they are not what they should be', async () => {
    const bytes = fresh((64 << 20) + 1);
    const { sha256 } = await (await elsewhere()).put(bytes, 'video/mp4');
    const objects = await elsewhere();
    const read = async (start: number, end: number): Promise<Buffer> => {
      const all: Uint8Array[] = [];
      for await (const chunk of await objects.read(sha256, { start, end })) all.push(chunk);
      return Buffer.concat(all);
    };
    expect(Buffer.compare(await read(5, 5_000_000), bytes.subarray(5, 5_000_000))).toBe(0);
    expect(Buffer.compare(await read(0, bytes.length), bytes)).toBe(0);
    expect(await readdir(folders.at(-1)!)).toEqual([]);
    bytes[5] = ~bytes[5]!;
    await putAs(sha256, bytes);
    await expect(read(0, bytes.length)).rejects.toMatchObject({ code: 'ARTIFACT_CORRUPT' });
    expect(await objects.stat(sha256)).toBeNull();
  });

  test('lets whoever has a signed URL read it, whole and in part, and nothing else', async () => {
    const objects = await elsewhere();
    const bytes = fresh(1000);
    const { sha256 } = await objects.put(bytes, 'text/plain');
    const other = await objects.put(fresh(), 'text/plain');
    const disposition = `attachment; filename="film.mp4"`;
    const signed = await objects.presign(sha256, { seconds: 60, mediaType: 'video/mp4', disposition });
    const { headers } = await fetch(signed);
    expect([headers.get('content-type'), headers.get('content-disposition')]).toEqual([
      'video/mp4',
      disposition,
    ]);
    expect(Buffer.compare(Buffer.from(await (await fetch(signed)).arrayBuffer()), bytes)).toBe(0);
    const part = await fetch(signed, { headers: { range: 'bytes=5-14' } });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 5-14/1000']);
    expect(Buffer.compare(Buffer.from(await part.arrayBuffer()), bytes.subarray(5, 15))).toBe(0);
    expect((await fetch(signed.replace(keyOf(sha256), keyOf(other.sha256)))).status).toBe(403);
    expect((await fetch(signed, { method: 'PUT', body: 'lies' })).status).toBe(403);
  });

  test('says who refuses what, and never the secret', async () => {
    const wrong = new URL(url);
    wrong.password = 'nobodys-secret';
    const refused = new S3Objects(wrong.href).stat(hashOf(fresh()));
    await expect(refused).rejects.toMatchObject({ code: 'CONFIGURATION_INVALID' });
    await expect(refused).rejects.toThrow(wrong.host);
    await expect(refused).rejects.not.toThrow('nobodys-secret');
  });
});

describe('copies of objects', () => {
  test('are fetched once for all processes of a machine', async () => {
    const bytes = fresh();
    const { sha256 } = await (await elsewhere()).put(bytes, 'text/plain');
    const first = await elsewhere();
    const second = new S3Objects(url, () => new ObjectCache(folders.at(-1)!));
    const path = await first.localFile(sha256);
    const { ino } = await stat(path);
    await store.client.removeObject(store.bucket, keyOf(sha256));
    expect(await second.localFile(sha256)).toBe(path);
    expect((await stat(path)).ino).toBe(ino);
  });

  test('are made of drafts, without fetching them back', async () => {
    const objects = await elsewhere();
    const draft = await objects.draft('.txt');
    const bytes = fresh();
    await writeFile(draft.path, bytes);
    const { sha256 } = await draft.commit('text/plain');
    await store.client.removeObject(store.bucket, keyOf(sha256));
    expect(Buffer.compare(await objects.get(sha256), bytes)).toBe(0);
    expect(await readdir(join(folders.at(-1)!, 'tmp'))).toEqual([]);
  });

  test('that somebody changed are fetched again', async () => {
    const bytes = fresh();
    const objects = await elsewhere();
    const { sha256 } = await objects.put(bytes, 'text/plain');
    const path = await objects.localFile(sha256);
    await chmod(path, 0o644);
    await writeFile(path, 'lies');
    const another = new S3Objects(url, () => new ObjectCache(folders.at(-1)!));
    expect(Buffer.compare(await another.get(sha256), bytes)).toBe(0);
  });

  test('are let go when they take too much room, and come again', async () => {
    const objects = await elsewhere({ bytes: 2500, keepMs: -1000 });
    const refs = [];
    for (let count = 0; count < 5; count += 1) refs.push(await objects.put(fresh(1000), 'text/plain'));
    for (const { sha256 } of refs) await objects.localFile(sha256);
    const names = await readdir(join(folders.at(-1)!, 'objects'), { recursive: true });
    expect(names.filter((name) => name.length > 10)).toHaveLength(2);
    for (const { sha256 } of refs) expect(hashOf(await objects.get(sha256))).toBe(sha256);
  });
});

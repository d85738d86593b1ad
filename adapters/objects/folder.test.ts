import { createHash } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, test } from '@jest/globals';
import { FolderObjects } from './folder.ts';
import { openObjects } from './index.ts';
import { describeObjects } from './objects.conformance.ts';

const folders: string[] = [];

async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'objects-'));
  folders.push(folder);
  return folder;
}

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

describeObjects('a folder', async () => openObjects(`folder:${await freshFolder()}`));

/** Puts other bytes of the same length under a name. */
async function spoil(folder: string, sha256: string, bytes: string): Promise<void> {
  const path = join(folder, 'objects', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  await chmod(path, 0o644);
  await writeFile(path, bytes);
}

describe('a folder of objects', () => {
  test('notices bytes that somebody changed', async () => {
    const folder = await freshFolder();
    const objects = openObjects(`folder:${folder}`);
    const { sha256 } = await objects.put(new TextEncoder().encode('true'), 'text/plain');
    const path = join(folder, 'objects', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    await chmod(path, 0o644);
    await writeFile(path, 'lies');
    await expect(objects.get(sha256)).rejects.toMatchObject({ code: 'ARTIFACT_CORRUPT' });
    expect(await objects.stat(sha256)).toBeNull();
    await expect(objects.get(sha256)).rejects.toMatchObject({ code: 'ARTIFACT_MISSING' });
  });

  test('makes room for the right bytes when a file does not hold what it is named for', async () => {
    const folder = await freshFolder();
    const bytes = new TextEncoder().encode('truth');
    const { sha256 } = await openObjects(`folder:${folder}`).put(bytes, 'text/plain');
    const path = join(folder, 'objects', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    await chmod(path, 0o644);
    await writeFile(path, 'trust');
    const objects = openObjects(`folder:${folder}`);
    await expect(objects.localFile(sha256)).rejects.toMatchObject({ code: 'ARTIFACT_CORRUPT' });
    await objects.put(bytes, 'text/plain');
    expect(await objects.get(sha256)).toEqual(Buffer.from(bytes));
    expect(await readdir(join(folder, 'tmp'))).toEqual([]);
  });

  test('takes the right bytes where wrong ones of the same length lie', async () => {
    const folder = await freshFolder();
    const bytes = new TextEncoder().encode('truth');
    const { sha256 } = await openObjects(`folder:${folder}`).put(bytes, 'text/plain');
    await spoil(folder, sha256, 'trust');
    const objects = openObjects(`folder:${folder}`);
    await objects.put(bytes, 'text/plain');
    expect(await objects.get(sha256)).toEqual(Buffer.from(bytes));
  });

  test('drops all that is damaged, and nothing else', async () => {
    const folder = await freshFolder();
    const objects = new FolderObjects(folder);
    await objects.dropDamaged();
    const words = ['first', 'other', 'third'].map((word) => new TextEncoder().encode(word));
    const refs = await Promise.all(words.map((word) => objects.put(word, 'text/plain')));
    const [first, other, third] = refs.map(({ sha256 }) => sha256);
    await spoil(folder, first!, 'fists');
    await spoil(folder, third!, 'birds');
    await objects.dropDamaged();
    expect(await Promise.all([first!, other!, third!].map((sha256) => objects.stat(sha256)))).toEqual([
      null,
      5,
      null,
    ]);
  });

  test('holds no half-written file under a name', async () => {
    const folder = await freshFolder();
    const objects = openObjects(`folder:${folder}`);
    const draft = await objects.draft('');
    await writeFile(draft.path, 'half');
    expect(await readdir(folder)).toEqual(['tmp']);
  });

  test('goes on with a file that grew before it was opened anew', async () => {
    const folder = await freshFolder();
    const piece = Buffer.alloc(3 << 20, 'snow on the roof ');
    const name = 'upl-killed';
    await (await openObjects(`folder:${folder}`).grow(name)).append(Readable.from([piece]), Infinity);
    const file = await openObjects(`folder:${folder}`).grow(name);
    expect(await file.bytes()).toBe(piece.length);
    await file.append(Readable.from([piece]), Infinity);
    const { sha256 } = await file.commit('text/plain');
    expect(sha256).toBe(createHash('sha256').update(piece).update(piece).digest('hex'));
    expect(await readdir(join(folder, 'tmp'))).toEqual([]);
  });

  test('lets files go to which nothing was added for a day', async () => {
    const folder = await freshFolder();
    const objects = openObjects(`folder:${folder}`);
    await (await objects.grow('upl-left')).append(Readable.from([Buffer.from('half')]), 9);
    const [left] = await readdir(join(folder, 'tmp'));
    await utimes(join(folder, 'tmp', left!), 0, 0);
    await (await objects.grow('upl-next')).append(Readable.from([Buffer.from('other')]), 9);
    expect(await readdir(join(folder, 'tmp'))).toEqual(['upl-next.growing']);
  });

  test('does not hash again what it has hashed while it was written', async () => {
    const folder = await freshFolder();
    const objects = openObjects(`folder:${folder}`);
    const terms = { mediaType: 'text/plain', mostBytes: 9 } as const;
    const { sha256 } = await objects.write(Readable.from([Buffer.from('truth')]), terms);
    await spoil(folder, sha256, 'trust');
    expect(await readFile(await objects.localFile(sha256), 'utf8')).toBe('trust');
    await expect(openObjects(`folder:${folder}`).localFile(sha256)).rejects.toMatchObject({
      code: 'ARTIFACT_CORRUPT',
    });
  });

  test('breaks off before the end of what is large and not what it should be', async () => {
    const folder = await freshFolder();
    const large = Buffer.alloc((64 << 20) + 1);
    const { sha256 } = await openObjects(`folder:${folder}`).put(large, 'video/mp4');
    const right = openObjects(`folder:${folder}`);
    const whole = { start: 0, end: large.length };
    for await (const _ of await right.read(sha256, whole));
    large[5] = 1;
    await spoil(folder, sha256, large.toString('latin1'));
    const objects = openObjects(`folder:${folder}`);
    let read = 0;
    const reading = (async () => {
      for await (const chunk of await objects.read(sha256, whole)) read += chunk.length;
    })();
    await expect(reading).rejects.toMatchObject({ code: 'ARTIFACT_CORRUPT' });
    expect(read).toBeLessThan(large.length);
    expect(await objects.stat(sha256)).toBeNull();
  });

  test('is not opened from a URL of another kind', () => {
    expect(() => openObjects('ftp://somewhere')).toThrow('folder:DIR');
  });
});

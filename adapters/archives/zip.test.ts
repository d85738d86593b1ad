import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ZipFile } from 'yazl';
import type { PackedFile } from '../../actors/runtime/archives.ts';
import type { Chunks } from '../../actors/runtime/objects.ts';
import { zipArchives } from './index.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zip-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const limits = { entries: 5, bytes: 1_000_000 };

const fileOf = (path: string, text: string): PackedFile => ({
  ...{ path, bytes: Buffer.byteLength(text) },
  open: () => Promise.resolve(Readable.from([Buffer.from(text)])),
});

async function bytesOf(chunks: Chunks): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

async function open(bytes: Uint8Array) {
  const path = join(folder, 'some.zip');
  await writeFile(path, bytes);
  return zipArchives.open(path, limits);
}

/** An archive as another program makes it. */
async function made(change: (zip: ZipFile) => void): Promise<Buffer> {
  const zip = new ZipFile();
  change(zip);
  zip.end();
  return bytesOf(Readable.from(zip.outputStream, { objectMode: false }));
}

/** Writes other words over every place where some stand, as if the archive had said them. */
function resaid(bytes: Buffer, from: string, to: string): Buffer {
  return Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1');
}

const refused = { code: 'BUNDLE_INVALID' };

describe('an archive', () => {
  test('holds what was packed, as many bytes as it has said', async () => {
    const files = [fileOf('project.json', '{}'), fileOf('film/film.mp4', 'moving pictures')];
    const { bytes, chunks } = await zipArchives.pack(files);
    const packed = await bytesOf(chunks);
    expect(packed.length).toBe(bytes);
    const archive = await open(packed);
    expect(archive.entries.map(({ path }) => path)).toEqual(['project.json', 'film/film.mp4']);
    expect((await bytesOf(await archive.read(archive.entries[1]!))).toString()).toBe('moving pictures');
    archive.close();
  });

  test('is the same whenever it is made', async () => {
    const pack = async () => bytesOf((await zipArchives.pack([fileOf('a.txt', 'words')])).chunks);
    expect(Buffer.compare(await pack(), await pack())).toBe(0);
  });

  test('breaks off where one of its files does', async () => {
    async function* cut(): Chunks {
      yield Buffer.from('half');
      throw new Error('The way was cut.');
    }
    const file = { path: 'a.txt', bytes: 9, open: () => Promise.resolve(cut()) };
    await expect(bytesOf((await zipArchives.pack([file])).chunks)).rejects.toThrow('The way was cut.');
    const missing = { ...file, open: () => Promise.reject(new Error('It is gone.')) };
    await expect(bytesOf((await zipArchives.pack([missing])).chunks)).rejects.toThrow('It is gone.');
  });

  test('may be deflated by somebody else', async () => {
    const archive = await open(await made((zip) => zip.addBuffer(Buffer.from('words '.repeat(9)), 'a.txt')));
    expect((await bytesOf(await archive.read(archive.entries[0]!))).toString()).toBe('words '.repeat(9));
    archive.close();
  });

  const plain = () => made((zip) => zip.addBuffer(Buffer.from('words'), 'aa/b.txt', { compress: false }));

  test.each([
    ['leads upwards', async () => resaid(await plain(), 'aa/b.txt', '../b.txt')],
    ['begins at the root', async () => resaid(await plain(), 'aa/b.txt', '/a/b.txt')],
    ['has a backslash', async () => resaid(await plain(), 'aa/b.txt', 'aa\\b.txt')],
    ['has a sign that is not seen', async () => resaid(await plain(), 'aa/b.txt', 'aa/\0.txt')],
    ['is a link', () => made((zip) => zip.addBuffer(Buffer.from('/etc/passwd'), 'a', { mode: 0o120777 }))],
    ['is a folder', () => made((zip) => zip.addEmptyDirectory('folder'))],
    [
      'is there twice',
      () => made((zip) => ['a.txt', 'A.TXT'].forEach((name) => zip.addBuffer(Buffer.from('1'), name))),
    ],
    [
      'is one too many',
      () => made((zip) => [1, 2, 3, 4, 5, 6].forEach((at) => zip.addBuffer(Buffer.from('1'), `${at}`))),
    ],
    ['is too large', () => made((zip) => zip.addBuffer(Buffer.alloc(1_000_001), 'a', { compress: false }))],
    ['is packed too tightly', () => made((zip) => zip.addBuffer(Buffer.alloc(900_000), 'a'))],
    ['is no archive', async () => Buffer.from('PK\x03\x04 and so on')],
    ['is cut off', async () => (await plain()).subarray(0, -10)],
  ])('with a file that %s is refused', async (_what, make) => {
    await expect(open(await make())).rejects.toMatchObject(refused);
  });

  test('whose file is another size than it has said is refused when that is seen', async () => {
    const bytes = await made((zip) => zip.addBuffer(Buffer.alloc(200, 'word '), 'a.txt'));
    const directory = bytes.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));
    bytes.writeUInt32LE(100, directory + 24);
    const archive = await open(bytes);
    await expect(archive.read(archive.entries[0]!).then(bytesOf)).rejects.toMatchObject(refused);
    archive.close();
  });

  test('whose files are the same bytes is refused', async () => {
    const bytes = await made((zip) =>
      ['a', 'b'].forEach((name) => zip.addBuffer(Buffer.from('words'), name, { compress: false })),
    );
    const second = bytes.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));
    bytes.writeUInt32LE(0, second + 42);
    await expect(open(bytes)).rejects.toMatchObject(refused);
  });
});

/** What every object store must do; an adapter is finished when this passes on it. */
import { readFile, stat, writeFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { sha256Hex } from '../../actors/runtime/fingerprint.ts';
import type { Chunks, ObjectStore } from '../../actors/runtime/objects.ts';

/** Bytes that no store takes in one piece. */
const LARGE = 17 << 20;

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

async function* chunksOf(...pieces: readonly Uint8Array[]): Chunks {
  yield* pieces;
}

/** Bytes that come until their way is cut. */
async function* cutAfter(piece: Uint8Array): Chunks {
  yield piece;
  throw new Error('The way was cut.');
}

async function textOf(chunks: Chunks): Promise<string> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all).toString();
}

export function describeObjects(name: string, open: () => Promise<ObjectStore>): void {
  describe(`objects in ${name}`, () => {
    test('come back as they were put', async () => {
      const objects = await open();
      const ref = await objects.put(bytesOf('a lantern'), 'text/plain');
      expect(ref).toEqual({ sha256: sha256Hex('a lantern'), bytes: 9, mediaType: 'text/plain' });
      expect(Buffer.from(await objects.get(ref.sha256)).toString()).toBe('a lantern');
      expect(await objects.stat(ref.sha256)).toBe(9);
    });

    test('are the same when they are put twice, and at once', async () => {
      const objects = await open();
      const refs = await Promise.all(
        Array.from({ length: 8 }, () => objects.put(bytesOf('once'), 'text/plain')),
      );
      expect(new Set(refs.map(({ sha256 }) => sha256)).size).toBe(1);
      expect(Buffer.from(await objects.get(refs[0]!.sha256)).toString()).toBe('once');
    });

    test('may be empty', async () => {
      const objects = await open();
      const ref = await objects.put(new Uint8Array(), 'text/plain');
      expect((await objects.get(ref.sha256)).byteLength).toBe(0);
    });

    test('come back in part, as far as they go', async () => {
      const objects = await open();
      const { sha256 } = await objects.put(bytesOf('a lantern in the snow'), 'text/plain');
      const partOf = async (start: number, end: number): Promise<string> =>
        Buffer.from(await objects.range(sha256, start, end)).toString();
      expect(await partOf(2, 9)).toBe('lantern');
      expect(await partOf(17, 99)).toBe('snow');
      expect(await partOf(5, 5)).toBe('');
      expect(await partOf(99, 120)).toBe('');
    });

    test('are put, read and drafted large', async () => {
      const objects = await open();
      const large = Buffer.alloc(LARGE, 'snow falls on the lantern maker’s roof ');
      const draft = await objects.draft('.mp4');
      await writeFile(draft.path, large);
      const ref = await draft.commit('video/mp4');
      expect(ref.bytes).toBe(LARGE);
      expect(Buffer.compare(await objects.get(ref.sha256), large)).toBe(0);
      expect(await objects.stat(ref.sha256)).toBe(LARGE);
    });

    test('are local files that nobody may write', async () => {
      const objects = await open();
      const { sha256 } = await objects.put(bytesOf('a file of its own'), 'text/plain');
      const path = await objects.localFile(sha256);
      expect(await readFile(path, 'utf8')).toBe('a file of its own');
      expect((await stat(path)).mode & 0o222).toBe(0);
    });

    test('that were never put are missing', async () => {
      const objects = await open();
      const nowhere = sha256Hex('nowhere');
      expect(await objects.stat(nowhere)).toBeNull();
      await expect(objects.get(nowhere)).rejects.toMatchObject({ code: 'ARTIFACT_MISSING' });
      await expect(objects.range(nowhere, 0, 1)).rejects.toMatchObject({ code: 'ARTIFACT_MISSING' });
      await expect(objects.localFile(nowhere)).rejects.toMatchObject({ code: 'ARTIFACT_MISSING' });
    });

    test('are written by native code through a draft, and kept when it is committed', async () => {
      const objects = await open();
      const draft = await objects.draft('.txt');
      await writeFile(draft.path, 'drafted');
      const ref = await draft.commit('text/plain');
      expect(ref).toEqual({ sha256: sha256Hex('drafted'), bytes: 7, mediaType: 'text/plain' });
      expect(Buffer.from(await objects.get(ref.sha256)).toString()).toBe('drafted');
    });

    test('leave nothing behind when a draft is discarded', async () => {
      const objects = await open();
      const draft = await objects.draft('.txt');
      await writeFile(draft.path, 'never mind');
      await draft.discard();
      expect(await objects.stat(sha256Hex('never mind'))).toBeNull();
    });

    describeStreams(open);
    describeGrowing(open);
  });
}

const text = { mediaType: 'text/plain', mostBytes: 100 } as const;

function describeStreams(open: () => Promise<ObjectStore>): void {
  test('are written as they come', async () => {
    const objects = await open();
    const ref = await objects.write(chunksOf(bytesOf('a lan'), bytesOf('tern')), text);
    expect(ref).toEqual({ sha256: sha256Hex('a lantern'), bytes: 9, mediaType: 'text/plain' });
    expect(Buffer.from(await objects.get(ref.sha256)).toString()).toBe('a lantern');
  });

  test('are written large as they come, and read so', async () => {
    const objects = await open();
    const piece = Buffer.alloc((1 << 20) + 7, 'snow falls on the roof ');
    const pieces = Array.from({ length: 17 }, () => piece);
    const terms = { mediaType: 'video/mp4', mostBytes: pieces.length * piece.length } as const;
    const ref = await objects.write(chunksOf(...pieces), terms);
    expect(ref.sha256).toBe(sha256Hex(Buffer.concat(pieces)));
    const read = await textOf(await objects.read(ref.sha256, { start: 0, end: ref.bytes }));
    expect(sha256Hex(read)).toBe(ref.sha256);
  });

  test('that break off while they are written leave nothing', async () => {
    const objects = await open();
    await expect(objects.write(cutAfter(bytesOf('half')), text)).rejects.toThrow('The way was cut.');
    expect(await objects.stat(sha256Hex('half'))).toBeNull();
  });

  test('that are more than is taken are refused', async () => {
    const objects = await open();
    const written = objects.write(chunksOf(bytesOf('four')), { ...text, mostBytes: 3 });
    await expect(written).rejects.toMatchObject({ code: 'BODY_TOO_LARGE' });
    expect(await objects.stat(sha256Hex('four'))).toBeNull();
  });

  test('are read in stretches', async () => {
    const objects = await open();
    const { sha256 } = await objects.put(bytesOf('a lantern in the snow'), 'text/plain');
    const read = async (start: number, end: number): Promise<string> =>
      textOf(await objects.read(sha256, { start, end }));
    expect(await read(2, 9)).toBe('lantern');
    expect(await read(17, 99)).toBe('snow');
    expect(await read(5, 5)).toBe('');
    await expect(objects.read(sha256Hex('nowhere'), { start: 0, end: 1 })).rejects.toMatchObject({
      code: 'ARTIFACT_MISSING',
    });
  });
}

function describeGrowing(open: () => Promise<ObjectStore>): void {
  test('grow piece by piece, and are one when they are committed', async () => {
    const objects = await open();
    const file = await objects.grow('upl-pieces');
    expect(await file.bytes()).toBe(0);
    await file.append(chunksOf(bytesOf('a lan')), 9);
    await file.append(chunksOf(bytesOf('tern')), 9);
    expect(await file.bytes()).toBe(9);
    expect(Buffer.from(await file.head(3)).toString()).toBe('a l');
    const ref = await file.commit('text/plain');
    expect(ref).toEqual({ sha256: sha256Hex('a lantern'), bytes: 9, mediaType: 'text/plain' });
    expect(Buffer.from(await objects.get(ref.sha256)).toString()).toBe('a lantern');
    expect(await (await objects.grow('upl-pieces')).bytes()).toBe(0);
  });

  test('keep what came before their way was cut', async () => {
    const objects = await open();
    const file = await objects.grow('upl-cut');
    await expect(file.append(cutAfter(bytesOf('a lan')), 9)).rejects.toThrow('The way was cut.');
    await file.append(chunksOf(bytesOf('tern')), 9);
    expect((await file.commit('text/plain')).sha256).toBe(sha256Hex('a lantern'));
  });

  test('take no more than they may, and nothing while something comes', async () => {
    const file = await (await open()).grow('upl-full');
    const first = file.append(chunksOf(bytesOf('a lantern')), 9);
    await expect(file.append(chunksOf(bytesOf('!')), 9)).rejects.toMatchObject({ code: 'UPLOAD_BUSY' });
    await first;
    await expect(file.append(chunksOf(bytesOf('!')), 9)).rejects.toMatchObject({ code: 'BODY_TOO_LARGE' });
    expect(await file.bytes()).toBe(9);
    await file.discard();
    expect(await file.bytes()).toBe(0);
  });
}

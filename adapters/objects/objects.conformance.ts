/** What every object store must do; an adapter is finished when this passes on it. */
import { readFile, stat, writeFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { sha256Hex } from '../../actors/runtime/fingerprint.ts';
import type { Objects } from '../../actors/runtime/objects.ts';

/** Bytes that no store takes in one piece. */
const LARGE = 17 << 20;

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

export function describeObjects(name: string, open: () => Promise<Objects>): void {
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
  });
}

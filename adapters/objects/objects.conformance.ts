/** What every object store must do; an adapter is finished when this passes on it. */
import { writeFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { sha256Hex } from '../../actors/runtime/fingerprint.ts';
import type { Objects } from '../../actors/runtime/objects.ts';

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

    test('that were never put are missing', async () => {
      const objects = await open();
      const nowhere = sha256Hex('nowhere');
      expect(await objects.stat(nowhere)).toBeNull();
      await expect(objects.get(nowhere)).rejects.toMatchObject({ code: 'ARTIFACT_MISSING' });
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

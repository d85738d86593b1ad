import { describe, expect, test } from '@jest/globals';
import type { ArtifactRef } from '../../contracts/artifact.ts';
import { Failure, type ErrorCode } from '../../contracts/error.ts';
import type { Scope } from '../../contracts/shared.ts';
import { MOST_TRIES, type AssetVectors } from './asset-vectors.ts';
import { catchUp, lookAt, type LookPorts } from './look-at-assets.ts';

const scope: Scope = { tenantId: 't', projectId: 't', traceId: 'trace', correlationId: 'c' };
const artifact: ArtifactRef = { sha256: 'a'.repeat(64), bytes: 9, mediaType: 'image/png' };
const asset = (id: string) => ({ id, projectId: 'prj', artifact });

/** Remembers what was kept; every asset of these was never looked at. */
function notebook(ids: readonly string[]) {
  const notes: string[] = [];
  const vectors: AssetVectors = {
    keep: async ({ projectId }, id) => void notes.push(`${projectId} ${id} kept`),
    fail: async (_, id, { code, tries }) => void notes.push(`${id} ${code} ${tries}`),
    find: async () => null,
    nearest: async () => [],
    unseen: async (_, __, limit) => ({ assets: ids.map(asset).slice(0, limit), total: ids.length }),
  };
  return { notes, vectors };
}

const failing =
  (code: ErrorCode): LookPorts['look'] =>
  () =>
    Promise.reject(new Failure(code));
const never = new AbortController().signal;

describe('looking at an asset', () => {
  test('keeps what it is like, in its own project', async () => {
    const { notes, vectors } = notebook([]);
    expect(await lookAt({ vectors, look: async () => [1] }, scope, { ...asset('a'), signal: never })).toEqual(
      [1],
    );
    expect(notes).toEqual(['prj a kept']);
  });

  test.each([
    ['UPLOAD_UNREADABLE', [`a UPLOAD_UNREADABLE ${MOST_TRIES}`]],
    ['WORKER_CRASHED', ['a WORKER_CRASHED 1']],
    ['STORAGE_UNAVAILABLE', []],
    ['ARTIFACT_MISSING', []],
  ] as const)('that fails with %s keeps what is the file’s own fault', async (code, kept) => {
    const { notes, vectors } = notebook([]);
    const looking = lookAt({ vectors, look: failing(code) }, scope, { ...asset('a'), signal: never });
    await expect(looking).rejects.toMatchObject({ code });
    expect(notes).toEqual(kept);
  });

  test('that was broken off blames nobody', async () => {
    const { notes, vectors } = notebook([]);
    const signal = AbortSignal.abort();
    await expect(
      lookAt({ vectors, look: failing('WORKER_CRASHED') }, scope, { ...asset('a'), signal }),
    ).rejects.toThrow();
    expect(notes).toEqual([]);
  });
});

describe('catching up', () => {
  const ids = Array.from({ length: 30 }, (_, at) => `a${at}`);

  test('looks at some, and says how many are left', async () => {
    const { notes, vectors } = notebook(ids);
    const left = await catchUp({ vectors, look: async () => [1] }, scope, {
      space: 'picture',
      signal: never,
    });
    expect([left, notes.length]).toEqual([6, 24]);
  });

  test('passes over what cannot be decoded, and comes back to what may go better', async () => {
    const given = (code: ErrorCode) =>
      catchUp({ ...notebook(ids.slice(0, 3)), look: failing(code) }, scope, {
        space: 'picture',
        signal: never,
      });
    expect([await given('UPLOAD_UNREADABLE'), await given('STORAGE_UNAVAILABLE')]).toEqual([0, 3]);
  });

  test('ends when it is time to search', async () => {
    const { notes, vectors } = notebook(ids);
    const time = new AbortController();
    const look = async (): Promise<readonly number[]> => {
      if (notes.length === 1) time.abort();
      return [1];
    };
    const left = await catchUp({ vectors, look }, scope, { space: 'picture', signal: time.signal });
    expect([left, notes.length]).toEqual([28, 2]);
  });
});

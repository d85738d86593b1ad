import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { codeOf } from '../../contracts/error.ts';
import type { FilmSystem } from '../system/film-system.ts';
import { wantedOfShots } from './shot-flags.ts';

const folder = mkdtempSync(join(tmpdir(), 'ainern2d-flags-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, 'own=1.JPG');
writeFileSync(file, 'bytes');

const takes = ['a', 'b'].map((sign) => ({ digest: sign.repeat(64) }));
/** A film with two takes of each shot, and a store. */
const system = {
  ask: async () => ({ takes, upload: { id: 'upl-1' } }),
  objects: {
    put: async ({ length }: Uint8Array, mediaType: string) => ({ sha256: 'c', bytes: length, mediaType }),
  },
} as unknown as FilmSystem;

const editsFor = (values: Parameters<typeof wantedOfShots>[0]) =>
  Promise.all(wantedOfShots(values).map((wanted) => wanted(system, 'p')));

const codeFor = async (values: Parameters<typeof wantedOfShots>[0]): Promise<string> => {
  try {
    await editsFor(values);
    return 'fine';
  } catch (error) {
    return codeOf(error);
  }
};

describe('what is wanted of shots', () => {
  test('is unlocked first and locked last, and people are locked elsewhere', async () => {
    const edits = await editsFor({
      lock: ['shot-l1', 'c1'],
      unlock: ['shot-l2', 'c2'],
      shot: ['shot-l2'],
      hold: ['shot-l3=250'],
    });
    expect(edits.map((edit) => [edit.type, 'shotId' in edit && edit.shotId])).toEqual([
      ['lockShot', 'shot-l2'],
      ['retakeShot', 'shot-l2'],
      ['setShot', 'shot-l3'],
      ['lockShot', 'shot-l1'],
    ]);
  });

  test('is an earlier take by its number, and a file by its name', async () => {
    const edits = await editsFor({ take: ['s1=2'], use: [`s2=${file}`] });
    expect(edits).toEqual([
      { type: 'chooseTake', shotId: 's1', digest: 'b'.repeat(64), take: null },
      {
        ...{ type: 'useUpload', shotId: 's2', as: 'picture' },
        artifact: { sha256: 'c', bytes: 5, mediaType: 'image/jpeg' },
      },
    ]);
  });

  test.each([
    [{ hold: ['s1'] }, 'USAGE_WRONG'],
    [{ hold: ['s1=long'] }, 'USAGE_WRONG'],
    [{ hold: ['s1=20001'] }, 'USAGE_WRONG'],
    [{ take: ['s1=3'] }, 'TAKE_UNKNOWN'],
    [{ use: ['s1=song.ogg'] }, 'USAGE_WRONG'],
    [{ use: ['s1=/nowhere/own.png'] }, 'USAGE_WRONG'],
  ])('is not %j', async (values, code) => {
    expect(await codeFor(values)).toBe(code);
  });
});

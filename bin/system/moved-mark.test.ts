import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import {
  expectFilmAt,
  installationKey,
  readMark,
  removeMark,
  writeMark,
  type MovedMark,
} from './moved-mark.ts';

const root = mkdtempSync(join(tmpdir(), 'mark-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const fresh = (): string => mkdtempSync(join(root, 'film-'));

const mark = (state: MovedMark['state']): MovedMark => ({
  ...{ state, installation: 'db:5432/films' },
  ...{ projectId: 'prj-1', projectKey: 'key' },
});
const database = 'postgres://user:secret@db:5432/films';

describe('a film’s folder', () => {
  test('says nothing while its film is at home', async () => {
    const folder = fresh();
    expect(await readMark(folder)).toBe(null);
    await expectFilmAt(folder, null);
    await expectFilmAt(folder, database);
  });

  test('lets only the installation go on that its film was moved to', async () => {
    const folder = fresh();
    await writeMark(folder, mark('there'));
    await expectFilmAt(folder, database);
    const elsewhere = { code: 'FILM_ELSEWHERE', message: expect.stringContaining('moved to db:5432/films') };
    await expect(expectFilmAt(folder, null)).rejects.toMatchObject(elsewhere);
    await expect(expectFilmAt(folder, 'postgres://db:5432/others')).rejects.toMatchObject(elsewhere);
  });

  test.each([
    ['going', 'is being moved to'],
    ['coming', 'is being brought back from'],
  ] as const)('lets nobody go on while its film is %s', async (state, said) => {
    const folder = fresh();
    await writeMark(folder, mark(state));
    const refusal = { code: 'FILM_ELSEWHERE', message: expect.stringContaining(said) };
    await expect(expectFilmAt(folder, null)).rejects.toMatchObject(refusal);
    await expect(expectFilmAt(folder, database)).rejects.toMatchObject(refusal);
    await removeMark(folder);
    await expectFilmAt(folder, null);
  });

  test('is found again by the installation under the key that it was moved with', async () => {
    const folder = fresh();
    const own = await installationKey(folder);
    expect(own).toMatch(/^[0-9a-f]{64}$/);
    expect(await installationKey(fresh())).not.toBe(own);
    await writeMark(folder, mark('there'));
    expect(await installationKey(folder)).toBe('key');
  });
});

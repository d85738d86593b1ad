import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { API_PATH } from '../../contracts/api/route.ts';
import { askApi } from '../../contracts/client.ts';
import { speaker } from '../api/people.ts';
import { closeStudio, openStudio, type Studio } from '../api/studio.ts';
import { runCommand, scratchFolder } from './command.ts';

const scratch = scratchFolder();
const OPERATOR = 'operator-of-the-studio-0123456789';

let studio: Studio;

beforeAll(async () => {
  studio = await openStudio(join(scratch.path, 'studio'), {
    ...{ AINERN_SUBMISSIONS: '1', AINERN_OPERATOR_KEY: OPERATOR },
  });
}, 120_000);

afterAll(async () => {
  await closeStudio(studio);
  scratch.remove();
});

const throughProxy = (key: string): Promise<Response> =>
  fetch(`${studio.url}${API_PATH}/projects`, {
    headers: { authorization: `Bearer ${key}`, 'x-forwarded-for': '192.0.2.7' },
  });

describe('a studio', () => {
  test('takes the key of its folder at its own machine alone, and says so', async () => {
    const refused = await throughProxy(studio.key);
    expect(refused.status).toBe(401);
    const { detail } = (await refused.json()) as { detail: string };
    expect(detail).toContain('counts at this machine alone');
    const opened = await fetch(`${studio.url}/?key=${studio.key}`, {
      headers: { 'x-forwarded-for': '192.0.2.7' },
      redirect: 'manual',
    });
    expect([opened.status, opened.headers.get('set-cookie')]).toEqual([401, null]);
  });

  test('has the operator who is named to it, from anywhere', async () => {
    expect((await throughProxy(OPERATOR)).status).toBe(200);
  });

  test('takes as many stories in a minute as it is told', async () => {
    const terms = speaker(studio, studio.key);
    const { project } = (await askApi(terms, 'createProject', { params: {}, body: { title: 'Two stories' } }))
      .document;
    const params = { projectId: project.id };
    const submit = (text: string) =>
      askApi(terms, 'submitStory', { params, body: new TextEncoder().encode(text) });
    await submit('The fox said hello to the old wolf.');
    await expect(submit('The wolf said nothing to the young fox.')).rejects.toMatchObject({
      code: 'RATE_EXCEEDED',
    });
  });

  test('is not opened with an operator’s key that anybody could guess', async () => {
    const folder = join(scratch.path, 'guessed');
    const { code, err } = await runCommand(['studio', '--folder', folder], {
      env: { AINERN_OPERATOR_KEY: 'short' },
    });
    expect(code).not.toBe(0);
    expect(err).toContain('AINERN_OPERATOR_KEY');
  });
});

/** A studio over which random requests are poured, one after the other. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { askApi, type ClientTerms } from '../../contracts/client.ts';
import { scratchFolder } from '../film/command.ts';
import { faultOf, randomRequest, send } from './random-requests.ts';
import { closeStudio, openStudio, type Studio } from './studio.ts';

export function describeRandomRequests(requests: number): void {
  const scratch = scratchFolder();
  let studio: Studio;
  let terms: ClientTerms;
  let projectId: string;

  beforeAll(async () => {
    studio = await openStudio(join(scratch.path, 'studio'));
    terms = { origin: studio.url, key: studio.key, fetch };
    const opened = await askApi(terms, 'createProject', { params: {}, body: { title: 'Random' } });
    projectId = opened.document.project.id;
  }, 120_000);

  afterAll(async () => {
    await closeStudio(studio);
    scratch.remove();
  });

  describe('the API', () => {
    test(`answers ${requests} random requests with what it promises or with one problem, and lives`, async () => {
      const one = fc.asyncProperty(randomRequest([projectId, 'run-1', 'rev-1']), async (asked) => {
        expect(await faultOf(asked, await send(studio, asked))).toBeNull();
      });
      await fc.assert(one, { numRuns: requests, endOnFailure: true });
      const { document } = await askApi(terms, 'getProject', { params: { projectId } });
      expect(document.project.title).toBe('Random');
    }, 300_000);
  });
}

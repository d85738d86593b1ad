/** A studio over which random requests are poured, by everybody who may ask for something, one after the other. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { askApi } from '../../contracts/client.ts';
import { scratchFolder } from '../film/command.ts';
import { Contract } from './contract.ts';
import { everybody, FOR_EVERYBODY, type Principal } from './principals.ts';
import { faultOf, randomRequest, send } from './random-requests.ts';
import { closeStudio, openStudio, type Studio } from './studio.ts';

export function describeRandomRequests(requests: number): void {
  const scratch = scratchFolder();
  const answered = new Map<string, Set<number>>();
  let studio: Studio;
  let contract: Contract;
  let principals: readonly Principal[];

  beforeAll(async () => {
    studio = await openStudio(join(scratch.path, 'studio'), FOR_EVERYBODY);
    principals = await everybody(studio);
    contract = await Contract.servedTo(principals[0]!.terms);
  }, 120_000);

  afterAll(async () => {
    await closeStudio(studio);
    scratch.remove();
  });

  const note = (who: string, status: number): void => {
    answered.set(who, (answered.get(who) ?? new Set()).add(status));
  };

  /** The promise is checked of whoever asks; whoever has logged out comes in again. */
  const asking = (by: Principal) =>
    fc.asyncProperty(randomRequest(by.names), async (asked) => {
      const response = await send(by.terms, asked);
      note(by.who, response.status);
      expect(await faultOf(contract, asked, response)).toBeNull();
      if (asked.name === 'logOut' && response.ok) await by.renew();
    });

  describe('the API', () => {
    test.each([0, 1, 2])(
      `answers a third of ${requests} random requests with what its document promises, whoever asks: %i`,
      async (at) => {
        const by = principals[at]!;
        await fc.assert(asking(by), { numRuns: Math.ceil(requests / 3), endOnFailure: true });
        const { document } = await askApi(by.terms, 'getProject', { params: { projectId: by.names[0]! } });
        expect(document.project.title).toBe('Random');
        expect(answered.get(by.who)?.size).toBeGreaterThan(2);
      },
      300_000,
    );
  });
}

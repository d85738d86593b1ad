/** What every store of cursors must do: it only ever moves on. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Cursors } from '../../actors/orchestrator/journal.ts';
import type { ModuleDatabase } from '../module-database.ts';
import type { Database } from '../open.ts';
import { eventCursors, saveCursorsIn } from './cursors.ts';
import type { RunStores } from './samples/stores-of.ts';

export function describeCursors(name: string, open: () => Promise<Pick<RunStores, 'cursors'>>): void {
  describe(`cursors on ${name}`, () => {
    let cursors: Cursors;

    beforeAll(async () => {
      ({ cursors } = await open());
    });

    test('begin before the first event', async () => {
      expect(await cursors.load('never-read')).toBe(0);
    });

    test('are where they were moved to, one for each log, beyond 32 bits too', async () => {
      await cursors.save('planner', 7);
      await cursors.save('composer', 5_000_000_000);
      expect([await cursors.load('planner'), await cursors.load('composer')]).toEqual([7, 5_000_000_000]);
    });

    test('never move back, whoever is late', async () => {
      await Promise.all([30, 10, 20].map((position) => cursors.save('worker-hub', position)));
      expect(await cursors.load('worker-hub')).toBe(30);
    });
  });
}

/** What a cursor must do that is moved in the transaction which applies what was read. */
export function describeCursorsInTransactions(name: string, open: () => Promise<Database>): void {
  describe(`cursors in transactions on ${name}`, () => {
    let own: ModuleDatabase;

    beforeAll(async () => {
      own = await (await open()).of('orchestrator');
    });

    test('stay where they were when what was read could not be applied', async () => {
      const applied = own.transaction(async (transaction) => {
        await saveCursorsIn(transaction, own, [{ owner: 'gateway', position: 9 }]);
        throw new Error('it could not be applied');
      });
      await expect(applied).rejects.toThrow('it could not be applied');
      expect(await eventCursors(own).load('gateway')).toBe(0);
    });
  });
}

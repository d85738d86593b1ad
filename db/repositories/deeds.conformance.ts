/** What every store of deeds must do: entries are added one after the other, and nobody changes one. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { checkDeeds, nextDeed, type AuditStore } from '../../actors/gateway/audit.ts';
import type { ModuleDatabase } from '../module-database.ts';
import type { Database } from '../open.ts';
import { auditStore } from './deeds.ts';
import { testScope } from './samples/fresh-database.ts';

let own: ModuleDatabase;
let store: AuditStore;

const scope = { ...testScope, tenantId: 't-audit' };
const add = (actor: string, tenantId = scope.tenantId): Promise<number> =>
  store.add(
    { ...scope, tenantId },
    actor,
    nextDeed({ actor, by: 'session', deed: 'invite', subject: {}, outcome: '201', requestId: 'req-1' }, 0),
  );

export function describeDeeds(name: string, open: () => Promise<Database>): void {
  describe(`the store of deeds on ${name}`, () => {
    beforeAll(async () => {
      own = await (await open()).of('gateway');
      store = auditStore(own);
    });

    test('numbers what many did at once, each tenant for itself', async () => {
      const numbers = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((actor) => add(actor)));
      expect(numbers.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5]);
      expect(await add('x', 't-audit-2')).toBe(1);
      expect(await checkDeeds(store, 't-audit')).toMatchObject({ entries: 5, brokenAt: null });
      const page = await store.list('t-audit', { actor: null, deed: null, after: 3, limit: 10 });
      expect(page.map(({ number }) => number)).toEqual([4, 5]);
      expect(await store.list('t-audit', { actor: 'c', deed: null, after: 0, limit: 10 })).toHaveLength(1);
    });

    test('lets nobody change or take out what was written', async () => {
      for (const sql of ['update gateway.audit set actor = $1', 'delete from gateway.audit where actor = $1'])
        await expect(own.query(sql, ['a'])).rejects.toThrow('only added to');
      expect(await checkDeeds(store, 't-audit')).toMatchObject({ entries: 5, brokenAt: null });
    });
  });
}

/** What every store of webhooks must do: each is told by one, in its turn, and by nobody while it rests. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { NewWebhook, Webhooks } from '../../actors/gateway/webhook-store.ts';
import { webhookTag } from '../../actors/runtime/value-tags.ts';
import type { ModuleDatabase } from '../module-database.ts';
import type { Database } from '../open.ts';
import { gatewayStore } from './gateway.ts';
import { expectOneOfTwo } from './samples/one-of-two.ts';
import { testScope } from './samples/fresh-database.ts';
import { jobDone } from './samples/told.ts';
import { webhookTable } from './webhooks.ts';

let own: ModuleDatabase;
let store: Webhooks;
let end: number;

const scope = { ...testScope, tenantId: 't-hook' };
const hook = (id: string): NewWebhook => ({
  ...{ id, url: 'https://example.org/', secret: 's', projectId: null, position: end - 1 },
  events: ['run.succeeded'],
});

const taken = async (holdMs = 60_000): Promise<string[]> =>
  (await store.take(50, holdMs)).filter(({ tenantId }) => tenantId === 't-hook').map(({ id }) => id);

export function describeWebhooks(name: string, open: () => Promise<Database>): void {
  describe(`the store of webhooks on ${name}`, () => {
    beforeAll(async () => {
      own = await (await open()).of('gateway');
      store = webhookTable(own);
      end = await gatewayStore(own).feed.append([jobDone('run-hook', 1, 'hook-log')]);
    });

    test('sets one for whoever has seen it, one of two at once', async () => {
      const webhook = await store.insert({ ...scope, tenantId: 't-hook-seen' }, hook('seen'));
      const change = { position: null, seen: [webhookTag(webhook)] };
      await expectOneOfTwo(() => store.set('t-hook-seen', 'seen', { ...change, state: 'paused' }));
      expect((await store.list('t-hook-seen', { after: null, limit: 9 })).items).toMatchObject([
        { state: 'paused' },
      ]);
      await store.remove('t-hook-seen', 'seen');
    });

    test('gives each to one of those who ask at once, and to nobody else until it is settled', async () => {
      await store.insert(scope, hook('h1'));
      const both = await Promise.all([taken(), taken()]);
      expect(both.flat()).toEqual(['h1']);
      await store.settle('h1', { kind: 'failed', said: '500', againInMs: 0, isGivenUp: false });
      expect(await taken(0)).toEqual(['h1']);
      expect((await store.list('t-hook', { after: null, limit: 9 })).items).toMatchObject([
        { failures: 1, lastOutcome: '500', state: 'active' },
      ]);
    });

    test('lets one rest until its time, and for ever where it is given up or paused', async () => {
      await store.settle('h1', { kind: 'failed', said: '500', againInMs: 60_000, isGivenUp: false });
      expect(await taken()).toEqual([]);
      expect(await store.set('t-other', 'h1', { state: 'active', position: null, seen: null })).toBeNull();
      await store.set('t-hook', 'h1', { state: null, position: null, seen: null });
      expect(await taken(0)).toEqual(['h1']);
      await store.settle('h1', { kind: 'failed', said: '500', againInMs: 0, isGivenUp: true });
      expect(await taken()).toEqual([]);
      expect((await store.list('t-hook', { after: null, limit: 9 })).items).toMatchObject([
        { state: 'given up' },
      ]);
    });

    test('leaves one alone that knows everything, until it asks for it again', async () => {
      await store.set('t-hook', 'h1', { state: 'active', position: null, seen: null });
      await store.settle('h1', { kind: 'told', position: end, said: '204' });
      const newest = await gatewayStore(own).feed.end();
      await store.settle('h1', { kind: 'nothing new', position: newest });
      expect(await taken()).toEqual([]);
      const again = await store.set('t-hook', 'h1', { state: null, position: 0, seen: null });
      expect(again).toMatchObject({ position: 0, failures: 0, lastOutcome: '204' });
      expect(await taken()).toEqual(['h1']);
      expect([await store.remove('t-other', 'h1'), await store.remove('t-hook', 'h1')]).toEqual([
        false,
        true,
      ]);
    });

    test('has them take turns, however much one of them has missed', async () => {
      for (const id of ['h2', 'h3']) await store.insert(scope, hook(id));
      await store.set('t-hook', 'h2', { state: null, position: 0, seen: null });
      await store.set('t-hook', 'h3', { state: null, position: end - 1, seen: null });
      const next = async (): Promise<string | undefined> => {
        const [due] = await store.take(1, 60_000);
        if (due !== undefined) await store.settle(due.id, { kind: 'nothing new', position: due.position });
        return due?.id;
      };
      expect([await next(), await next(), await next()]).toEqual(['h2', 'h3', 'h2']);
      for (const id of ['h2', 'h3']) await store.remove('t-hook', id);
    });
  });
}

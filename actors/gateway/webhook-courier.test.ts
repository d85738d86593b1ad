import { describe, expect, test } from '@jest/globals';
import { events } from '../../contracts/event.ts';
import type { FedEvent } from '../../contracts/modules/gateway.ts';
import { WebhookCourier } from './webhook-courier.ts';
import type { DueWebhook, Outcome } from './webhook-store.ts';
import type { WebhookPorts } from './webhooks.ts';

const PLACES = 2;
const EVENTS = 3;

const name = 'run.succeeded' as const;

const fed = (at: number): FedEvent => ({
  at,
  event: {
    ...{ id: `e${at}`, name, version: events[name].version, owner: 'orchestrator', position: at },
    ...{ runId: 'run-1', at: '2026-01-01T00:00:00.000Z', data: {} },
    ...{ tenantId: 't', projectId: 'p', traceId: 'x', correlationId: 'x' },
  },
});

/** Addresses that have been told nothing of what is in the feed, and servers of theirs that say nothing before they are let. */
function setting(ids: readonly string[], slow: readonly string[]) {
  const due = new Map(ids.map((id) => [id, 0]));
  const held = new Set<string>();
  const said: string[] = [];
  const waiting: (() => void)[] = [];
  let [now, most] = [0, 0];
  const dueOf = (id: string): DueWebhook => ({
    ...{ id, url: id, projectId: null, position: due.get(id) ?? 0, failures: 0, tenantId: 't' },
    ...{ events: [name], secret: 's', failingMs: 0, end: EVENTS },
  });
  const webhooks = {
    take: async (count: number) => {
      const free = [...due.keys()].filter((id) => !held.has(id) && (due.get(id) ?? 0) < EVENTS);
      const taken = free.slice(0, count).map(dueOf);
      for (const { id } of taken) held.add(id);
      return taken;
    },
    settle: async (id: string, outcome: Outcome) => {
      if (outcome.kind !== 'failed') due.set(id, outcome.position);
      held.delete(id);
    },
  };
  const post = async ({ url, body }: { readonly url: string; readonly body: string }): Promise<number> => {
    most = Math.max(most, (now += 1));
    if (slow.includes(url)) await new Promise<void>((go) => waiting.push(go));
    said.push(`${url} ${(JSON.parse(body) as { at: number }).at}`);
    now -= 1;
    return 204;
  };
  const feed = {
    read: async (_: unknown, after: number) => ({
      events: after < EVENTS ? [fed(after + 1)] : [],
      last: Math.min(after + 1, EVENTS),
    }),
  };
  const ports = {
    ...{ webhooks, store: { feed }, poster: { post }, clock: { now: () => 0 } },
    secrets: { next: () => '', hash: () => '', sign: () => '' },
  } as unknown as WebhookPorts;
  const errors: unknown[] = [];
  const courier = new WebhookCourier(ports, { places: PLACES, onError: (error) => errors.push(error) });
  return { courier, said, errors, due, goOn: () => waiting.shift()?.(), most: () => most, webhooks };
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

const toldOf = (said: readonly string[], id: string): string[] =>
  said.filter((each) => each.startsWith(`${id} `));

describe('a courier', () => {
  test('tells everybody else while one is slow, each in its order, and no more at once than there are places', async () => {
    const { courier, said, goOn, most } = setting(['slow', 'a', 'b', 'c'], ['slow']);
    await courier.look();
    await settled();
    expect(toldOf(said, 'slow')).toEqual([]);
    for (const id of ['a', 'b', 'c']) expect(toldOf(said, id)).toEqual([`${id} 1`, `${id} 2`, `${id} 3`]);
    expect(most()).toBe(PLACES);
    goOn();
    await settled();
    expect(toldOf(said, 'slow')).toEqual(['slow 1']);
    goOn();
    await settled();
    goOn();
    await courier.stop();
  });

  test('takes on whoever comes while one is slow', async () => {
    const { courier, said, due, goOn } = setting(['slow'], ['slow']);
    await courier.look();
    due.set('late', 0);
    await courier.look();
    await settled();
    expect(toldOf(said, 'late')).toHaveLength(EVENTS);
    goOn();
    await courier.stop();
  });

  test('leaves once those are told whom it is telling, and takes on nobody more', async () => {
    const { courier, said, goOn } = setting(['slow', 'other'], ['slow', 'other']);
    await courier.look();
    let isGone = false;
    const gone = courier.stop().then(() => (isGone = true));
    await settled();
    expect(isGone).toBe(false);
    goOn();
    goOn();
    await gone;
    expect(said.sort()).toEqual(['other 1', 'slow 1']);
  });

  test('tells of what goes wrong, and goes on when it looks again', async () => {
    const { courier, said, errors, webhooks } = setting(['a'], []);
    const { settle, take } = webhooks;
    webhooks.take = () => Promise.reject(new Error('away'));
    await courier.look();
    webhooks.take = take;
    webhooks.settle = () => Promise.reject(new Error('lost'));
    await courier.look();
    await settled();
    expect(errors).toEqual([new Error('away'), new Error('lost')]);
    webhooks.settle = settle;
    await webhooks.settle('a', { kind: 'told', position: 1, said: '204' });
    await courier.look();
    await settled();
    expect(said).toEqual(['a 1', 'a 2', 'a 3']);
  });
});

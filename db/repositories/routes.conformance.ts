/** What every store of the router must do: decisions are kept with their price, and money is spent once. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { limitTag } from '../../actors/runtime/value-tags.ts';
import type { RouteStore, StoredNode } from '../../actors/model-router/route-store.ts';
import type { DispatchDecision, Provider } from '../../contracts/route.ts';
import type { Scope } from '../../contracts/shared.ts';
import { sampleOf } from '../../actors/model-router/samples/nodes.ts';
import { expectOneOfTwo } from './samples/one-of-two.ts';
import { testScope } from './samples/fresh-database.ts';
import type { RouterStores } from './samples/stores-of.ts';

let router: RouterStores;
let store: RouteStore;

const providerOf = (id: string, more: Partial<Provider> = {}): Provider => ({
  ...{ id, url: `embedded:${id}`, kinds: ['voice'], rung: 'synthetic', model: 'm' },
  ...{ needs: { gpu: false, vramMb: 0, labels: [] }, priceMicros: 0 },
  ...more,
});

const decisionOf = (jobId: string, reservedMicros = 0): DispatchDecision => ({
  jobId,
  recipe: { rung: 'synthetic', provider: 'espeak', model: 'm', workflow: 'plain' },
  ...{
    labels: [],
    candidates: [{ nodeId: 'n1', score: 0.5, because: ['离得近'] }],
    refused: [{ nodeId: 'n2', because: ['lacks the label gpu'] }],
    because: [],
    reservedMicros,
  },
});

const inProject = (projectId: string): Scope => ({ ...testScope, projectId });

const newsOf = async (wanted: string): Promise<string[]> =>
  (await router.log.readEvents(0, 500)).filter(({ runId }) => runId === wanted).map(({ name }) => name);

function describeDecisions(): void {
  test('keeps decisions and tells of each, and of the money set aside for it', async () => {
    await store.saveDecisions(testScope, 'run-told', [decisionOf('d1'), decisionOf('d2', 5)]);
    expect(await newsOf('run-told')).toEqual(['route.decided', 'route.decided', 'budget.reserved']);
    const [first] = (await router.log.readEvents(0, 500)).filter(({ runId }) => runId === 'run-told');
    expect(first?.data).toEqual({ runId: 'run-told', decision: decisionOf('d1') });
  });

  test('replaces the decision on a job that is decided again', async () => {
    await store.saveDecisions(testScope, 'run-again', [decisionOf('d3')]);
    const better = { ...decisionOf('d3'), because: ['cheaper'] };
    await store.saveDecisions(testScope, 'run-again', [better]);
    expect(await router.decisionsOn('d3')).toEqual([better]);
  });
}

function describeMoney(): void {
  test('gives no money to a project that nobody has given any', async () => {
    expect(await store.budget('prj-poor')).toEqual({
      ...{ currency: 'USD', limitMicros: 0, reservedMicros: 0, spentMicros: 0 },
    });
  });

  test('sets the limit for whoever has seen the one that there is', async () => {
    const set = (seen: number, limitMicros: number): Promise<void> =>
      store.setBudget(inProject('prj-seen'), { limitMicros, seen: [limitTag({ limitMicros: seen })] });
    await expectOneOfTwo((which) => set(0, 10 + which));
    const { limitMicros } = await store.budget('prj-seen');
    await expectOneOfTwo((which) => set(limitMicros, 20 + which));
    await expect(set(limitMicros, 30)).rejects.toMatchObject({ code: 'EDIT_CONFLICT' });
    expect((await store.budget('prj-seen')).limitMicros).toBeGreaterThanOrEqual(20);
  });

  test('sets money aside once for a job, and spends it once when the job is settled', async () => {
    await router.grant('prj-rich', 3_000_000_000);
    const decided = [decisionOf('p1', 2_500_000_000)];
    await store.saveDecisions(inProject('prj-rich'), 'run-paid', decided);
    await store.saveDecisions(inProject('prj-rich'), 'run-paid', decided);
    const limits = { currency: 'USD', limitMicros: 3_000_000_000 };
    const reserved = { ...limits, reservedMicros: 2_500_000_000, spentMicros: 0 };
    expect(await store.budget('prj-rich')).toEqual(reserved);
    const settled = [1, 2].map(() => store.settle(inProject('prj-rich'), ['p1']));
    expect((await Promise.all(settled)).sort()).toEqual([0, 2_500_000_000]);
    const spent = { ...limits, reservedMicros: 0, spentMicros: 2_500_000_000 };
    expect(await store.budget('prj-rich')).toEqual(spent);
  });

  test('gives back what was set aside for work that is not done, and sets it aside anew when it is wanted again', async () => {
    await router.grant('prj-back', 100);
    const decided = [decisionOf('b1', 30), decisionOf('b2', 40)];
    const reserved = async (): Promise<number> => (await store.budget('prj-back')).reservedMicros;
    await store.saveDecisions(inProject('prj-back'), 'run-back', decided);
    expect([await store.release(['b1']), await store.release(['b1']), await reserved()]).toEqual([1, 0, 40]);
    expect(await store.settle(inProject('prj-back'), ['b1', 'b2'])).toBe(40);
    await store.saveDecisions(inProject('prj-back'), 'run-back', decided);
    expect([await reserved(), (await store.budget('prj-back')).spentMicros]).toEqual([30, 40]);
  });

  test('tells of money only when it sets some aside', async () => {
    const told = async (): Promise<number> =>
      (await newsOf('run-twice')).filter((name) => name === 'budget.reserved').length;
    const decided = [decisionOf('t1', 30), decisionOf('t2', 40)];
    await store.saveDecisions(testScope, 'run-twice', decided);
    await store.saveDecisions(testScope, 'run-twice', decided);
    expect(await told()).toBe(2);
    await store.release(['t1']);
    await store.saveDecisions(testScope, 'run-twice', decided);
    expect(await told()).toBe(3);
  });

  test('spends nothing on a job for which nothing was set aside', async () => {
    await store.saveDecisions(testScope, 'run-free', [decisionOf('f1')]);
    expect([await store.settle(testScope, ['f1', 'nobody']), await store.release(['f1'])]).toEqual([0, 0]);
  });
}

const nodeOf = (nodeId: string, more: Partial<StoredNode> = {}): StoredNode => ({
  ...{ nodeId, state: 'alive', since: '2026-01-02T03:04:05.678Z', because: ['heard of'] },
  telemetry: sampleOf(nodeId, { durations: { shot: 1_200 } }),
  ...more,
});

function describeNodes(): void {
  test('keeps nodes as they were told last, in the order of their ids', async () => {
    await store.saveNodes([]);
    await store.saveNodes([nodeOf('node-b'), nodeOf('node-a')]);
    const gone = nodeOf('node-b', { state: 'down', because: ['silent for 6.1 s', '很久'] });
    await store.saveNodes([gone]);
    expect(await store.nodes()).toEqual([nodeOf('node-a'), gone]);
  });

  test('drops nodes that have been down for a day', async () => {
    await store.saveNodes([nodeOf('old-down', { state: 'down' }), nodeOf('old-alive')]);
    await router.ageNodes(['old-down', 'old-alive']);
    const known = (await store.nodes()).map(({ nodeId }) => nodeId);
    expect([known.includes('old-alive'), known.includes('old-down')]).toEqual([true, false]);
  });
}

export function describeRouteStore(name: string, open: () => Promise<RouterStores>): void {
  describe(`the router’s store on ${name}`, () => {
    beforeAll(async () => {
      router = await open();
      ({ store } = router);
    });

    test('tells providers in the order of their ids, each as it was registered last', async () => {
      await store.register([providerOf('b'), providerOf('a')]);
      const changed = providerOf('b', { url: 'openai://host', kinds: ['reading', 'voice'], priceMicros: 7 });
      await store.register([changed]);
      await store.register([]);
      expect(await store.providers(30_000)).toEqual([providerOf('a'), changed]);
    });

    test('tells no provider that nobody has registered lately, but knows it by its id', async () => {
      const [gone, back] = [providerOf('gone'), providerOf('gone-and-back')];
      await store.register([gone, back]);
      await router.ageProviders(['gone', 'gone-and-back']);
      await store.register([back]);
      const ids = (await store.providers(30_000)).map(({ id }) => id);
      expect([ids.includes('gone'), ids.includes('gone-and-back')]).toEqual([false, true]);
      expect(await store.providersNamed(['gone', 'never'])).toEqual([gone]);
    });

    describeDecisions();
    describeNodes();
    describeMoney();
  });
}

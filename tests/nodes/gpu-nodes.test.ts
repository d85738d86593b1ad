import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { ServiceBroker } from 'moleculer';
import { sha256Hex } from '../../actors/runtime/fingerprint.ts';
import type { BackgroundOrder } from '../../contracts/drawing.ts';
import { eventData, type EventEnvelope } from '../../contracts/event.ts';
import { jobKinds } from '../../contracts/job-kinds.ts';
import { modelRouter } from '../../contracts/modules/model-router.ts';
import { EDGE, moduleNames } from '../../contracts/modules/names.ts';
import { workerHub } from '../../contracts/modules/worker-hub.ts';
import type { DispatchDecision, Provider, Recipe } from '../../contracts/route.ts';
import type { TaskSpec } from '../../contracts/task.ts';
import type { GpuReading, KnownNode } from '../../contracts/telemetry.ts';
import { FakeGpus } from '../../adapters/gpus/fake.ts';
import { embeddedProviders } from '../../adapters/providers.ts';
import { recipeOf } from '../../actors/model-router/routes.ts';
import { askAs, type Ask } from '../../services/wiring/ask.ts';
import { openFleet, type Fleet } from './fleet.ts';
import { scope } from './small-node.ts';

jest.setTimeout(60_000);

let fleet: Fleet;
let head: ServiceBroker;
let ask: Ask;

beforeAll(async () => {
  fleet = await openFleet();
  head = await fleet.start({
    modules: moduleNames,
    providers: 'fake-gpu://background?ms=300&vram=10000',
  });
  ask = askAs(head, 'orchestrator');
}, 60_000);

afterAll(() => fleet[Symbol.asyncDispose]());

async function until<T>(what: string, look: () => Promise<T | undefined>, withinMs = 20_000): Promise<T> {
  const end = performance.now() + withinMs;
  while (performance.now() < end) {
    const found = await look();
    if (found !== undefined) return found;
    await pause(50);
  }
  throw new Error(`It was waited for ${withinMs} ms in vain: ${what}.`);
}

const nodes = async (): Promise<readonly KnownNode[]> =>
  (await askAs(head, EDGE)(scope, modelRouter.listNodes, {})).nodes;

const stateOf = (broker: ServiceBroker, state: KnownNode['state']): Promise<KnownNode> =>
  until(`${broker.nodeID} is ${state}`, async () =>
    (await nodes()).find((node) => node.nodeId === broker.nodeID && node.state === state),
  );

const river: BackgroundOrder = {
  ...{ style: 'paper-cut', world: 'chinese-old', timeOfDay: 'dusk', weather: 'clear', season: null },
  mood: 'calm',
  place: { id: 'river', name: '河边', kind: 'river', indoors: false, traits: [], seed: 4 },
};

const taskOf = (jobId: string, recipe: Recipe): TaskSpec => ({
  ...scope,
  ...{ runId: 'run-1', jobId, key: `background:${jobId}`, kind: 'background', stage: 'execution' },
  ...{ kindVersion: jobKinds.background.version, subject: {}, inputs: river, recipe },
  ...{ takeNo: 0, digest: sha256Hex(jobId), estimateMs: 500 },
});

/** Has the router place a job, and hands it to the hub. */
async function submit(jobId: string, provider: Provider): Promise<DispatchDecision> {
  const task = taskOf(jobId, recipeOf(provider));
  const job = { jobId, kind: task.kind, recipe: task.recipe, estimateMs: task.estimateMs };
  const { decisions } = await ask(scope, modelRouter.placeJobs, { runId: 'run-1', jobs: [job] });
  const [decision] = decisions;
  await ask(scope, workerHub.submitJobs, { jobs: [{ task, decision: decision!, provider, asOf: 0 }] });
  return decision!;
}

async function chosen(): Promise<Provider> {
  const request = { projectId: 'prj-1', runId: 'run-1', kinds: ['background' as const] };
  const { recipes, providers } = await ask(scope, modelRouter.chooseRecipes, request);
  return providers[recipes['background']!.provider]!;
}

const newsOf = async (jobId: string, name: string): Promise<EventEnvelope | undefined> => {
  const { events } = await ask(scope, workerHub.readEvents, { after: 0, limit: 500 });
  return events.find((event) => event.name === name && event.data['jobId'] === jobId);
};

const artifactsOf = async (jobId: string): Promise<unknown> => {
  const done = await until(`${jobId} is done`, () => newsOf(jobId, 'job.succeeded'));
  return eventData('job.succeeded', done).artifacts;
};

const workerOf = async (jobId: string): Promise<string> => {
  const leased = await until(`${jobId} is leased`, () => newsOf(jobId, 'job.leased'));
  return eventData('job.leased', leased).workerId;
};

/** Longer than workers wait before they look for work by themselves, ms. */
const ENOUGH_MS = 2_500;

const onlyVideo = { modules: ['worker-video'] } as const;
let small: ServiceBroker;
let large: ServiceBroker;

describe('work for a GPU', () => {
  test('is left alone by nodes that have none, and the decision says why', async () => {
    await stateOf(head, 'alive');
    const provider = await chosen();
    expect(provider).toMatchObject({ id: 'fake-gpu-background', needs: { gpu: true, vramMb: 10_000 } });
    const decision = await submit('wants-gpu', provider);
    expect(decision).toMatchObject({
      ...{ labels: ['gpu'], candidates: [] },
      refused: [{ nodeId: head.nodeID, because: ['lacks the label gpu', expect.stringMatching('10000 MB')] }],
    });
    await pause(ENOUGH_MS);
    expect(await newsOf('wants-gpu', 'job.leased')).toBeUndefined();
  });

  test('is left alone by a GPU that is too small, and leased by one that is not as soon as it is up', async () => {
    small = await fleet.start({ ...onlyVideo, gpus: 'fake:vram=8192' });
    await stateOf(small, 'alive');
    await pause(ENOUGH_MS);
    expect(await newsOf('wants-gpu', 'job.leased')).toBeUndefined();
    large = await fleet.start({ ...onlyVideo, gpus: 'fake:vram=16384', labels: ['south'] });
    const known = await until('the head knows it', async () => head.registry.nodes.get(large.nodeID));
    expect(known.metadata).toMatchObject({
      ...{ host: expect.any(String), gpu: 'fake GPU', labels: ['gpu', 'south'], vramMb: 16_384 },
    });
    expect(await workerOf('wants-gpu')).toBe(`worker-video:${large.nodeID}`);
  });

  test('yields the bytes that the drawn rung yields', async () => {
    const drawn = embeddedProviders.find(({ kinds }) => kinds.includes('background'))!;
    await submit('drawn', drawn);
    expect(await artifactsOf('wants-gpu')).toEqual(await artifactsOf('drawn'));
  });

  test('is placed by what the nodes tell of themselves, and the decision is kept', async () => {
    const known = await until('it has told how long its work took', async () =>
      (await nodes()).find(
        ({ nodeId, telemetry }) => nodeId === large.nodeID && 'background' in telemetry.durations,
      ),
    );
    expect(known.telemetry).toMatchObject({
      ...{ labels: ['gpu', 'south'], kinds: expect.arrayContaining(['background', 'shot']), slots: 1 },
      gpus: [{ vramTotalMb: 16_384 }],
    });
    const decision = await submit('second', await chosen());
    expect(decision.candidates).toMatchObject([
      {
        nodeId: large.nodeID,
        because: expect.arrayContaining([
          expect.stringMatching(/^\d+ ms for a background, by its last jobs$/),
        ]),
      },
    ]);
    expect(decision.refused.map(({ nodeId }) => nodeId).sort()).toEqual([head.nodeID, small.nodeID].sort());
    const { events } = await ask(scope, modelRouter.readEvents, { after: 0 });
    const kept = events.filter(
      ({ name, data }) => name === 'route.decided' && JSON.stringify(data).includes('"second"'),
    );
    expect(kept.map((event) => eventData('route.decided', event).decision)).toEqual([decision]);
    expect(await workerOf('second')).toBe(`worker-video:${large.nodeID}`);
    await artifactsOf('second');
  });

  test('is not leased to a worker that only says that it has a GPU', async () => {
    await small.stop();
    await large.stop();
    await submit('lonely', await chosen());
    const own = `worker-video:${head.nodeID}`;
    const request = { workerId: own, kinds: ['background' as const], limit: 1, leastMs: 0 };
    const claim = { ...request, labels: ['gpu'] };
    const video = askAs(head, 'worker-video');
    await expect(video(scope, workerHub.leaseJobs, claim)).rejects.toMatchObject({ code: 'PARAMS_INVALID' });
    expect(await video(scope, workerHub.leaseJobs, request)).toEqual({ leases: [] });
  });
});

describe('a node', () => {
  test('that stopped said so, and is down a while later', async () => {
    const gone = await stateOf(large, 'down');
    expect(gone.telemetry.isDraining).toBe(true);
    expect(gone.because[0]).toMatch(/^silent for \d+\.\d s$/);
  });

  test('that is cut off is suspected, then down, and back when the link is', async () => {
    const cut = await fleet.start({ ...onlyVideo, gpus: 'fake:vram=8192' });
    await stateOf(cut, 'alive');
    await cut.transit!.disconnect();
    expect((await stateOf(cut, 'suspected')).silentMs).toBeGreaterThan(3_000);
    expect((await stateOf(cut, 'down')).silentMs).toBeGreaterThan(6_000);
    await cut.transit!.connect();
    await cut.transit!.discoverer.sendLocalNodeInfo();
    expect((await stateOf(cut, 'alive')).because[0]).toMatch(/^it was heard of, after \d+\.\d s$/);
  });

  test('that loses its GPU gets no more work for one, until it is back', async () => {
    let reading: GpuReading = await new FakeGpus({ vramMb: 16_384, count: 1 }).read([]);
    const found = reading;
    const flaky = await fleet.start({ ...onlyVideo, gpus: { read: async () => reading } });
    await stateOf(flaky, 'alive');
    await artifactsOf('lonely');
    reading = 'none';
    await until('it says that it has none', async () =>
      (await nodes()).find(({ nodeId, telemetry }) => nodeId === flaky.nodeID && telemetry.gpus === 'none'),
    );
    await submit('later', await chosen());
    await pause(ENOUGH_MS);
    expect(await newsOf('later', 'job.leased')).toBeUndefined();
    reading = found;
    expect(await workerOf('later')).toBe(`worker-video:${flaky.nodeID}`);
  });

  test('tells nobody outside who may not ask', async () => {
    await expect(askAs(head, 'planner')(scope, modelRouter.listNodes, {})).rejects.toMatchObject({
      code: 'BOUNDARY_VIOLATION',
    });
  });
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DispatchStore, SubmittedJob } from '../../actors/worker-hub/dispatch-store.ts';
import { eventData, type EventEnvelope } from '../../contracts/event.ts';
import type { JobKind } from '../../contracts/job-kinds.ts';
import { jobKinds } from '../../contracts/job-kinds.ts';
import type { ModuleDatabase } from '../module-database.ts';
import type { Database } from '../open.ts';
import { dispatchStore } from './dispatch.ts';
import { freshDatabase, testScope } from './fresh-database.ts';

let database: Database;
let hub: ModuleDatabase;
let store: DispatchStore;

beforeAll(async () => {
  database = await freshDatabase();
  hub = await database.of('worker-hub');
  store = dispatchStore(hub);
}, 60_000);

afterAll(() => database.close());

const recipe = { rung: 'synthetic', provider: 'espeak', model: 'm', workflow: 'plain' } as const;
const sha = (digit: string): string => digit.repeat(64);

function submitted(
  jobId: string,
  {
    kind = 'voice',
    digest = sha('a'),
    labels = [],
  }: { kind?: JobKind; digest?: string; labels?: string[] } = {},
): SubmittedJob {
  return {
    task: {
      ...testScope,
      runId: 'run-1',
      jobId,
      key: `voice:${jobId}`,
      kind,
      kindVersion: 1,
      stage: jobKinds[kind].stage,
      subject: { lineId: jobId },
      inputs: {},
      recipe,
      takeNo: 0,
      digest,
      estimateMs: 10,
    },
    decision: { jobId, recipe, labels, candidates: [], because: [], reservedMicros: 0 },
    provider: {
      id: 'espeak',
      url: 'embedded:espeak',
      kinds: ['voice'],
      rung: 'synthetic',
      model: 'm',
      needs: { gpu: false, vramMb: 0, labels: [] },
      priceMicros: 0,
    },
  };
}

const result = {
  artifacts: [{ role: 'speech', sha256: sha('1'), bytes: 4, mediaType: 'audio/wav' as const }],
  facts: { samples: 480 },
  cpuMs: 12,
};
const take = async (kinds: JobKind[], more: { labels?: string[]; leaseMs?: number; leastMs?: number } = {}) =>
  (
    await store.lease({
      workerId: 'w1',
      kinds,
      labels: more.labels ?? [],
      limit: 1,
      leastMs: more.leastMs ?? 0,
      leaseMs: more.leaseMs ?? 5000,
    })
  )[0]?.lease ?? null;
const eventsOf = async (jobId: string): Promise<EventEnvelope['name'][]> =>
  (await hub.readEvents(0, 500)).filter(({ data }) => data['jobId'] === jobId).map(({ name }) => name);

describe('jobs to hand out', () => {
  test('go to one worker, in the order they came, and end with one result', async () => {
    await store.submit(
      testScope,
      [submitted('j1', { digest: sha('b') }), submitted('j2', { digest: sha('c') })],
      [],
    );
    const first = await take(['voice']);
    const second = await take(['voice']);
    expect([first?.jobId, second?.jobId]).toEqual(['j1', 'j2']);
    expect(await take(['voice'])).toBeNull();
    expect(await store.complete('j1', first!.token, result)).toBe(true);
    expect(await store.complete('j1', first!.token, result)).toBe(false);
    expect(await eventsOf('j1')).toEqual(['job.leased', 'job.succeeded']);
    await store.complete('j2', second!.token, result);
  });

  test('are not given where less work of these kinds waits than is asked for', async () => {
    const few = ['few1', 'few2'].map((jobId, i) => submitted(jobId, { digest: sha(String(7 + i)) }));
    await store.submit(testScope, few, []);
    const waitingMs = few.reduce((sum, { task }) => sum + task.estimateMs, 0);
    await store.submit(testScope, [submitted('far', { digest: sha('9'), labels: ['gpu'] })], []);
    expect(await take(['voice', 'music'], { leastMs: waitingMs + 1 })).toBeNull();
    const first = await take(['voice'], { leastMs: waitingMs });
    expect(await take(['voice'], { leastMs: waitingMs })).toBeNull();
    const second = await take(['voice']);
    expect([first?.jobId, second?.jobId]).toEqual(['few1', 'few2']);
    await store.complete('few1', first!.token, result);
    await store.complete('few2', second!.token, result);
    await store.withdraw(testScope, ['far']);
  });

  test('say who took them and what came of them, in the form of the contract', async () => {
    const told = (await hub.readEvents(0, 500)).filter(({ data }) => data['jobId'] === 'j2');
    expect(told.map(({ runId, version }) => [runId, version])).toEqual([
      ['run-1', 1],
      ['run-1', 1],
    ]);
    expect(eventData('job.leased', told[0]!)).toMatchObject({ key: 'voice:j2', workerId: 'w1', attempt: 1 });
    expect(eventData('job.succeeded', told[1]!)).toMatchObject({ ...result, reused: false, kind: 'voice' });
  });

  test('are announced as they are logged', async () => {
    const announced: EventEnvelope[] = [];
    hub.whenLogged((envelopes) => announced.push(...envelopes));
    await store.submit(testScope, [submitted('j10', { kind: 'poster', digest: sha('2') })], []);
    const lease = await take(['poster']);
    await store.complete('j10', lease!.token, result);
    expect(announced).toEqual((await hub.readEvents(0, 500)).filter(({ data }) => data['jobId'] === 'j10'));
  });

  test('that are known already stay as they are', async () => {
    await store.submit(testScope, [submitted('j1', { digest: sha('b') })], []);
    expect(await take(['voice'])).toBeNull();
  });

  test('fence off a worker whose lease went to another', async () => {
    await store.submit(testScope, [submitted('j3', { digest: sha('d') })], []);
    const stale = await take(['voice'], { leaseMs: 1 });
    await new Promise((resolve) => setTimeout(resolve, 20));
    const [expired] = await store.expired(10);
    expect(expired?.jobId).toBe('j3');
    await store.conclude(expired!, { again: true, delayMs: 0, deaths: 1 });
    const fresh = await take(['voice']);
    expect(fresh!.token).toBeGreaterThan(stale!.token);
    expect(await store.renew('j3', stale!.token, { share: 0.5, leaseMs: 1000 })).toBeNull();
    expect(await store.complete('j3', stale!.token, result)).toBe(false);
    expect(await store.complete('j3', fresh!.token, result)).toBe(true);
    expect((await eventsOf('j3')).filter((name) => name === 'job.succeeded')).toHaveLength(1);
  });

  test('wait as long as they are told before they are tried again', async () => {
    await store.submit(testScope, [submitted('j4', { digest: sha('e') })], []);
    const lease = await take(['voice']);
    const attempt = await store.attempt('j4', lease!.token);
    await store.conclude(attempt!, { again: true, delayMs: 60_000, deaths: 0 });
    expect(await take(['voice'])).toBeNull();
  });

  test('that fail for good say so once, and are taken up again when they are submitted again', async () => {
    await store.submit(testScope, [submitted('j5', { digest: sha('f') })], []);
    const lease = await take(['voice']);
    await store.conclude((await store.attempt('j5', lease!.token))!, {
      again: false,
      failure: { code: 'JOB_FAILED', message: 'no voice' },
    });
    expect(await eventsOf('j5')).toEqual(['job.leased', 'job.failed']);
    await store.submit(testScope, [submitted('j5', { digest: sha('f') })], []);
    expect((await take(['voice']))?.jobId).toBe('j5');
  });

  test('are only for workers with the labels they ask for', async () => {
    await store.submit(testScope, [submitted('j6', { kind: 'shot', digest: sha('6'), labels: ['gpu'] })], []);
    expect(await take(['shot'])).toBeNull();
    expect((await take(['shot'], { labels: ['gpu', 'big'] }))?.jobId).toBe('j6');
  });

  test('given back untouched can be leased at once, and the attempt does not count', async () => {
    await store.submit(testScope, [submitted('j7', { kind: 'music', digest: sha('7') })], []);
    const lease = await take(['music']);
    expect(await store.release('j7', lease!.token)).toBe(true);
    expect((await take(['music']))?.attempt).toBe(1);
  });

  test('that were withdrawn are not wanted any more', async () => {
    await store.submit(testScope, [submitted('j8', { kind: 'effect', digest: sha('8') })], []);
    const lease = await take(['effect']);
    expect(await store.withdraw(testScope, ['j8'])).toBe(1);
    expect(await store.renew('j8', lease!.token, { share: 0.1, leaseMs: 1000 })).toBeNull();
  });

  test('are all given back, uncounted, when no worker can be alive', async () => {
    await store.submit(testScope, [submitted('j90', { kind: 'ambience', digest: sha('0') })], []);
    const lost = await take(['ambience']);
    expect(await store.releaseAll()).toBeGreaterThanOrEqual(1);
    expect(await store.complete('j90', lost!.token, result)).toBe(false);
    expect((await take(['ambience']))?.attempt).toBe(1);
  });
});

describe('the build cache', () => {
  test('remembers what came of a digest, for this tenant alone', async () => {
    const cached = await store.cached('local', [sha('b'), sha('9')]);
    expect([...cached.keys()]).toEqual([sha('b')]);
    expect(cached.get(sha('b'))).toEqual({ artifacts: result.artifacts, facts: result.facts, cpuMs: 12 });
    expect((await store.cached('somebody-else', [sha('b')])).size).toBe(0);
  });

  test('answers a job at once, and says that it was reused', async () => {
    const job = submitted('j9', { digest: sha('b') });
    await store.submit(testScope, [], [{ ...job, result }]);
    const [event] = (await hub.readEvents(0, 500)).filter(({ data }) => data['jobId'] === 'j9');
    expect(event).toMatchObject({ name: 'job.succeeded', data: { reused: true, facts: { samples: 480 } } });
  });

  test('forgets what it is told to forget', async () => {
    await store.forget('local', sha('b'));
    expect((await store.cached('local', [sha('b')])).size).toBe(0);
  });
});

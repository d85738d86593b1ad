/** What every dispatch store must do: a job goes to one worker at a time, and its result counts once. */
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { seeded } from '../../actors/runtime/random.ts';
import { sweepExpired } from '../../actors/worker-hub/hub.ts';
import type { DispatchStore, LeaseRequest, SubmittedJob } from '../../actors/worker-hub/dispatch-store.ts';
import { eventData, type EventEnvelope } from '../../contracts/event.ts';
import type { TaskSpec } from '../../contracts/task.ts';
import type { Lease } from '../../contracts/worker.ts';
import { handedIn, hashLike, result, submitted, workerOf } from './samples/dispatched.ts';
import { testScope } from './samples/fresh-database.ts';
import type { HubStores, Log } from './samples/stores-of.ts';

let hub: Log;
let store: DispatchStore;
const known: string[] = [];

async function submit(...jobs: readonly SubmittedJob[]): Promise<void> {
  known.push(...jobs.map(({ task }) => task.jobId));
  await store.submit(testScope, jobs, []);
}

/** Leaves nothing for the workers of the next test. */
async function withdrawAll(): Promise<void> {
  await store.withdraw(known.splice(0), Number.MAX_SAFE_INTEGER);
}

const worker: LeaseRequest = {
  ...{ workerId: 'w1', kinds: ['voice', 'shot', 'music'] },
  ...{ limit: 1, leastMs: 0, leaseMs: 5_000 },
};

/** Workers that have registered: eight with nothing to show, and two on nodes with a GPU. */
const workers = ['w1', 'w2', 'w3', 'w4', 'w5', 'w6', 'w7', 'w8'];
const [small, large] = [
  workerOf('small', { labels: ['gpu'], vramMb: 8_192 }),
  workerOf('large', { labels: ['big', 'gpu'], vramMb: 81_920 }),
];

const takeMany = async (more: Partial<LeaseRequest> = {}): Promise<Lease[]> =>
  (await store.lease({ ...worker, ...more })).map(({ lease }) => lease);

const take = async (more: Partial<LeaseRequest> = {}): Promise<Lease | null> =>
  (await takeMany(more))[0] ?? null;

const renew = async (jobId: string, token: number, leaseMs: number): Promise<TaskSpec | null> =>
  (await store.renew([{ jobId, token, share: 0.5 }], leaseMs))[0] ?? null;

const complete = async (jobId: string, token: number): Promise<boolean> =>
  (await store.complete([{ jobId, token, result: handedIn }]))[0] === true;

const release = async (jobId: string, token: number): Promise<boolean> =>
  (await store.release([{ jobId, token }])).length === 1;

const newsOf = async (jobId: string): Promise<EventEnvelope[]> =>
  (await hub.readEvents(0, 500)).filter(({ data }) => data['jobId'] === jobId);

const namesOf = async (jobId: string): Promise<string[]> => (await newsOf(jobId)).map(({ name }) => name);

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function describeLeases(): void {
  test('go to one worker, in the order they came, and end with one result', async () => {
    await submit(submitted('j1', { digest: hashLike('b1') }), submitted('j2', { digest: hashLike('b2') }));
    const [first, second] = [await take(), await take()];
    expect([first?.jobId, second?.jobId, await take()]).toEqual(['j1', 'j2', null]);
    expect(await complete('j1', first!.token)).toBe(true);
    expect(await complete('j1', first!.token)).toBe(false);
    expect(await namesOf('j1')).toEqual(['job.leased', 'job.succeeded']);
  });

  test('go to one worker each when many ask at once, and none is forgotten', async () => {
    await submit(...['c1', 'c2', 'c3', 'c4', 'c5'].map((jobId) => submitted(jobId)));
    const leases = await Promise.all(workers.map((workerId) => takeMany({ workerId, limit: 2 })));
    const rest = await takeMany({ limit: 8 });
    expect([...leases.flat(), ...rest].map(({ jobId }) => jobId).sort()).toEqual([
      ...['c1', 'c2', 'c3', 'c4', 'c5'],
    ]);
  });

  test('are each given to somebody who may have them when workers of all sorts ask at once', async () => {
    await submit(submitted('p1'), submitted('g1', { labels: ['gpu'], vramMb: 20_000 }), submitted('p2'));
    const asking = ['w1', 'nobody', 'small', 'large', 'w2'].map((workerId) => takeMany({ workerId }));
    const given = (await Promise.all(asking)).map((leases) => leases.map(({ jobId }) => jobId));
    // Who has the second plain job depends on who is served together.
    expect([given[1], given[3], given.flat().sort()]).toEqual([[], ['g1'], ['g1', 'p1', 'p2']]);
  });

  test('are handed out as they were submitted, with the provider that is to do them', async () => {
    const job = submitted('j3');
    await submit(job);
    const [given] = await store.lease(worker);
    expect(given).toMatchObject({
      lease: { jobId: 'j3', attempt: 1, leaseMs: 5_000, task: job.task },
      provider: job.provider,
    });
  });

  test('are not given where less work of these kinds waits than is asked for', async () => {
    const few = ['few1', 'few2'].map((jobId) => submitted(jobId));
    await submit(...few, submitted('far', { labels: ['gpu'] }));
    const waitingMs = few.reduce((sum, { task }) => sum + task.estimateMs, 0);
    expect(await take({ leastMs: waitingMs + 1 })).toBeNull();
    const first = await take({ leastMs: waitingMs });
    expect(await take({ leastMs: waitingMs })).toBeNull();
    expect([first?.jobId, (await take())?.jobId]).toEqual(['few1', 'few2']);
  });

  test('are only for workers of their kind that registered the labels they ask for', async () => {
    await submit(submitted('j6', { kind: 'shot', labels: ['gpu'] }));
    expect([await take(), await take({ workerId: 'large', kinds: ['voice'] })]).toEqual([null, null]);
    // Whatever a worker says beside its name, it is given what it registered for.
    expect(await take({ labels: ['gpu'] } as Partial<LeaseRequest>)).toBeNull();
    expect((await take({ workerId: 'large' }))?.jobId).toBe('j6');
  });

  test('that ask for more memory than a GPU has are not for its worker', async () => {
    await submit(submitted('vram', { kind: 'shot', labels: ['gpu'], vramMb: 20_000 }));
    expect(await take({ workerId: 'small' })).toBeNull();
    expect((await take({ workerId: 'large' }))?.jobId).toBe('vram');
  });

  test('are for nobody who is not registered, and for a GPU’s node without a label too', async () => {
    await submit(submitted('plain'));
    expect(await take({ workerId: 'nobody' })).toBeNull();
    expect((await take({ workerId: 'small' }))?.jobId).toBe('plain');
  });

  test('follow what a worker registered last', async () => {
    await submit(submitted('late', { labels: ['gpu'] }));
    await store.register(testScope, workerOf('w8', { labels: ['gpu'] }));
    await store.register(testScope, workerOf('w8'));
    expect(await take({ workerId: 'w8' })).toBeNull();
    await store.register(testScope, workerOf('w8', { labels: ['gpu'] }));
    expect((await take({ workerId: 'w8' }))?.jobId).toBe('late');
    await store.register(testScope, workerOf('w8'));
  });

  test('that are known already stay as they are', async () => {
    await submit(submitted('j7'));
    const lease = await take();
    await submit(submitted('j7'));
    expect(await take()).toBeNull();
    expect(await complete('j7', lease!.token)).toBe(true);
    await submit(submitted('j7'));
    expect(await take()).toBeNull();
  });

  test('are given back together, and tell of which kinds they were', async () => {
    await submit(submitted('back1', { kind: 'music' }), submitted('back2'), submitted('back3'));
    const leases = await takeMany({ limit: 3 });
    await complete('back3', leases[2]!.token);
    expect((await store.release(leases)).toSorted()).toEqual(['music', 'voice']);
    expect((await takeMany({ limit: 3 })).map(({ jobId }) => jobId)).toEqual(['back1', 'back2']);
  });

  test('take no result of another kind: nothing of it is kept, and they are still their holder’s', async () => {
    const digest = hashLike('bad');
    await submit(submitted('k1', { digest }), submitted('k2', { digest: hashLike('bad2') }));
    const [wrong, right] = [(await take())!, (await take())!];
    const taken = await store.complete([
      { ...wrong, result: { ...handedIn, kinds: ['music', 'shot'] } },
      { ...right, result: handedIn },
    ]);
    expect(taken).toEqual([false, true]);
    expect(await store.complete([{ ...wrong, result: { ...handedIn, kinds: [] } }])).toEqual([false]);
    expect([await namesOf('k1'), (await store.cached(testScope.tenantId, [digest])).size]).toEqual([
      ['job.leased'],
      0,
    ]);
    expect(await store.attempt('k1', wrong.token)).toMatchObject({ attempt: 1, deaths: 0 });
    expect(await complete('k1', wrong.token)).toBe(true);
  });

  test('given back untouched can be leased at once, and the attempt does not count', async () => {
    await submit(submitted('j8', { kind: 'music' }));
    const lease = await take();
    expect(await release('j8', lease!.token)).toBe(true);
    expect(await release('j8', lease!.token)).toBe(false);
    expect((await take())?.attempt).toBe(1);
  });

  test('that were withdrawn are not wanted any more, until they are submitted again', async () => {
    await submit(submitted('j9'));
    const lease = await take();
    expect(await store.withdraw(['j9', 'nobody'], 0)).toBe(1);
    expect(await renew('j9', lease!.token, 1_000)).toBeNull();
    expect(await complete('j9', lease!.token)).toBe(false);
    await submit(submitted('j9'));
    expect((await take())?.jobId).toBe('j9');
  });

  test('are not taken back by who is late, nor wanted by who is later than that', async () => {
    await submit(submitted('j18', { asOf: 3 }));
    expect(await store.withdraw(['j18'], 2)).toBe(0);
    expect(await store.withdraw(['j18'], 4)).toBe(1);
    await submit(submitted('j18', { asOf: 3 }));
    expect(await take()).toBeNull();
    await submit(submitted('j18', { asOf: 5 }));
    expect((await take())?.jobId).toBe('j18');
  });

  test('are all given back, uncounted, when no worker can be alive', async () => {
    await submit(submitted('j10'));
    const lost = await take();
    expect(await store.releaseAll()).toBe(1);
    expect(await complete('j10', lost!.token)).toBe(false);
    expect((await take())?.attempt).toBe(1);
  });
}

function describeAttempts(): void {
  test('fence off a worker whose lease went to another', async () => {
    await submit(submitted('j11', { digest: hashLike('d') }));
    const stale = await take({ leaseMs: 1 });
    await sleep(20);
    const [expired] = await store.expired(10);
    expect(expired).toMatchObject({ jobId: 'j11', token: stale!.token, attempt: 1, deaths: 0 });
    await store.conclude(expired!, { again: true, delayMs: 0, deaths: 1, isLost: true });
    const fresh = await take();
    expect(fresh!.token).toBeGreaterThan(stale!.token);
    expect(await renew('j11', stale!.token, 1_000)).toBeNull();
    expect([await store.attempt('j11', stale!.token), await release('j11', stale!.token)]).toEqual([
      null,
      false,
    ]);
    expect(await complete('j11', stale!.token)).toBe(false);
    expect(await complete('j11', fresh!.token)).toBe(true);
    expect(await namesOf('j11')).toEqual(['job.leased', 'job.expired', 'job.leased', 'job.succeeded']);
  });

  test('are given back to a worker that was lost, as long as nobody else has taken them, and it was no death', async () => {
    await submit(submitted('j20'), submitted('j21'));
    const leases = await takeMany({ limit: 2, leaseMs: 1 });
    await sleep(20);
    const verdict = { again: true, delayMs: 0, deaths: 1, isLost: true } as const;
    for (const expired of await store.expired(10)) await store.conclude(expired, verdict);
    const [first, second] = leases as [Lease, Lease];
    expect(await renew('j20', first.token, 60_000)).toEqual(first.task);
    expect(await store.attempt('j20', first.token)).toMatchObject({ attempt: 1, deaths: 0 });
    expect(await complete('j21', second.token)).toBe(true);
    expect(await take()).toBeNull();
  });

  test('that another has taken are not given back, but the lost worker was no death', async () => {
    await submit(submitted('j22'));
    const lost = await take({ leaseMs: 1 });
    await sleep(20);
    const [expired] = await store.expired(10);
    await store.conclude(expired!, { again: true, delayMs: 0, deaths: 1, isLost: true });
    const fresh = await take();
    expect(await store.attempt('j22', fresh!.token)).toMatchObject({ deaths: 1 });
    for (let times = 0; times < 2; times++) expect(await renew('j22', lost!.token, 60_000)).toBeNull();
    expect(await store.attempt('j22', fresh!.token)).toMatchObject({ deaths: 0 });
    expect(await renew('j22', fresh!.token, 60_000)).toEqual(fresh!.task);
  });

  test('that were withdrawn and are wanted again are not those that a lost worker had', async () => {
    await submit(submitted('j23', { digest: hashLike('f1') }));
    const lost = await take({ leaseMs: 1 });
    await sleep(20);
    const [expired] = await store.expired(10);
    await store.conclude(expired!, { again: true, delayMs: 0, deaths: 1, isLost: true });
    await store.withdraw(['j23'], 0);
    await submit(submitted('j23', { digest: hashLike('f2') }));
    expect(await complete('j23', lost!.token)).toBe(false);
    expect(await renew('j23', lost!.token, 60_000)).toBeNull();
    expect(await take()).toMatchObject({ jobId: 'j23', attempt: 1 });
  });

  test('stay with a worker that renews its lease', async () => {
    await submit(submitted('j12'));
    const lease = await take({ leaseMs: 200 });
    const task = await renew('j12', lease!.token, 60_000);
    await sleep(220);
    expect([task, await store.expired(10)]).toEqual([lease!.task, []]);
  });

  test('are renewed together, and each is told of for itself', async () => {
    const ids = ['n1', 'n2', 'n3', 'n4'];
    await submit(...ids.map((jobId) => submitted(jobId)));
    const leases = await takeMany({ limit: 4, leaseMs: 1 });
    await sleep(20);
    const expired = await store.expired(10);
    const lost = expired.find(({ jobId }) => jobId === 'n2')!;
    await store.conclude(lost, { again: true, delayMs: 0, deaths: 1, isLost: true });
    await store.withdraw(['n4'], 0);
    const renewals = leases.map(({ jobId, token }) => ({ jobId, token, share: 0.25 }));
    const strange = { jobId: 'n3', token: 99, share: 0.9 };
    const tasks = await store.renew([strange, ...renewals], 60_000);
    expect(tasks.map((task) => task?.jobId ?? null)).toEqual([null, 'n1', 'n2', 'n3', null]);
    expect([await store.expired(10), await take()]).toEqual([[], null]);
    expect(await store.attempt('n2', lost.token)).toMatchObject({ attempt: 1, deaths: 0 });
  });

  test('of which nobody knows, because the answer was lost, are given again, and it is no fault of the job', async () => {
    await submit(submitted('unheard'));
    const random = seeded(1);
    for (let lost = 0; lost < 2; lost++) {
      expect(await take({ leaseMs: 1 })).toMatchObject({ jobId: 'unheard' });
      await sleep(20);
      expect(await sweepExpired({ store, random })).toEqual(['voice']);
    }
    const heard = await take();
    expect(heard).toMatchObject({ jobId: 'unheard', attempt: 3 });
    expect(await complete('unheard', heard!.token)).toBe(true);
    expect(await namesOf('unheard')).toEqual([
      ...['job.leased', 'job.expired', 'job.leased', 'job.expired', 'job.leased', 'job.succeeded'],
    ]);
  });

  test('wait as long as they are told before they are tried again', async () => {
    await submit(submitted('j13'));
    const lease = await take();
    const attempt = await store.attempt('j13', lease!.token);
    await store.conclude(attempt!, { again: true, delayMs: 60_000, deaths: 0, isLost: false });
    expect(await take()).toBeNull();
  });

  test('that fail for good say so once, and are taken up again when they are submitted again', async () => {
    await submit(submitted('j14'));
    const attempt = (await store.attempt('j14', (await take())!.token))!;
    const verdict = { again: false, failure: { code: 'JOB_FAILED', message: 'no voice' } } as const;
    await Promise.all([store.conclude(attempt, verdict), store.conclude(attempt, verdict)]);
    expect(await namesOf('j14')).toEqual(['job.leased', 'job.failed']);
    await submit(submitted('j14'));
    expect(await take()).toMatchObject({ jobId: 'j14', attempt: 1 });
  });

  test('have their results when many are handed in at once, but for those that come too late', async () => {
    const ids = ['m1', 'm2', 'm3', 'm4'];
    await submit(...ids.map((jobId) => submitted(jobId, { digest: hashLike(jobId) })));
    const leases = await takeMany({ limit: 4 });
    const stale = leases[2]!;
    await release(stale.jobId, stale.token);
    const fresh = await take();
    const done = leases.map(({ jobId, token }) => ({ jobId, token, result: handedIn }));
    expect(await store.complete(done)).toEqual([true, true, false, true]);
    expect(await complete(fresh!.jobId, fresh!.token)).toBe(true);
    const found = await store.cached(testScope.tenantId, ids.map(hashLike));
    expect([...found.keys()].sort()).toEqual(ids.map(hashLike));
  });

  test('have one result when it is handed in twice at once', async () => {
    await submit(submitted('j15', { digest: hashLike('e') }));
    const { token } = (await take())!;
    const both = await Promise.all([1, 2].map(() => complete('j15', token)));
    expect(both.sort()).toEqual([false, true]);
    expect(await namesOf('j15')).toEqual(['job.leased', 'job.succeeded']);
  });
}

function describeNews(): void {
  test('say who took them and what came of them, in the form of the contract', async () => {
    await submit(submitted('j16'));
    await complete('j16', (await take())!.token);
    const [leased, succeeded] = await newsOf('j16');
    expect([leased, succeeded].map((event) => [event?.runId, event?.version])).toEqual([
      ['run-1', 1],
      ['run-1', 1],
    ]);
    expect(eventData('job.leased', leased!)).toMatchObject({ key: 'voice:j16', workerId: 'w1', attempt: 1 });
    expect(eventData('job.succeeded', succeeded!)).toMatchObject({ ...result, reused: false, kind: 'voice' });
  });

  test('are read run by run, from a position on, a page at a time', async () => {
    const ofRun = (runId: string, jobId: string): SubmittedJob => {
      const { task, ...job } = submitted(jobId);
      return { ...job, task: { ...task, runId } };
    };
    await submit(ofRun('run-read', 'r1'), ofRun('run-other', 'r2'), ofRun('run-read', 'r3'));
    for (let jobs = 0; jobs < 3; jobs++) await take();
    const read = async (after: number, limit: number): Promise<EventEnvelope[]> =>
      hub.readRunEvents('run-read', after, limit);
    const both = await read(0, 9);
    expect(both.map(({ data }) => data['jobId'])).toEqual(['r1', 'r3']);
    expect([await read(0, 1), await read(both[0]!.position, 9)]).toEqual([[both[0]], [both[1]]]);
  });

  test('are announced as they are logged', async () => {
    const announced: EventEnvelope[] = [];
    hub.whenLogged((envelopes) => announced.push(...envelopes));
    await submit(submitted('j17'));
    await complete('j17', (await take())!.token);
    hub.whenLogged(() => undefined);
    expect(announced).toEqual(await newsOf('j17'));
  });
}

function describeDealing(): void {
  test('are dealt out one to each before anybody who asks at once has a second', async () => {
    await submit(...['d1', 'd2', 'd3'].map((jobId) => submitted(jobId)));
    // The first is asked for alone; the others have waited for its answer together.
    const asking = ['w3', 'w1', 'w2'].map((workerId, at) => takeMany({ workerId, limit: at === 0 ? 1 : 2 }));
    const leases = await Promise.all(asking);
    expect(leases.map((taken) => taken.map(({ jobId }) => jobId))).toEqual([['d1'], ['d2'], ['d3']]);
  });

  test('are not all for whoever asks for many', async () => {
    await submit(...['many1', 'many2', 'many3', 'many4', 'many5'].map((jobId) => submitted(jobId)));
    const limits = { w4: 1, w5: 32, w6: 1, w7: 2 };
    const asking = Object.entries(limits).map(([workerId, limit]) => takeMany({ workerId, limit }));
    const leases = await Promise.all(asking);
    expect(leases.map((taken) => taken.map(({ jobId }) => jobId))).toEqual([
      ...[['many1'], ['many2', 'many5'], ['many3'], ['many4']],
    ]);
  });

  test('are given to one worker only as many as one answer carries, and the first in any case', async () => {
    const bulky = ['h1', 'h2', 'h3'].map((jobId) => submitted(jobId));
    for (const { task } of bulky) Object.assign(task.inputs, { text: '走'.repeat(30_000) });
    await submit(...bulky);
    const taken = async (): Promise<string[]> => (await takeMany({ limit: 8 })).map(({ jobId }) => jobId);
    expect([await taken(), await taken()]).toEqual([['h1'], ['h2']]);
    expect(await taken()).toEqual(['h3']);
  });
}

const toWorkers = (open: () => Promise<HubStores>) => async (): Promise<void> => {
  ({ log: hub, store } = await open());
  const all = [...workers.map((id) => workerOf(id)), small, large];
  for (const worker of all) await store.register(testScope, worker);
};

/** What a store does besides that serves together those who ask at once. */
export function describeDealtJobs(name: string, open: () => Promise<HubStores>): void {
  describe(`jobs to hand out on ${name} at once`, () => {
    beforeAll(toWorkers(open));
    afterEach(withdrawAll);
    describeDealing();
  });
}

export function describeDispatchStore(name: string, open: () => Promise<HubStores>): void {
  describe(`jobs to hand out on ${name}`, () => {
    beforeAll(toWorkers(open));
    afterEach(withdrawAll);
    describeLeases();
    describeAttempts();
    describeNews();
  });
}

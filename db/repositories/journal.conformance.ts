/** What every journal of runs must do: one writer at a time, all or nothing, in order. */
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { startedRun } from '../../actors/orchestrator/begin-run.ts';
import type { RunJob } from '../../actors/orchestrator/job-graph.ts';
import type { Claim, Claimant, Journal, Rest, RunViews } from '../../actors/orchestrator/journal.ts';
import { firstStep } from '../../machines/step.ts';
import { testScope } from './samples/fresh-database.ts';
import { claimant, commitOf, jobOf, later, orderOf, seizer, waiting } from './samples/runs.ts';
import type { RunStores } from './samples/stores-of.ts';

let own: RunStores;
let journal: Journal;
let views: RunViews;
const created = new Set<string>();

const create = async (runId: string): Promise<void> => {
  created.add(runId);
  await journal.create(orderOf(runId), testScope, waiting(runId));
};

const LEASE_MS = 5_000;

async function begun(runId: string, owner = 'node-a'): Promise<Claim> {
  await create(runId);
  return (await journal.claim(runId, claimant(owner), LEASE_MS))!;
}

const unheld = async (owner: string, more: Partial<Claimant> = {}): Promise<string[]> =>
  (await journal.unheld(claimant(owner, more), 100)).map(({ runId }) => runId);

const isRenewed = async ({ run, epoch }: Claim): Promise<boolean> => {
  const { runId } = run.order;
  return (await journal.renew([{ runId, epoch }], LEASE_MS)).has(runId);
};

const restOf = ({ run, epoch }: Claim, forMs: number): Rest => ({
  ...{ runId: run.order.runId, epoch, forMs, dispatched: [] },
});

/** Ends the runs of a test, so that those of the next are the only ones with work to do. */
async function endRuns(): Promise<void> {
  for (const runId of created) {
    const claim = (await journal.claim(runId, { ...seizer('node-z'), machineVersion: 9 }, LEASE_MS))!;
    await journal.commit(commitOf(claim, { events: [], state: 'cancelled', news: [] }));
  }
  created.clear();
}

const newsOf = async (wanted: string): Promise<string[]> =>
  (await own.log.readEvents(0, 500)).filter(({ runId }) => runId === wanted).map(({ name }) => name);

const fenced = expect.objectContaining({ code: 'RUN_FENCED' }) as unknown;

/** Reasons of those that were refused. */
const refusals = (results: readonly PromiseSettledResult<unknown>[]): unknown[] =>
  results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));

function describeClaims(): void {
  test('creates a run once, however many ask for it at once', async () => {
    await Promise.all(Array.from({ length: 4 }, () => create('run-once')));
    expect(await newsOf('run-once')).toEqual(['run.created']);
  });

  test('creates a run that is held from its beginning, with its first step taken, once', async () => {
    const order = orderOf('run-held-from-birth');
    created.add('run-held-from-birth');
    const first = { ...startedRun(order, testScope, 1), scope: testScope };
    const asked = ['node-a', 'node-b', 'node-c'].map((owner) =>
      journal.createHeld(order, first, { owner, leaseMs: LEASE_MS }),
    );
    const [claim, ...others] = (await Promise.all(asked)).filter((held) => held !== null);
    expect([claim?.epoch, claim?.run.seq, claim?.jobs, others]).toEqual([1, 1, [], []]);
    expect(await newsOf('run-held-from-birth')).toEqual(first.news.map(({ name }) => name));
    expect(await own.historyOf('run-held-from-birth')).toEqual([{ seq: 1, type: 'start' }]);
    expect((await views.stored('run-held-from-birth'))?.run).toEqual(claim?.run);
    expect((await journal.standing('run-held-from-birth'))?.holder).toBe('node-a');
    expect(await journal.claim('run-held-from-birth', claimant('node-d'), LEASE_MS)).toBeNull();
    await journal.commit(commitOf(claim!, { events: [{ type: 'pause' }] }));
    expect(await journal.createHeld(order, first, { owner: 'node-a', leaseMs: LEASE_MS })).toBeNull();
  });

  test('knows nothing of runs that were never created', async () => {
    expect(await journal.claim('run-nowhere', seizer('node-a'), LEASE_MS)).toBeNull();
    expect(await journal.renew([{ runId: 'run-nowhere', epoch: 1 }], 1_000)).toEqual(new Set());
    expect(await journal.standing('run-nowhere')).toBeNull();
    expect([await views.run('run-nowhere'), await views.stored('run-nowhere')]).toEqual([null, null]);
  });

  test('hands a run out as it was ordered', async () => {
    const { run, jobs } = await begun('run-ordered');
    expect(run).toMatchObject({ order: orderOf('run-ordered'), scope: testScope, seq: 0, documents: {} });
    expect([run.snapshot, jobs]).toEqual([firstStep().snapshot, []]);
  });

  test('gives a run that somebody holds to nobody else, until the lease ends or it is seized', async () => {
    await begun('run-held', 'node-a');
    expect(await journal.claim('run-held', claimant('node-b'), LEASE_MS)).toBeNull();
    expect(await unheld('node-b')).not.toContain('run-held');
    expect(await unheld('node-b', { seize: true })).toContain('run-held');
    expect(await unheld('node-a', { seize: true })).not.toContain('run-held');
    expect(await journal.claim('run-held', seizer('node-b'), 1)).not.toBeNull();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await unheld('node-b')).toContain('run-held');
  });

  test('gives a run to one of many who claim it at once', async () => {
    await create('run-raced');
    const nodes = ['a', 'b', 'c', 'd'].map((name) =>
      journal.claim('run-raced', claimant(`node-${name}`), LEASE_MS),
    );
    expect((await Promise.all(nodes)).filter((claim) => claim !== null)).toHaveLength(1);
  });

  test('gives out many runs at once, each with its jobs, but those that somebody holds', async () => {
    const ids = ['run-claims-1', 'run-claims-2', 'run-claims-3'];
    await Promise.all(ids.map(create));
    const [first] = await Promise.all(
      ids.slice(0, 2).map((runId) => journal.claim(runId, claimant('node-a'), LEASE_MS)),
    );
    await journal.commit(commitOf(first!, { opened: [jobOf('l9')] }));
    const asked = [...ids, 'run-nowhere'].map((runId, at) =>
      journal.claim(runId, at === 0 ? seizer('node-b') : claimant('node-b'), LEASE_MS),
    );
    const claims = await Promise.all(asked);
    expect(claims.map((claim) => claim?.epoch ?? null)).toEqual([2, null, 1, null]);
    expect(claims.map((claim) => claim?.jobs ?? [])).toEqual([[jobOf('l9')], [], [], []]);
  });

  test('renews a claim for whoever has it, and for nobody who had it before', async () => {
    const old = await begun('run-renewed');
    expect(await isRenewed(old)).toBe(true);
    const taken = (await journal.claim('run-renewed', seizer('node-b'), LEASE_MS))!;
    expect(await isRenewed(old)).toBe(false);
    expect(await isRenewed(taken)).toBe(true);
  });

  test('has no work for runs that wait for a person or are over', async () => {
    for (const state of ['awaiting_review', 'paused', 'succeeded', 'failed', 'cancelled'] as const) {
      const claim = await begun(`run-${state}`);
      await journal.commit(commitOf(claim, { state }));
    }
    expect(await unheld('node-z', { seize: true })).toEqual([]);
  });
}

function describeRests(): void {
  test('lets a run go, which anybody may claim at once and nobody need before it has something to do', async () => {
    const claim = await begun('run-rests');
    await journal.commit(commitOf(claim));
    await journal.release([restOf(claim, 60_000)]);
    expect(await journal.standing('run-rests')).toEqual({ holder: null, machineVersion: 1 });
    expect(await unheld('node-b')).toEqual([]);
    const taken = (await journal.claim('run-rests', claimant('node-b'), LEASE_MS))!;
    expect(taken.epoch).toBe(claim.epoch + 1);
    await journal.release([restOf(taken, 0)]);
    expect(await journal.unheld(claimant('node-c'), 9)).toMatchObject([
      { runId: 'run-rests', isOrphan: false },
    ]);
  });

  test('lets nothing go that has been claimed since', async () => {
    const old = await begun('run-late');
    await journal.claim('run-late', seizer('node-b'), LEASE_MS);
    await journal.release([restOf(old, 0)]);
    expect((await journal.standing('run-late'))?.holder).toBe('node-b');
  });

  test('keeps runs at rest for as long as they are watched, and no longer', async () => {
    const claims = [await begun('run-watched'), await begun('run-awake'), await begun('run-claimed')];
    for (const claim of claims) await journal.commit(commitOf(claim));
    await journal.release(claims.map((claim) => restOf(claim, 60_000)));
    await journal.claim('run-claimed', claimant('node-b'), LEASE_MS);
    const ids = claims.map(({ run }) => run.order.runId);
    expect(await journal.watch(ids, 60_000)).toEqual(new Set(['run-watched', 'run-awake']));
    expect(await unheld('node-c')).toEqual([]);
    expect(await journal.watch(['run-awake'], 0)).toEqual(new Set(['run-awake']));
    expect(await unheld('node-c')).toEqual(['run-awake']);
  });

  test('does not lay to rest again who was let go because it has something to do', async () => {
    const claim = await begun('run-busy');
    await journal.commit(commitOf(claim));
    await journal.release([restOf(claim, 0)]);
    expect(await journal.watch(['run-busy'], 60_000)).toEqual(new Set());
    expect(await unheld('node-b')).toEqual(['run-busy']);
  });

  test('ends a rest when a timer of the run is due', async () => {
    const claim = await begun('run-timed');
    await journal.commit(
      commitOf(claim, { timers: [{ id: 'run-timed:reading', delayMs: 0, phase: 'reading' }] }),
    );
    await journal.release([restOf(claim, 60_000)]);
    expect(await unheld('node-b')).toEqual(['run-timed']);
    expect(await journal.watch(['run-timed'], 60_000)).toEqual(new Set());
    expect(await unheld('node-b')).toEqual(['run-timed']);
  });

  test('keeps which jobs the hub has taken, of those that were ready', async () => {
    const claim = await begun('run-out');
    const [ready, done] = [
      jobOf('l1', { id: 'out-1', state: 'ready' }),
      jobOf('l2', { id: 'out-2', state: 'succeeded' }),
    ];
    await journal.commit(commitOf(claim, { opened: [ready, done] }));
    await journal.release([{ ...restOf(claim, 60_000), dispatched: ['out-1', 'out-2'] }]);
    const jobs = (await views.stored('run-out'))!.jobs;
    expect(jobs.map(({ id, state }) => `${id} ${state}`).sort()).toEqual([
      'out-1 dispatched',
      'out-2 succeeded',
    ]);
  });

  test('tells the oldest first of those who wait, as many as are wanted, and how long they might have been taken', async () => {
    for (const id of ['run-first', 'run-second', 'run-third']) await create(id);
    await new Promise((resolve) => setTimeout(resolve, 30));
    const waiting = await journal.unheld(claimant('node-a'), 2);
    expect(waiting.map(({ runId }) => runId)).toEqual(['run-first', 'run-second']);
    for (const { freeMs, isOrphan } of waiting) {
      expect(isOrphan).toBe(false);
      expect(freeMs).toBeGreaterThanOrEqual(20);
      expect(freeMs).toBeLessThan(20_000);
    }
  });

  test('tells a run whose holder has died from one that was let go', async () => {
    await create('run-orphan');
    await journal.claim('run-orphan', claimant('node-a'), 1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await journal.unheld(claimant('node-b'), 9)).toMatchObject([{ isOrphan: true }]);
  });

  test('counts who is held, waits, rests, or is of a newer version', async () => {
    const rests = await begun('run-c1');
    await journal.commit(commitOf(rests));
    await journal.release([restOf(rests, 60_000)]);
    await begun('run-c2');
    await create('run-c3');
    const newer = await begun('run-c4');
    await journal.commit(commitOf(newer, { machineVersion: 2 }));
    expect(await journal.count(1)).toEqual({ held: 2, waiting: 1, resting: 1, tooNew: 1 });
  });
}

function describeVersions(): void {
  test('gives no run to a node that is older than what wrote it, and leaves it to the newer', async () => {
    const newer = { machineVersion: 2 };
    await create('run-newer');
    const claim = (await journal.claim('run-newer', claimant('node-b', newer), LEASE_MS))!;
    expect(claim.run.machineVersion).toBe(1);
    await journal.commit(commitOf(claim, newer));
    await journal.release([restOf(claim, 0)]);
    expect(await journal.standing('run-newer')).toEqual({ holder: null, machineVersion: 2 });
    expect(await journal.claim('run-newer', seizer('node-a'), LEASE_MS)).toBeNull();
    expect(await unheld('node-a')).toEqual([]);
    expect(await unheld('node-b', newer)).toEqual(['run-newer']);
    const again = (await journal.claim('run-newer', claimant('node-c', newer), LEASE_MS))!;
    expect([again.run.machineVersion, again.epoch]).toEqual([2, claim.epoch + 1]);
  });
}

function describeCommits(): void {
  test('commits event, snapshot, jobs and news together', async () => {
    const claim = await begun('run-commit');
    await journal.commit(commitOf(claim, { opened: [jobOf('l1')], documents: { shots: 3 } }));
    const stored = (await views.stored('run-commit'))!;
    expect(stored.run).toMatchObject({ seq: 1, stage: 'extraction', workedMs: 10, documents: { shots: 3 } });
    expect(stored.run.snapshot.value).toEqual({ running: { reading: 'opening' } });
    expect(stored.jobs).toEqual([jobOf('l1')]);
    expect(await own.historyOf('run-commit')).toEqual([{ seq: 1, type: 'start' }]);
    expect(await newsOf('run-commit')).toEqual(['run.created', 'run.progressed']);
  });

  test('keeps events in the order in which they happened', async () => {
    const claim = await begun('run-history');
    await journal.commit(commitOf(claim, { events: [{ type: 'start' }, { type: 'pause' }] }));
    await journal.commit(commitOf(later(claim, 2), { events: [{ type: 'resume' }] }));
    expect((await own.historyOf('run-history')).map(({ seq, type }) => `${seq} ${type}`)).toEqual([
      '1 start',
      '2 pause',
      '3 resume',
    ]);
  });

  test('refuses a commit under an older epoch, and leaves nothing of it', async () => {
    const old = await begun('run-fenced');
    const taken = (await journal.claim('run-fenced', seizer('node-b'), LEASE_MS))!;
    expect(taken.epoch).toBe(old.epoch + 1);
    const late = commitOf(old, { opened: [jobOf('l2')] });
    await expect(journal.commit(late)).rejects.toEqual(fenced);
    await expect(journal.commit({ ...late, news: [] })).rejects.toEqual(fenced);
    const stored = (await views.stored('run-fenced'))!;
    expect([stored.run.seq, stored.jobs, await own.historyOf('run-fenced')]).toEqual([0, [], []]);
    expect(await newsOf('run-fenced')).toEqual(['run.created']);
    await journal.commit(commitOf(taken));
  });

  test('takes the same step once, also when it is committed twice at once', async () => {
    const claim = await begun('run-twice');
    const both = await Promise.allSettled([1, 2].map(() => journal.commit(commitOf(claim))));
    expect(refusals(both)).toEqual([fenced]);
    await expect(journal.commit(commitOf(claim))).rejects.toEqual(fenced);
    expect(await newsOf('run-twice')).toEqual(['run.created', 'run.progressed']);
  });

  test('commits many runs at once, each whatever becomes of the others', async () => {
    const ids = Array.from({ length: 9 }, (_, at) => `run-many-${at}`);
    const claims = await Promise.all(ids.map((id) => begun(id)));
    const taken = (await journal.claim('run-many-3', seizer('node-b'), LEASE_MS))!;
    const foreign = {
      name: 'plan.fitted',
      runId: 'run-many-5',
      data: { runId: 'run-many-5', planId: 'p', shots: 1, frames: 1 },
    } as const;
    const wrong = commitOf(claims[5]!, { news: [foreign] });
    const commits = claims.map((claim, at) => (at === 5 ? wrong : commitOf(claim)));
    const done = await Promise.allSettled(commits.map((commit) => journal.commit(commit)));
    const refused = done.flatMap(({ status }, at) => (status === 'rejected' ? [at] : []));
    expect(refused).toEqual([3, 5]);
    for (const [at, id] of ids.entries()) {
      const isThere = !refused.includes(at);
      expect([id, (await own.historyOf(id)).length]).toEqual([id, isThere ? 1 : 0]);
      expect((await newsOf(id)).length).toBe(isThere ? 2 : 1);
    }
    for (const claim of [taken, claims[5]!]) await journal.commit(commitOf(claim));
  });
}

function describeJobs(): void {
  test('keeps what became of jobs, and tells of them to whoever takes the run up', async () => {
    const claim = await begun('run-jobs');
    const job = jobOf('l1', { id: 'job-kept' });
    await journal.commit(commitOf(claim, { opened: [job] }));
    const done: RunJob = {
      ...job,
      ...{ state: 'succeeded', digest: 'd'.repeat(64), facts: { samples: 7 }, cpuMs: 9 },
      artifacts: [{ role: 'speech', sha256: 'e'.repeat(64), bytes: 1, mediaType: 'audio/wav' }],
    };
    await journal.commit(commitOf(later(claim, 1), { events: [], changed: [done] }));
    expect((await journal.claim('run-jobs', seizer('node-b'), LEASE_MS))!.jobs).toEqual([done]);
    expect(await views.run('run-jobs')).toMatchObject({
      jobs: { total: 1, done: 1, reused: 0, failed: 0 },
    });
  });

  test('opens a job once: one that is there already stays as it is', async () => {
    const claim = await begun('run-open');
    const job = jobOf('l1', { id: 'job-open' });
    await journal.commit(commitOf(claim, { opened: [job] }));
    const again = { ...job, inputs: { text: '别走。' } };
    await journal.commit(commitOf(later(claim, 1), { events: [], opened: [again] }));
    expect((await views.stored('run-open'))!.jobs).toEqual([job]);
  });

  test('changes jobs of its own run only', async () => {
    const [mine, yours] = [await begun('run-mine'), await begun('run-yours')];
    const job = jobOf('l1', { id: 'job-mine' });
    await journal.commit(commitOf(mine, { opened: [job] }));
    await journal.commit(commitOf(yours, { changed: [{ ...job, state: 'failed' }] }));
    expect((await views.stored('run-mine'))!.jobs).toEqual([job]);
  });

  test('tells jobs in the order of the plan, and page by page in the order of their keys', async () => {
    const claim = await begun('run-pages');
    const keys = ['l3', 'l1', 'l2'];
    const opened = keys.map((key, position) => jobOf(key, { id: `page-${key}`, position }));
    await journal.commit(commitOf(claim, { opened: opened.toReversed() }));
    expect((await views.stored('run-pages'))!.jobs.map(({ key }) => key)).toEqual(keys);
    const page = async (after: string): Promise<string[]> =>
      (await views.jobs('run-pages', after, 2)).map(({ key }) => key);
    expect([await page(''), await page('l2')]).toEqual([['l1', 'l2'], ['l3']]);
  });
}

export function describeJournal(name: string, open: () => Promise<RunStores>): void {
  describe(`the journal of runs on ${name}`, () => {
    beforeAll(async () => {
      own = await open();
      ({ journal, views } = own);
    });
    afterEach(endRuns);
    describeClaims();
    describeRests();
    describeVersions();
    describeCommits();
    describeJobs();
  });
}

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { RunJob } from '../../actors/orchestrator/job-graph.ts';
import type { Claim, Commit, Journal, RunOrder } from '../../actors/orchestrator/journal.ts';
import { defaultRunOptions } from '../../contracts/run.ts';
import { firstStep, stateOf, stepRun } from '../../machines/step.ts';
import type { ModuleDatabase } from '../module-database.ts';
import type { Database } from '../open.ts';
import { journal as openJournal, runViews, timers as openTimers } from './journal.ts';
import { freshDatabase, testScope } from './fresh-database.ts';

let database: Database;
let own: ModuleDatabase;
let journal: Journal;

beforeAll(async () => {
  database = await freshDatabase();
  own = await database.of('orchestrator');
  journal = openJournal(own);
}, 60_000);

afterAll(() => database.close());

const order = (runId: string): RunOrder => ({
  runId,
  revision: {
    id: 'rev-1',
    projectId: 'prj-1',
    number: 1,
    parentId: null,
    story: { sha256: 'a'.repeat(64), bytes: 1, mediaType: 'text/plain' },
    language: 'auto',
    edits: [],
    sealedAt: null,
  },
  options: defaultRunOptions,
  gates: [],
  fileName: 'story.txt',
  title: 'A story',
});

const job = (key: string, id = `job-${key}`): RunJob => ({
  id,
  key,
  position: 0,
  kind: 'voice',
  stage: 'execution',
  subject: { lineId: key },
  inputs: { text: key },
  needs: ['reading'],
  takeNo: 0,
  estimateMs: 5,
  state: 'waiting',
  digest: null,
  reused: false,
  attempt: 0,
  artifacts: [],
  facts: {},
  cpuMs: 0,
});

async function begun(runId: string, owner = 'node-a'): Promise<Claim> {
  await journal.create(order(runId), testScope, firstStep().snapshot);
  return (await journal.claim(runId, owner, { leaseMs: 5000, seize: false }))!;
}

function commit({ run, epoch }: Claim, more: Partial<Commit> = {}): Commit {
  const event = { type: 'start' } as const;
  const { snapshot } = stepRun(run.snapshot, event);
  return {
    runId: run.order.runId,
    scope: testScope,
    epoch,
    seq: run.seq,
    events: [event],
    snapshot,
    state: stateOf(snapshot),
    stage: 'extraction',
    documents: {},
    workedMs: 10,
    opened: [],
    changed: [],
    takes: [],
    timers: [],
    news: [
      {
        name: 'run.progressed',
        runId: run.order.runId,
        data: { runId: run.order.runId, state: 'running', stage: 'extraction' },
      },
    ],
    ...more,
  };
}

describe('the journal of runs', () => {
  test('creates a run once', async () => {
    await begun('run-once');
    await journal.create(order('run-once'), testScope, firstStep().snapshot);
    const created = (await own.readEvents(0, 500)).filter(
      ({ name, runId }) => name === 'run.created' && runId === 'run-once',
    );
    expect(created).toHaveLength(1);
  });

  test('commits event, snapshot, jobs and news together', async () => {
    const claim = await begun('run-commit');
    await journal.commit(commit(claim, { opened: [job('l1')], documents: { shots: 3 } }));
    const stored = (await runViews(own).stored('run-commit'))!;
    expect(stored.run).toMatchObject({ seq: 1, stage: 'extraction', workedMs: 10, documents: { shots: 3 } });
    expect(stored.run.snapshot.value).toEqual({ running: { reading: 'opening' } });
    expect(stored.jobs).toEqual([job('l1')]);
    const history = await own.query(
      `select seq::int, type from orchestrator.run_event where run_id = 'run-commit'`,
    );
    expect(history).toEqual([{ seq: 1, type: 'start' }]);
  });

  test('refuses a commit under an older epoch, and leaves nothing of it', async () => {
    const old = await begun('run-fenced');
    const taken = await journal.claim('run-fenced', 'node-b', { leaseMs: 5000, seize: true });
    expect(taken!.epoch).toBe(old.epoch + 1);
    await expect(journal.commit(commit(old, { opened: [job('l1')] }))).rejects.toMatchObject({
      code: 'RUN_FENCED',
    });
    expect((await runViews(own).stored('run-fenced'))!.jobs).toEqual([]);
    await journal.commit(commit(taken!));
  });

  test('refuses to commit the same step twice', async () => {
    const claim = await begun('run-twice');
    await journal.commit(commit(claim));
    await expect(journal.commit(commit(claim))).rejects.toMatchObject({ code: 'RUN_FENCED' });
  });

  test('gives a run that somebody holds to nobody else, until the lease ends or it is seized', async () => {
    await begun('run-held', 'node-a');
    expect(await journal.claim('run-held', 'node-b', { leaseMs: 1000, seize: false })).toBeNull();
    expect(await journal.unheld(false)).not.toContain('run-held');
    expect(await journal.unheld(true)).toContain('run-held');
    expect(await journal.claim('run-held', 'node-b', { leaseMs: 1, seize: true })).not.toBeNull();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await journal.unheld(false)).toContain('run-held');
  });

  test('keeps what became of jobs', async () => {
    const claim = await begun('run-jobs');
    await journal.commit(commit(claim, { opened: [job('l1', 'job-kept')] }));
    const done: RunJob = {
      ...job('l1', 'job-kept'),
      state: 'succeeded',
      digest: 'd'.repeat(64),
      facts: { samples: 7 },
      artifacts: [{ role: 'speech', sha256: 'e'.repeat(64), bytes: 1, mediaType: 'audio/wav' }],
      cpuMs: 9,
    };
    await journal.commit(
      commit({ ...claim, run: { ...claim.run, seq: 1 } }, { events: [], changed: [done] }),
    );
    expect((await runViews(own).stored('run-jobs'))!.jobs).toEqual([done]);
    expect(await runViews(own).run('run-jobs')).toMatchObject({
      jobs: { total: 1, done: 1, reused: 0, failed: 0 },
    });
  });

  test('fires timers when they are due and not before', async () => {
    const timers = openTimers(own);
    const claim = await begun('run-timers');
    await journal.commit(
      commit(claim, {
        timers: [
          { id: 't1', delayMs: 0, phase: 'settling' },
          { id: 't2', delayMs: 60_000, phase: 'fitting' },
        ],
      }),
    );
    expect(await timers.due(['run-timers'])).toEqual([{ id: 't1', runId: 'run-timers', phase: 'settling' }]);
    await timers.forget('t1');
    expect(await timers.due(['run-timers'])).toEqual([]);
  });
});

import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { ErrorCode } from '../../contracts/error.ts';
import { entityCore } from '../../contracts/modules/entity-core.ts';
import { workerHub } from '../../contracts/modules/worker-hub.ts';
import { stageIndex } from '../../contracts/stage.ts';
import { runPhases, type RunPhase } from '../../machines/run.machine.ts';
import { firstStep, stepRun } from '../../machines/step.ts';
import { decideRetry } from '../worker-hub/decide-retry.ts';
import { seeded } from '../runtime/random.ts';
import type { RunJob } from './job-graph.ts';
import { Rehearsal, rest } from './rehearsal.ts';
import type { RunActor } from './run-actor.ts';

// Other tests may have both cores.
jest.setTimeout(30_000);

const story = readFileSync('examples/灯笼匠.txt', 'utf8');

async function begun(): Promise<{ world: Rehearsal; actor: RunActor }> {
  const world = new Rehearsal(story);
  return { world, actor: await world.begin() };
}

/** Until the pictures are being made and `count` jobs are done. */
async function half(count = 20): Promise<{ world: Rehearsal; actor: RunActor }> {
  const { world, actor } = await begun();
  await world.work(actor, () => world.hub.log.length >= count);
  return { world, actor };
}

/** A run that is told to stop just when a phase has begun to be performed. */
async function interrupted(
  phase: RunPhase,
  type: 'pause' | 'cancel',
): Promise<{ world: Rehearsal; actor: RunActor }> {
  const world = new Rehearsal(story);
  let actor: RunActor | null = null;
  let stopped: Promise<void> | null = null;
  world.journal.onCommit = ({ snapshot }) => {
    if (snapshot.context.phase !== phase || stopped !== null) return;
    stopped = Promise.resolve().then(() => actor?.deliver([{ type: 'event', event: { type } }]));
  };
  actor = await world.begin();
  await world.work(actor);
  await rest();
  return { world, actor };
}

/** What must be the same however a run came about: what was made, and from what. */
const madeOf = (jobs: readonly RunJob[]) =>
  jobs.map(({ key, state, digest, artifacts, position }) => ({ key, state, digest, artifacts, position }));

/** The film as it is made when nothing goes wrong. */
let straight: Rehearsal;
beforeAll(async () => {
  const { world, actor } = await begun();
  await world.work(actor);
  straight = world;
}, 30_000);

describe('a run from its story to its film', () => {
  test('succeeds when every job is done', () => {
    expect(straight.errors).toEqual([]);
    expect(straight.state).toBe('succeeded');
    expect(new Set(straight.jobs.map(({ state }) => state))).toEqual(new Set(['succeeded']));
  });

  test('pays for every job once, and only when it has been done', () => {
    const { states } = straight.till;
    expect([states.size, new Set(states.values())]).toEqual([straight.jobs.length, new Set(['settled'])]);
  });

  test('submits every job once, its inputs filled in and its digest fixed', () => {
    const ids = straight.hub.submitted.map(({ jobId }) => jobId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(straight.jobs.length);
    for (const { inputs, digest } of straight.hub.submitted) {
      expect(JSON.stringify(inputs)).not.toContain('$artifact');
      expect(digest).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  test('submits no job before what it needs is made, and hands on exactly those artifacts', () => {
    const done = new Map(straight.jobs.map((job) => [job.key, job]));
    const order = straight.hub.submitted.map(({ key }) => key);
    for (const job of straight.jobs) {
      const given = JSON.stringify(straight.hub.submitted.find(({ key }) => key === job.key)?.inputs);
      for (const need of job.needs) {
        expect(order.indexOf(need)).toBeLessThan(order.indexOf(job.key));
        expect(done.get(need)?.artifacts.some(({ sha256 }) => given.includes(sha256))).toBe(true);
      }
    }
  });

  test('passes the stages in their order and says so once each', () => {
    const entered = straight.journal.commits.flatMap(({ news }) =>
      news.flatMap((event) => (event.name === 'stage.entered' ? [event.data.stage] : [])),
    );
    expect(entered).toEqual([...entered].sort((a, b) => stageIndex(a) - stageIndex(b)));
    expect(new Set(entered).size).toBe(entered.length);
    expect(entered).toContain('execution');
    expect(straight.journal.commits.at(-1)?.news.map(({ name }) => name)).toContain('run.succeeded');
  });

  test('keeps a take of every shot, with its recipe', () => {
    const takes = straight.journal.commits.flatMap((commit) => commit.takes);
    const shots = straight.jobs.filter(({ kind }) => kind === 'shot');
    expect(takes.map(({ jobId }) => jobId).sort()).toEqual(shots.map(({ id }) => id).sort());
    expect(takes.every(({ recipe }) => recipe.provider === 'embedded')).toBe(true);
  });

  test('is the sum of its history: the events alone lead to the state that was stored', () => {
    const replayed = straight.journal.history.reduce(
      (at, event) => stepRun(at, event).snapshot,
      firstStep().snapshot,
    );
    expect(replayed).toEqual(straight.journal.kept.run.snapshot);
    expect(straight.journal.kept.run.seq).toBe(straight.journal.history.length);
  });
});

describe('results that come twice, late or for nobody', () => {
  test('change nothing', async () => {
    const { world, actor } = await half();
    const before = world.journal.kept;
    await actor.deliver(world.hub.log);
    await actor.deliver([{ ...world.hub.log[0]!, key: 'shot:nobody' }]);
    await actor.deliver([world.hub.fail(world.hub.log[3]!.key, 'JOB_FAILED', 'late')]);
    expect(world.journal.kept).toEqual(before);
  });

  test('come to the same film in any order', async () => {
    const { world, actor } = await begun();
    while (world.hub.waiting.length > 0) {
      const batch = [];
      for (const task of world.hub.waiting.toReversed()) batch.push(await world.hub.work(task));
      await actor.deliver([...batch, ...batch]);
      await rest();
    }
    expect(world.state).toBe('succeeded');
    expect(madeOf(world.jobs)).toEqual(madeOf(straight.jobs));
  });
});

describe('a run whose node dies', () => {
  test.each([0, 3, 20, 40])('after %i jobs goes on under another, and makes the same film', async (after) => {
    const { world, actor: first } = await half(after);
    const second = await world.takeUp();
    await second.deliver(world.hub.log);
    await expect(first.deliver([{ type: 'event', event: { type: 'pause' } }])).rejects.toMatchObject({
      code: 'RUN_FENCED',
    });
    await world.work(second);
    expect(world.state).toBe('succeeded');
    expect(madeOf(world.jobs)).toEqual(madeOf(straight.jobs));
  });

  test('hands out again what was out, under the same ids and digests', async () => {
    const { world } = await half();
    const out = world.hub.waiting.map(({ jobId, digest }) => `${jobId} ${digest}`).sort();
    const before = world.hub.submitted.length;
    await world.takeUp();
    const again = world.hub.submitted.slice(before).map(({ jobId, digest }) => `${jobId} ${digest}`);
    expect(again.sort()).toEqual(out);
    expect(out.length).toBeGreaterThan(0);
  });

  test('leaves nothing of a commit that came too late', async () => {
    const { world, actor } = await half();
    await world.takeUp();
    const before = world.journal.kept;
    const task = world.hub.waiting[0]!;
    await expect(actor.deliver([await world.hub.work(task)])).rejects.toMatchObject({ code: 'RUN_FENCED' });
    expect(actor.ended?.code).toBe('RUN_FENCED');
    expect(world.journal.kept).toEqual(before);
  });
});

describe('a job that fails', () => {
  /** Fails a job as workers do until the hub gives up; returns how often it was tried and the code it ended with. */
  function tries(code: ErrorCode): { attempts: number; code: string; message: string } {
    let deaths = 0;
    for (let attempt = 1; ; attempt++) {
      const verdict = decideRetry({ code, message: 'no luck' }, { attempt, deaths }, seeded(1));
      if (!verdict.again) return { attempts: attempt, ...verdict.failure };
      deaths = verdict.deaths;
    }
  }

  test.each<[ErrorCode, string, number]>([
    ['JOB_FAILED', 'JOB_FAILED', 1],
    ['DISK_FULL', 'DISK_FULL', 5],
    ['WORKER_CRASHED', 'JOB_POISONOUS', 2],
    ['WORKER_STALLED', 'JOB_POISONOUS', 2],
  ])('with %s ends the run with %s after %i attempts', async (code, ended, attempts) => {
    const { world, actor } = await half();
    const verdict = tries(code);
    expect(verdict.attempts).toBe(attempts);
    const { key } = world.hub.waiting[0]!;
    await actor.deliver([world.hub.fail(key, verdict.code, verdict.message)]);
    expect(world.state).toBe('failed');
    const { failure } = world.journal.kept.run.snapshot.context;
    expect(failure?.code).toBe(ended);
    expect(world.journal.commits.at(-1)?.news).toContainEqual({
      name: 'run.failed',
      runId: 'run-1',
      data: { runId: 'run-1', ...failure },
    });
  });

  test('because it ends its workers is made coarser, for nothing, and the film is made', async () => {
    const { world, actor } = await begun();
    while (!world.hub.waiting.some(({ kind }) => kind === 'shot')) {
      await actor.deliver([await world.hub.work(world.hub.waiting[0]!)]);
      await rest();
    }
    const shot = world.hub.waiting.find(({ kind }) => kind === 'shot')!;
    world.hub.withdraw([shot.jobId]);
    const poison = world.hub.fail(shot.key, 'JOB_POISONOUS', 'it ended two');
    await actor.deliver([poison, poison]);
    await rest();
    const again = world.hub.waiting.find(({ key }) => key === shot.key)!;
    expect([again.jobId, again.recipe.provider]).toEqual([shot.jobId, 'coarse']);
    expect(again.digest).not.toBe(shot.digest);
    await world.work(actor);
    expect(world.state).toBe('succeeded');
    const takes = world.journal.commits.flatMap((commit) => commit.takes);
    expect(takes.find(({ jobId }) => jobId === shot.jobId)?.recipe.provider).toBe('coarse');
    expect(world.till.states.get(shot.jobId)).toBe('released');
    expect(world.journal.history).toContainEqual(
      expect.objectContaining({ type: 'jobDegraded', key: shot.key, provider: 'coarse' }),
    );
  });

  test('because it ends its workers however coarse it is ends the run', async () => {
    const { world, actor } = await begun();
    while (!world.hub.waiting.some(({ kind }) => kind === 'shot')) {
      await actor.deliver([await world.hub.work(world.hub.waiting[0]!)]);
      await rest();
    }
    const { key } = world.hub.waiting.find(({ kind }) => kind === 'shot')!;
    await actor.deliver([world.hub.fail(key, 'JOB_POISONOUS', 'it ended two')]);
    expect(world.state).toBe('running');
    await actor.deliver([world.hub.fail(key, 'JOB_POISONOUS', 'it ended two more')]);
    expect(world.state).toBe('failed');
  });

  test('is handed out again when the run is resumed, and the film is made', async () => {
    const { world, actor } = await half();
    const { key } = world.hub.waiting[0]!;
    world.hub.withdraw([world.hub.waiting[0]!.jobId]);
    await actor.deliver([world.hub.fail(key, 'JOB_FAILED', 'no luck')]);
    await actor.deliver([{ type: 'event', event: { type: 'resume' } }]);
    await rest();
    expect(world.state).toBe('running');
    expect(world.hub.waiting.map((task) => task.key)).toContain(key);
    await world.work(actor);
    expect(world.state).toBe('succeeded');
  });

  test('fails the run once, although the failure is told again after the run was resumed', async () => {
    const { world, actor } = await half();
    const failed = world.hub.fail(world.hub.waiting[0]!.key, 'JOB_FAILED', 'no luck');
    await actor.deliver([failed]);
    await actor.deliver([{ type: 'event', event: { type: 'resume' } }]);
    await actor.deliver([failed]);
    expect(world.state).toBe('running');
    const next = await world.takeUp();
    await next.deliver([failed]);
    expect(world.state).toBe('running');
  });

  test('hands out nothing new while the run is failed, and keeps what the others bring', async () => {
    const { world, actor } = await half();
    const [broken, ...others] = world.hub.waiting;
    await actor.deliver([world.hub.fail(broken!.key, 'JOB_FAILED', 'no luck')]);
    const before = world.hub.submitted.length;
    for (const task of others) await actor.deliver([await world.hub.work(task)]);
    await rest();
    expect(world.hub.submitted).toHaveLength(before);
    const states = new Map(world.jobs.map((job) => [job.key, job.state]));
    expect(others.every(({ key }) => states.get(key) === 'succeeded')).toBe(true);
  });
});

describe('a run that is told to', () => {
  test('pause hands out nothing, and goes on where it stood', async () => {
    const { world, actor } = await half();
    await actor.deliver([{ type: 'event', event: { type: 'pause' } }]);
    const before = world.hub.submitted.length;
    await world.work(actor);
    expect(world.state).toBe('paused');
    expect(world.hub.submitted).toHaveLength(before);
    await actor.deliver([{ type: 'event', event: { type: 'resume' } }]);
    await rest();
    await world.work(actor);
    expect(world.state).toBe('succeeded');
    const ids = world.hub.submitted.map(({ jobId }) => jobId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each([
    ...runPhases.map((phase) => ['pause', phase] as const),
    ...(['reading', 'voicing', 'making'] as const).map((phase) => ['cancel', phase] as const),
  ])('%s just when %s has begun loses nothing when it goes on', async (type, phase) => {
    const { world, actor } = await interrupted(phase, type);
    await actor.deliver([{ type: 'event', event: { type: 'resume' } }]);
    await rest();
    await world.work(actor);
    expect(world.state).toBe('succeeded');
    expect(world.jobs.filter(({ state }) => state !== 'succeeded').map(({ key }) => key)).toEqual([]);
    expect(madeOf(world.jobs)).toEqual(madeOf(straight.jobs));
  });

  test('cancel withdraws what is out and ends cancelled; a late result is kept', async () => {
    const { world, actor } = await half();
    const task = world.hub.waiting[0]!;
    const out = world.hub.waiting.map(({ jobId }) => jobId);
    const late = await world.hub.work(task);
    await actor.deliver([{ type: 'event', event: { type: 'cancel' } }]);
    await rest();
    expect(world.state).toBe('cancelled');
    expect(world.hub.withdrawn).toEqual(expect.arrayContaining(out));
    expect(world.hub.waiting).toEqual([]);
    await actor.deliver([late]);
    expect(world.state).toBe('cancelled');
    expect(world.jobs.find(({ key }) => key === task.key)?.state).toBe('succeeded');
    const open = world.jobs.filter(({ state }) => state !== 'succeeded' && state !== 'cancelled');
    expect(open).toEqual([]);
    expect([...world.till.states].filter(([id]) => out.includes(id)).map(([, state]) => state)).toEqual(
      out.map(() => 'released'),
    );
    expect(actor.isWorking).toBe(false);
  });

  test('cancel spares the jobs of a run that another has taken and resumed meanwhile', async () => {
    const { world, actor } = await half();
    const renew = world.journal.renew.bind(world.journal);
    let wake = (): void => undefined;
    const asleep = new Promise<void>((resolve) => (wake = resolve));
    world.journal.renew = (runId, epoch) => asleep.then(() => renew(runId, epoch));
    await actor.deliver([{ type: 'event', event: { type: 'cancel' } }]);
    world.journal.renew = renew;
    const next = await world.takeUp();
    await next.deliver([{ type: 'event', event: { type: 'resume' } }]);
    await rest();
    const wanted = world.hub.waiting;
    wake();
    await rest();
    expect(actor.ended?.code).toBe('RUN_FENCED');
    expect(wanted.length).toBeGreaterThan(0);
    expect(world.hub.waiting).toEqual(wanted);
  });

  test('cancel gives back what was put aside for a job that failed', async () => {
    const { world, actor } = await half();
    const { key, jobId } = world.hub.waiting[0]!;
    await actor.deliver([world.hub.fail(key, 'JOB_FAILED', 'no luck')]);
    await actor.deliver([{ type: 'event', event: { type: 'cancel' } }]);
    await rest();
    expect([world.state, world.till.states.get(jobId)]).toEqual(['cancelled', 'released']);
  });

  test('is answered only once it is kept, whatever comes to nothing just before', async () => {
    const { world, actor } = await half();
    for (let turns = 0; turns < 8; turns++) {
      const nothing = actor.deliver(world.hub.log.slice(0, 1));
      for (let turn = 0; turn < turns; turn++) await Promise.resolve();
      const before = world.journal.history.length;
      await actor.deliver([{ type: 'event', event: { type: 'pause' } }]);
      expect(world.journal.history.slice(before).map(({ type }) => type)).toEqual(['pause']);
      await nothing;
    }
  });

  test('cancel is cancelled although the hub has to be told several times', async () => {
    const { world, actor } = await half();
    const out = world.hub.waiting.map(({ jobId }) => jobId);
    world.modules.failures.set(workerHub.withdrawJobs.name, ['STORAGE_UNAVAILABLE', 'STORAGE_UNAVAILABLE']);
    await actor.deliver([{ type: 'event', event: { type: 'cancel' } }]);
    await rest();
    expect(world.state).toBe('cancelled');
    expect(world.hub.withdrawn).toEqual(expect.arrayContaining(out));
  });

  test('resume after it was cancelled makes the film with what there is', async () => {
    const { world, actor } = await half();
    const done = world.jobs.filter(({ state }) => state === 'succeeded').map(({ id }) => id);
    await actor.deliver([{ type: 'event', event: { type: 'cancel' } }]);
    await rest();
    const before = world.hub.submitted.length;
    await actor.deliver([{ type: 'event', event: { type: 'resume' } }]);
    await rest();
    await world.work(actor);
    expect(world.state).toBe('succeeded');
    const again = world.hub.submitted.slice(before).map(({ jobId }) => jobId);
    expect(again.filter((id) => done.includes(id))).toEqual([]);
  });

  test.each(['cast', 'voices', 'plan'] as const)(
    'wait for a person after the %s does so once',
    async (gate) => {
      const world = new Rehearsal(story);
      const actor = await world.begin([gate]);
      await world.work(actor);
      expect(world.state).toBe('awaiting_review');
      expect(world.jobs.some(({ kind }) => kind === 'shot')).toBe(false);
      await actor.deliver([{ type: 'event', event: { type: 'resume' } }]);
      await rest();
      await world.work(actor);
      expect(world.state).toBe('succeeded');
    },
  );
});

describe('a module that does not answer', () => {
  test('is asked again after growing pauses that are kept as timers', async () => {
    const world = new Rehearsal(story);
    world.modules.failures.set(entityCore.settleEntities.name, [
      'STORAGE_UNAVAILABLE',
      'STORAGE_UNAVAILABLE',
    ]);
    const actor = await world.begin();
    await world.work(actor);
    await actor.perform('settling');
    await actor.perform('settling');
    await rest();
    const timers = world.journal.commits.flatMap((commit) => commit.timers);
    expect(timers.map(({ phase, delayMs }) => [phase, delayMs])).toEqual([
      ['settling', 500],
      ['settling', 1000],
    ]);
    await world.work(actor);
    expect(world.state).toBe('succeeded');
  });

  test('fails the run with its code when what may pass does not', async () => {
    const world = new Rehearsal(story);
    const codes = Array.from({ length: 9 }, () => 'DISK_FULL' as const);
    world.modules.failures.set(entityCore.settleEntities.name, codes);
    const actor = await world.begin();
    await world.work(actor);
    for (let round = 1; round < 9; round++) await actor.perform('settling');
    expect(world.state).toBe('failed');
    expect(world.journal.kept.run.snapshot.context.failure?.code).toBe('DISK_FULL');
    expect(world.modules.asked.filter((name) => name === entityCore.settleEntities.name)).toHaveLength(6);
  });

  test('is asked for as long as it is away, at last every half minute', async () => {
    const world = new Rehearsal(story);
    const codes = Array.from({ length: 12 }, () => 'MODULE_UNAVAILABLE' as const);
    world.modules.failures.set(entityCore.settleEntities.name, codes);
    const actor = await world.begin();
    await world.work(actor);
    for (let round = 1; round <= 12; round++) await actor.perform('settling');
    const delays = world.journal.commits.flatMap(({ timers }) => timers.map(({ delayMs }) => delayMs));
    expect([delays.length, delays.at(-1)]).toEqual([12, 30_000]);
    await rest();
    await world.work(actor);
    expect(world.state).toBe('succeeded');
  });

  test('fails the run at once with what no waiting can repair', async () => {
    const world = new Rehearsal(story);
    world.modules.failures.set(entityCore.settleEntities.name, ['PROVIDER_MISSING']);
    await world.work(await world.begin());
    expect(world.state).toBe('failed');
    expect(world.journal.kept.run.snapshot.context.failure?.code).toBe('PROVIDER_MISSING');
  });

  test('loses no job when it is the hub that takes them', async () => {
    const world = new Rehearsal(story);
    world.modules.failures.set(workerHub.submitJobs.name, ['STORAGE_UNAVAILABLE']);
    const actor = await world.begin();
    expect(world.hub.waiting).toEqual([]);
    const timers = world.journal.commits.flatMap((commit) => commit.timers);
    expect(timers).toEqual([{ id: 'run-1:reading', phase: 'reading', delayMs: 500 }]);
    await actor.perform('reading');
    await rest();
    await world.work(actor);
    expect(world.state).toBe('succeeded');
  });

  test('is asked again when it was the hub that did not take the jobs of a run just taken up', async () => {
    const { world } = await half();
    const before = world.journal.commits.length;
    world.modules.failures.set(workerHub.submitJobs.name, ['STORAGE_UNAVAILABLE']);
    await world.takeUp();
    const timers = world.journal.commits.slice(before).flatMap((commit) => commit.timers);
    expect(timers).toEqual([{ id: 'run-1:making', phase: 'making', delayMs: 500 }]);
  });

  test('is asked again when it was the hub, although the phase is still being performed by then', async () => {
    const { world } = await half();
    world.modules.failures.set(workerHub.submitJobs.name, ['STORAGE_UNAVAILABLE']);
    const get = world.objects.get.bind(world.objects);
    let answer = (): void => undefined;
    const slow = new Promise<void>((resolve) => (answer = resolve));
    world.objects.get = (sha256) => slow.then(() => get(sha256));
    const next = await world.takeUp();
    const before = world.hub.submitted.length;
    await next.perform('making');
    answer();
    await rest();
    expect(world.hub.submitted.length).toBeGreaterThan(before);
  });

  test('does not fail the run of an hour for hiccups that passed', async () => {
    const { world, actor } = await half();
    for (let hiccup = 0; hiccup < 8; hiccup++) {
      world.modules.failures.set(workerHub.submitJobs.name, ['STORAGE_UNAVAILABLE']);
      await world.work(actor, () => world.modules.failures.get(workerHub.submitJobs.name)?.length === 0);
      await actor.perform('making');
      await rest();
    }
    await world.work(actor);
    expect(world.state).toBe('succeeded');
  });

  test('leaves a run alone that was told to stop meanwhile', async () => {
    const { world, actor } = await half();
    await actor.deliver([{ type: 'event', event: { type: 'cancel' } }]);
    await rest();
    const before = world.modules.asked.length;
    await actor.perform('making');
    expect(world.modules.asked).toHaveLength(before);
  });
});

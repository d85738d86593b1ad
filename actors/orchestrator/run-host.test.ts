import { readFileSync } from 'node:fs';
import { describe, expect, jest, test } from '@jest/globals';
import { Failure } from '../../contracts/error.ts';
import type { EventEnvelope } from '../../contracts/event.ts';
import { entityCore } from '../../contracts/modules/entity-core.ts';
import { modelRouter } from '../../contracts/modules/model-router.ts';
import { workerHub } from '../../contracts/modules/worker-hub.ts';
import { defaultRunOptions, type Run } from '../../contracts/run.ts';
import type { RunPhase } from '../../machines/run.machine.ts';
import { runVersions } from '../../machines/run-versions.ts';
import { stateOf } from '../../machines/step.ts';
import type { RunOrder } from './journal.ts';
import { Rehearsal, rest, scope, type JobDone } from './rehearsal.ts';
import { RunHost } from './run-host.ts';

// Other tests may have both cores.
jest.setTimeout(30_000);

const story = readFileSync('examples/灯笼匠.txt', 'utf8');

class HostedRehearsal {
  readonly world: Rehearsal;
  /** Timers as a database keeps them: one of a name, and all of them due. */
  readonly timers = new Map<string, { id: string; runId: string; phase: RunPhase }>();
  readonly host: RunHost;
  /** Errors that the host has logged. */
  readonly errors: unknown[] = [];
  cursor = async (): Promise<number> => 0;
  forget = async (id: string): Promise<void> => void this.timers.delete(id);
  nowMs = 0;
  /** What the hub’s log says of the run. */
  readonly log: EventEnvelope[] = [];

  constructor(owner = 'node-a', world = new Rehearsal(story)) {
    this.world = world;
    const { modules, objects, journal } = world;
    modules.serve(workerHub.readRunEvents, async ({ after, limit }) => {
      const events = this.log.filter(({ position }) => position > after).slice(0, limit);
      return { events, last: events.at(-1)?.position ?? after };
    });
    journal.onCommit = ({ runId, timers }) => {
      for (const { id, phase } of timers) this.timers.set(id, { id, runId, phase });
    };
    this.host = new RunHost({
      ...{ ask: modules.ask, objects, journal, owner, seizesRuns: false, versions: runVersions },
      ...{ mostRuns: 9, idleMs: 60_000, peers: () => [] },
      clock: { now: () => (this.nowMs += 10), pause: async () => undefined },
      onError: (error) => void this.errors.push(error),
      timers: {
        due: async () => [...this.timers.values()],
        forget: (id) => this.forget(id),
      },
      views: {
        run: async (runId) => (runId === 'run-1' ? this.#view() : null),
        jobs: async () => [],
        stored: async (runId) => (runId === 'run-1' ? this.world.journal.kept : null),
      },
      cursors: { load: () => this.cursor(), save: async () => undefined },
    });
  }

  /** Orders a run and takes it up. */
  async start(order: RunOrder, owner: typeof scope): Promise<Run> {
    await this.host.create(order, owner);
    return this.host.takeUp(order.runId);
  }

  async order(): Promise<RunOrder> {
    return {
      ...{ runId: 'run-1', revision: await this.world.revision(), options: defaultRunOptions },
      ...{ gates: [], fileName: '灯笼匠.txt', title: '灯笼匠' },
    };
  }

  #view(): Run {
    const { run } = this.world.journal.kept;
    return {
      ...{ id: 'run-1', projectId: 'p', revisionId: 'rev-1', options: defaultRunOptions },
      ...{ state: stateOf(run.snapshot), stage: run.stage, failure: run.snapshot.context.failure },
      ...{
        jobs: { total: 0, done: 0, reused: 0, failed: 0 },
        shots: { total: 0, done: 0 },
        filmFrames: null,
      },
    };
  }
}

const envelope = ({ type: _, key, position, ...result }: JobDone, runId = 'run-1'): EventEnvelope => ({
  ...scope,
  ...{ id: `event-${key}`, name: 'job.succeeded', version: 1, owner: 'worker-hub', position, runId },
  at: '2026-01-01T00:00:00.000Z',
  data: {
    ...{ jobId: 'job-x', runId, key, kind: 'reading', stage: 'extraction', subject: {} },
    ...result,
    artifacts: [...result.artifacts],
  },
});

describe('a node that runs are told to', () => {
  test('starts a run once, however often it is asked to', async () => {
    const stage = new HostedRehearsal();
    const { world } = stage;
    const order = await stage.order();
    await stage.start(order, scope);
    await stage.start(order, scope);
    await rest();
    expect(world.journal.history.map(({ type }) => type)).toEqual(['start', 'jobsOpened']);
  });

  test('makes the film from what the hub logs, read twice over', async () => {
    const stage = new HostedRehearsal();
    const { host, world } = stage;
    await stage.start(await stage.order(), scope);
    await rest();
    while (world.hub.waiting.length > 0) {
      const done = await world.hub.work(world.hub.waiting[0]!);
      await host.applyHubEvents([envelope(done), envelope(done)]);
      await rest();
    }
    expect((await host.view('run-1')).state).toBe('succeeded');
    const { open, done, total } = world.journal.kept.run.snapshot.context;
    expect({ open, done }).toEqual({ open: 0, done: total });
  });

  test('performs a phase again whenever its timer is due, until it is answered', async () => {
    const stage = new HostedRehearsal();
    const { host, world } = stage;
    world.modules.failures.set(entityCore.settleEntities.name, [
      'STORAGE_UNAVAILABLE',
      'STORAGE_UNAVAILABLE',
      'STORAGE_UNAVAILABLE',
    ]);
    await stage.start(await stage.order(), scope);
    await rest();
    await host.applyHubEvents([envelope(await world.hub.work(world.hub.waiting[0]!))]);
    await rest();
    for (let failures = 1; failures <= 3; failures++) {
      expect([...stage.timers.keys()]).toEqual(['run-1:settling']);
      await host.tend();
      await rest();
    }
    expect(stage.timers.size).toBe(0);
    expect(world.journal.kept.run.snapshot.context.phase).toBe('voicing');
  });

  test('claims a run anew that could not be claimed while the database was away', async () => {
    const stage = new HostedRehearsal();
    const { world } = stage;
    const { journal } = world;
    const claim = journal.claim.bind(journal);
    journal.claim = () => Promise.reject(new Failure('STORAGE_UNAVAILABLE'));
    await expect(stage.start(await stage.order(), scope)).rejects.toMatchObject({
      code: 'STORAGE_UNAVAILABLE',
    });
    journal.claim = claim;
    expect((await stage.start(await stage.order(), scope)).state).toBe('running');
  });

  test('lets a run go when another node has taken it, and takes it up when it is told to', async () => {
    const stage = new HostedRehearsal();
    const { host, world } = stage;
    await stage.start(await stage.order(), scope);
    await rest();
    await world.takeUp();
    await host.keep();
    await host.tell('run-1', { type: 'pause' });
    expect(world.state).toBe('paused');
  });

  test('hears what the hub told of a run while nobody listened for it, before it takes the run up', async () => {
    const stage = new HostedRehearsal();
    const { world } = stage;
    await stage.start(await stage.order(), scope);
    await rest();
    const heard = await world.hub.work(world.hub.waiting[0]!);
    const next = new HostedRehearsal('node-b', world);
    next.log.push(envelope(heard));
    await next.host.tell('run-1', { type: 'pause' });
    await next.host.tell('run-1', { type: 'resume' });
    await rest();
    expect(world.jobs.find(({ key }) => key === 'reading')?.state).toBe('succeeded');
    expect(world.journal.kept.run.documents.heard).toBe(heard.position);
  });

  test('takes no run before it knows from where it listens, and asks until it does', async () => {
    const stage = new HostedRehearsal();
    const order = await stage.order();
    stage.cursor = () => Promise.reject(new Failure('STORAGE_UNAVAILABLE'));
    await expect(stage.start(order, scope)).rejects.toMatchObject({ code: 'STORAGE_UNAVAILABLE' });
    expect(stage.world.state).toBe('queued');
    stage.cursor = async () => 7;
    expect((await stage.start(order, scope)).state).toBe('running');
    stage.cursor = async () => 9;
    expect(await stage.host.listensFrom()).toBe(7);
  });

  test('performs a phase whose timer is due although it is not known whether that was forgotten', async () => {
    const stage = new HostedRehearsal();
    const { host, world } = stage;
    world.modules.failures.set(modelRouter.chooseRecipes.name, ['STORAGE_UNAVAILABLE']);
    await stage.start(await stage.order(), scope);
    await rest();
    stage.forget = async (id) => {
      stage.timers.delete(id);
      throw new Failure('STORAGE_UNAVAILABLE');
    };
    await host.tend();
    await rest();
    expect([stage.errors.length, world.hub.waiting.length]).toEqual([1, 1]);
  });

  test('knows no run that nobody ordered', async () => {
    const { host } = new HostedRehearsal();
    await expect(host.view('run-9')).rejects.toMatchObject({ code: 'RUN_UNKNOWN' });
    await expect(host.plans('run-9')).rejects.toMatchObject({ code: 'RUN_UNKNOWN' });
  });
});

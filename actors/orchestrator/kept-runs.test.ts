import { describe, expect, jest, test } from '@jest/globals';
import { Failure } from '../../contracts/error.ts';
import { placeOf, type Peer } from './placement.ts';
import { scope } from './rehearsal.ts';
import { CLAIM_MS } from './run-actor.ts';
import type { RunHost } from './run-host.ts';
import { Crowd, machineOf } from './samples/crowd.ts';

// Other tests may have both cores.
jest.setTimeout(60_000);

const idsOf = (count: number): string[] => Array.from({ length: count }, (_, at) => `run-${at}`);

const inMemory = async (host: RunHost): Promise<number> => (await host.load()).inMemory;

/** A run that waits for its job in the hands of a node, and has done so for long. */
async function resting(crowd: Crowd, host: RunHost, runId = 'run-1'): Promise<void> {
  await crowd.start(host, runId);
  crowd.nowMs += 10_000;
  await host.keep();
  await host.tend();
  await crowd.rest();
}

describe('a run with nothing to do', () => {
  test('is let go after a while, and not before', async () => {
    const crowd = new Crowd();
    const host = crowd.host('node-a');
    await crowd.start(host, 'run-1');
    crowd.nowMs += 9_000;
    await host.keep();
    await host.tend();
    expect(await inMemory(host)).toBe(1);
    crowd.nowMs += 1_000;
    await host.tend();
    await crowd.rest();
    expect(await host.load()).toMatchObject({ inMemory: 0, atRest: 1, held: 0, resting: 1, waiting: 0 });
    expect([crowd.state('run-1'), crowd.holder('run-1')]).toEqual(['running', null]);
  });

  test('is let go at once when it waits for a person', async () => {
    const crowd = new Crowd();
    const host = crowd.host('node-a');
    await crowd.start(host, 'run-1');
    await host.tell('run-1', { type: 'pause' });
    await host.tend();
    await crowd.rest();
    expect(await host.load()).toMatchObject({ inMemory: 0, atRest: 0 });
    expect([crowd.state('run-1'), crowd.holder('run-1')]).toEqual(['paused', null]);
  });

  test('is taken by another node at once when that has a word for it, and left alone by all others', async () => {
    const crowd = new Crowd();
    const [one, other] = [crowd.host('node-a'), crowd.host('node-b')];
    await resting(crowd, one);
    await other.tend();
    expect(await inMemory(other)).toBe(0);
    expect((await other.tell('run-1', { type: 'pause' })).state).toBe('paused');
    expect(crowd.holder('run-1')).toBe('node-b');
  });

  test('hands no job over again that the hub has', async () => {
    const crowd = new Crowd();
    const [one, other] = [crowd.host('node-a'), crowd.host('node-b')];
    await resting(crowd, one);
    await other.tell('run-1', { type: 'pause' });
    await other.tell('run-1', { type: 'resume' });
    await crowd.rest();
    expect(crowd.submitted).toHaveLength(1);
  });

  test('wakes when the hub tells of its job', async () => {
    const crowd = new Crowd();
    const host = crowd.host('node-a');
    await resting(crowd, host);
    await host.applyHubEvents([crowd.read('run-1')]);
    await crowd.rest();
    expect(crowd.state('run-1')).toBe('failed');
    expect(crowd.errors).toEqual([]);
  });

  test('wakes when its timer is due, before anybody would look for it', async () => {
    const crowd = new Crowd();
    const host = crowd.host('node-a', { idleMs: 0 });
    crowd.settling.push(() => Promise.reject(new Failure('STORAGE_UNAVAILABLE')));
    await crowd.start(host, 'run-1');
    await host.applyHubEvents([crowd.read('run-1')]);
    await crowd.rest();
    await host.tend();
    await crowd.rest();
    expect(await host.load()).toMatchObject({ inMemory: 0, atRest: 1 });
    crowd.nowMs += 400;
    await host.tend();
    expect(await inMemory(host)).toBe(0);
    crowd.nowMs += 200;
    await host.tend();
    await crowd.rest();
    expect(crowd.state('run-1')).toBe('failed');
  });

  test('is not let go while its timer is being forgotten', async () => {
    const crowd = new Crowd();
    const { timers } = crowd.stores;
    const gone: (() => void)[] = [];
    const forget: typeof timers.forget = async (id, epoch) => {
      await timers.forget(id, epoch);
      await new Promise<void>((resolve) => void gone.push(resolve));
    };
    const host = crowd.host('node-a', { mostRuns: 1, timers: { ...timers, forget } });
    crowd.settling.push(() => Promise.reject(new Failure('STORAGE_UNAVAILABLE')));
    await crowd.start(host, 'run-1', 'run-2');
    await host.tell('run-1', { type: 'pause' });
    await host.tell('run-1', { type: 'resume' });
    await crowd.rest();
    await host.applyHubEvents([crowd.read('run-1')]);
    await crowd.rest();
    crowd.nowMs += 600;
    const tended = host.tend();
    await crowd.rest();
    await expect(host.tell('run-2', { type: 'pause' })).rejects.toMatchObject({ code: 'NODE_BUSY' });
    gone.forEach((go) => go());
    await tended;
    await crowd.rest();
    expect(crowd.state('run-1')).toBe('failed');
  });

  test('rests for as long as its node watches over it, and is taken by another soon after that has died', async () => {
    const crowd = new Crowd();
    const [one, other] = [crowd.host('node-a'), crowd.host('node-b')];
    await resting(crowd, one);
    for (let at = 0; at < 5; at++) {
      crowd.nowMs += CLAIM_MS - 1;
      await one.keep();
      await other.tend();
      expect(await inMemory(other)).toBe(0);
    }
    crowd.read('run-1');
    crowd.nowMs += CLAIM_MS + 2_000;
    await other.tend();
    await crowd.rest();
    expect(crowd.state('run-1')).toBe('failed');
  });

  test('is watched over by nobody who is not the one who laid it to rest', async () => {
    const crowd = new Crowd();
    const [one, other] = [crowd.host('node-a'), crowd.host('node-b')];
    await resting(crowd, one);
    await other.tell('run-1', { type: 'pause' });
    await one.keep();
    expect(await one.load()).toMatchObject({ atRest: 0 });
  });
});

describe('a node', () => {
  test('keeps no more runs in memory than it may, however many it is told of', async () => {
    const crowd = new Crowd();
    const host = crowd.host('node-a', { mostRuns: 8 });
    let most = 0;
    for (const runId of idsOf(1_000)) {
      await crowd.start(host, runId);
      await host.tell(runId, { type: 'pause' });
      most = Math.max(most, await inMemory(host));
    }
    expect(most).toBe(8);
    expect(new Set(idsOf(1_000).map((runId) => crowd.state(runId)))).toEqual(new Set(['paused']));
    await host.tend();
    await crowd.rest();
    expect(await host.load()).toMatchObject({ inMemory: 0, atRest: 0 });
  });

  test('that is full of runs that work refuses a word to another, to be said again', async () => {
    const crowd = new Crowd();
    const host = crowd.host('node-a', { mostRuns: 1 });
    let answer = (): void => undefined;
    crowd.settling.push(() => new Promise((_, reject) => (answer = () => reject(new Failure('DISK_FULL')))));
    await crowd.start(host, 'run-1', 'run-2');
    await host.tell('run-1', { type: 'pause' });
    await host.tell('run-1', { type: 'resume' });
    await crowd.rest();
    await host.applyHubEvents([crowd.read('run-1')]);
    await crowd.rest();
    await expect(host.tell('run-2', { type: 'pause' })).rejects.toMatchObject({ code: 'NODE_BUSY' });
    answer();
    await crowd.rest();
    expect((await host.tell('run-2', { type: 'pause' })).state).toBe('paused');
  });

  test('that has no place for a run of which the hub tells leaves it to another', async () => {
    const crowd = new Crowd();
    const [full, other] = [crowd.host('node-a', { mostRuns: 1 }), crowd.host('node-b')];
    await resting(crowd, full, 'run-1');
    crowd.settling.push(() => new Promise(() => undefined));
    await crowd.start(full, 'run-2');
    await full.applyHubEvents([crowd.read('run-2')]);
    await crowd.rest();
    await full.applyHubEvents([crowd.read('run-1')]);
    await crowd.rest();
    crowd.nowMs += 2_000;
    await other.tend();
    await crowd.rest();
    expect([crowd.state('run-1'), crowd.holder('run-1')]).toEqual(['failed', 'node-b']);
  });

  test('takes up the oldest first, as many as it can, and leaves none behind although the store is slow', async () => {
    const crowd = new Crowd();
    const hosts = [crowd.host('node-a', { mostRuns: 6 }), crowd.host('node-b', { mostRuns: 6 })];
    const runIds = idsOf(150);
    for (const runId of runIds) {
      await hosts[0]!.create(crowd.order(runId), scope);
      crowd.nowMs += 1;
    }
    const read = new Set<string>();
    const isOver = (): boolean => runIds.every((runId) => crowd.state(runId) === 'failed');
    for (let round = 0; round < 400 && !isOver(); round++) {
      crowd.nowMs += 2_000;
      await Promise.all(hosts.map((host) => host.keep()));
      await Promise.all(hosts.map((host) => host.tend()));
      await crowd.rest(10);
      for (const host of hosts) expect(await inMemory(host)).toBeLessThanOrEqual(6);
      const out = crowd.submitted.map(({ runId }) => runId).filter((runId) => !read.has(runId));
      const told = [...new Set(out)].map((runId) => {
        read.add(runId);
        return crowd.read(runId);
      });
      await Promise.all(hosts.map((host) => host.applyHubEvents(told)));
      await crowd.rest(10);
    }
    expect(runIds.filter((runId) => crowd.state(runId) !== 'failed')).toEqual([]);
    const first = [...new Set(crowd.submitted.map(({ runId }) => Number(runId.slice(4))))];
    for (const [at, number] of first.entries()) expect(Math.abs(number - at)).toBeLessThan(24);
    expect(crowd.errors).toEqual([]);
  });

  test('refuses more words to one run than it can take, and keeps those that it took', async () => {
    const crowd = new Crowd();
    const host = crowd.host('node-a');
    await crowd.start(host, 'run-1');
    const words = Array.from({ length: 200 }, (_, at) =>
      host.tell('run-1', { type: at % 2 === 0 ? 'pause' : 'resume' }),
    );
    const told = await Promise.allSettled(words);
    const refused = told.flatMap((each) => (each.status === 'rejected' ? [each.reason as Failure] : []));
    expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['RUN_BUSY']));
    const types = crowd.stores.runs.get('run-1')!.history.map(({ type }) => type);
    const kept = types.filter((type) => type === 'pause' || type === 'resume');
    expect([kept.length, refused.length]).toEqual([200 - refused.length, expect.any(Number)]);
    expect(refused.length).toBeGreaterThan(50);
  });

  test('that goes lets its runs go, which another takes at once', async () => {
    const crowd = new Crowd();
    const [one, other] = [crowd.host('node-a'), crowd.host('node-b')];
    await resting(crowd, one, 'run-1');
    await crowd.start(one, 'run-2');
    await one.close();
    await expect(one.tell('run-2', { type: 'pause' })).rejects.toMatchObject({ code: 'RUN_FENCED' });
    await other.tend();
    expect(['run-1', 'run-2'].map((runId) => crowd.holder(runId))).toEqual(['node-b', 'node-b']);
  });
});

describe('a run that was let go, or is new', () => {
  const peers: Peer[] = ['node-a', 'node-b'].map((nodeId) => ({ nodeId, machineVersion: 1 }));
  const elsewhere = idsOf(20).find((runId) => placeOf(runId, peers) === 'node-b')!;

  test('is left for a while to the node whose place it is', async () => {
    const crowd = new Crowd();
    const [one, other] = [
      crowd.host('node-a', { peers: () => peers }),
      crowd.host('node-b', { peers: () => peers }),
    ];
    await one.create(crowd.order(elsewhere), scope);
    await one.tend();
    expect(crowd.holder(elsewhere)).toBeNull();
    await other.tend();
    expect(crowd.holder(elsewhere)).toBe('node-b');
  });

  test('is taken by whoever finds it when that node does not', async () => {
    const crowd = new Crowd();
    const host = crowd.host('node-a', { peers: () => peers });
    await host.create(crowd.order(elsewhere), scope);
    crowd.nowMs += 1_500;
    await host.tend();
    expect(crowd.holder(elsewhere)).toBe('node-a');
  });

  test('is taken at once when its holder has died', async () => {
    const crowd = new Crowd();
    await crowd.start(crowd.host('node-dead'), elsewhere);
    crowd.nowMs += CLAIM_MS + 1;
    const host = crowd.host('node-a', { peers: () => peers });
    await host.tend();
    expect(crowd.holder(elsewhere)).toBe('node-a');
  });
});

describe('a run that a newer machine wrote', () => {
  test('is left by an older node to the newer, and seen to wait', async () => {
    const crowd = new Crowd();
    const newer = crowd.host('node-new', { versions: machineOf(2) });
    await crowd.start(newer, 'run-1');
    await newer.close();
    const older = crowd.host('node-old');
    crowd.nowMs += 60_000;
    await older.tend();
    expect(crowd.holder('run-1')).toBeNull();
    expect(await older.load()).toMatchObject({ waiting: 1, tooNew: 1 });
    await expect(older.tell('run-1', { type: 'pause' })).rejects.toMatchObject({ code: 'RUN_FENCED' });
    const next = crowd.host('node-next', { versions: machineOf(3) });
    await next.tend();
    await crowd.rest();
    expect([crowd.holder('run-1'), crowd.stores.runs.get('run-1')!.run.machineVersion]).toEqual([
      'node-next',
      2,
    ]);
    await next.tell('run-1', { type: 'pause' });
    expect(crowd.stores.runs.get('run-1')!.run.machineVersion).toBe(3);
  });

  test('is migrated step by step when it is taken up, and goes on', async () => {
    const crowd = new Crowd();
    const one = crowd.host('node-a');
    await crowd.start(one, 'run-1');
    await one.close();
    const seen: unknown[] = [];
    const versions = machineOf(2);
    const upgrade: typeof versions.upgrade = (snapshot, from) => {
      seen.push(from);
      return versions.upgrade(snapshot, from);
    };
    const next = crowd.host('node-b', { versions: { ...versions, upgrade } });
    await next.tend();
    await next.applyHubEvents([crowd.read('run-1')]);
    await crowd.rest();
    expect([seen, crowd.state('run-1')]).toEqual([[1], 'failed']);
  });
});

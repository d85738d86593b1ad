/** What every store of the observer must do: whatever is told is kept once, with all that follows from it. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { observe } from '../../actors/observer/watch.ts';
import type { ObserverStore } from '../../actors/observer/observer-store.ts';
import type { EventEnvelope } from '../../contracts/event.ts';
import type { ModuleDatabase } from '../module-database.ts';
import type { Database } from '../open.ts';
import { eventCursors } from './cursors.ts';
import { observerStore } from './observer.ts';
import { testScope } from './samples/fresh-database.ts';
import { jobDone } from './samples/told.ts';

let own: ModuleDatabase;
let store: ObserverStore;

const runFailed = (runId: string, position: number): EventEnvelope => ({
  ...jobDone(runId, position, 'orchestrator'),
  name: 'run.failed',
  data: { runId, code: 'JOB_FAILED', message: 'no voice' },
});

const alertsOf = async (wanted: string): Promise<unknown[]> =>
  (await own.readEvents(0, 500)).filter(({ runId }) => runId === wanted).map(({ data }) => data['rule']);

const rollupsOf = (runId: string): Promise<{ jobs: number; cpu_ms: number }[]> =>
  own.query(`select jobs::int, cpu_ms::int from observer.metric_rollup where run_id = $1`, [runId]);

export function describeObserverStore(name: string, open: () => Promise<Database>): void {
  describe(`the observer’s store on ${name}`, () => {
    beforeAll(async () => {
      own = await (await open()).of('observer');
      store = observerStore(own);
    });

    test('keeps costs and counts of events that are told twice once', async () => {
      const told = [jobDone('run-cost', 1), jobDone('run-cost', 2)];
      await store.keep(told, observe);
      await Promise.all([store.keep(told, observe), store.keep(told, observe)]);
      await store.keep([...told, jobDone('run-cost', 3)], observe);
      const costs = await store.costs('run-cost');
      expect(costs).toEqual([1, 2, 3].flatMap((at) => [...observe([jobDone('run-cost', at)]).costs]));
      expect(await rollupsOf('run-cost')).toEqual([{ jobs: 3, cpu_ms: 36 }]);
    });

    test('shows only events that are new to whoever draws conclusions', async () => {
      const seen: number[][] = [];
      const look = (events: readonly EventEnvelope[]): ReturnType<typeof observe> => {
        seen.push(events.map(({ position }) => position));
        return observe([]);
      };
      await store.keep([jobDone('run-new', 1, 'planner')], look);
      await store.keep([jobDone('run-new', 1, 'planner'), jobDone('run-new', 2, 'planner')], look);
      expect(seen).toEqual([[1], [2]]);
    });

    test('keeps what several logs say together, each with a cursor, a run’s counts for its tenant', async () => {
      const theirs = { ...jobDone('run-theirs', 31, 'two'), tenantId: 'tenant-b', id: 'event-theirs' };
      const told = [jobDone('run-ours', 31, 'one'), theirs, jobDone('run-ours', 32, 'one')];
      await store.keep(told, observe);
      await store.keep([...told].reverse(), observe);
      const counted = await own.query(
        `select run_id, tenant_id, jobs::int from observer.metric_rollup where run_id in ('run-ours', 'run-theirs') order by run_id`,
      );
      expect(counted).toEqual([
        { run_id: 'run-ours', tenant_id: testScope.tenantId, jobs: 2 },
        { run_id: 'run-theirs', tenant_id: 'tenant-b', jobs: 1 },
      ]);
      const cursors = eventCursors(own);
      expect([await cursors.load('one'), await cursors.load('two')]).toEqual([32, 31]);
    });

    test('raises an alert once, with the event it comes from', async () => {
      await store.keep([runFailed('run-bad', 1)], observe);
      await store.keep([runFailed('run-bad', 1)], observe);
      expect(await alertsOf('run-bad')).toEqual(['run-failed']);
    });

    test('keeps nothing, and stays where it was, when no conclusion could be drawn', async () => {
      const stumble = (): never => {
        throw new Error('what is this?');
      };
      await expect(store.keep([jobDone('run-odd', 1, 'router')], stumble)).rejects.toThrow('what is this?');
      expect(await eventCursors(own).load('router')).toBe(0);
      await store.keep([jobDone('run-odd', 1, 'router')], observe);
      expect(await store.costs('run-odd')).toHaveLength(1);
      expect(await eventCursors(own).load('router')).toBe(1);
    });

    test('knows no costs of a run that it never heard of, and keeps nothing of nothing', async () => {
      await store.keep([], observe);
      expect(await store.costs('run-silent')).toEqual([]);
    });
  });
}

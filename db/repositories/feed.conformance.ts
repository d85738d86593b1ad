/** What every feed of events must do: each event is in it once, in one order. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Feed, FeedOf } from '../../actors/gateway/studio-store.ts';
import type { Cursors } from '../../actors/orchestrator/journal.ts';
import type { Database } from '../open.ts';
import { eventCursors } from './cursors.ts';
import { gatewayStore } from './gateway.ts';
import { testScope } from './samples/fresh-database.ts';
import { followed } from './samples/follow.ts';
import { jobDone } from './samples/told.ts';

let feed: Feed;
let cursors: Cursors;

const of = (runId: string): FeedOf => ({ tenantId: testScope.tenantId, runId, projectId: null });

const positions = async (runId: string, after = 0, limit = 100): Promise<number[]> =>
  (await feed.read(of(runId), after, limit)).events.map(({ event }) => event.position);

async function tellFive(owner: string): Promise<void> {
  for (const at of [1, 2, 3, 4, 5]) await feed.append([jobDone('run-crowd', at, owner)]);
}

export function describeFeed(name: string, open: () => Promise<Database>): void {
  describe(`the feed of events on ${name}`, () => {
    beforeAll(async () => {
      const own = await (await open()).of('gateway');
      feed = gatewayStore(own).feed;
      cursors = eventCursors(own);
    });

    test('tells the events of a run as they came, from wherever a reader is', async () => {
      await feed.append([jobDone('run-a', 1), jobDone('run-b', 2)]);
      const last = await feed.append([jobDone('run-a', 3)]);
      const first = await feed.read(of('run-a'), 0, 1);
      expect(first.events).toEqual([{ at: first.last, event: jobDone('run-a', 1) }]);
      const more = { events: [{ at: last, event: jobDone('run-a', 3) }], last };
      expect(await feed.read(of('run-a'), first.last, 10)).toEqual(more);
      expect(await feed.read(of('run-a'), last, 10)).toEqual({ events: [], last });
      const all = (await feed.readAll(first.last - 1, 100)).events.map(({ event }) => event.runId);
      expect(all).toEqual(['run-a', 'run-b', 'run-a']);
      expect(await feed.end()).toBe(last);
      const { projectId } = jobDone('run-a', 1);
      const ofProject = { ...of('run-a'), runId: null, projectId };
      expect((await feed.read(ofProject, first.last, 10)).events).toHaveLength(2);
      expect((await feed.read({ ...ofProject, projectId: 'prj-other' }, 0, 10)).events).toEqual([]);
      const stranger = { ...of('run-a'), tenantId: 'stranger' };
      expect(await feed.read(stranger, 0, 10)).toEqual({ events: [], last: 0 });
    });

    test('takes an event once, also when it comes twice at once', async () => {
      const told = [jobDone('run-c', 4), jobDone('run-c', 5)];
      await Promise.all([feed.append(told), feed.append(told)]);
      await feed.append([...told, jobDone('run-c', 6)]);
      expect(await positions('run-c')).toEqual([4, 5, 6]);
    });

    test('takes events of two logs at the same position', async () => {
      await feed.append([jobDone('run-d', 1, 'one')]);
      await feed.append([jobDone('run-d', 1, 'two')]);
      expect(await positions('run-d')).toEqual([1, 1]);
    });

    test('never shows an event behind one that was read, however many write at once', async () => {
      const read = async (after: number): Promise<{ ids: string[]; last: number }> => {
        const { events, last } = await feed.read(of('run-crowd'), after, 100);
        return { ids: events.map(({ event }) => event.id), last };
      };
      const writing = Promise.all(Array.from({ length: 20 }, (_, log) => tellFive(`log-${log}`)));
      expect(await followed(read, writing)).toHaveLength(100);
    });

    test('moves its cursor with what it takes, and never back', async () => {
      await feed.append([
        jobDone('run-e', 7, 'moved'),
        jobDone('run-e', 8, 'moved'),
        jobDone('run-e', 3, 'beside'),
      ]);
      await feed.append([jobDone('run-e', 7, 'moved')]);
      const read = ['moved', 'beside', 'nobody'].map((owner) => cursors.load(owner));
      expect(await Promise.all(read)).toEqual([8, 3, 0]);
    });
  });
}

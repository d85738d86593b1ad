/** What every store of deadlines must do. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Claim, Journal, TimerOrder, Timers } from '../../actors/orchestrator/journal.ts';
import { testScope } from './samples/fresh-database.ts';
import { commitOf, later, orderOf, seizer, waiting } from './samples/runs.ts';
import type { RunStores } from './samples/stores-of.ts';

let journal: Journal;
let timers: Timers;

const now = (id: string): TimerOrder => ({ id, delayMs: 0, phase: 'settling' });
const nextMinute = (id: string): TimerOrder => ({ id, delayMs: 60_000, phase: 'fitting' });

/** Has a run set timers, one commit after another. */
async function set(runId: string, ...orders: readonly (readonly TimerOrder[])[]): Promise<Claim> {
  await journal.create(orderOf(runId), testScope, waiting(runId));
  const claim = (await journal.claim(runId, seizer('node-a'), 5_000))!;
  for (const [seq, wanted] of orders.entries())
    await journal.commit(commitOf(later(claim, seq), { timers: wanted }));
  return claim;
}

export function describeTimers(name: string, open: () => Promise<RunStores>): void {
  describe(`timers on ${name}`, () => {
    beforeAll(async () => {
      ({ journal, timers } = await open());
    });

    test('fire when they are due and not before, until they are forgotten', async () => {
      const { epoch } = await set('run-timers', [now('t1'), nextMinute('t2')]);
      expect(await timers.due(['run-timers'])).toEqual([
        { id: 't1', runId: 'run-timers', phase: 'settling' },
      ]);
      await timers.forget('t1', epoch);
      expect(await timers.due(['run-timers'])).toEqual([]);
    });

    test('fire for the runs that are asked about', async () => {
      await set('run-asked', [now('t3')]);
      await set('run-other', [now('t4')]);
      expect((await timers.due(['run-asked'])).map(({ id }) => id)).toEqual(['t3']);
      expect(await timers.due([])).toEqual([]);
    });

    test('are forgotten by whoever has the run, and by nobody who had it before', async () => {
      const { epoch } = await set('run-lost', [now('t6')]);
      const taken = (await journal.claim('run-lost', seizer('node-b'), 5_000))!;
      await timers.forget('t6', epoch);
      expect((await timers.due(['run-lost'])).map(({ id }) => id)).toEqual(['t6']);
      await timers.forget('t6', taken.epoch);
      expect(await timers.due(['run-lost'])).toEqual([]);
    });

    test('that are set again fire at the later time alone', async () => {
      await set('run-again', [now('t5')], [nextMinute('t5')]);
      expect(await timers.due(['run-again'])).toEqual([]);
    });
  });
}

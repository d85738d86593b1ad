/** What every database must do for a module’s log of events: whoever reads on from a position misses nothing. */
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { EventEnvelope, NewEvent } from '../../contracts/event.ts';
import type { ModuleDatabase, Transaction } from '../module-database.ts';
import type { Database } from '../open.ts';
import { followed } from './samples/follow.ts';
import { testScope } from './samples/fresh-database.ts';

let own: ModuleDatabase;

const matched = (runId: string, candidates: number): NewEvent => ({
  name: 'asset.matched',
  runId,
  data: { runId, candidates },
});

const log = (...news: readonly NewEvent[]): Promise<void> =>
  own.transaction((transaction) => transaction.log(testScope, news));

const of = (events: readonly EventEnvelope[], wanted: string): EventEnvelope[] =>
  events.filter(({ runId }) => runId === wanted);

const read = async (wanted: string): Promise<EventEnvelope[]> => of(await own.readEvents(0, 500), wanted);

/** A statement that logs by itself; it fails where candidates are to be shared among nobody. */
const share = (candidates: number, among: number): Promise<unknown> =>
  own.logging(
    `with news as (
       select 'run-turn' as run_id, jsonb_build_object('runId', 'run-turn', 'candidates', $1::int / $2::int) as data,
              't' as tenant_id, 'p' as project_id, 'x' as trace_id, 'y' as correlation_id),
     ${own.logSql('asset.matched')} select * from logged`,
    [candidates, among],
  );

/** Holds its transaction open for a while after it has logged. */
const slow = async (transaction: Transaction): Promise<void> => {
  await transaction.log(testScope, [matched('run-crowd', 1)]);
  await transaction.query(`select pg_sleep(0.005)`);
};

export function describeEventLog(name: string, open: () => Promise<Database>): void {
  describe(`a log of events on ${name}`, () => {
    beforeAll(async () => {
      own = await (await open()).of('asset-knowledge');
    });
    afterEach(() => own.whenLogged(() => undefined));

    test('keeps events in the order in which they were logged, with their scope', async () => {
      await log(matched('run-order', 1), matched('run-order', 2));
      await log(matched('run-order', 3));
      const events = await read('run-order');
      expect(events.map(({ data }) => data['candidates'])).toEqual([1, 2, 3]);
      expect(events[0]).toMatchObject({ ...testScope, name: 'asset.matched', version: 1 });
      expect([...new Set(events.map(({ id }) => id))]).toHaveLength(3);
    });

    test('is read on from a position, a page at a time', async () => {
      await log(...[1, 2, 3].map((count) => matched('run-page', count)));
      const [first] = await read('run-page');
      const next = await own.readEvents(first!.position, 1);
      expect(of(next, 'run-page').map(({ data }) => data['candidates'])).toEqual([2]);
    });

    test('announces events as they are read, and only once they are kept', async () => {
      const announced: EventEnvelope[] = [];
      own.whenLogged((envelopes) => announced.push(...envelopes));
      await log(matched('run-told', 1), matched('run-told', 2));
      expect(announced).toEqual(await read('run-told'));
    });

    test('keeps and announces nothing of what was given up', async () => {
      const announced: EventEnvelope[] = [];
      own.whenLogged((envelopes) => announced.push(...envelopes));
      const work = async (transaction: Transaction): Promise<void> => {
        await transaction.log(testScope, [matched('run-none', 1)]);
        throw new Error('it came to nothing');
      };
      await expect(own.transaction(work)).rejects.toThrow('it came to nothing');
      expect([await read('run-none'), announced]).toEqual([[], []]);
    });

    test('refuses events of another module', async () => {
      const foreign: NewEvent = { name: 'run.succeeded', runId: 'r', data: { runId: 'r' } };
      await expect(log(foreign)).rejects.toMatchObject({ code: 'BOUNDARY_VIOLATION' });
    });

    test('takes statements that come at once in their order, and one that fails takes no other with it', async () => {
      const announced: EventEnvelope[] = [];
      own.whenLogged((envelopes) => announced.push(...envelopes));
      const statements = [share(2, 2), share(6, 3), share(1, 0), share(9, 3), share(4, 1)];
      const settled = await Promise.allSettled(statements);
      expect(settled.map(({ status }) => status)).toEqual([
        ...['fulfilled', 'fulfilled', 'rejected', 'fulfilled', 'fulfilled'],
      ]);
      const events = await read('run-turn');
      expect(events.map(({ data }) => data['candidates'])).toEqual([1, 2, 3, 4]);
      expect(announced).toEqual(events);
    });

    test('never shows an event behind one that was read, however many write at once', async () => {
      const page = async (after: number): Promise<{ ids: string[]; last: number }> => {
        const events = await own.readEvents(after, 500);
        return { ids: events.map(({ id }) => id), last: events.at(-1)?.position ?? after };
      };
      const writing = Promise.all(Array.from({ length: 20 }, () => own.transaction(slow)));
      expect(await followed(page, writing)).toEqual((await own.readEvents(0, 500)).map(({ id }) => id));
    });
  });
}

/** Orchestrator’s Journal on PostgreSQL. */
import {
  newRun,
  type Claim,
  type Claimant,
  type Journal,
  type Rest,
  type RunCounts,
  type RunJob,
  type Standing,
  type Unheld,
} from '../../actors/orchestrator/journal.ts';
import { GroupQueue } from '../../actors/runtime/group-queue.ts';
import type { ModuleDatabase, Row } from '../module-database.ts';
import { byRun, CommitQueue } from './commit-queue.ts';
import { creations, FIRST_EPOCH } from './new-runs.ts';
import { jobsOf, runColumns, toStoredRun, type RunRow } from './run-rows.ts';

/** Runs in one statement. */
const MOST_AT_ONCE = 64;

interface Claiming extends Claimant {
  readonly runId: string;
  readonly leaseMs: number;
}

const claimSql = `
  update orchestrator.run r set epoch = epoch + 1, owner = c.claimer, lease_until = now() + c."leaseMs" * interval '1 ms', rests_until = null,
         started_at = coalesce(started_at, now()), updated_at = now()
  from jsonb_to_recordset($1::jsonb) as c("runId" text, claimer text, "leaseMs" bigint, seize boolean, "machineVersion" int)
  where r.id = c."runId" and (c.seize or owner is null or owner = c.claimer or lease_until < now())
    and machine_version <= c."machineVersion" returning ${runColumns}`;

const claimRow = ({ owner: claimer, ...claiming }: Claiming): Row => ({ ...claiming, claimer });

/** Runs that are claimed at once, in one statement, and their jobs in another. */
function claims(database: ModuleDatabase): GroupQueue<Claiming, Claim | null> {
  return new GroupQueue({
    most: MOST_AT_ONCE,
    keyOf: ({ runId }) => runId,
    write: async (wanted) => {
      const rows = await database.query<RunRow>(claimSql, [JSON.stringify(byRun(wanted).map(claimRow))]);
      const held = new Map(rows.map((row) => [row.id, row]));
      const jobs = await jobsOf(database, [...held.keys()]);
      return wanted.map(({ runId }) => toClaim(held.get(runId), jobs.get(runId) ?? []));
    },
  });
}

const toClaim = (row: RunRow | undefined, jobs: readonly RunJob[]): Claim | null =>
  row === undefined ? null : { run: toStoredRun(row), epoch: Number(row.epoch), jobs };

/** States in which a run has something to do. */
const working = `('queued', 'running', 'cancelling')`;

/** When a resting run has something to do at the latest: after $1 ms, or when a timer of it is due. */
const restsUntil = (forMs: string): string => `least(now() + ${forMs} * interval '1 ms',
  (select min(due_at) from orchestrator.timer where run_id = r.id))`;

const releaseSql = `
  with let_go as (
    update orchestrator.run r set owner = null, lease_until = now(), rests_until = ${restsUntil('h."forMs"')}, updated_at = now()
    from jsonb_to_recordset($1::jsonb) as h("runId" text, epoch bigint, "forMs" int)
    where r.id = h."runId" and r.epoch = h.epoch returning r.id)
  update orchestrator.job j set state = 'dispatched', version = j.version + 1, updated_at = now()
  from let_go join jsonb_to_recordset($2::jsonb) as d("runId" text, id text) on d."runId" = let_go.id
  where j.id = d.id and j.run_id = let_go.id and j.state = 'ready'`;

/** Runs that are let go at once, in one statement; each group's rows are in the order in which all lock them. */
const releases = (database: ModuleDatabase): GroupQueue<Rest, null> =>
  new GroupQueue({
    most: MOST_AT_ONCE,
    keyOf: ({ runId }) => runId,
    write: async (rests) => {
      const dispatched = rests.flatMap(({ runId, dispatched: ids }) => ids.map((id) => ({ runId, id })));
      const holds = byRun(rests).map(({ runId, epoch, forMs }) => ({ runId, epoch, forMs }));
      await database.query(releaseSql, [JSON.stringify(holds), JSON.stringify(dispatched)]);
      return rests.map(() => null);
    },
  });

const isFree = `(owner is null or lease_until < now()) and (rests_until is null or rests_until <= now())`;

/** A run that is seized is free since it was made: nobody is asked. */
const unheldSql = `
  select id as "runId", owner is not null as "isOrphan",
         round(extract(epoch from now() - greatest(created_at, lease_until, rests_until)) * 1000)::float8 as "freeMs"
  from orchestrator.run
  where state in ${working} and machine_version <= $3 and (${isFree} or ($2 and owner <> $1))
  order by created_at limit $4`;

const countSql = `
  select count(*) filter (where owner is not null and lease_until >= now())::int as held,
         count(*) filter (where ${isFree})::int as waiting,
         count(*) filter (where (owner is null or lease_until < now()) and rests_until > now())::int as resting,
         count(*) filter (where machine_version > $1)::int as "tooNew"
  from orchestrator.run where state in ${working}`;

export function journal(database: ModuleDatabase): Journal {
  const [created, claimed, commits] = [creations(database), claims(database), new CommitQueue(database)];
  const released = releases(database);
  return {
    create: async (order, scope, begun) => void (await created.add({ order, scope, hold: null, ...begun })),

    createHeld: async (order, begun, hold) =>
      (await created.add({ order, hold, ...begun }))
        ? { run: newRun(order, begun.scope, begun), epoch: FIRST_EPOCH, jobs: [] }
        : null,

    claim: (runId, claimant, leaseMs) => claimed.add({ runId, leaseMs, ...claimant }),

    async standing(runId) {
      const rows = await database.query<Standing & Row>(
        `select case when lease_until >= now() then owner end as holder, machine_version as "machineVersion"
         from orchestrator.run where id = $1`,
        [runId],
      );
      return rows[0] ?? null;
    },

    async renew(holds, leaseMs) {
      if (holds.length === 0) return new Set();
      const rows = await database.query<{ id: string }>(
        `update orchestrator.run r set lease_until = now() + $2 * interval '1 ms'
         from jsonb_to_recordset($1::jsonb) as h("runId" text, epoch bigint)
         where r.id = h."runId" and r.epoch = h.epoch and r.owner is not null returning r.id`,
        [JSON.stringify(byRun(holds)), leaseMs],
      );
      return new Set(rows.map(({ id }) => id));
    },

    release: async (rests) => void (await released.addAll(rests)),

    async watch(runIds, forMs) {
      if (runIds.length === 0) return new Set();
      const rows = await database.query<{ id: string }>(
        `update orchestrator.run r set rests_until = ${restsUntil('$2')}
         where r.id = any($1) and r.state in ${working} and r.owner is null and r.rests_until > now() returning r.id`,
        [runIds, forMs],
      );
      return new Set(rows.map(({ id }) => id));
    },

    commit: (commit) => commits.add(commit),

    unheld: ({ owner, seize, machineVersion }, limit) =>
      database.query<Unheld & Row>(unheldSql, [owner, seize, machineVersion, limit]),

    async count(machineVersion) {
      const [counts] = await database.query<RunCounts & Row>(countSql, [machineVersion]);
      return counts ?? { held: 0, waiting: 0, resting: 0, tooNew: 0 };
    },
  };
}

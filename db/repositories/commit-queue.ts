/**
 * Commits of runs, as many as wait at once in one statement: runs of a node share a round trip and a write to disk, and a
 * run that is alone waits for nobody.
 */
import type { Commit, RunJob } from '../../actors/orchestrator/journal.ts';
import { GroupQueue } from '../../actors/runtime/group-queue.ts';
import { Failure } from '../../contracts/error.ts';
import type { ModuleDatabase, Row } from '../module-database.ts';

/** Commits in one statement. */
const MOST_AT_ONCE = 64;
/** While the server does one statement, the node gets the next ready. */
const LANES = 2;

const shared = 'tenant_id, project_id, trace_id, correlation_id';
const scopeOf = (runs: string): string =>
  `${runs}.tenant_id, ${runs}.project_id, ${runs}.trace_id, ${runs}.correlation_id`;
const heldScope = scopeOf('held');

/** The table expression that writes what the machines of these runs were told, from rows that `historyRows` makes. */
export const historySql = (runs: string, rows: string): string => `history as (
    insert into orchestrator.run_event (run_id, seq, type, data, ${shared})
    select ${runs}.id, e.seq, e.type, e.data, ${scopeOf(runs)}
    from ${runs} join jsonb_to_recordset(${rows}::jsonb) as e("runId" text, seq bigint, type text, data jsonb) on e."runId" = ${runs}.id)`;

/** The table expression of the news of these runs, from rows that `newsRowsOf` makes. */
export const newsSql = (runs: string, rows: string): string => `news as (
    select n.id, n.name, n.version, n.run_id, n.data, n.place, ${scopeOf(runs)}
    from ${runs} join jsonb_to_recordset(${rows}::jsonb) as n("runId" text, id text, name text, version int, run_id text, data jsonb, place int)
      on n."runId" = ${runs}.id)`;

/**
 * Everything hangs on `held`, the fence: a run whose epoch and sequence are not those its actor knows is not in it, and so
 * is nothing of what would have been written of that run, while the others are.
 */
const commitSql = (database: ModuleDatabase): string => `
  with held as (
    update orchestrator.run r set seq = r.seq + c.events, snapshot = c.snapshot, state = c.state, stage = c.stage, documents = c.documents,
           worked_ms = c."workedMs", machine_version = c."machineVersion", version = r.version + 1, updated_at = now()
    from jsonb_to_recordset($1::jsonb) as c("runId" text, epoch bigint, seq bigint, events int, snapshot jsonb, state text, stage text,
         documents jsonb, "workedMs" bigint, "machineVersion" int)
    where r.id = c."runId" and r.epoch = c.epoch and r.seq = c.seq
    returning r.id, r.tenant_id, r.project_id, r.trace_id, r.correlation_id),
  ${historySql('held', '$2')},
  opened as (
    insert into orchestrator.job (id, run_id, key, position, kind, stage, state, subject, inputs, needs, digest, take_no, estimate_ms,
                                  attempt, reused, artifacts, facts, cpu_ms, ${shared})
    select j.id, held.id, key, position, kind, stage, state, subject, inputs, array(select jsonb_array_elements_text(needs)), digest, "takeNo",
           "estimateMs", attempt, reused, artifacts, facts, "cpuMs", ${heldScope}
    from held join jsonb_to_recordset($3::jsonb) as j("runId" text, id text, key text, position int, kind text, stage text, state text,
         subject jsonb, inputs jsonb, needs jsonb, digest text, "takeNo" int, "estimateMs" int, attempt int, reused boolean, artifacts jsonb,
         facts jsonb, "cpuMs" int) on j."runId" = held.id
    on conflict (run_id, key) do nothing),
  changed as (
    update orchestrator.job j set state = c.state, digest = c.digest, reused = c.reused, artifacts = c.artifacts, facts = c.facts,
           cpu_ms = c."cpuMs", version = j.version + 1, updated_at = now(), finished_at = case when c.state in ('succeeded', 'failed') then now() end
    from held join jsonb_to_recordset($4::jsonb) as c("runId" text, id text, state text, digest text, reused boolean, artifacts jsonb,
         facts jsonb, "cpuMs" int) on c."runId" = held.id
    where j.id = c.id and j.run_id = held.id),
  taken as (
    insert into orchestrator.take (id, run_id, shot_id, take_no, digest, video_sha256, recipe, ${shared})
    select "jobId", held.id, "shotId", "takeNo", digest, "videoSha256", recipe, ${heldScope}
    from held join jsonb_to_recordset($5::jsonb) as t("runId" text, "jobId" text, "shotId" text, "takeNo" int, digest text, "videoSha256" text,
         recipe jsonb) on t."runId" = held.id
    on conflict (id) do nothing),
  timed as (
    insert into orchestrator.timer (id, run_id, due_at, command, ${shared})
    select t.id, held.id, now() + t."delayMs" * interval '1 ms', jsonb_build_object('phase', t.phase), ${heldScope}
    from held join jsonb_to_recordset($6::jsonb) as t("runId" text, id text, "delayMs" int, phase text) on t."runId" = held.id
    on conflict (id) do update set due_at = excluded.due_at, updated_at = now()),
  ${newsSql('held', '$7')},
  ${database.logNewsSql()}
  select held.id as held, logged.* from held left join logged on logged.run_id = held.id order by logged.position`;

interface OfRun {
  readonly runId: string;
}

/** Statements lock runs in one order, so that two of them do not wait for each other crosswise. */
export const byRun = <T extends OfRun>(items: readonly T[]): readonly T[] =>
  items.toSorted((a, b) => (a.runId < b.runId ? -1 : 1));

const changedRow = ({ id, state, digest, reused, artifacts, facts, cpuMs }: RunJob): Row => ({
  ...{ id, state, digest, reused, artifacts, facts, cpuMs },
});

const runRow = ({ runId, epoch, seq, events, snapshot, machineVersion, ...rest }: Commit): Row => ({
  ...{ runId, epoch, seq, events: events.length, snapshot, machineVersion },
  ...{ state: rest.state, stage: rest.stage, documents: rest.documents, workedMs: rest.workedMs },
});

/** Rows of all commits, each with the run it belongs to. */
export function rowsOf<C extends OfRun>(
  commits: readonly C[],
  rows: (commit: C) => readonly object[],
): string {
  return JSON.stringify(
    commits.flatMap((commit) => rows(commit).map((row) => ({ ...row, runId: commit.runId }))),
  );
}

export const historyRows = ({ seq, events }: Pick<Commit, 'seq' | 'events'>): Row[] =>
  events.map((event, at) => ({ seq: seq + at + 1, type: event.type, data: event }));

/** News of all commits, in their order. */
export function newsRowsOf(
  database: ModuleDatabase,
  commits: readonly Pick<Commit, 'runId' | 'news'>[],
): string {
  let place = 0;
  return rowsOf(commits, ({ news }) =>
    database.newsRows(news).map((row) => ({ ...row, place: (place += 1) })),
  );
}

function valuesOf(database: ModuleDatabase, commits: readonly Commit[]): readonly string[] {
  return [
    JSON.stringify(byRun(commits).map(runRow)),
    rowsOf(commits, historyRows),
    rowsOf(commits, ({ opened }) => opened),
    rowsOf(commits, ({ changed }) => changed.map(changedRow)),
    rowsOf(commits, ({ takes }) => takes),
    rowsOf(commits, ({ timers }) => timers),
    newsRowsOf(database, commits),
  ];
}

/** Commits of a node: all or nothing of each, whatever becomes of those beside it. */
export class CommitQueue {
  readonly #queue: GroupQueue<Commit, boolean>;

  constructor(database: ModuleDatabase) {
    const sql = commitSql(database);
    this.#queue = new GroupQueue({
      most: MOST_AT_ONCE,
      lanes: LANES,
      // A second one of the same run counts on the sequence that the first leaves.
      keyOf: ({ runId }) => runId,
      write: async (commits) => {
        const rows = await database.logging<{ held: string }>(sql, valuesOf(database, commits));
        const held = new Set(rows.map((row) => row.held));
        return commits.map(({ runId }) => held.has(runId));
      },
    });
  }

  /** Rejects with RUN_FENCED when the run is not held so. */
  async add(commit: Commit): Promise<void> {
    if (await this.#queue.add(commit)) return;
    const { runId, epoch } = commit;
    throw new Failure('RUN_FENCED', `The run ${runId} is no longer held under epoch ${epoch}.`);
  }
}

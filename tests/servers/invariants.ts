/** What must hold of an installation’s stores after every fault (I1 to I4 and I6 of docs/architecture/failure-matrix.md). */
import { setTimeout as pause } from 'node:timers/promises';
import type { Installation } from './installation.ts';

/** Each statement finds violations; none may be found. */
const violations: Readonly<Record<string, string>> = {
  'I2: the events of a run are numbered without gaps, as far as its sequence says': `
    select r.id, r.seq, count(e.seq)::int as events, max(e.seq) as last from orchestrator.run r left join orchestrator.run_event e on e.run_id = r.id
    group by r.id having r.seq <> count(e.seq) or r.seq <> coalesce(max(e.seq), 0)`,
  'I3: a job has at most one result': `
    select data->>'jobId' as job, count(*)::int from worker_hub.event_log where name = 'job.succeeded' group by 1 having count(*) > 1`,
  'I3: what the run knows of a job is what the hub has logged': `
    select j.id, j.artifacts from orchestrator.job j join worker_hub.event_log l on l.data->>'jobId' = j.id and l.name = 'job.succeeded'
    where j.state = 'succeeded' and j.artifacts <> l.data->'artifacts'`,
  'I3: a token that was given counts up': `
    select job_id, token, attempt from worker_hub.dispatch where token < attempt`,
  'I4: every run has ended': `
    select id, state from orchestrator.run where state not in ('succeeded', 'failed', 'cancelled')`,
  'I6: nothing is leased when all runs have ended': `
    select job_id, worker_id from worker_hub.dispatch where state = 'leased'`,
};

/** I1: the feed and the audit have every event that any module has logged, each once. */
const logs = ['orchestrator', 'worker_hub', 'entity_core', 'planner', 'model_router', 'composer'];

const untold = (schema: string): string => `
  select l.position, l.name from ${schema}.event_log l
  left join gateway.event_feed f on f.owner = '${schema.replaceAll('_', '-')}' and f.owner_position = l.position
  where f.position is null`;

/** How long readers may take to catch up with all logs, ms. */
const CATCH_UP_MS = 15_000;

async function untoldEvents(installation: Installation): Promise<readonly unknown[]> {
  return (await Promise.all(logs.map((schema) => installation.query(untold(schema))))).flat();
}

/** What does not hold, as sentences with the rows that show it; none when all is well. */
export async function violationsIn(installation: Installation): Promise<readonly string[]> {
  const found = await Promise.all(
    Object.entries(violations).map(async ([rule, sql]) => ({ rule, rows: await installation.query(sql) })),
  );
  return found
    .filter(({ rows }) => rows.length > 0)
    .map(({ rule, rows }) => `${rule}, but ${JSON.stringify(rows)}`);
}

/** The events that no feed has once readers have had time to catch up. */
export async function lossesIn(installation: Installation): Promise<readonly string[]> {
  const until = Date.now() + CATCH_UP_MS;
  let lost = await untoldEvents(installation);
  while (lost.length > 0 && Date.now() < until) {
    await pause(250);
    lost = await untoldEvents(installation);
  }
  return lost.map((event) => `I1: the feed has every event, but not ${JSON.stringify(event)}`);
}

/** A run and its jobs as their rows are read. */
import type { Stage } from '../../contracts/stage.ts';
import type { StoredSnapshot } from '../../machines/step.ts';
import type { RunDocuments, RunJob, RunOrder, StoredRun } from '../../actors/orchestrator/journal.ts';
import type { ModuleDatabase } from '../module-database.ts';

const shared = 'tenant_id, project_id, trace_id, correlation_id';

export interface RunRow {
  readonly id: string;
  readonly run_order: RunOrder;
  readonly snapshot: StoredSnapshot;
  readonly machine_version: number;
  readonly documents: RunDocuments;
  readonly stage: Stage | null;
  readonly seq: string;
  readonly epoch: string;
  readonly worked_ms: string;
  readonly tenant_id: string;
  readonly project_id: string;
  readonly trace_id: string;
  readonly correlation_id: string;
}

export const runColumns = `id, run_order, snapshot, machine_version, documents, stage, seq, epoch, worked_ms, ${shared}`;

export const toStoredRun = (row: RunRow): StoredRun => ({
  order: row.run_order,
  scope: {
    tenantId: row.tenant_id,
    projectId: row.project_id,
    traceId: row.trace_id,
    correlationId: row.correlation_id,
  },
  snapshot: row.snapshot,
  machineVersion: row.machine_version,
  documents: row.documents,
  stage: row.stage,
  seq: Number(row.seq),
  workedMs: Number(row.worked_ms),
});

/** Columns of a job under the names that RunJob has, so that rows are jobs. */
export const jobColumns = `id, key, position, kind, stage, state, subject, inputs, needs, digest, take_no as "takeNo", estimate_ms as "estimateMs",
  attempt, reused, artifacts, facts, cpu_ms as "cpuMs"`;

/** Jobs of these runs in the order of their plans, by run. */
export async function jobsOf(
  database: ModuleDatabase,
  runIds: readonly string[],
): Promise<ReadonlyMap<string, readonly RunJob[]>> {
  const rows = await database.query<RunJob & { readonly run_id: string }>(
    `select run_id, ${jobColumns} from orchestrator.job where run_id = any($1) order by position`,
    [runIds],
  );
  const byRun = new Map<string, RunJob[]>(runIds.map((runId) => [runId, []]));
  for (const { run_id, ...job } of rows) byRun.get(run_id)?.push(job);
  return byRun;
}

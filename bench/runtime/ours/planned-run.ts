/** A run whose film is planned and which is paused before its work is opened. */
import type { RunDocuments } from '../../../actors/orchestrator/journal.ts';
import { encodeJson } from '../../../actors/runtime/maker.ts';
import type { Objects } from '../../../actors/runtime/objects.ts';
import type { ArtifactRef } from '../../../contracts/artifact.ts';
import type { Voice } from '../../../contracts/entity.ts';
import type { InputsOf, JobKind } from '../../../contracts/job-kinds.ts';
import type { TaskNode } from '../../../contracts/task.ts';
import type { ModuleDatabase } from '../../../db/module-database.ts';
import { runVersions } from '../../../machines/run-versions.ts';
import type { RunPhase } from '../../../machines/run.machine.ts';
import { firstStep, stateOf, stepRun, type StoredSnapshot } from '../../../machines/step.ts';
import { newOrder, scope } from './run-order.ts';
import { provider, recipe } from './stand-in.ts';

export interface PlannedRun {
  readonly runId: string;
  /** Where it stands. */
  readonly snapshot: StoredSnapshot;
  /** Writes the run down, as it stands. */
  store(database: ModuleDatabase): Promise<void>;
}

/** The chain of a line that is spoken and seen, as three worker modules do it. No cache knows any: the first is new. */
const nodesOf = (runId: string): TaskNode[] => [
  node('voice', 'voice', spoken(runId)),
  node('visemes', 'visemes', { timings: madeBy('voice', 'timings'), language: 'zh' }),
  node('reading', 'reading', { ...read, story: madeBy('visemes', 'visemes') }),
];

const node = (key: string, kind: JobKind, inputs: TaskNode['inputs']): TaskNode => ({
  ...{ key, kind, inputs, subject: {}, takeNo: 0, estimateMs: 1 },
});

const madeBy = (job: string, role: string): object => ({ $artifact: { job, role } });

const spoken = (text: string): InputsOf<'voice'> => ({
  ...{ text, language: 'zh', intensity: 0.5, pronunciations: {} },
  ...{ voice: VOICE, emotion: 'neutral', manner: 'normal' },
});

const VOICE: Voice = {
  ...{ id: 'voice-1', language: 'zh', gender: 'female', age: 'adult', slot: 0 },
  ...{ pitch: 0, pace: 1, brightness: 0, liveliness: 1 },
};

const read = { fileName: 'story.txt', title: 'x'.repeat(200), language: 'zh', cast: [] };

/** The machine's own state after all phases that come before the making. */
function pausedBeforeMaking(): StoredSnapshot {
  const opening: readonly RunPhase[] = ['reading', 'voicing'];
  const before: readonly RunPhase[] = [
    ...(['reading', 'settling', 'matching', 'drafting', 'voicing', 'fitting', 'routing'] as const),
  ];
  let stands = stepRun(firstStep().snapshot, { type: 'start' }).snapshot;
  for (const phase of before) {
    const event = opening.includes(phase)
      ? ({ type: 'jobsOpened', phase, count: 0 } as const)
      : ({ type: 'answered', phase } as const);
    stands = stepRun(stands, event).snapshot;
  }
  return stepRun(stands, { type: 'pause' }).snapshot;
}

const snapshot = pausedBeforeMaking();

const documentsOf = (dag: ArtifactRef): RunDocuments => ({
  ...{ dag, pack: dag, questions: dag, script: dag, shotPlan: dag, timeline: dag },
  ...{ recipes: { voice: recipe, visemes: recipe, reading: recipe }, providers: { [provider.id]: provider } },
});

const insertRun = `
  insert into orchestrator.run (id, revision_id, run_order, state, stage, machine_version, snapshot, documents, seq, epoch, worked_ms,
                                tenant_id, project_id, trace_id, correlation_id)
  values ($1, $2, $3, $4, 'execution', $5, $6, $7, 0, 0, 0, $8, $9, $10, $11)`;

export async function plannedRun(objects: Objects): Promise<PlannedRun> {
  const { tenantId, projectId, traceId, correlationId } = scope;
  const order = newOrder([]);
  const dag = await objects.put(encodeJson({ nodes: nodesOf(order.runId) }), 'application/json');
  return {
    ...{ runId: order.runId, snapshot },
    store: async (database) =>
      void (await database.query(insertRun, [
        ...[order.runId, order.revision.id, JSON.stringify(order), stateOf(snapshot), runVersions.current],
        ...[JSON.stringify(snapshot), JSON.stringify(documentsOf(dag))],
        ...[tenantId, projectId, traceId, correlationId],
      ])),
  };
}

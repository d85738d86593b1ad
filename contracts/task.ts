/** Jobs: what planner asks for, what orchestrator keeps, what workers are handed. */
import * as z from 'zod';
import { RoleArtifact } from './artifact.ts';
import { JobKind } from './job-kinds.ts';
import { Recipe } from './route.ts';
import { Id, Scope, Sha256 } from './shared.ts';
import { Stage } from './stage.ts';

/** What a job is about, for progress, reports and revision plans. */
export const JobSubject = z.strictObject({
  lineId: Id.optional(),
  shotId: Id.optional(),
  sceneId: Id.optional(),
  entityId: Id.optional(),
});
export type JobSubject = z.infer<typeof JobSubject>;

/** Stands in a node's inputs for an artifact that another job will make. */
export const ArtifactPlaceholder = z.strictObject({ $artifact: z.strictObject({ job: Id, role: Id }) });
export type ArtifactPlaceholder = z.infer<typeof ArtifactPlaceholder>;

/** One node of the build graph. `key` is unique in a run and stable over revisions, e.g. `voice:l12`. */
export const TaskNode = z.strictObject({
  key: Id,
  kind: JobKind,
  subject: JobSubject,
  /** The kind's inputs, with placeholders where an artifact is not made yet. */
  inputs: z.record(z.string(), z.unknown()),
  takeNo: z.int().nonnegative(),
  /** Of work that is kept as it was made, whoever makes its kind now. */
  madeAs: Sha256.optional(),
  /** One-core milliseconds this is thought to take. */
  estimateMs: z.int().nonnegative(),
});
export type TaskNode = z.infer<typeof TaskNode>;

export const TaskDag = z.strictObject({ nodes: z.array(TaskNode) });
export type TaskDag = z.infer<typeof TaskDag>;

/** Stands for a job’s inputs that are too large for the bus: the address of their JSON. */
export const StoredInputs = z.strictObject({ $inputs: Sha256 });
export type StoredInputs = z.infer<typeof StoredInputs>;

/** A job ready to be worked on: no placeholders left. Large inputs are a `StoredInputs`. */
export const TaskSpec = z.strictObject({
  ...Scope.shape,
  runId: Id,
  jobId: Id,
  key: Id,
  kind: JobKind,
  kindVersion: z.int().positive(),
  stage: Stage,
  subject: JobSubject,
  inputs: z.record(z.string(), z.unknown()),
  recipe: Recipe,
  takeNo: z.int().nonnegative(),
  digest: Sha256,
  estimateMs: z.int().nonnegative(),
});
export type TaskSpec = z.infer<typeof TaskSpec>;

export const JobState = z.enum(['waiting', 'ready', 'dispatched', 'succeeded', 'failed', 'cancelled']);
export type JobState = z.infer<typeof JobState>;

/** A job as orchestrator keeps it. */
export const Job = z.strictObject({
  id: Id,
  runId: Id,
  key: Id,
  kind: Id,
  stage: Stage,
  state: JobState,
  subject: JobSubject,
  digest: Sha256.nullable(),
  reused: z.boolean(),
  attempt: z.int().nonnegative(),
  artifacts: z.array(RoleArtifact),
  facts: z.record(z.string(), z.unknown()),
  errorCode: z.string().nullable(),
  cpuMs: z.int().nonnegative(),
});
export type Job = z.infer<typeof Job>;

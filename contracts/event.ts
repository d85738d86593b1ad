/** Events: facts that happened, each with one publisher, kept in the publisher's event log. */
import * as z from 'zod';
import { ArtifactMeta, RoleArtifact } from './artifact.ts';
import { AssetKind } from './asset.ts';
import type { ModuleName } from './modules/names.ts';
import { DispatchDecision } from './route.ts';
import { Id, Instant, Scope, Share, Span } from './shared.ts';
import { Stage } from './stage.ts';
import { JobSubject } from './task.ts';
import { NodeTelemetry } from './telemetry.ts';
import { WorkerFailure } from './worker.ts';

interface EventFacts<D extends z.ZodType> {
  readonly owner: ModuleName;
  readonly version: number;
  /** One sentence for the generated documents. */
  readonly says: string;
  readonly data: D;
  /** Whether it is kept in the owner's event log; telemetry is only broadcast. */
  readonly logged: boolean;
}

const event = <D extends z.ZodType>(owner: ModuleName, says: string, data: D): EventFacts<D> => ({
  owner,
  version: 1,
  says,
  data,
  logged: true,
});

const job = { jobId: Id, runId: Id, key: Id, kind: Id, stage: Stage, subject: JobSubject };

/** Found things carry where they were found, so that anyone can check them against the story. */
const Found = z.strictObject({ id: Id, name: z.string(), at: Span.nullable() });

export const events = {
  'project.created': event(
    'gateway',
    'A project was created.',
    z.strictObject({ projectId: Id, title: z.string() }),
  ),
  'story.submitted': event(
    'gateway',
    'A story version was stored.',
    z.strictObject({ projectId: Id, storyVersionId: Id, title: z.string(), characters: z.int() }),
  ),
  'revision.edited': event(
    'gateway',
    'An edit was appended to the draft head.',
    z.strictObject({ revisionId: Id, edit: z.string() }),
  ),
  'revision.sealed': event(
    'gateway',
    'A revision was sealed and can be rendered.',
    z.strictObject({ revisionId: Id, number: z.int() }),
  ),
  'project.commented': event(
    'gateway',
    'Something was said about a project, or is not said any more.',
    z.strictObject({ commentId: Id, deed: z.enum(['added', 'changed', 'removed']) }),
  ),
  'run.created': event('orchestrator', 'A run was accepted.', z.strictObject({ runId: Id, revisionId: Id })),
  'run.progressed': event(
    'orchestrator',
    'The state of a run changed.',
    z.strictObject({ runId: Id, state: z.string(), stage: Stage.nullable() }),
  ),
  'run.succeeded': event('orchestrator', 'A run ended with a whole film.', z.strictObject({ runId: Id })),
  'run.failed': event(
    'orchestrator',
    'A run ended without a film.',
    z.strictObject({ runId: Id, code: z.string(), message: z.string() }),
  ),
  'run.cancelled': event('orchestrator', 'A run was cancelled.', z.strictObject({ runId: Id })),
  'stage.entered': event(
    'orchestrator',
    'A run came to a stage.',
    z.strictObject({ runId: Id, stage: Stage }),
  ),
  'stage.left': event(
    'orchestrator',
    'All work of a stage is done.',
    z.strictObject({ runId: Id, stage: Stage }),
  ),
  'job.created': event('orchestrator', 'Work was decided on.', z.strictObject({ ...job })),
  'job.cancelled': event('orchestrator', 'Work is no longer wanted.', z.strictObject({ ...job })),
  'entity.settled': event(
    'entity-core',
    'Cast, places and props of a revision are fixed.',
    z.strictObject({ runId: Id, cast: z.array(Found), places: z.array(Found), props: z.array(Found) }),
  ),
  'asset.added': event(
    'asset-knowledge',
    'Somebody added an asset of his own.',
    z.strictObject({ assetId: Id, kind: AssetKind, licence: z.string() }),
  ),
  'asset.matched': event(
    'asset-knowledge',
    'Assets were found for the entities.',
    z.strictObject({ runId: Id, candidates: z.int() }),
  ),
  'plan.drafted': event(
    'planner',
    'A script and its lines are ready to be voiced.',
    z.strictObject({ runId: Id, planId: Id, scenes: z.int(), lines: z.int() }),
  ),
  'plan.fitted': event(
    'planner',
    'The timeline fits the measured speech.',
    z.strictObject({ runId: Id, planId: Id, shots: z.int(), frames: z.int() }),
  ),
  'shot.planned': event(
    'planner',
    'A shot was decided.',
    z.strictObject({ runId: Id, shotId: Id, sceneId: Id, frames: z.int() }),
  ),
  'route.decided': event(
    'model-router',
    'A job got its recipe and its place.',
    z.strictObject({ runId: Id, decision: DispatchDecision }),
  ),
  'budget.reserved': event(
    'model-router',
    'Money was set aside for a job.',
    z.strictObject({ runId: Id, jobId: Id, amountMicros: z.int() }),
  ),
  'job.leased': event(
    'worker-hub',
    'A worker took a job.',
    z.strictObject({ ...job, workerId: Id, attempt: z.int() }),
  ),
  'job.progressed': {
    ...event('worker-hub', 'A worker got on with a job.', z.strictObject({ ...job, share: Share })),
    logged: false,
  },
  'job.succeeded': event(
    'worker-hub',
    'A job has its artifacts.',
    z.strictObject({
      ...job,
      reused: z.boolean(),
      artifacts: z.array(RoleArtifact),
      facts: z.record(z.string(), z.unknown()),
      cpuMs: z.int(),
    }),
  ),
  'job.failed': event(
    'worker-hub',
    'A job failed for good.',
    z.strictObject({ ...job, failure: WorkerFailure }),
  ),
  'job.expired': event('worker-hub', 'A lease ran out.', z.strictObject({ ...job, attempt: z.int() })),
  'work.offered': {
    ...event('worker-hub', 'Jobs of these kinds wait for a worker.', z.strictObject({ kinds: z.array(Id) })),
    logged: false,
  },
  'feed.grown': {
    ...event('gateway', 'The feed of events that clients read has grown.', z.strictObject({ last: z.int() })),
    logged: false,
  },
  'telemetry.sampled': { ...event('worker-hub', 'A node told how it feels.', NodeTelemetry), logged: false },
  'composition.finished': event(
    'composer',
    'A film was put together.',
    z.strictObject({ runId: Id, compositionId: Id, frames: z.int() }),
  ),
  'artifact.published': event(
    'composer',
    'A part of the film is ready for delivery.',
    z.strictObject({
      runId: Id,
      path: z.string(),
      artifact: ArtifactMeta.pick({ sha256: true, bytes: true, mediaType: true }),
    }),
  ),
  'alert.raised': event(
    'observer',
    'Something needs a person.',
    z.strictObject({ runId: Id.nullable(), rule: Id, message: z.string() }),
  ),
} as const satisfies Record<string, EventFacts<z.ZodType>>;

export type EventName = keyof typeof events;
export const EventName = z.enum(Object.keys(events) as [EventName, ...EventName[]]);
export type EventData<E extends EventName> = z.infer<(typeof events)[E]['data']>;

/** An event as it is stored and carried. `position` is its place in the owner's log. */
export const EventEnvelope = z.strictObject({
  ...Scope.shape,
  id: Id,
  name: EventName,
  version: z.int().positive(),
  owner: z.string(),
  position: z.int().nonnegative(),
  /** Run the event is about, for streams of one run. */
  runId: Id.nullable(),
  at: Instant,
  data: z.record(z.string(), z.unknown()),
});
export type EventEnvelope = z.infer<typeof EventEnvelope>;

/** An event that is told and not kept: it has no place in a log. */
export const Announcement = EventEnvelope.omit({ position: true });
export type Announcement = z.infer<typeof Announcement>;

/** An event before its log gives it a position and a time. */
export type NewEvent = {
  [E in EventName]: { readonly name: E; readonly data: EventData<E>; readonly runId: string | null };
}[EventName];

/** Data of a stored event, checked against its name. Throws a ZodError when the two do not fit. */
export const eventData = <E extends EventName>(name: E, envelope: EventEnvelope): EventData<E> =>
  events[name].data.parse(envelope.data) as EventData<E>;

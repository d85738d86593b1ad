/** Writes down all that a take was made from: its order with every artifact filled in, and what is heard in it. */
import type { ReceivedParamsOf } from '../../contracts/action.ts';
import { PinnedTake, type PinnedRef } from '../../contracts/edits/shot-edits.ts';
import { Failure } from '../../contracts/error.ts';
import type { orchestrator } from '../../contracts/modules/orchestrator.ts';
import { samplesPerFrame } from '../../contracts/shared.ts';
import { ShotPlan, type Shot } from '../../contracts/shot.ts';
import { TimelinePlan } from '../../contracts/timeline.ts';
import { decodeJson, encodeJson } from '../runtime/maker.ts';
import { JobGraph, type RunJob } from './job-graph.ts';
import type { StoredRun } from './journal.ts';
import type { TakePorts } from './list-takes.ts';
import { finalInputs } from './ready-jobs.ts';

type Params = ReceivedParamsOf<(typeof orchestrator)['pinTake']>;

interface Planned {
  readonly shot: Shot;
  readonly shots: readonly Shot[];
  readonly timeline: TimelinePlan;
}

const unknownTake = ({ runId, shotId }: Params): Failure =>
  new Failure('TAKE_UNKNOWN', `The film ${runId} has no take of the shot “${shotId}”.`);

type PinPorts = Pick<TakePorts, 'views' | 'objects'>;

async function plannedIn(
  { objects }: PinPorts,
  { documents: { shotPlan, timeline } }: StoredRun,
  params: Params,
): Promise<Planned> {
  if (shotPlan === undefined || timeline === undefined) throw unknownTake(params);
  const { shots } = ShotPlan.parse(decodeJson(await objects.get(shotPlan.sha256)));
  const shot = shots.find(({ id }) => id === params.shotId);
  if (shot === undefined) throw unknownTake(params);
  return { shot, shots, timeline: TimelinePlan.parse(decodeJson(await objects.get(timeline.sha256))) };
}

/** Lines heard in a shot, without those that begin early for the next. */
function speechIn({ shot, shots, timeline }: Planned): PinnedTake['speech'] {
  const spf = samplesPerFrame(timeline.fps);
  const starts = new Map(shots.map(({ id, startFrame }) => [id, startFrame]));
  return timeline.speech
    .filter(
      ({ lineId, shotId }) => shot.lines.includes(lineId) && (starts.get(shotId) ?? 0) <= shot.startFrame,
    )
    .map(({ lineId, speaker, text, start, samples }) => ({
      ...{ lineId, speaker, text, samples },
      from: Math.round(start / spf) - shot.startFrame,
    }));
}

function pinned(job: RunJob, graph: JobGraph, planned: Planned): PinnedTake {
  const { shot } = planned;
  return PinnedTake.parse({
    ...{ shotId: shot.id, digest: job.digest, takeNo: job.takeNo, frames: shot.frames },
    order: { kind: job.kind, inputs: finalInputs(graph, job) },
    speech: speechIn(planned),
  });
}

/** Rejects with TAKE_UNKNOWN where the film has no finished take of the shot, or is another project’s. */
export async function pinTake(ports: PinPorts, params: Params): Promise<PinnedRef> {
  const stored = await ports.views.stored(params.runId);
  if (stored === null || stored.run.scope.projectId !== params.projectId) throw unknownTake(params);
  const graph = new JobGraph();
  graph.add(stored.jobs);
  const job = graph.job(`shot:${params.shotId}`);
  if (job?.state !== 'succeeded') throw unknownTake(params);
  const take = pinned(job, graph, await plannedIn(ports, stored.run, params));
  const { sha256 } = await ports.objects.put(encodeJson(take), 'application/json');
  return { digest: take.digest, takeNo: take.takeNo, document: sha256 };
}

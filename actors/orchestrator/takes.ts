/** A take: one rendering of a shot, with its full recipe. */
import type { Recipe } from '../../contracts/route.ts';
import type { RunJob } from './job-graph.ts';
import type { Take } from './journal.ts';

/** The take that a finished job is, or null when the job draws no shot. */
export function takeOf(job: RunJob, recipes: Readonly<Record<string, Recipe>>): Take | null {
  const recipe = recipes[job.kind];
  const video = job.artifacts.find(({ role }) => role === 'video');
  const { shotId } = job.subject;
  if (
    job.kind !== 'shot' ||
    recipe === undefined ||
    video === undefined ||
    shotId === undefined ||
    job.digest === null
  )
    return null;
  return { jobId: job.id, shotId, takeNo: job.takeNo, digest: job.digest, videoSha256: video.sha256, recipe };
}

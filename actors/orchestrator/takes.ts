/** A take: one rendering of a shot, with its full recipe. */
import type { RunJob } from './job-graph.ts';
import type { Take } from './journal.ts';
import { recipeFor, type Recipes } from './recipes.ts';

/** The take that a finished job is, or null when the job makes no shot. */
export function takeOf(job: RunJob, known: Recipes): Take | null {
  const recipe = recipeFor(known, job);
  const video = job.artifacts.find(({ role }) => role === 'video');
  const { shotId } = job.subject;
  if (
    (job.kind !== 'shot' && job.kind !== 'footage') ||
    recipe === undefined ||
    video === undefined ||
    shotId === undefined ||
    job.digest === null
  )
    return null;
  return { jobId: job.id, shotId, takeNo: job.takeNo, digest: job.digest, videoSha256: video.sha256, recipe };
}

/** Jobs whose needs are done get their final inputs, and with them their digest. */
import { Failure } from '../../contracts/error.ts';
import { jobKinds } from '../../contracts/job-kinds.ts';
import { digestOf } from './digest.ts';
import type { JobGraph, RunJob } from './job-graph.ts';
import { fillIn } from './placeholders.ts';
import { recipeFor, type Recipes } from './recipes.ts';

interface Terms {
  readonly tenantId: string;
  readonly recipes: Recipes;
}

/** The inputs of a job with all artifacts filled in, in the form its kind declares. Throws JOB_INPUTS_INVALID. */
export function finalInputs(graph: JobGraph, job: RunJob): Record<string, unknown> {
  const filled = fillIn(job.inputs, (key, role) => graph.artifact(key, role));
  const parsed = jobKinds[job.kind].inputs.safeParse(filled);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Failure(
    'JOB_INPUTS_INVALID',
    `The plan gives ${job.key} a wrong “${issue?.path.join('.') ?? ''}”: ${issue?.message ?? ''}.`,
  );
}

/** Whether a job is work that was made before, whoever makes its kind now; what had to be made coarser is not. */
const isKept = ({ key, digest, needs }: RunJob, { degraded }: Recipes): boolean =>
  digest !== null && needs.length === 0 && degraded?.[key] === undefined;

/** Makes these jobs ready, in place, and returns them. Throws PROVIDER_MISSING when no recipe was chosen for a kind. */
export function decideReadyJobs(
  graph: JobGraph,
  jobs: readonly RunJob[],
  { tenantId, recipes }: Terms,
): readonly RunJob[] {
  for (const job of jobs) {
    const recipe = recipeFor(recipes, job);
    if (recipe === undefined) throw new Failure('PROVIDER_MISSING', `Nobody can make a ${job.kind}.`);
    if (!isKept(job, recipes)) {
      const inputs = finalInputs(graph, job);
      job.digest = digestOf({ tenantId, kind: job.kind, inputs, recipe, takeNo: job.takeNo });
    }
    job.state = 'ready';
  }
  return jobs;
}

/** Hands ready jobs to the hub: placed by the router, in messages that the bus carries. */
import { Failure } from '../../contracts/error.ts';
import { jobKinds } from '../../contracts/job-kinds.ts';
import { modelRouter } from '../../contracts/modules/model-router.ts';
import { workerHub } from '../../contracts/modules/worker-hub.ts';
import type { DispatchDecision, Provider, Recipe } from '../../contracts/route.ts';
import type { TaskSpec } from '../../contracts/task.ts';
import type { RunJob } from './job-graph.ts';
import { packedInputs } from '../runtime/task-inputs.ts';
import type { PhaseInput, PhasePorts } from './phase-input.ts';
import { recipeFor } from './recipes.ts';
import { finalInputs } from './ready-jobs.ts';

interface Submission {
  readonly task: TaskSpec;
  readonly decision: DispatchDecision;
  readonly provider: Provider;
  readonly asOf: number;
}

/** Well under what the bus takes, so that the envelope fits too. */
const MESSAGE_BYTES = 160 * 1024;
const MESSAGE_JOBS = 60;

function recipeOf({ documents }: PhaseInput, job: RunJob): Recipe {
  const recipe = recipeFor(documents, job);
  if (recipe === undefined) throw new Failure('PROVIDER_MISSING', `Nobody can make a ${job.kind}.`);
  return recipe;
}

async function taskOf({ objects }: PhasePorts, input: PhaseInput, job: RunJob): Promise<TaskSpec> {
  const { scope, order, graph } = input;
  const inputs = await packedInputs(finalInputs(graph, job), objects);
  return {
    ...scope,
    runId: order.runId,
    jobId: job.id,
    key: job.key,
    kind: job.kind,
    kindVersion: jobKinds[job.kind].version,
    stage: job.stage,
    subject: job.subject,
    inputs,
    recipe: recipeOf(input, job),
    takeNo: job.takeNo,
    digest: job.digest ?? '',
    estimateMs: job.estimateMs,
  };
}

/** Splits a list so that each part fits into one message. */
export function parts<T>(items: readonly T[]): T[][] {
  const result: T[][] = [];
  let bytes = 0;
  for (const item of items) {
    const size = Buffer.byteLength(JSON.stringify(item));
    const last = result.at(-1);
    if (last === undefined || bytes + size > MESSAGE_BYTES || last.length >= MESSAGE_JOBS) {
      result.push([item]);
      bytes = size;
    } else {
      last.push(item);
      bytes += size;
    }
  }
  return result;
}

async function place(
  { ask }: PhasePorts,
  input: PhaseInput,
  jobs: readonly RunJob[],
): Promise<Map<string, DispatchDecision>> {
  const { scope, order } = input;
  const wanted = jobs.map((job) => ({
    jobId: job.id,
    kind: job.kind,
    recipe: recipeOf(input, job),
    estimateMs: job.estimateMs,
  }));
  const decided = new Map<string, DispatchDecision>();
  for (const part of parts(wanted)) {
    const { decisions } = await ask(scope, modelRouter.placeJobs, { runId: order.runId, jobs: part });
    for (const decision of decisions) decided.set(decision.jobId, decision);
  }
  return decided;
}

type Decided = ReadonlyMap<string, DispatchDecision>;

async function submissionsOf(
  ports: PhasePorts,
  { jobs, ...input }: JobsInput,
  decided: Decided,
): Promise<Submission[]> {
  const submissions: Submission[] = [];
  for (const job of jobs) {
    const provider = input.documents.providers?.[recipeOf(input, job).provider];
    const decision = decided.get(job.id);
    if (provider === undefined || decision === undefined)
      throw new Failure('PROVIDER_MISSING', `The router has no place for ${job.key}.`);
    submissions.push({ task: await taskOf(ports, input, job), decision, provider, asOf: input.seq });
  }
  return submissions;
}

type JobsInput = PhaseInput & { readonly jobs: readonly RunJob[] };

/** Submits jobs; submitting one again changes nothing. Rejects with the Failure of router or hub. */
export async function submitJobs(ports: PhasePorts, input: JobsInput): Promise<void> {
  const decided = await place(ports, input, input.jobs);
  const submissions = await submissionsOf(ports, input, decided);
  for (const jobs of parts(submissions)) await ports.ask(input.scope, workerHub.submitJobs, { jobs });
}

/** Takes jobs back, and the money that was put aside for them. */
export async function withdrawJobs(
  { ask }: PhasePorts,
  { scope, seq: asOf }: Pick<PhaseInput, 'scope' | 'seq'>,
  jobs: readonly RunJob[],
): Promise<void> {
  for (const jobIds of parts(jobs.map(({ id }) => id))) {
    await ask(scope, workerHub.withdrawJobs, { jobIds, asOf });
    await ask(scope, modelRouter.releaseJobs, { jobIds });
  }
}

/** Pays for what was made, and gives back what was put aside for work that had been done before. Safe to repeat. */
export async function settleJobs(
  { ask }: PhasePorts,
  { scope, documents, graph }: PhaseInput,
): Promise<void> {
  const isPaid = ({ kind }: RunJob): boolean =>
    (documents.providers?.[documents.recipes?.[kind]?.provider ?? '']?.priceMicros ?? 0) > 0;
  const paid = graph.all.filter((job) => job.state === 'succeeded' && isPaid(job));
  // What was made coarser in the end was made for nothing.
  const isFree = ({ key, reused }: RunJob): boolean => reused || documents.degraded?.[key] !== undefined;
  const ids = (free: boolean): string[][] =>
    parts(paid.filter((job) => isFree(job) === free).map(({ id }) => id));
  for (const jobIds of ids(false)) await ask(scope, modelRouter.settleJobs, { jobIds });
  for (const jobIds of ids(true)) await ask(scope, modelRouter.releaseJobs, { jobIds });
}

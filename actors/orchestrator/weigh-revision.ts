/** The RevisionPlan: what comparisons of a new plan with a finished film come to, with seconds and prices. Pure. */
import type { JobKind } from '../../contracts/job-kinds.ts';
import type { RevisionPlan, TouchedJob } from '../../contracts/revision-plan.ts';
import type { Provider, Recipe } from '../../contracts/route.ts';
import { editName, type Edit } from '../../contracts/story.ts';
import type { TaskNode } from '../../contracts/task.ts';
import type { Comparison, Touched } from './compare-plans.ts';
import type { RunJob } from './job-graph.ts';

const CURRENCY = 'USD';

/**
 * What every revision takes besides its jobs: start, plan, fitting, delivery, and processes that are cold. Measured on two
 * cores that were idle; busy ones take up to twice as long.
 */
export const AROUND_JOBS_SECONDS = 4;

/** What a revision is weighed against. */
export interface Scales {
  readonly base: ReadonlyMap<string, RunJob>;
  readonly recipes: Readonly<Record<string, Recipe>>;
  readonly providers: Readonly<Record<string, Provider>>;
}

export interface Weighed {
  readonly baseRunId: string;
  readonly edits: readonly Edit[];
}

/** How long jobs of a kind took in the film, against what they were estimated at; 1 where none is known. */
function paceOf({ base }: Scales, kind: JobKind): number {
  const known = [...base.values()].filter((job) => job.kind === kind && job.cpuMs > 0);
  const estimated = known.reduce((sum, { estimateMs }) => sum + estimateMs, 0);
  return estimated > 0 ? known.reduce((sum, { cpuMs }) => sum + cpuMs, 0) / estimated : 1;
}

/** Seconds of one core that a job takes: as it took the last time where that is known, else as its kind did. */
function secondsOf(scales: Scales, { key, kind, estimateMs }: TaskNode): number {
  const took = scales.base.get(key)?.cpuMs ?? 0;
  return Math.round(took > 0 ? took : estimateMs * paceOf(scales, kind)) / 1000;
}

function touchedJob(scales: Scales, { node, because }: Touched, isCertain: boolean): TouchedJob {
  const seconds = secondsOf(scales, node);
  const price = scales.providers[scales.recipes[node.kind]?.provider ?? '']?.priceMicros ?? 0;
  return {
    key: node.key,
    kind: node.kind,
    subject: node.subject,
    because,
    effect: isCertain ? 'certain' : 'possible',
    seconds: { low: isCertain ? seconds : 0, high: seconds },
    priceMicros: { low: isCertain ? price : 0, high: price },
  };
}

const sum = (jobs: readonly TouchedJob[], of: 'seconds' | 'priceMicros'): { low: number; high: number } => ({
  low: jobs.reduce((total, job) => total + job[of].low, 0),
  high: jobs.reduce((total, job) => total + job[of].high, 0),
});

function allSeconds(jobs: readonly TouchedJob[]): { low: number; high: number } {
  const { low, high } = sum(jobs, 'seconds');
  return { low: AROUND_JOBS_SECONDS + low, high: AROUND_JOBS_SECONDS + high };
}

interface Filmed {
  readonly key: string;
  readonly kind: string;
  readonly subject: { readonly shotId?: string | undefined };
}

/** Shots as the FilmReport names them: a dissolve between two is one of its own, under its job’s key. */
function shotIds(nodes: readonly Filmed[]): string[] {
  return nodes.flatMap(({ key, kind, subject }) => {
    if (kind === 'transition') return [key];
    return (kind === 'shot' || kind === 'footage') && subject.shotId !== undefined ? [subject.shotId] : [];
  });
}

interface Outcome {
  readonly touched: TouchedJob[];
  readonly kept: readonly Filmed[];
  readonly removed: RevisionPlan['removed'];
}

const planOf = ({ baseRunId, edits }: Weighed, { touched, kept, removed }: Outcome): RevisionPlan => ({
  baseRunId,
  edits: edits.map(editName),
  touched,
  reused: kept.map(({ key, kind, subject }) => ({ key, kind, subject })),
  removed,
  shots: { touched: shotIds(touched), reused: shotIds(kept) },
  seconds: allSeconds(touched),
  priceMicros: sum(touched, 'priceMicros'),
  currency: CURRENCY,
});

/** What is touched in every comparison is certain, what is touched in some of them possible. */
export function weighComparisons(
  scales: Scales,
  weighed: Weighed,
  comparisons: readonly Comparison[],
): RevisionPlan {
  const counts = new Map<string, { readonly first: Touched; count: number }>();
  for (const [key, job] of comparisons.flatMap(({ touched }) => [...touched]))
    counts.set(key, { first: counts.get(key)?.first ?? job, count: (counts.get(key)?.count ?? 0) + 1 });
  const touched = [...counts.values()].map(({ first, count }) =>
    touchedJob(scales, first, count === comparisons.length),
  );
  const kept = [...(comparisons[0]?.reused.values() ?? [])].filter(({ key }) => !counts.has(key));
  const present = new Set([...counts.keys(), ...kept.map(({ key }) => key), 'reading']);
  const removed = [...scales.base.values()].filter(({ key }) => !present.has(key));
  return planOf(weighed, { touched, kept, removed: removed.map(({ key, kind }) => ({ key, kind })) });
}

/** A story that nobody has read anew yet may change everything: all that the film has is possibly touched. */
export function everythingPossible(scales: Scales, weighed: Weighed): RevisionPlan {
  const because = 'the story is read anew, and may be understood differently';
  const touched = [...scales.base.values()].map((node) =>
    touchedJob(scales, { node, because }, node.kind === 'reading'),
  );
  return planOf(weighed, { touched, kept: [], removed: [] });
}

/**
 * What a revision would touch, before anything is spent. The plan of the new revision is made for real, with speech
 * that is not spoken yet assumed shorter and longer than usual; what is touched either way is certain, the rest possible.
 */
import type { ReceivedParamsOf } from '../../contracts/action.ts';
import type { ArtifactRef, RoleArtifact } from '../../contracts/artifact.ts';
import { Failure } from '../../contracts/error.ts';
import type { JobKind } from '../../contracts/job-kinds.ts';
import { assetKnowledge } from '../../contracts/modules/asset-knowledge.ts';
import { entityCore } from '../../contracts/modules/entity-core.ts';
import { modelRouter } from '../../contracts/modules/model-router.ts';
import type { orchestrator } from '../../contracts/modules/orchestrator.ts';
import { Measures, planner } from '../../contracts/modules/planner.ts';
import { workerHub } from '../../contracts/modules/worker-hub.ts';
import type { RevisionPlan, TouchedJob } from '../../contracts/revision-plan.ts';
import type { Provider, Recipe } from '../../contracts/route.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { Edit } from '../../contracts/story.ts';
import { TaskDag, type TaskNode } from '../../contracts/task.ts';
import { decodeJson, encodeJson } from '../runtime/maker.ts';
import { comparePlan, type Comparison, type LookUp, type Touched } from './compare-plans.ts';
import { digestOf } from './digest.ts';
import type { RunJob } from './job-graph.ts';
import type { RunViews } from './journal.ts';
import { kindsOf } from './open-jobs.ts';
import type { PhasePorts } from './phase-input.ts';
import { readingOrder } from './reading-order.ts';

export interface RevisionPorts extends PhasePorts {
  readonly views: RunViews;
}

type Params = ReceivedParamsOf<(typeof orchestrator)['planRevision']>;

/** How much shorter and longer than estimated a new line may turn out. */
const PACE_FACTORS = [0.8, 1, 1.25] as const;
const CURRENCY = 'USD';

/** Everything the comparison needs to know of both sides. */
interface Sides {
  readonly scope: Scope;
  readonly base: ReadonlyMap<string, RunJob>;
  readonly recipes: Record<string, Recipe>;
  readonly providers: Record<string, Provider>;
  readonly lookUp: LookUp;
}

async function sidesOf({ ask, views }: RevisionPorts, scope: Scope, { baseRunId }: Params): Promise<Sides> {
  const stored = await views.stored(baseRunId);
  if (stored === null) throw new Failure('RUN_UNKNOWN', `There is no run ${baseRunId}.`);
  const lookUp: LookUp = async (digests) => {
    if (digests.length === 0) return new Map();
    const { found } = await ask(scope, workerHub.lookUpDigests, { digests: [...digests] });
    return new Map(Object.entries(found).map(([digest, { artifacts }]) => [digest, artifacts]));
  };
  return {
    scope,
    base: new Map(stored.jobs.map((job) => [job.key, job])),
    recipes: {},
    providers: {},
    lookUp,
  };
}

async function addRecipes(
  { ask }: RevisionPorts,
  { scope, recipes, providers }: Sides,
  { runId, kinds }: { runId: string; kinds: JobKind[] },
): Promise<void> {
  const chosen = await ask(scope, modelRouter.chooseRecipes, { projectId: scope.projectId, runId, kinds });
  Object.assign(recipes, chosen.recipes);
  Object.assign(providers, chosen.providers);
}

/** The reading of the revised story, when it was made before. */
async function findReading(ports: RevisionPorts, sides: Sides, params: Params): Promise<RoleArtifact | null> {
  await addRecipes(ports, sides, { runId: params.baseRunId, kinds: ['reading'] });
  const recipe = sides.recipes['reading'];
  if (recipe === undefined) return null;
  const inputs = readingOrder(params);
  const digest = digestOf({ tenantId: sides.scope.tenantId, kind: 'reading', inputs, recipe, takeNo: 0 });
  const artifacts = (await sides.lookUp([digest])).get(digest);
  return artifacts?.find(({ role }) => role === 'reading') ?? null;
}

interface Drafted {
  readonly planId: string;
  readonly voices: readonly TaskNode[];
}

async function readDag({ objects }: RevisionPorts, { sha256 }: ArtifactRef): Promise<readonly TaskNode[]> {
  return TaskDag.parse(decodeJson(await objects.get(sha256))).nodes;
}

async function draft(
  ports: RevisionPorts,
  { scope }: Sides,
  { params, reading }: { params: Params; reading: string },
): Promise<Drafted> {
  const { revision, options } = params;
  const about = { projectId: scope.projectId, runId: null };
  const { pack } = await ports.ask(scope, entityCore.settleEntities, {
    ...about,
    revisionId: revision.id,
    reading,
    seed: options.seed,
  });
  const { candidates } = await ports.ask(scope, assetKnowledge.matchAssets, {
    ...about,
    reading,
    pack: pack.sha256,
  });
  const { planId, dag } = await ports.ask(scope, planner.draftPlan, {
    ...about,
    revisionId: revision.id,
    story: revision.story.sha256,
    reading,
    pack: pack.sha256,
    candidates: candidates.sha256,
    options,
    edits: revision.edits,
  });
  return { planId, voices: await readDag(ports, dag) };
}

/** Lengths of lines that are spoken already as they are, of the others as they are estimated. */
async function measure(
  ports: RevisionPorts,
  { scope, base }: Sides,
  { plan, voices, factor }: { plan: Drafted; voices: Comparison; factor: number },
): Promise<string> {
  const { measures } = await ports.ask(scope, planner.estimateLines, { planId: plan.planId, factor });
  const estimated = Measures.parse(decodeJson(await ports.objects.get(measures.sha256)));
  const lines = estimated.lines.map(({ lineId, samples }) => {
    const isSpoken = voices.reused.has(`voice:${lineId}`);
    return {
      lineId,
      samples: isSpoken ? Number(base.get(`voice:${lineId}`)?.facts['samples'] ?? samples) : samples,
    };
  });
  return (await ports.objects.put(encodeJson({ lines }), 'application/json')).sha256;
}

async function compareAt(
  ports: RevisionPorts,
  sides: Sides,
  { plan, voices, factor, runId }: { plan: Drafted; voices: Comparison; factor: number; runId: string },
): Promise<Comparison> {
  const measures = await measure(ports, sides, { plan, voices, factor });
  const { dag } = await ports.ask(sides.scope, planner.fitTimeline, {
    planId: plan.planId,
    runId: null,
    measures,
  });
  const nodes = await readDag(ports, dag);
  await addRecipes(ports, sides, { runId, kinds: kindsOf(nodes) });
  const own = new Set(nodes.map(({ key }) => key));
  const all = [...plan.voices.filter(({ key }) => !own.has(key)), ...nodes];
  return comparePlan(all, {
    tenantId: sides.scope.tenantId,
    recipes: sides.recipes,
    lookUp: sides.lookUp,
    known: new Map(),
  });
}

const nameOf = (edit: Edit): string =>
  'lineId' in edit
    ? `${edit.type} ${edit.lineId}`
    : 'shotId' in edit
      ? `${edit.type} ${edit.shotId}`
      : edit.type;

/** Seconds of one core that a job takes: as it took the last time where that is known. */
function secondsOf({ base }: Sides, { key, estimateMs }: TaskNode): number {
  const took = base.get(key)?.cpuMs ?? 0;
  return Math.round(took > 0 ? took : estimateMs) / 1000;
}

function touchedJob(sides: Sides, { node, because }: Touched, isCertain: boolean): TouchedJob {
  const seconds = secondsOf(sides, node);
  const price = sides.providers[sides.recipes[node.kind]?.provider ?? '']?.priceMicros ?? 0;
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

interface Filmed {
  readonly key: string;
  readonly kind: string;
  readonly subject: { readonly shotId?: string | undefined };
}

/** Shots as the FilmReport names them: a dissolve between two is one of its own, under its job’s key. */
function shotIds(nodes: readonly Filmed[]): string[] {
  return nodes.flatMap(({ key, kind, subject }) => {
    if (kind === 'transition') return [key];
    return kind === 'shot' && subject.shotId !== undefined ? [subject.shotId] : [];
  });
}

function merge(sides: Sides, params: Params, comparisons: readonly Comparison[]): RevisionPlan {
  const touched = new Map<string, { readonly first: Touched; count: number }>();
  for (const comparison of comparisons) {
    for (const [key, job] of comparison.touched)
      touched.set(key, { first: touched.get(key)?.first ?? job, count: (touched.get(key)?.count ?? 0) + 1 });
  }
  const jobs = [...touched.values()].map(({ first, count }) =>
    touchedJob(sides, first, count === comparisons.length),
  );
  const kept = [...(comparisons[0]?.reused.values() ?? [])].filter(({ key }) => !touched.has(key));
  const present = new Set([...touched.keys(), ...kept.map(({ key }) => key), 'reading']);
  return {
    baseRunId: params.baseRunId,
    edits: params.revision.edits.map(nameOf),
    touched: jobs,
    reused: kept.map(({ key, kind, subject }) => ({ key, kind, subject })),
    removed: [...sides.base.values()]
      .filter(({ key }) => !present.has(key))
      .map(({ key, kind }) => ({ key, kind })),
    shots: { touched: shotIds(jobs), reused: shotIds(kept) },
    seconds: sum(jobs, 'seconds'),
    priceMicros: sum(jobs, 'priceMicros'),
    currency: CURRENCY,
  };
}

/** A story that must be read anew may change everything: all that the film has is possibly touched. */
function everythingPossible(sides: Sides, params: Params): RevisionPlan {
  const jobs = [...sides.base.values()].map((job) => {
    const node: TaskNode = {
      key: job.key,
      kind: job.kind,
      subject: job.subject,
      inputs: job.inputs,
      takeNo: job.takeNo,
      estimateMs: job.estimateMs,
    };
    return touchedJob(
      sides,
      { node, because: 'the story is read anew, and may be understood differently' },
      job.key === 'reading',
    );
  });
  return {
    baseRunId: params.baseRunId,
    edits: params.revision.edits.map(nameOf),
    touched: jobs,
    reused: [],
    removed: [],
    shots: { touched: shotIds(jobs), reused: [] },
    seconds: sum(jobs, 'seconds'),
    priceMicros: sum(jobs, 'priceMicros'),
    currency: CURRENCY,
  };
}

/** The RevisionPlan as an artifact. Rejects with RUN_UNKNOWN when there is no film to compare with. */
export async function planRevision(ports: RevisionPorts, scope: Scope, params: Params): Promise<ArtifactRef> {
  const sides = await sidesOf(ports, scope, params);
  const reading = await findReading(ports, sides, params);
  if (reading === null)
    return ports.objects.put(encodeJson(everythingPossible(sides, params)), 'application/json');
  const plan = await draft(ports, sides, { params, reading: reading.sha256 });
  await addRecipes(ports, sides, { runId: params.baseRunId, kinds: kindsOf(plan.voices) });
  const voices = await comparePlan(plan.voices, {
    tenantId: scope.tenantId,
    recipes: sides.recipes,
    lookUp: sides.lookUp,
    known: new Map(),
  });
  const comparisons: Comparison[] = [];
  for (const factor of PACE_FACTORS)
    comparisons.push(await compareAt(ports, sides, { plan, voices, factor, runId: params.baseRunId }));
  return ports.objects.put(encodeJson(merge(sides, params, comparisons)), 'application/json');
}

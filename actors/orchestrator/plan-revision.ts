/**
 * What a revision would touch, before anything is spent. The plan of the new revision is made for real, with speech
 * that is not spoken yet assumed shorter and longer than usual; what is touched either way is certain, the rest possible.
 */
import type { ReceivedParamsOf } from '../../contracts/action.ts';
import type { ArtifactRef } from '../../contracts/artifact.ts';
import { Failure } from '../../contracts/error.ts';
import type { JobKind } from '../../contracts/job-kinds.ts';
import { assetKnowledge } from '../../contracts/modules/asset-knowledge.ts';
import { entityCore } from '../../contracts/modules/entity-core.ts';
import { modelRouter } from '../../contracts/modules/model-router.ts';
import type { orchestrator } from '../../contracts/modules/orchestrator.ts';
import { Measures, planner } from '../../contracts/modules/planner.ts';
import { workerHub } from '../../contracts/modules/worker-hub.ts';
import type { Provider, Recipe } from '../../contracts/route.ts';
import type { Scope } from '../../contracts/shared.ts';
import { TaskDag, type TaskNode } from '../../contracts/task.ts';
import { decodeJson, encodeJson } from '../runtime/maker.ts';
import { comparePlan, type Comparison, type LookUp, type Made } from './compare-plans.ts';
import { digestOf } from './digest.ts';
import type { RunViews } from './journal.ts';
import { kindsOf } from './open-jobs.ts';
import type { PhasePorts } from './phase-input.ts';
import { readingNode, readingOrder } from './reading-order.ts';
import { parts } from './submit-jobs.ts';
import { everythingPossible, type Scales, weighComparisons } from './weigh-revision.ts';

export interface RevisionPorts extends PhasePorts {
  readonly views: RunViews;
}

type Params = ReceivedParamsOf<(typeof orchestrator)['planRevision']>;

/** How much shorter and longer than estimated a new line may turn out; null is as long as what it takes the place of. */
const PACES = [0.8, 1, 1.25, null] as const;
type Pace = (typeof PACES)[number];

/** Everything the comparison needs to know of both sides. */
interface Sides extends Scales {
  readonly scope: Scope;
  readonly recipes: Record<string, Recipe>;
  readonly providers: Record<string, Provider>;
  readonly lookUp: LookUp;
}

async function sidesOf({ ask, views }: RevisionPorts, scope: Scope, { baseRunId }: Params): Promise<Sides> {
  const stored = await views.stored(baseRunId);
  if (stored === null) throw new Failure('RUN_UNKNOWN', `There is no run ${baseRunId}.`);
  const lookUp: LookUp = async (digests) => {
    const known: [string, Made][] = [];
    for (const part of parts(digests)) {
      const { found } = await ask(scope, workerHub.lookUpDigests, { digests: part });
      known.push(...Object.entries(found));
    }
    return new Map(known);
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

/** The reading of the revised story: as it was made before, or as whoever asks has made it; null when nobody has. */
async function findReading(ports: RevisionPorts, sides: Sides, params: Params): Promise<Read | null> {
  await addRecipes(ports, sides, { runId: params.baseRunId, kinds: ['reading'] });
  const recipe = sides.recipes['reading'];
  if (recipe === undefined) return null;
  const inputs = readingOrder(params);
  const digest = digestOf({ tenantId: sides.scope.tenantId, kind: 'reading', inputs, recipe, takeNo: 0 });
  const made = (await sides.lookUp([digest])).get(digest);
  const stored = made?.artifacts.find(({ role }) => role === 'reading');
  if (stored !== undefined) return { sha256: stored.sha256, touched: new Map() };
  if (params.reading === null) return null;
  const because = 'the story is read anew';
  return {
    sha256: params.reading,
    touched: new Map([['reading', { node: readingNode(params), because }]]),
  };
}

/** A reading, and the job that is touched where it must be made anew. */
interface Read {
  readonly sha256: string;
  readonly touched: Comparison['touched'];
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
  { params, reading: found }: { params: Params; reading: string },
): Promise<Drafted> {
  const { revision, options } = params;
  const about = { projectId: scope.projectId, runId: null };
  const { edits } = revision;
  const { pack, reading: corrected } = await ports.ask(scope, entityCore.settleEntities, {
    ...about,
    revisionId: revision.id,
    reading: found,
    seed: options.seed,
    edits,
  });
  const reading = corrected?.sha256 ?? found;
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
    edits,
  });
  return { planId, voices: await readDag(ports, dag) };
}

/** Lengths of lines that are spoken already as they are, of the others as they are estimated. */
async function measure(
  ports: RevisionPorts,
  { scope, base }: Sides,
  { plan, voices, pace }: { plan: Drafted; voices: Comparison; pace: Pace },
): Promise<string> {
  const { measures } = await ports.ask(scope, planner.estimateLines, {
    planId: plan.planId,
    factor: pace ?? 1,
  });
  const estimated = Measures.parse(decodeJson(await ports.objects.get(measures.sha256)));
  const lines = estimated.lines.map(({ lineId, samples }) => {
    const key = `voice:${lineId}`;
    const facts = voices.facts.get(key) ?? (pace === null ? base.get(key)?.facts : undefined);
    return { lineId, samples: Number(facts?.['samples'] ?? samples) };
  });
  return (await ports.objects.put(encodeJson({ lines }), 'application/json')).sha256;
}

async function compareAt(
  ports: RevisionPorts,
  sides: Sides,
  { plan, voices, pace, runId }: { plan: Drafted; voices: Comparison; pace: Pace; runId: string },
): Promise<Comparison> {
  const measures = await measure(ports, sides, { plan, voices, pace });
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
  });
}

/** The new plan compared with the film, for every length that new lines may turn out to have. */
async function compareAll(
  ports: RevisionPorts,
  sides: Sides,
  { params, reading }: { params: Params; reading: Read },
): Promise<readonly Comparison[]> {
  const plan = await draft(ports, sides, { params, reading: reading.sha256 });
  const { baseRunId: runId } = params;
  await addRecipes(ports, sides, { runId, kinds: kindsOf(plan.voices) });
  const { recipes, lookUp } = sides;
  const voices = await comparePlan(plan.voices, { tenantId: sides.scope.tenantId, recipes, lookUp });
  const comparisons: Comparison[] = [];
  for (const pace of PACES) {
    const compared = await compareAt(ports, sides, { plan, voices, pace, runId });
    comparisons.push({ ...compared, touched: new Map([...reading.touched, ...compared.touched]) });
  }
  return comparisons;
}

/** The RevisionPlan as an artifact. Rejects with RUN_UNKNOWN when there is no film to compare with. */
export async function planRevision(ports: RevisionPorts, scope: Scope, params: Params): Promise<ArtifactRef> {
  const sides = await sidesOf(ports, scope, params);
  const reading = await findReading(ports, sides, params);
  const weighed = { baseRunId: params.baseRunId, edits: params.revision.edits };
  const plan =
    reading === null
      ? everythingPossible(sides, weighed)
      : weighComparisons(sides, weighed, await compareAll(ports, sides, { params, reading }));
  return ports.objects.put(encodeJson(plan), 'application/json');
}

/** What each phase of a run does: which module is asked for what, and which jobs come of it. */
import type { ArtifactRef } from '../../contracts/artifact.ts';
import { assetKnowledge } from '../../contracts/modules/asset-knowledge.ts';
import { composer, type FinishedJob } from '../../contracts/modules/composer.ts';
import { entityCore } from '../../contracts/modules/entity-core.ts';
import { modelRouter } from '../../contracts/modules/model-router.ts';
import { planner, type Measures } from '../../contracts/modules/planner.ts';
import { workerHub } from '../../contracts/modules/worker-hub.ts';
import { Failure } from '../../contracts/error.ts';
import type { JobKind } from '../../contracts/job-kinds.ts';
import type { Stage } from '../../contracts/stage.ts';
import type { Edit } from '../../contracts/story.ts';
import { TaskDag, type TaskNode } from '../../contracts/task.ts';
import type { RunPhase } from '../../machines/run.machine.ts';
import { decodeJson, encodeJson } from '../runtime/maker.ts';
import type { Objects } from '../runtime/objects.ts';
import type { JobGraph, RunJob } from './job-graph.ts';
import type { RunDocuments } from './journal.ts';
import { kindsOf, openJobs } from './open-jobs.ts';
import { readingNode } from './reading-order.ts';
import type { PhaseInput, PhasePorts } from './phase-input.ts';
import { settleJobs } from './submit-jobs.ts';

export interface PhaseResult {
  readonly documents: RunDocuments;
  /** Jobs to open; null for phases that open none. */
  readonly jobs: readonly RunJob[] | null;
}

type Phase = (ports: PhasePorts, input: PhaseInput) => Promise<PhaseResult>;

/** A document that an earlier phase must have brought. */
function had<K extends keyof RunDocuments>(documents: RunDocuments, key: K): NonNullable<RunDocuments[K]> {
  const document = documents[key];
  if (document === undefined) throw new Failure('INTERNAL', `The run has no ${key} yet.`);
  return document;
}

const answered = (documents: RunDocuments): PhaseResult => ({ documents, jobs: null });

/** Registers documents that modules wrote, so that nothing in the store is without a record. */
async function record(
  { ask }: PhasePorts,
  { scope }: PhaseInput,
  documents: Readonly<Record<string, ArtifactRef>>,
): Promise<void> {
  const artifacts = Object.entries(documents).map(([role, ref]) => ({
    ...scope,
    ...ref,
    role,
    kind: 'document',
    jobId: null,
  }));
  await ask(scope, workerHub.recordArtifacts, { artifacts });
}

async function readNodes(objects: Objects, dag: ArtifactRef): Promise<readonly TaskNode[]> {
  return TaskDag.parse(decodeJson(await objects.get(dag.sha256))).nodes;
}

/** Jobs of these nodes that the run does not have yet. */
function toOpen({ order, graph }: PhaseInput, nodes: readonly TaskNode[]): RunJob[] {
  return openJobs(
    order.runId,
    nodes.filter(({ key }) => graph.job(key) === undefined),
    graph.all.length,
  );
}

const reading: Phase = async (ports, input) => ({
  documents: await withRecipes(ports, input, ['reading']),
  jobs: toOpen(input, [readingNode(input.order)]),
});

const settling: Phase = async (ports, input) => {
  const { order, scope, graph } = input;
  const { pack, questions, reading } = await ports.ask(scope, entityCore.settleEntities, {
    projectId: scope.projectId,
    runId: order.runId,
    revisionId: order.revision.id,
    reading: graph.artifact('reading', 'reading'),
    seed: order.options.seed,
    edits: order.revision.edits,
  });
  const settled = { pack, questions, ...(reading !== null && { reading }) };
  await record(ports, input, settled);
  return answered(settled);
};

/** The story as it is read, and put right where somebody did. */
const readingOf = ({ documents, graph }: PhaseInput): string =>
  documents.reading?.sha256 ?? graph.artifact('reading', 'reading');

const matching: Phase = async (ports, input) => {
  const { order, scope, documents } = input;
  const { candidates } = await ports.ask(scope, assetKnowledge.matchAssets, {
    projectId: scope.projectId,
    runId: order.runId,
    reading: readingOf(input),
    pack: had(documents, 'pack').sha256,
  });
  await record(ports, input, { candidates });
  return answered({ candidates });
};

const drafting: Phase = async (ports, input) => {
  const { order, scope, documents } = input;
  const { planId, script, dag } = await ports.ask(scope, planner.draftPlan, {
    projectId: scope.projectId,
    runId: order.runId,
    revisionId: order.revision.id,
    story: order.revision.story.sha256,
    reading: readingOf(input),
    pack: had(documents, 'pack').sha256,
    candidates: had(documents, 'candidates').sha256,
    options: order.options,
    edits: order.revision.edits,
  });
  await record(ports, input, { script, voiceDag: dag });
  return answered({ planId, script, voiceDag: dag });
};

/** Recipes belong to digests, so they are fixed before any work of their kind is opened. */
async function withRecipes(
  { ask }: PhasePorts,
  { order, scope, documents }: PhaseInput,
  kinds: readonly JobKind[],
): Promise<RunDocuments> {
  const chosen = await ask(scope, modelRouter.chooseRecipes, {
    projectId: scope.projectId,
    runId: order.runId,
    kinds: [...kinds],
  });
  return {
    recipes: { ...documents.recipes, ...chosen.recipes },
    coarser: { ...documents.coarser, ...chosen.coarser },
    providers: { ...documents.providers, ...chosen.providers },
  };
}

const voicing: Phase = async (ports, input) => {
  const nodes = await readNodes(ports.objects, had(input.documents, 'voiceDag'));
  return { documents: await withRecipes(ports, input, kindsOf(nodes)), jobs: toOpen(input, nodes) };
};

/** Lengths of all voiced lines, as the voices measured them. */
export function measuresOf(graph: JobGraph): Measures {
  const voiced = graph.all.filter(({ kind, subject }) => kind === 'voice' && subject.lineId !== undefined);
  const lines = voiced.map(({ subject, facts }) => ({
    lineId: subject.lineId ?? '',
    samples: Number(facts['samples']),
  }));
  return { lines: lines.sort((a, b) => (a.lineId < b.lineId ? -1 : 1)) };
}

const fitting: Phase = async (ports, input) => {
  const { order, scope, documents, graph } = input;
  const measures = await ports.objects.put(encodeJson(measuresOf(graph)), 'application/json');
  const { shotPlan, timeline, dag, shots, frames } = await ports.ask(scope, planner.fitTimeline, {
    planId: had(documents, 'planId'),
    runId: order.runId,
    measures: measures.sha256,
  });
  await record(ports, input, { measures, shotPlan, timeline, dag });
  return answered({ shotPlan, timeline, dag, shots, frames });
};

const routing: Phase = async (ports, input) => {
  const nodes = await readNodes(ports.objects, had(input.documents, 'dag'));
  return answered(await withRecipes(ports, input, kindsOf(nodes)));
};

const making: Phase = async ({ objects }, input) => ({
  documents: {},
  jobs: toOpen(input, await readNodes(objects, had(input.documents, 'dag'))),
});

const finished = ({ key, reused, cpuMs, artifacts }: RunJob): FinishedJob => ({
  key,
  reused,
  cpuMs,
  artifacts: Object.fromEntries(artifacts.map(({ role, ...ref }) => [role, ref])),
});

/** Lines of which an edit says who says them. */
function speakersGiven(edit: Edit): readonly string[] {
  if (edit.type === 'splitEntity') return edit.lineIds;
  return edit.type === 'setLineSpeaker' ? [edit.lineId] : [];
}

const publishing: Phase = async (ports, input) => {
  const { order, scope, documents, graph, workedMs } = input;
  await settleJobs(ports, input);
  const jobs = await ports.objects.put(encodeJson(graph.all.map(finished)), 'application/json');
  const { report } = await ports.ask(scope, composer.publishFilm, {
    runId: order.runId,
    projectId: scope.projectId,
    jobs: jobs.sha256,
    questions: documents.questions?.sha256 ?? null,
    answered: order.revision.edits.flatMap(speakersGiven),
    pack: had(documents, 'pack').sha256,
    script: had(documents, 'script').sha256,
    shotPlan: had(documents, 'shotPlan').sha256,
    timeline: had(documents, 'timeline').sha256,
    wallMs: Math.round(workedMs),
    byStage: Object.fromEntries(
      Object.entries(documents.stageMs ?? {}).map(([stage, ms]) => [stage, Math.round(ms)]),
    ),
  });
  await record(ports, input, { jobs, report });
  return answered({});
};

/** The stage that is unfinished while a phase lasts; planning ends only when the timeline fits the voices. */
export const stageOfPhase: Readonly<Record<RunPhase, Stage>> = {
  reading: 'extraction',
  settling: 'extraction',
  matching: 'retrieval',
  drafting: 'planning',
  voicing: 'planning',
  fitting: 'planning',
  routing: 'routing',
  making: 'execution',
  publishing: 'publication',
};

const phases: Readonly<Record<RunPhase, Phase>> = {
  reading,
  settling,
  matching,
  drafting,
  voicing,
  fitting,
  routing,
  making,
  publishing,
};

/** Does what a phase asks for. Safe to repeat: modules answer the same question the same way. Rejects with Failures. */
export const performPhase = (ports: PhasePorts, phase: RunPhase, input: PhaseInput): Promise<PhaseResult> =>
  phases[phase](ports, input);

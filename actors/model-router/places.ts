/** Where a job may be done, and why: filter, score, sort. Nodes lease late, so the order is advice and the labels are law. */
import type { JobKind } from '../../contracts/job-kinds.ts';
import type { DispatchDecision, Provider } from '../../contracts/route.ts';
import { gpusOf, type Gpu, type KnownNode } from '../../contracts/telemetry.ts';
import { recipeOf } from './routes.ts';

/** A job that wants a place. */
export interface Placing {
  readonly jobId: string;
  readonly kind: JobKind;
  /** One-core time it is thought to take, ms. */
  readonly estimateMs: number;
}

/** So many candidates, and so many that were refused, are kept of a decision. */
const KEPT = 5;

/** Labels a node must carry for a provider: those it asks for, and `gpu` for work that needs one. */
export const labelsFor = ({ needs }: Provider): string[] =>
  [...new Set([...needs.labels, ...(needs.gpu ? ['gpu'] : [])])].sort();

const holds = ({ residentModels }: Gpu, { model }: Provider): boolean => residentModels.includes(model);

/** A model that lies in a GPU’s memory already needs no more of it. */
const hasRoom = (gpu: Gpu, provider: Provider): boolean =>
  gpu.vramFreeMb >= provider.needs.vramMb || holds(gpu, provider);

/** What speaks against a node; nothing does when it fits. */
function objections({ state, because, telemetry }: KnownNode, kind: JobKind, provider: Provider): string[] {
  const missing = labelsFor(provider).filter((label) => !telemetry.labels.includes(label));
  const gpus = gpusOf(telemetry);
  const { gpu, vramMb } = provider.needs;
  const most = Math.max(0, ...gpus.map(({ vramFreeMb }) => vramFreeMb));
  return [
    ...(state === 'alive' ? [] : [`${state}: ${because.join(', ')}`]),
    ...(telemetry.kinds.includes(kind) ? [] : [`does no ${kind}`]),
    ...missing.map((label) => `lacks the label ${label}`),
    ...(!gpu || gpus.some((each) => hasRoom(each, provider))
      ? []
      : [`no GPU with ${vramMb} MB free: the most is ${most} MB`]),
  ];
}

/** What of a node is weighed for a job. */
interface Weighed {
  readonly node: KnownNode;
  readonly freeSlots: number;
  readonly expectedMs: number;
  readonly isResident: boolean;
}

const weighed = (node: KnownNode, { kind, estimateMs }: Placing, provider: Provider): Weighed => ({
  node,
  freeSlots: Math.max(0, node.telemetry.slots - node.telemetry.running),
  expectedMs: node.telemetry.durations[kind] ?? estimateMs,
  isResident: gpusOf(node.telemetry).some((gpu) => holds(gpu, provider)),
});

/** Weights of what speaks for a node, each a share: free slots count most, a resident model half as much. */
const WEIGHTS = { free: 1, idle: 0.5, queue: 0.25, speed: 0.5, resident: 0.5 } as const;
const FAILURE_COSTS = 0.1;
const MOST_FAILURES = 5;

function scoreOf({ node, freeSlots, expectedMs, isResident }: Weighed, fastestMs: number): number {
  const { slots, cpuShare, queue, failures } = node.telemetry;
  const score =
    WEIGHTS.free * (freeSlots / Math.max(1, slots)) +
    WEIGHTS.idle * (1 - cpuShare) +
    WEIGHTS.queue / (1 + queue) +
    WEIGHTS.speed * ((fastestMs + 1) / (expectedMs + 1)) +
    (isResident ? WEIGHTS.resident : 0) -
    FAILURE_COSTS * Math.min(MOST_FAILURES, failures);
  return Math.round(score * 1000) / 1000;
}

function reasons({ node, freeSlots, expectedMs, isResident }: Weighed, kind: JobKind): string[] {
  const { slots, cpuShare, queue, failures, durations } = node.telemetry;
  const source = durations[kind] === undefined ? 'estimated' : 'by its last jobs';
  return [
    `${freeSlots} of ${slots} places free`,
    `processor ${Math.round(cpuShare * 100)} % busy`,
    `${queue} waiting for a place`,
    `${expectedMs} ms for a ${kind}, ${source}`,
    ...(isResident ? ['has the model in memory'] : []),
    ...(failures > 0 ? [`${failures} attempts failed in the last minute`] : []),
  ];
}

/** Nodes that fit, best first; those that score the same in the order of their ids. */
function ranked(
  fitting: readonly KnownNode[],
  job: Placing,
  provider: Provider,
): DispatchDecision['candidates'] {
  const all = fitting.map((node) => weighed(node, job, provider));
  const fastestMs = Math.min(...all.map(({ expectedMs }) => expectedMs));
  const scored = all.map((each) => ({ each, score: scoreOf(each, fastestMs) }));
  scored.sort((a, b) => b.score - a.score || (a.each.node.nodeId < b.each.node.nodeId ? -1 : 1));
  return scored.slice(0, KEPT).map(({ each, score }) => ({
    nodeId: each.node.nodeId,
    score,
    because: reasons(each, job.kind),
  }));
}

/** No candidate at all is no error: whoever comes up with the labels leases the job. */
export function decidePlace(job: Placing, provider: Provider, nodes: readonly KnownNode[]): DispatchDecision {
  const judged = nodes.map((node) => ({ node, against: objections(node, job.kind, provider) }));
  const fitting = judged.filter(({ against }) => against.length === 0).map(({ node }) => node);
  const refused = judged.filter(({ against }) => against.length > 0);
  return {
    jobId: job.jobId,
    recipe: recipeOf(provider),
    labels: labelsFor(provider),
    candidates: ranked(fitting, job, provider),
    refused: refused.slice(0, KEPT).map(({ node, against }) => ({ nodeId: node.nodeId, because: against })),
    because: [
      `${provider.id} does it (${provider.rung})`,
      `${fitting.length} of ${nodes.length} known nodes fit`,
    ],
    reservedMicros: provider.priceMicros,
  };
}

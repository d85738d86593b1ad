/** Which provider does what, where, and for how much. The router decides and remembers why; it starts nothing. */
import { Failure } from '../../contracts/error.ts';
import type { JobKind } from '../../contracts/job-kinds.ts';
import type { Budget, DispatchDecision, Provider, Recipe, Rung } from '../../contracts/route.ts';
import type { NodeTelemetry } from '../../contracts/telemetry.ts';

/** Rungs from the plainest to the finest: the finest that can be paid is taken. */
const rungOrder: readonly Rung[] = ['synthetic', 'drawn', 'stills', 'video', 'model'];

export const recipeOf = ({ id, rung, model }: Provider): Recipe => ({
  rung,
  provider: id,
  model,
  workflow: 'plain',
});

/** Whether one job of a provider fits into what the budget has left. */
const isAffordable = (
  { priceMicros }: Provider,
  { limitMicros, reservedMicros, spentMicros }: Budget,
): boolean => priceMicros === 0 || priceMicros <= limitMicros - reservedMicros - spentMicros;

/** The finest affordable provider of a kind. Throws PROVIDER_MISSING, or BUDGET_EXCEEDED when only money is lacking. */
export function chooseProvider(kind: JobKind, providers: readonly Provider[], budget: Budget): Provider {
  const able = providers.filter(({ kinds }) => kinds.includes(kind));
  const affordable = able.filter((provider) => isAffordable(provider, budget));
  const finest = [...affordable].sort(
    (a, b) => rungOrder.indexOf(b.rung) - rungOrder.indexOf(a.rung) || (a.id < b.id ? -1 : 1),
  )[0];
  if (finest !== undefined) return finest;
  throw able.length === 0
    ? new Failure('PROVIDER_MISSING', `No provider can make a ${kind}; register one with AINERN_PROVIDERS.`)
    : new Failure('BUDGET_EXCEEDED', `Every provider of a ${kind} costs more than the budget has left.`);
}

interface Scored {
  readonly nodeId: string;
  readonly score: number;
  readonly because: string[];
}

const hasLabels = ({ labels }: NodeTelemetry, wanted: readonly string[]): boolean =>
  wanted.every((label) => labels.includes(label));

const hasVram = ({ gpus }: NodeTelemetry, { needs }: Provider): boolean =>
  !needs.gpu || gpus.some(({ vramFreeMb }) => vramFreeMb >= needs.vramMb);

/** Free places count most, then a processor that is not busy already. */
function scoreOf(node: NodeTelemetry): Scored {
  const free = Math.max(0, node.slots - node.running);
  const score = free / Math.max(1, node.slots) + (1 - node.cpuShare) / 2;
  return {
    nodeId: node.nodeId,
    score: Math.round(score * 1000) / 1000,
    because: [`${free} of ${node.slots} places free`, `processor ${Math.round(node.cpuShare * 100)} % busy`],
  };
}

/** Labels a node must carry for a provider: those it asks for, and `gpu` for work that needs one. */
export const labelsFor = ({ needs }: Provider): string[] =>
  [...new Set([...needs.labels, ...(needs.gpu ? ['gpu'] : [])])].sort();

/** Filter, score, sort. No candidate at all is no error: work is leased late, by whoever comes up. */
export function decidePlace(
  jobId: string,
  provider: Provider,
  nodes: readonly NodeTelemetry[],
): DispatchDecision {
  const labels = labelsFor(provider);
  const fitting = nodes.filter((node) => hasLabels(node, labels) && hasVram(node, provider));
  const candidates = fitting.map(scoreOf).sort((a, b) => b.score - a.score || (a.nodeId < b.nodeId ? -1 : 1));
  const because = [
    `${provider.id} does it (${provider.rung})`,
    `${fitting.length} of ${nodes.length} known nodes fit`,
  ];
  return {
    jobId,
    recipe: recipeOf(provider),
    labels,
    candidates: candidates.slice(0, 5),
    because,
    reservedMicros: provider.priceMicros,
  };
}

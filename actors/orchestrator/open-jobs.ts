/** Turns nodes of a plan’s graph into jobs of a run. */
import { jobKinds, type JobKind } from '../../contracts/job-kinds.ts';
import type { TaskNode } from '../../contracts/task.ts';
import { fingerprint } from '../runtime/fingerprint.ts';
import type { RunJob } from './job-graph.ts';
import { needsOf } from './placeholders.ts';

/** The same run, key and take always give the same id, so that opening twice opens once. */
const jobId = (runId: string, { key, takeNo }: TaskNode): string =>
  `job-${fingerprint([runId, key, takeNo]).slice(0, 24)}`;

/** `firstPosition` puts these jobs after those that the run has already. */
export const openJobs = (runId: string, nodes: readonly TaskNode[], firstPosition: number): RunJob[] =>
  nodes.map((node, at) => ({
    id: jobId(runId, node),
    key: node.key,
    position: firstPosition + at,
    kind: node.kind,
    stage: jobKinds[node.kind].stage,
    subject: node.subject,
    inputs: node.inputs,
    needs: needsOf(node.inputs),
    takeNo: node.takeNo,
    estimateMs: node.estimateMs,
    state: 'waiting',
    digest: node.madeAs ?? null,
    reused: false,
    attempt: 0,
    artifacts: [],
    facts: {},
    cpuMs: 0,
  }));

/** Kinds that a graph asks for, each once. */
export const kindsOf = (nodes: readonly TaskNode[]): JobKind[] => [...new Set(nodes.map(({ kind }) => kind))];

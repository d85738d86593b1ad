/** Nodes of the build graph, typed by their kind until the moment they are written. */
import type { InputsOf, JobKind } from '../../../contracts/job-kinds.ts';
import type { JobSubject, TaskNode } from '../../../contracts/task.ts';
import { withPlaceholders } from './artifact-slot.ts';

export interface NodeFacts<K extends JobKind> {
  readonly key: string;
  readonly kind: K;
  readonly subject: JobSubject;
  /** Typed as the kind wants it, with slots where hashes will be. */
  readonly inputs: InputsOf<K>;
  readonly estimateMs: number;
  readonly takeNo?: number;
}

/** Writes a node. */
export const taskNode = <K extends JobKind>({
  inputs,
  estimateMs,
  takeNo,
  ...facts
}: NodeFacts<K>): TaskNode => ({
  ...facts,
  inputs: withPlaceholders(inputs) as Record<string, unknown>,
  takeNo: takeNo ?? 0,
  estimateMs: Math.round(estimateMs),
});

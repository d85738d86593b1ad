/** What a node is, in words that work is given by: said when it starts, and again when it changes. */
import type { GpuReading } from '../../contracts/telemetry.ts';

export interface NodeFacts {
  readonly labels: readonly string[];
  /** Memory of its largest GPU, MB; 0 where there is none. */
  readonly vramMb: number;
}

/** A node with GPUs is labelled so, whether or not a person said it. */
export function factsOf(labels: readonly string[], gpus: GpuReading): NodeFacts {
  const own = gpus === 'none' ? labels : [...labels, 'gpu'];
  const memories = gpus === 'none' ? [] : gpus.map(({ vramTotalMb }) => vramTotalMb);
  return { labels: [...new Set(own)].sort(), vramMb: Math.max(0, ...memories) };
}

export const isSameNode = (a: NodeFacts, b: NodeFacts): boolean =>
  a.vramMb === b.vramMb && a.labels.join() === b.labels.join();

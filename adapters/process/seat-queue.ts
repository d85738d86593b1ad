/** Who gets the next free seat: whoever finds a process there that knows such work, but nobody is passed over for ever. */
import type { JobKind } from '../../contracts/job-kinds.ts';

/** What a process has done before. */
export interface Practised {
  knows(kinds: readonly JobKind[]): boolean;
}

/** Somebody who waits for a seat. */
export interface Waiting {
  readonly kinds: readonly JobKind[];
  /** How often others who came later were served first. */
  passed: number;
}

/** Passed over so often, whoever has waited longest is served, whatever the process knows. */
const MOST_PASSED = 4;

/** The place in the queue of whoever is served next; -1 when nobody waits. Counts those who are passed over. */
export function nextInQueue(queue: readonly Waiting[], idle: readonly Practised[]): number {
  const [first] = queue;
  if (first === undefined || first.passed >= MOST_PASSED) return queue.length === 0 ? -1 : 0;
  const known = queue.findIndex(({ kinds }) => idle.some((process) => process.knows(kinds)));
  const next = Math.max(0, known);
  for (const waiting of queue.slice(0, next)) waiting.passed += 1;
  return next;
}

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

/** Takes whoever is served next out of the queue, and counts those who are passed over; undefined when nobody waits. */
export function takeNext<W extends Waiting>(queue: W[], idle: readonly Practised[]): W | undefined {
  const isKnown = ({ kinds }: W): boolean => idle.some((process) => process.knows(kinds));
  const isPatient = (queue[0]?.passed ?? 0) < MOST_PASSED;
  const next = isPatient ? Math.max(0, queue.findIndex(isKnown)) : 0;
  for (const waiting of queue.slice(0, next)) waiting.passed += 1;
  return queue.splice(next, 1)[0];
}

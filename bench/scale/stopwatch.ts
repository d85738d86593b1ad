/** Measures what runs in this process. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Processor time of this process so far, ms. */
const processorMs = (): number => process.cpuUsage().user / 1_000;

/**
 * Processor time that a deed takes, ms: the middle of so many times, each long enough to be told from nothing, after it has
 * been done twice. Not the time on the wall: that says more about who else is at work on the machine.
 */
export function medianMs(times: number, deed: () => unknown, repeated = 1): number {
  if (times > 1) for (let at = 0; at < 2; at += 1) deed();
  const taken = Array.from({ length: times }, () => {
    const began = processorMs();
    for (let at = 0; at < repeated; at += 1) deed();
    return (processorMs() - began) / repeated;
  });
  return taken.sort((a, b) => a - b)[times >> 1] ?? 0;
}

/** How long is waited for a deed, ms, on the wall: the middle of so many times. */
export async function medianWaitMs(times: number, deed: (at: number) => Promise<unknown>): Promise<number> {
  const taken: number[] = [];
  for (let at = 0; at < times; at += 1) {
    const began = performance.now();
    await deed(at);
    taken.push(performance.now() - began);
  }
  return taken.sort((a, b) => a - b)[times >> 1] ?? 0;
}

export const bytesOf = (document: unknown): number => Buffer.byteLength(JSON.stringify(document));

/** Bytes by which the heap has grown when this is done; never less than nothing. */
export function heapOf(deed: () => void): number {
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  deed();
  collectGarbage();
  return Math.max(0, process.memoryUsage().heapUsed - before);
}

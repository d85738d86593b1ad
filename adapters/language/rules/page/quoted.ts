/** Tells whether a place stands inside speech. */
import type { Speech } from './speech.ts';

/** A test for places of the reading copy, by bits. */
export function quotedTest(length: number, speeches: readonly Speech[]): (at: number) => boolean {
  const inside = new Uint8Array(length + 2);
  for (const speech of speeches) inside.fill(1, speech.open, Math.min(speech.close, length + 1));
  return (at) => inside[at] === 1;
}

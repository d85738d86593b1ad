/** How much memory a process of the crew may hold, and how much it does. */
import { readFileSync, writeFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import process from 'node:process';

const MEGABYTE = 1024 * 1024;

/** Whoever makes a film of 2160 lines holds 1.8 GB, of 1080 less than one (measured, docs/decisions/0022), MB. */
const MOST_MB = 4_096;
const LEAST_MB = 3_072;

/** Of what the machine has, or its container may use, each seat has an equal part, and everything else has one as well. */
export function ceilingMb(seats: number, machineMb: number): number {
  return Math.round(Math.min(MOST_MB, Math.max(LEAST_MB, machineMb / (seats + 1))));
}

export const machineMb = (): number =>
  Math.min(totalmem(), process.constrainedMemory() || Infinity) / MEGABYTE;

/** What a process holds, in memory and put aside, MB: counted by the kernel, whoever has asked for it. 0 when it is gone. */
export function heldMb(pid: number): number {
  const counts = statusOf(pid).matchAll(/^Vm(?:RSS|Swap):\s+(\d+) kB$/gm);
  return Math.round(counts.reduce((sum, [, kilobytes]) => sum + Number(kilobytes), 0) / 1024);
}

function statusOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'latin1');
  } catch {
    return '';
  }
}

/** Has the kernel, if memory runs out before anybody looks, end this process first: what it does is done again, and nothing is lost. */
export function offerFirst(pid: number): void {
  try {
    writeFileSync(`/proc/${pid}/oom_score_adj`, '1000');
  } catch {
    // Where the kernel has no such table, or does not let us, it chooses by itself.
  }
}

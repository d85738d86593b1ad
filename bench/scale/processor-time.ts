/** Processor time of other processes, as the kernel counts it: in hundredths of a second. */
import { readdirSync, readFileSync } from 'node:fs';

const TICK_MS = 10;

/** Numbers behind the name of a process: its parent, its own time and that of its children that have ended. */
function fieldsOf(pid: number): readonly string[] {
  const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return line.slice(line.lastIndexOf(')') + 2).split(' ');
}

const ticks = (fields: readonly string[], ...places: readonly number[]): number =>
  places.reduce((sum, place) => sum + Number(fields[place]), 0) * TICK_MS;

/** Of one process, ms. */
export const ownMs = (pid: number): number => ticks(fieldsOf(pid), 11, 12);

function childrenOf(parent: number): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => {
    try {
      return Number(fieldsOf(pid)[1]) === parent;
    } catch {
      // It has ended since the list was read.
      return false;
    }
  });
}

/** Of a process and its children, also those that have ended, ms. */
export const familyMs = (pid: number): number =>
  childrenOf(pid).reduce((sum, child) => sum + ownMs(child), ticks(fieldsOf(pid), 11, 12, 13, 14));

/** What /proc says of the processor time and the memory of processes, and of who has started whom. */
import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second in /proc: 100 on every Linux that Node runs on. */
const TICK_MS = 10;

/** Processor time of all descendants that have ended, ms. */
export function childrenCpuMs(): number {
  const fields = fieldsOf('/proc/self/stat');
  return (Number(fields[13]) + Number(fields[14])) * TICK_MS;
}

/** Processor time of one process, without its children, ms; 0 when it is gone. */
export function cpuMsOf(pid: number): number {
  const fields = fieldsOf(`/proc/${pid}/stat`);
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * TICK_MS;
}

/** A file of /proc, or nothing when its process has just ended. */
export function readProc(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Proportional set size of one process, bytes; 0 when it is gone. */
export const pssOf = (pid: number): number =>
  Number(/^Pss:\s+(\d+) kB/m.exec(readProc(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) * 1024;

/** What the kernel says of a process after its name, which may hold anything. */
function fieldsOf(path: string): readonly string[] {
  const stat = readProc(path);
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

export function parentsOf(): ReadonlyMap<number, number> {
  const pids = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  return new Map(
    pids.map((pid) => {
      return [pid, Number(fieldsOf(`/proc/${pid}/stat`)[1])];
    }),
  );
}

export function familyOf(root: number): readonly number[] {
  const parents = parentsOf();
  const family = new Set([root]);
  for (let size = 0; size !== family.size;) {
    size = family.size;
    for (const [pid, parent] of parents) if (family.has(parent)) family.add(pid);
  }
  return [...family];
}

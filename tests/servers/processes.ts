/** Processes that outlive the command that started them, and everything that they have started themselves. */
import { spawn } from 'node:child_process';
import { closeSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { plainEnvironment } from './system.ts';
import type { Program } from './server.ts';

/** The time of its start tells a process from a later one that was given the same number. */
export interface Running {
  readonly pid: number;
  readonly startedAt: string;
}

interface Stat {
  readonly parent: number;
  readonly isZombie: boolean;
  readonly startedAt: string;
}

/** What the kernel says of a process; null when there is none. The name in brackets may hold anything, so it is passed by. */
function statOf(pid: number): Stat | null {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
    return { parent: Number(fields[1]), isZombie: fields[0] === 'Z', startedAt: fields[19] ?? '' };
  } catch {
    return null;
  }
}

export function isAlive({ pid, startedAt }: Running): boolean {
  const stat = statOf(pid);
  return stat !== null && !stat.isZombie && stat.startedAt === startedAt;
}

const allStats = (): readonly (readonly [number, Stat])[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), statOf(Number(name))] as const)
    .filter((each): each is readonly [number, Stat] => each[1] !== null);

/** The processes and whatever they have started: PostgreSQL's children have sessions of their own, so groups do not hold them. */
function familyOf(parents: readonly Running[]): readonly Running[] {
  const stats = allStats();
  const found = parents.filter(isAlive);
  for (const { pid } of found)
    for (const [child, { parent, startedAt }] of stats)
      if (parent === pid && !found.some((each) => each.pid === child)) found.push({ pid: child, startedAt });
  return found;
}

/** Sends a signal to one process, if it is still there. */
export function signal(target: Running, name: NodeJS.Signals): void {
  if (!isAlive(target)) return;
  try {
    process.kill(target.pid, name);
  } catch {
    // It ended by itself.
  }
}

/** Sends a signal to the processes and all their children; returns whom it was sent to. */
export function signalAll(parents: readonly Running[], name: NodeJS.Signals): readonly Running[] {
  const family = familyOf(parents);
  for (const member of family) signal(member, name);
  return family;
}

/** Starts a program whose words go to `NAME.log` in `folder`, the folder that it works in. */
export function startProgram({ name, command, args, user }: Program, folder: string): Running {
  const log = openSync(join(folder, `${name}.log`), 'a', 0o600);
  const child = spawn(command, [...args], {
    cwd: folder,
    detached: true,
    env: plainEnvironment,
    stdio: ['ignore', log, log],
    ...user,
  });
  closeSync(log);
  child.on('error', () => undefined);
  child.unref();
  if (child.pid === undefined) throw new Error(`${command} could not be started.`);
  return { pid: child.pid, startedAt: statOf(child.pid)?.startedAt ?? '' };
}

const LOOK_MS = 20;

/** Whether all of them end within `ms`. */
export async function haveEnded(processes: readonly Running[], ms: number): Promise<boolean> {
  const until = Date.now() + ms;
  while (processes.some(isAlive)) {
    if (Date.now() > until) return false;
    await pause(LOOK_MS);
  }
  return true;
}

/** kill -9 of the processes and all their children; resolves when none is left. */
export async function killAll(processes: readonly Running[]): Promise<void> {
  const family = signalAll(processes, 'SIGKILL');
  if (!(await haveEnded(family, 10_000))) throw new Error('A process survives kill -9.');
}

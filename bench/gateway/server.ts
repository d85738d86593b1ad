/** A server that is a process of its own, on the core of the servers. */
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { familyOf } from '../processor-time.ts';
import { onServerCore } from './cores.ts';

export interface Server {
  readonly url: string;
  /** Of the command that was started, which may have the work done by a process below it. */
  readonly pid: number;
  /** Resolves when it has ended in order. */
  stop(): Promise<void>;
  /** Ends it, and everything that it has started. */
  kill(): Promise<void>;
}

function killOne(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}

/** The address in the first line that it prints. Rejects when it ends before. */
async function addressSaid(child: ChildProcessByStdio<null, Readable, null>): Promise<string> {
  const gone = once(child, 'exit').then(() => {
    throw new Error(`${child.spawnargs.slice(-3).join(' ')} ended before it listened.`);
  });
  const lines = createInterface(child.stdout);
  const [line] = (await Promise.race([once(lines, 'line'), gone])) as [string];
  gone.catch(() => undefined);
  return (JSON.parse(line) as { url: string }).url;
}

/** Runs a program of ours by Node. `onStart` is told before it listens, so that it can be ended meanwhile. */
export async function startServer(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  onStart: (server: Pick<Server, 'kill'>) => void,
): Promise<Server> {
  const [program = '', ...before] = onServerCore;
  const child = spawn(program, [...before, process.execPath, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const pid = child.pid ?? -1;
  const kill = (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) familyOf(pid).toReversed().forEach(killOne);
    return ended;
  };
  onStart({ kill });
  const stop = (): Promise<void> => {
    child.kill('SIGTERM');
    return ended;
  };
  return { url: await addressSaid(child), pid, stop, kill };
}

/** Runs the command line as a user does and measures it from outside: wall time, processor time, memory, first words. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { childrenCpuMs, familyOf, pssOf } from './processor-time.ts';

const command = join(import.meta.dirname, '..', 'bin', 'ainern2d.mjs');

export interface Measured {
  readonly wallMs: number;
  /** User and system time of the command and of all its processes. */
  readonly cpuMs: number;
  /** Highest proportional set size of all its processes together, bytes. */
  readonly peakPss: number;
  /** From start to the first event that names something of the story; null when there was none. */
  readonly namedMs: number | null;
  readonly events: readonly CommandEvent[];
}

export interface CommandEvent {
  readonly type: string;
  readonly name?: string;
  readonly plan?: { readonly shots: { readonly touched: readonly string[] } };
}

const SAMPLE_EVERY_MS = 250;

/** Rejects when the command fails. */
export async function measureCommand(args: readonly string[]): Promise<Measured> {
  const [cpuBefore, began] = [childrenCpuMs(), performance.now()];
  const child = spawn(process.execPath, [command, ...args, '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const events: CommandEvent[] = [];
  const samples: number[] = [];
  let namedMs: number | null = null;
  createInterface(child.stdout).on('line', (line) => {
    const event = JSON.parse(line) as CommandEvent;
    events.push(event);
    if (event.type === 'found' || event.name === 'entity.settled') namedMs ??= performance.now() - began;
  });
  const sampling = setInterval(() => {
    const family = child.pid === undefined ? [] : familyOf(child.pid);
    samples.push(family.reduce((sum, pid) => sum + pssOf(pid), 0));
  }, SAMPLE_EVERY_MS);
  const code = await new Promise((resolve) => child.once('close', resolve));
  clearInterval(sampling);
  if (code !== 0) throw new Error(`ainern2d ${args.join(' ')} ended with ${String(code)}.`);
  return {
    wallMs: performance.now() - began,
    cpuMs: childrenCpuMs() - cpuBefore,
    peakPss: Math.max(...samples),
    namedMs,
    events,
  };
}

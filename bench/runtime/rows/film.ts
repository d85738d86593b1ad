/** What the brokers and the database of an embedded film take of its processor time, once they are up. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { childrenCpuMs, cpuMsOf, parentsOf } from '../../processor-time.ts';
import { noteChild } from '../contender.ts';
import { says, type Scene } from '../scene.ts';
import { most, type Row } from '../table.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const launcher = join(root, 'bin', 'ainern2d.mjs');
const story = join(root, 'tests', 'film', 'stories', 'borrowed-lamp.txt');
/** The first event that is stored: brokers and database are up. What is said before it was read ahead while they started. */
const FIRST_STORED = '"run.created"';

/** How often the command is looked at: when it is gone, it cannot be. */
const LOOK_MS = 25;

interface Shares {
  /** Of the process with the brokers and the thread with the database: until they are up, and from then on, % of all. */
  readonly start: number;
  readonly after: number;
}

/** The process that the launcher has started: all brokers are in it, and the database is one of its threads. */
function commandOf(launched: number): number {
  for (const [pid, parent] of parentsOf()) if (parent === launched) return pid;
  return 0;
}

/** Makers are processes of their own, so what this process takes is the brokers' and the database's. */
async function film(folder: string): Promise<Shares> {
  const before = childrenCpuMs();
  const options = ['--out', folder, '--short-side', '720', '--json'];
  const child = spawn(process.execPath, [launcher, 'film', story, ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  noteChild(child);
  let [command, begun, last] = [0, 0, 0];
  const looking = setInterval(() => {
    command ||= commandOf(child.pid ?? 0);
    last = Math.max(last, cpuMsOf(command));
  }, LOOK_MS);
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (text.includes(FIRST_STORED)) begun ||= cpuMsOf(command);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  clearInterval(looking);
  if (code !== 0) throw new Error(`The film ended with ${String(code)}.`);
  const all = childrenCpuMs() - before;
  return { start: (100 * begun) / all, after: (100 * (last - begun)) / all };
}

export async function filmRows({ rounds, scratch }: Scene): Promise<readonly Row[]> {
  says('brokers and database in an embedded film (% of its processor time)…');
  const shares: Shares[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const folder = join(scratch, `film-${round}`);
    shares.push(await film(folder));
    rmSync(folder, { recursive: true, force: true });
    says(`  ${round}  ${shares.at(-1)?.after.toFixed(1) ?? ''} %`);
  }
  return [
    {
      what: 'brokers and database after start, of an embedded film’s processor time, 720p',
      values: shares.map(({ after }) => after),
      unit: '%',
      limit: most(5),
    },
    { what: 'their start', values: shares.map(({ start }) => start), unit: '%', limit: null },
  ];
}

/** Runs the command line as a user does, in folders of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');
const launcher = join(root, 'bin', 'ainern2d.mjs');
export const storyNamed = (name: string): string => join(import.meta.dirname, 'stories', name);

/** Options of every film here: 360 lines, so that a film takes seconds. */
export const SMALL = ['--short-side', '360'] as const;

export interface Around {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** A command that the command is run by, such as `taskset -c 0`. */
  readonly by?: readonly string[];
  readonly uid?: number;
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves once the standard output contains `text` that many times; rejects when the command ends before. */
  said(text: string, times?: number): Promise<void>;
}

export function startCommand(
  args: readonly string[],
  { cwd = root, env = {}, by = [], uid }: Around = {},
): Running {
  const [program = '', ...rest] = [...by, process.execPath, launcher, ...args];
  const child = spawn(program, rest, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  let [out, err] = ['', ''];
  const waiting = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    for (const look of waiting) look();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const ended = new Promise<Ended>((resolve) =>
    child.once('close', (code, signal) => resolve({ code, signal, out, err })),
  );
  const said = (text: string, times = 1): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (out.split(text).length <= times) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
      void ended.then(() => reject(new Error(`The command ended before it said ${text}: ${err}`)));
    });
  return { child, ended, said };
}

export const runCommand = (args: readonly string[], around?: Around): Promise<Ended> =>
  startCommand(args, around).ended;

/** A scratch folder that is gone when the test file is done. */
export function scratchFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'ainern2d-film-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

interface TypedEvent {
  readonly type: string;
  readonly name?: string;
  readonly at?: string;
  readonly replayed?: boolean;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

/** What `--json` printed, line by line. */
export const eventsIn = (out: string): readonly TypedEvent[] =>
  out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as TypedEvent);

/** Jobs that were made and not taken over from before: when, and which. A resumed run tells again what it had done. */
export const madeIn = (out: string): ReadonlyMap<string, string> =>
  new Map(
    eventsIn(out)
      .filter(({ name, data }) => name === 'job.succeeded' && data?.['reused'] === false)
      .map(({ at = '', data }) => [`${at} ${String(data?.['key'])}`, String(data?.['key'])]),
  );

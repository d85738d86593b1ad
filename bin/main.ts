/** The command line: finds the command, runs it, and says in one sentence what went wrong. */
import { Socket } from 'node:net';
import { codeOf, errorFacts, Failure, messageOf, type ErrorCode } from '../contracts/error.ts';
import { drained } from './terminal/drain-output.ts';
import { usage } from './usage.ts';
import { version } from './version.ts';

/** What a command is given: its arguments, and the wish to stop. */
export interface Invocation {
  readonly args: readonly string[];
  readonly signal: AbortSignal;
}

/** Resolves to the exit code. */
export type Command = (invocation: Invocation) => Promise<number>;

/** Commands are loaded when they are called for: reading a story should not load a renderer. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  film: async () => (await import('./commands/film.ts')).film,
  plan: async () => (await import('./commands/plan.ts')).plan,
  revise: async () => (await import('./commands/revise.ts')).revise,
  move: async () => (await import('./commands/move.ts')).move,
  script: async () => (await import('./commands/script.ts')).script,
  doctor: async () => (await import('./commands/doctor.ts')).doctor,
  studio: async () => (await import('./commands/studio.ts')).studio,
  node: async () => (await import('./commands/node.ts')).node,
};

const EXIT_USAGE = 2;
const EXIT_INTERRUPTED = 130;
/** What shells report of a program that SIGPIPE ended: 128 + 13. */
const EXIT_UNREAD = 141;

/** Errors that the person in front of the terminal can do something about end with 2, all others with 1. */
function exitCode(code: ErrorCode): number {
  const { httpStatus } = errorFacts(code);
  return (httpStatus >= 400 && httpStatus < 500) || code === 'DISK_FULL' ? EXIT_USAGE : 1;
}

/** What the person is told; of a full disk the system says no more than which call failed on which path. */
function sentenceOf(error: unknown): string {
  const isBare = codeOf(error) === 'DISK_FULL' && !(error instanceof Failure);
  return isBare ? errorFacts('DISK_FULL').message : messageOf(error);
}

/** Ends this process as soon as the launcher that holds the other end of the pipe is gone. */
function followLauncher(descriptor: number): void {
  const lifeLine = new Socket({ fd: descriptor, readable: true, writable: false });
  lifeLine.on('close', () => process.exit(1));
  lifeLine.on('error', () => lifeLine.destroy());
  lifeLine.resume();
  lifeLine.unref();
}

function takeLifeLine(args: readonly string[]): readonly string[] {
  const given = /^--life-line=(\d+)$/.exec(args[0] ?? '')?.[1];
  if (given === undefined) return args;
  followLauncher(Number(given));
  return args.slice(1);
}

/** Ends when whoever reads the output has gone away, as in `ainern2d … | head`; a next call goes on. */
function endWithReader(): void {
  const end = (error: NodeJS.ErrnoException): void => {
    if (error.code === 'EPIPE') process.exit(EXIT_UNREAD);
  };
  process.stdout.on('error', end);
  process.stderr.on('error', end);
}

/** A terminal and the launcher both pass a Ctrl-C on; what comes this soon after, ms, is the same one. */
const SAME_WISH_MS = 300;

/** Aborted by Ctrl-C and SIGTERM; the second one does not wait. */
function interruption(): AbortSignal {
  const abort = new AbortController();
  let askedAt = 0;
  const stop = (): void => {
    if (abort.signal.aborted && performance.now() - askedAt > SAME_WISH_MS) process.exit(EXIT_INTERRUPTED);
    askedAt = abort.signal.aborted ? askedAt : performance.now();
    abort.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return abort.signal;
}

async function answer([name, ...args]: readonly string[], signal: AbortSignal): Promise<number> {
  if (name === undefined || name === '--help' || name === 'help' || args.includes('--help')) {
    process.stdout.write(usage);
    return name === undefined ? EXIT_USAGE : 0;
  }
  if (name === '--version') {
    process.stdout.write(`${version}\n`);
    return 0;
  }
  const load = commands[name];
  if (load === undefined) {
    process.stderr.write(`There is no command “${name}”; run ainern2d --help to see those there are.\n`);
    return EXIT_USAGE;
  }
  // Moleculer’s log file tells its own troubles there, into what programs read.
  globalThis.console.debug = () => undefined;
  try {
    return await (
      await load()
    )({ args, signal });
  } catch (error) {
    if (signal.aborted) {
      process.stderr.write('Stopped; run the same command again to go on.\n');
      return EXIT_INTERRUPTED;
    }
    process.stderr.write(`${sentenceOf(error)}\n`);
    return exitCode(codeOf(error));
  }
}

/** Does what was asked and resolves to the exit code, once all that it said has been read. */
export async function main(given: readonly string[]): Promise<number> {
  const args = takeLifeLine(given);
  const signal = interruption();
  endWithReader();
  const code = await answer(args, signal);
  const isRead = await drained([process.stdout, process.stderr], signal);
  return isRead ? code : EXIT_INTERRUPTED;
}

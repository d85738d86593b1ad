/** Asks a program of the operating system something that it answers at once, such as how a GPU is. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export interface Question {
  readonly program: string;
  readonly args: readonly string[];
  /** A program that has not answered by then, ms, is killed. */
  readonly timeoutMs: number;
}

/** No answer that anybody waits for is longer, bytes. */
const LONGEST_ANSWER = 1024 * 1024;

/** Nothing of the caller’s environment reaches it: its answer must not depend on a locale. */
const environment = { PATH: '/usr/local/bin:/usr/bin:/bin', LANG: 'C' };

const run = promisify(execFile);

/** What the program writes. Rejects when it is not there, fails, or does not answer in time. */
export async function askProgram({ program, args, timeoutMs }: Question): Promise<string> {
  const limits = { timeout: timeoutMs, killSignal: 'SIGKILL', maxBuffer: LONGEST_ANSWER } as const;
  const asked = run(program, [...args], { env: environment, ...limits });
  asked.child.stdin?.end();
  return (await asked).stdout;
}

/** Who runs on which core: what is measured on one, whoever loads it on the other. */
import { execFileSync } from 'node:child_process';
import process from 'node:process';

const SERVER_CORE = '0';
const LOAD_CORE = '1';

/** A command that the command of a server is run by; it may open a connection for every client. */
export const onServerCore: readonly string[] = [
  ...['bash', '-c', 'ulimit -n "$(ulimit -Hn)"; exec "$@"', 'server'],
  ...['taskset', '-c', SERVER_CORE],
];

/** This process, with all its threads, is the one that loads. */
export function stayOnLoadCore(): void {
  execFileSync('taskset', ['-a', '-c', '-p', LOAD_CORE, String(process.pid)], { stdio: 'ignore' });
}

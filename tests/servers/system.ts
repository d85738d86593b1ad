/** The system's own commands and users. */
import { spawnSync } from 'node:child_process';
import { chownSync } from 'node:fs';
import process from 'node:process';
import type { User } from './server.ts';

export interface Around {
  readonly cwd?: string;
  readonly user?: User;
}

export const isRoot = (): boolean => process.getuid?.() === 0;

/** Nothing of the caller's locale or settings reaches a server. */
export const plainEnvironment = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  HOME: '/nonexistent',
  LC_ALL: 'C.UTF-8',
  TZ: 'UTC',
} as const;

/** Runs a command to its end and returns what it said; throws with its last words when it fails. */
export function order(command: string, args: readonly string[], { cwd, user }: Around = {}): string {
  const { status, stdout, stderr, error } = spawnSync(command, [...args], {
    encoding: 'utf8',
    env: { ...plainEnvironment, DEBIAN_FRONTEND: 'noninteractive' },
    maxBuffer: 1 << 28,
    ...(cwd === undefined ? {} : { cwd }),
    ...user,
  });
  if (status === 0) return stdout;
  const said = error?.message ?? `${stdout}${stderr}`.trim().split('\n').slice(-6).join('\n');
  throw new Error(`${command} ${args.join(' ')} did not work: ${said}`);
}

export function userNamed(name: string): User {
  const [uid, gid] = ['-u', '-g'].map((which) => Number(order('id', [which, name])));
  return { uid: uid ?? 0, gid: gid ?? 0 };
}

export function give(path: string, { uid, gid }: User): void {
  chownSync(path, uid, gid);
}

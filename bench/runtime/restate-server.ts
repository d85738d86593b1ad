/** Restate's own server, with its data in the scratch folder. It syncs what it writes, as it does unless it is told not to. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePorts } from '../../tests/servers/ports.ts';
import { isAlive, startProgram } from '../../tests/servers/processes.ts';
import type { Running } from '../../tests/servers/processes.ts';
import { peersFolder } from './install-peers.ts';

export interface RestateServer {
  readonly process: Running;
  readonly ingress: string;
  readonly admin: string;
}

const READY_WITHIN_MS = 60_000;

const settings = (folder: string, [fabric, ingress, admin]: readonly number[]): string => `
disable-telemetry = true
node-name = "bench"
base-dir = "${folder}"
listen-mode = "tcp"
bind-ip = "127.0.0.1"
bind-port = ${fabric ?? 0}
[ingress]
bind-port = ${ingress ?? 0}
[admin]
bind-port = ${admin ?? 0}
`;

const answers = async (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );

export async function startRestate(scratch: string): Promise<RestateServer> {
  const folder = join(scratch, 'restate');
  mkdirSync(folder);
  const ports = await freePorts(3);
  const config = join(folder, 'restate.toml');
  writeFileSync(config, settings(folder, ports));
  const command = join(
    peersFolder,
    'node_modules',
    '@restatedev',
    `restate-server-linux-${process.arch}`,
    'bin',
    'restate-server',
  );
  const program = {
    name: 'restate',
    command,
    args: ['--config-file', config, '--no-logo'],
    end: 'SIGTERM',
  } as const;
  const running = startProgram(program, folder);
  const [ingress, admin] = [ports[1] ?? 0, ports[2] ?? 0].map((port) => `http://127.0.0.1:${port}`);
  const until = Date.now() + READY_WITHIN_MS;
  while (!(await answers(`${ingress ?? ''}/restate/health`)) || !(await answers(`${admin ?? ''}/health`))) {
    if (Date.now() > until || !isAlive(running)) throw new Error(`Restate does not answer; see ${folder}.`);
    await pause(100);
  }
  return { process: running, ingress: ingress ?? '', admin: admin ?? '' };
}

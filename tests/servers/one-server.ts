/** One server's life: made a place, begun, waited for, ended. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { nats } from './nats.ts';
import { freePorts } from './ports.ts';
import { postgres } from './postgres.ts';
import { haveEnded, isAlive, killAll, signal, signalAll, startProgram } from './processes.ts';
import type { RunningServer } from './record.ts';
import { redis } from './redis.ts';
import type { Place, Recipe, ServerName } from './server.ts';
import { swift } from './swift.ts';

export const recipes: Readonly<Record<ServerName, Recipe>> = {
  nats,
  database: postgres,
  cache: redis,
  objects: swift,
};

/** How long a server may take to answer, and to end before it is killed, ms. */
const ANSWER_MS = 60_000;
const END_MS = 10_000;
const LOOK_MS = 50;

/** The last words of a server's programs. */
function logOf({ folder }: Place): string {
  const logs = readdirSync(folder).filter((name) => name.endsWith('.log'));
  return logs.map((name) => readFileSync(join(folder, name), 'utf8').slice(-500)).join('\n');
}

/** Why the server does not answer; null when it does. */
const silence = ({ name, place }: RunningServer): Promise<string | null> =>
  recipes[name].greet(place).then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : 'it says nothing'),
  );

async function answered(server: RunningServer): Promise<void> {
  const until = Date.now() + ANSWER_MS;
  for (let why = await silence(server); why !== null; why = await silence(server)) {
    if (Date.now() > until || !server.processes.every(isAlive))
      throw new Error(`${recipes[server.name].title} does not answer (${why}): ${logOf(server.place)}`);
    await pause(LOOK_MS);
  }
}

/** Starts a server in its place; resolves when it answers. */
export async function beginServer(name: ServerName, place: Place): Promise<RunningServer> {
  const processes = recipes[name].programs(place).map((program) => startProgram(program, place.folder));
  const server = { name, place: { ...place, ports: [...place.ports] }, processes };
  try {
    await answered(server);
    return server;
  } catch (error) {
    await killAll(processes);
    throw error;
  }
}

function askToEnd({ name, place, processes }: RunningServer): void {
  const programs = recipes[name].programs(place);
  for (const [at, process] of processes.entries()) signal(process, programs[at]?.end ?? 'SIGTERM');
  signalAll(processes, 'SIGCONT');
}

/** Asks the processes to end as each of them likes it, and kills what is left. */
export async function endServer(server: RunningServer): Promise<void> {
  askToEnd(server);
  if (!(await haveEnded(server.processes, END_MS))) await killAll(server.processes);
}

/** A folder in `parent` that is ready for the server. */
export async function newPlace(name: ServerName, parent: string): Promise<Place> {
  const folder = join(parent, name);
  mkdirSync(folder, { mode: 0o700 });
  const ports = await freePorts(recipes[name].ports);
  const place = { folder, ports, secret: randomBytes(12).toString('hex') };
  recipes[name].prepare(place);
  return place;
}

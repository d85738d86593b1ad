/** What clients cost that listen for events while nothing happens, and whether all of them are told when something does. */
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { API_PATH } from '../../../contracts/api/route.ts';
import { pssOf } from '../../processor-time.ts';
import { least, most, type Row } from '../../runtime/table.ts';
import { newTenant, openProject, type Tenant } from '../people.ts';
import { says, UNLIMITED, type Opened, type Scene } from '../scene.ts';

const CLIENTS = 2_000;
/** Connections that are opened at once. */
const AT_ONCE = 100;
/** Until what was only needed for opening is collected. */
const SETTLES_MS = 3_000;
const TOLD_WITHIN_MS = 5_000;

interface Listener {
  readonly socket: Socket;
  heard: string;
}

/** Resolves when the stream has begun. */
function listen({ url }: Opened, { token }: Tenant): Promise<Listener> {
  const { hostname, port, host } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname).setEncoding('utf8');
    const listener: Listener = { socket, heard: '' };
    socket.on('data', (text) => {
      listener.heard += String(text);
      if (listener.heard.includes('retry: ')) resolve(listener);
      else if (!listener.heard.startsWith('HTTP/1.1 200')) reject(new Error(listener.heard));
    });
    socket.on('error', reject);
    socket.write(
      `GET ${API_PATH}/events HTTP/1.1\r\nhost: ${host}\r\nauthorization: Bearer ${token}\r\n\r\n`,
    );
  });
}

async function listenAll(studio: Opened, tenant: Tenant, listeners: Listener[]): Promise<void> {
  while (listeners.length < CLIENTS) {
    const some = Array.from({ length: AT_ONCE }, () => listen(studio, tenant));
    listeners.push(...(await Promise.all(some)));
  }
}

/** How many have been told that a project was created. */
async function told(listeners: readonly Listener[], { terms }: Tenant): Promise<number> {
  await openProject(terms, 'Another lamp');
  const count = (): number =>
    listeners.filter(({ heard }) => heard.includes('event: project.created\n')).length;
  const until = performance.now() + TOLD_WITHIN_MS;
  while (count() < listeners.length && performance.now() < until) await pause(50);
  return count();
}

async function measured(scene: Scene): Promise<{ readonly extraMb: number; readonly told: number }> {
  const studio = await scene.openStudio(UNLIMITED);
  const tenant = await newTenant(studio, 'listener');
  const listeners: Listener[] = [];
  try {
    await pause(SETTLES_MS);
    const before = pssOf(studio.pid);
    await listenAll(studio, tenant, listeners);
    await pause(SETTLES_MS);
    const extraMb = (pssOf(studio.pid) - before) / 1e6;
    return { extraMb, told: await told(listeners, tenant) };
  } finally {
    for (const { socket } of listeners) socket.destroy();
    await studio.close();
  }
}

export async function streamRows(scene: Scene): Promise<readonly Row[]> {
  says(`${CLIENTS} idle clients that listen for events…`);
  const all: { readonly extraMb: number; readonly told: number }[] = [];
  for (let at = 1; at <= scene.rounds; at += 1) {
    all.push(await measured(scene));
    says(`  ${at}  ${all.at(-1)?.extraMb.toFixed(0)} MB more, ${all.at(-1)?.told} were told of an event`);
  }
  return [
    {
      ...{ what: `memory of ${CLIENTS} idle event streams (PSS)`, unit: 'MB', limit: most(200) },
      values: all.map(({ extraMb }) => extraMb),
    },
    {
      ...{ what: `of them told of an event within ${TOLD_WITHIN_MS / 1_000} s`, unit: 'clients' },
      ...{ values: all.map(({ told: count }) => count), limit: least(CLIENTS) },
    },
  ];
}

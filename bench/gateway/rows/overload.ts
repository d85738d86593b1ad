/** Far more is asked for than is allowed: what is answered, how others fare meanwhile, and when it is over. */
import { setTimeout as pause } from 'node:timers/promises';
import { API_PATH } from '../../../contracts/api/route.ts';
import { emailOf } from '../../../tests/api/people.ts';
import { least, most, type Row } from '../../runtime/table.ts';
import { ask, askMany, keptConnections, quantile, type Reply } from '../asking.ts';
import { newTenant, type Tenant } from '../people.ts';
import { says, type Opened, type Scene } from '../scene.ts';

/** Requests of a tenant in a minute, of which a sixth may come within its window. */
const ALLOWED = 1_500;
const WINDOW_MS = 10_000;
/** One tenant asks for so long without rest, on so many connections. */
const BURST_MS = 5_000;
const CONNECTIONS = 64;
/** Passwords that are tried at once. */
const LOGINS = 200;
/** Another tenant asks so often, and within a burst no more than this, so that he keeps to what is allowed. */
const ASKS_EVERY_MS = 50;
const ASKS_AT_MOST = 120;
const LOOKS_EVERY_MS = 250;

interface Burst {
  readonly replies: readonly Reply[];
  /** What the other tenant was answered meanwhile. */
  readonly beside: readonly Reply[];
}

const readOne = ({ projectUrl: url, token }: Tenant, agent = keptConnections(1)): Promise<Reply> =>
  ask({ url, token, agent });

async function beside(other: Tenant, burst: Promise<readonly Reply[]>): Promise<Burst> {
  const agent = keptConnections(4);
  const state = { isOver: false };
  const over = burst.finally(() => (state.isOver = true));
  over.catch(() => undefined);
  const asked: Promise<Reply>[] = [];
  while (!state.isOver && asked.length < ASKS_AT_MOST) {
    asked.push(readOne(other, agent));
    await pause(ASKS_EVERY_MS);
  }
  const both = { replies: await over, beside: await Promise.all(asked) };
  agent.destroy();
  return both;
}

async function requestBurst({ projectUrl: url, token }: Tenant, other: Tenant): Promise<Burst> {
  const agent = keptConnections(CONNECTIONS);
  const end = performance.now() + BURST_MS;
  const burst = askMany({ url, token, agent }, CONNECTIONS, () => performance.now() < end);
  return beside(other, burst).finally(() => agent.destroy());
}

/** Each of another account, so that only the place and the processor are asked too much. */
async function loginBurst({ url }: Opened, other: Tenant): Promise<Burst> {
  const agent = keptConnections(LOGINS);
  const tries = Array.from({ length: LOGINS }, (_, at) =>
    ask({
      ...{ url: `${url}${API_PATH}/auth/login`, agent, method: 'POST' },
      body: JSON.stringify({ email: emailOf(`nobody-${at}`), password: 'not a lamp at all' }),
    }),
  );
  return beside(other, Promise.all(tries)).finally(() => agent.destroy());
}

const isAnswered = ({ status }: Reply): boolean => status < 500 && status !== 429;
const isRefused = ({ status, headers }: Reply): boolean =>
  (status === 429 || status === 503) && Number(headers['retry-after']) > 0;
const strays = (replies: readonly Reply[]): number =>
  replies.filter((reply) => !isAnswered(reply) && !isRefused(reply)).length;
const share = (replies: readonly Reply[], is: (reply: Reply) => boolean): number =>
  (100 * replies.filter(is).length) / replies.length;
const p99 = (replies: readonly Reply[]): number =>
  quantile(
    replies.map(({ ms }) => ms),
    0.99,
  );

/** From the end of his window until the tenant is answered again, s. */
async function recovery(tenant: Tenant, began: number): Promise<number> {
  const agent = keptConnections(1);
  const end = began + WINDOW_MS;
  await pause(Math.max(0, end - performance.now() - LOOKS_EVERY_MS));
  while ((await readOne(tenant, agent)).status !== 200) await pause(LOOKS_EVERY_MS);
  agent.destroy();
  return Math.max(0, performance.now() - end) / 1_000;
}

interface Measured {
  readonly requests: Burst;
  readonly logins: Burst;
  /** Until somebody who has just come is answered, ms. */
  readonly newcomerMs: number;
  readonly recoveryS: number;
}

async function measured(scene: Scene): Promise<Measured> {
  const studio = await scene.openStudio({ AINERN_REQUESTS: String(ALLOWED) });
  const [tenant, other] = [await newTenant(studio, 'hasty'), await newTenant(studio, 'patient')];
  const newcomer = await newTenant(studio, 'newcomer');
  const began = performance.now();
  const requests = await requestBurst(tenant, other);
  const first = await readOne(newcomer);
  if (first.status !== 200) throw new Error(`After the burst: ${first.status} ${first.text}`);
  says(`  ${requests.replies.length} requests in ${((performance.now() - began) / 1_000).toFixed(1)} s`);
  const logins = await loginBurst(studio, other);
  const recoveryS = await recovery(tenant, began);
  await studio.close();
  return { requests, logins, newcomerMs: first.ms, recoveryS };
}

/** In what it is measured, and what it may come to. */
type Bound = readonly [string, Row['limit']];

export async function overloadRows(scene: Scene): Promise<readonly Row[]> {
  says(
    `overload: ${CONNECTIONS} connections without rest where ${ALLOWED} a minute are allowed, ${LOGINS} logins at once…`,
  );
  const all: Measured[] = [];
  for (let at = 1; at <= scene.rounds; at += 1) all.push(await measured(scene));
  const row = (what: string, [unit, limit]: Bound, of: (each: Measured) => number): Row => ({
    ...{ what, unit, limit, values: all.map(of) },
  });
  return [
    row('requests refused with 429 or 503 and Retry-After', ['%', null], (m) =>
      share(m.requests.replies, isRefused),
    ),
    row('logins refused likewise', ['%', null], (m) => share(m.logins.replies, isRefused)),
    row('answered otherwise', ['', most(0)], (m) => strays([...m.requests.replies, ...m.logins.replies])),
    row('another tenant answered meanwhile', ['%', least(100)], (m) =>
      share([...m.requests.beside, ...m.logins.beside], ({ status }) => status === 200),
    ),
    row('another tenant beside the requests, p99', ['ms', null], (m) => p99(m.requests.beside)),
    row('another tenant beside the logins, p99', ['ms', null], (m) => p99(m.logins.beside)),
    row('a newcomer after the burst', ['ms', most(1_000)], (m) => m.newcomerMs),
    row('after his window until the tenant is answered', ['s', most(5)], (m) => m.recoveryS),
  ];
}

/** What the product's own statements cost a real PostgreSQL server, with few rows and with many. */
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { jobKinds, type JobKind } from '../../contracts/job-kinds.ts';
import { openDatabase } from '../../db/open.ts';
import { dispatchStore } from '../../db/repositories/dispatch.ts';
import { handedIn, submitted, workerOf } from '../../db/repositories/samples/dispatched.ts';
import { prepareServer } from '../../db/server/prepare-server.ts';
import { systemScope } from '../../services/wiring/system-scope.ts';
import { freshDatabase } from '../../tests/servers/fresh-database.ts';
import type { Measured } from './measured.ts';
import { ownMs } from './processor-time.ts';
import { medianWaitMs } from './stopwatch.ts';

type Cost = Measured['database'];
type Store = ReturnType<typeof dispatchStore>;

const FOR_MS = 2_000;
const CONNECTIONS = [1, 3, 10, 30] as const;
const WORKERS = [1, 4, 16, 64] as const;
const WAITING = [100, 1_000, 10_000] as const;
const PAGE = 500;
const TIMES = 200;
const LEASE_MS = 6_000;

/** Has a deed done over and over by so many at once for a while: how often a second it was done. */
async function perSecond(many: number, deed: (at: number) => Promise<unknown>): Promise<number> {
  const began = performance.now();
  let done = 0;
  const repeat = async (at: number): Promise<void> => {
    while (performance.now() - began < FOR_MS) {
      await deed(at);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: many }, (_, at) => repeat(at)));
  return done / ((performance.now() - began) / 1_000);
}

async function commits(url: string): Promise<Cost['commits']> {
  const found: Cost['commits'] = [];
  const pool = new pg.Pool({ connectionString: url, max: Math.max(...CONNECTIONS) });
  await pool.query('create table one_row (id bigserial primary key, said text not null)');
  for (const connections of CONNECTIONS) {
    const clients = await Promise.all(Array.from({ length: connections }, () => pool.connect()));
    const rate = await perSecond(connections, async (at) =>
      clients[at]?.query('insert into one_row (said) values ($1)', ['x'.repeat(240)]),
    );
    clients.forEach((client) => client.release());
    found.push({ connections, perSecond: rate });
  }
  await pool.end();
  return found;
}

const job = (at: string, kind: JobKind, labels: readonly string[] = []) =>
  submitted(at, { kind, labels, digest: at.padEnd(64, '0') });

/** Puts jobs of these kinds into the queue by turns. */
async function fill(
  store: Store,
  name: string,
  many: { count: number; kinds: readonly JobKind[]; labels?: readonly string[] },
): Promise<void> {
  const { count, kinds, labels } = many;
  for (let from = 0; from < count; from += PAGE) {
    const jobs = Array.from({ length: Math.min(PAGE, count - from) }, (_, at) =>
      job(`${name}-${from + at}`, kinds[(from + at) % kinds.length] ?? 'shot', labels),
    );
    await store.submit(systemScope, jobs, []);
  }
}

/** Times that the server has waited for its disk. */
async function flushes(pool: pg.Pool): Promise<number> {
  await pause(1_100);
  const { rows } = await pool.query<{ count: number }>('select wal_sync::float8 as count from pg_stat_wal');
  return rows[0]?.count ?? 0;
}

async function hub(store: Store, pool: pg.Pool): Promise<Cost['hub']> {
  const found: Cost['hub'] = [];
  let done = 0;
  const one = async (): Promise<void> => {
    const [leased] = await store.lease({
      workerId: 'w',
      kinds: ['shot'],
      limit: 1,
      leastMs: 0,
      leaseMs: LEASE_MS,
    });
    if (leased === undefined) throw new Error('The queue has run dry.');
    await store.complete([{ jobId: leased.lease.jobId, token: leased.lease.token, result: handedIn }]);
    done += 1;
  };
  for (const workers of WORKERS) {
    await fill(store, `hub-${workers}`, { count: 4_000, kinds: ['shot'] });
    await pool.query('vacuum analyze worker_hub.dispatch');
    done = 0;
    const [flushed, spentMs] = [await flushes(pool), await backendsMs(pool)];
    const rate = await perSecond(workers, one);
    const serverMs = ((await backendsMs(pool)) - spentMs) / done;
    found.push({
      workers,
      perSecond: rate,
      flushesPerJob: ((await flushes(pool)) - flushed) / done,
      serverMs,
    });
  }
  return found;
}

/** Processor time of all connections to a database so far, ms. */
async function backendsMs(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ pid: number }>(
    'select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  return rows.reduce((sum, { pid }) => sum + ownMs(pid), 0);
}

/** Processor time of the server for one of so many deeds, ms. */
async function serverMs(
  pool: pg.Pool,
  times: number,
  deed: (at: number) => Promise<unknown>,
): Promise<number> {
  const before = await backendsMs(pool);
  for (let at = 0; at < times; at += 1) await deed(at);
  return Math.max(0, (await backendsMs(pool)) - before) / times;
}

const kinds = Object.keys(jobKinds) as JobKind[];
const kindsOf = (worker: string): JobKind[] => kinds.filter((kind) => jobKinds[kind].worker === worker);

/** A queue of work for others: a worker of video asks for what there is, one of sound asks in vain. */
async function leases(store: Store, pool: pg.Pool): Promise<Cost['leases']> {
  const found: Cost['leases'] = [];
  await store.register(systemScope, workerOf('sound', { kinds: kindsOf('worker-audio') }));
  await pool.query('delete from worker_hub.dispatch');
  let there = 0;
  for (const waiting of WAITING) {
    await fill(store, `wait-${waiting}`, { count: waiting - there, kinds: kindsOf('worker-video') });
    there = waiting;
    await pool.query('vacuum analyze worker_hub.dispatch');
    const ask = (workerId: string, worker: string) =>
      store.lease({ workerId, kinds: kindsOf(worker), limit: 1, leastMs: 0, leaseMs: LEASE_MS });
    const times = waiting > 1_000 ? TIMES / 4 : TIMES / 2;
    const lookMs = await serverMs(pool, times, () => ask('sound', 'worker-audio'));
    const leaseMs = await serverMs(pool, times, () => ask('w', 'worker-video'));
    await store.releaseAll();
    found.push({ waiting, leaseMs, lookMs });
  }
  return found;
}

async function renewal(store: Store, pool: pg.Pool): Promise<number> {
  const [leased] = await store.lease({ workerId: 'w', kinds, limit: 1, leastMs: 0, leaseMs: 600_000 });
  if (leased === undefined) throw new Error('There is nothing to lease.');
  const { jobId, token } = leased.lease;
  return serverMs(pool, TIMES, () => store.renew([{ jobId, token, share: 0.5 }], 600_000));
}

/** What a worker writes that says once more what is known of it, bytes of the log on disk. */
async function registering(store: Store, pool: pg.Pool): Promise<number> {
  const written = async (): Promise<number> => {
    const { rows } = await pool.query<{ at: number }>(
      `select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::float8 as at`,
    );
    return rows[0]?.at ?? 0;
  };
  const before = await written();
  for (let at = 0; at < TIMES; at += 1) await store.register(systemScope, workerOf('w', { kinds }));
  return ((await written()) - before) / TIMES;
}

async function limit(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ max_connections: string }>('show max_connections');
  return Number(rows[0]?.max_connections);
}

export async function measureDatabase(): Promise<Cost> {
  const fresh = await freshDatabase();
  const began = performance.now();
  await prepareServer(fresh.url);
  const startMs = performance.now() - began;
  const startAgainMs = await medianWaitMs(5, () => prepareServer(fresh.url));
  const pool = new pg.Pool({ connectionString: fresh.url, max: 1 });
  const database = await openDatabase(fresh.url);
  try {
    const store = dispatchStore(await database.of('worker-hub'));
    await store.register(systemScope, workerOf('w', { kinds }));
    return {
      commits: await commits(fresh.url),
      hub: await hub(store, pool),
      leases: await leases(store, pool),
      renewMs: await renewal(store, pool),
      registerBytes: await registering(store, pool),
      startMs,
      startAgainMs,
      maxConnections: await limit(pool),
    };
  } finally {
    await pool.end();
    await database.close();
    await fresh.drop();
  }
}

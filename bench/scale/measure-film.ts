/** What films cost an installation of four nodes on real servers: transactions, rows, bytes, messages, and time. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root, runCommand, SMALL, storyNamed } from '../../tests/film/command.ts';
import { installationNamed, type Installation } from '../../tests/servers/installation.ts';
import type { Measured, RunProfile, Spent } from './measured.ts';
import { familyMs } from './processor-time.ts';
import { listenToAll, type Traffic, type Wiretap } from './wiretap.ts';

/** The nodes of the small installation; all of them stand on this machine, so each does one thing at a time. */
const NODES = ['control', 'intelligence', 'execution', 'gpu,control'] as const;
const SEATS = 1;

const example = (name: string): string => join(root, 'examples', name);
/** The film that is taken apart, and those that are made at once afterwards: nothing of them has been made before. */
const ALONE = example('the-red-kite.txt');
const TOGETHER = [storyNamed('borrowed-lamp.txt'), storyNamed('借伞.txt'), example('灯笼匠.txt')];

/** PostgreSQL tells what a connection did when that has been idle for ten seconds. */
const STATISTICS_MS = 11_000;
const IDLE_MS = 20_000;

interface Books extends Omit<Spent, 'messages' | 'busBytes'> {
  readonly traffic: Traffic;
  readonly atMs: number;
}

const booksSql = `
  select (select xact_commit from pg_stat_database where datname = current_database())::float8 as transactions,
         (select wal_sync from pg_stat_wal)::float8 as flushes,
         pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::float8 as "walBytes",
         (select sum(n_tup_ins + n_tup_upd + n_tup_del) from pg_stat_user_tables)::float8 as changes`;

const sizesSql = `
  select n.nspname as schema, sum(pg_total_relation_size(c.oid))::float8 as bytes, sum(greatest(c.reltuples, 0))::float8 as rows
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema' group by 1 order by 1`;

/** Runs in the order in which they were begun: how long each took, from its first event to its last. */
const runsSql = `
  select run_id as id, (extract(epoch from max(created_at) - min(created_at)) * 1000)::float8 as "wallMs"
  from orchestrator.event_log where run_id is not null group by 1 order by min(created_at)`;

const kindsSql = `
  select j.kind, count(*)::int as jobs, round(coalesce(avg(extract(epoch from d.updated_at - l.created_at) * 1000), 0))::float8 as "heldMs"
  from orchestrator.job j left join worker_hub.dispatch d on d.job_id = j.id
  left join worker_hub.event_log l on l.name = 'job.leased' and l.data->>'jobId' = j.id
  where j.run_id = $1 group by 1 order by 1`;

const factsSql = `
  select (select round(avg(length(data::text))) from model_router.event_log where name = 'route.decided')::float8 as "decisionBytes",
         (select count(*) from worker_hub.artifact_ref)::float8 as artifacts, (select sum(bytes) from worker_hub.artifact)::float8 as "artifactBytes"`;

interface Size {
  readonly schema: string;
  readonly bytes: number;
  readonly rows: number;
}

/** Where is listened while films are made. */
interface Ears {
  readonly tap: Wiretap;
  readonly databasePid: number;
}

class Bookkeeper {
  readonly #installation: Installation;
  readonly #tap: Wiretap;
  readonly #databasePid: number;

  constructor(installation: Installation, { tap, databasePid }: Ears) {
    this.#installation = installation;
    this.#tap = tap;
    this.#databasePid = databasePid;
  }

  async #books(): Promise<Books> {
    await pause(STATISTICS_MS);
    const [row] = await this.#installation.query<Omit<Books, 'traffic' | 'atMs' | 'databaseMs'>>(booksSql);
    if (row === undefined) throw new Error('The server tells no statistics.');
    const databaseMs = familyMs(this.#databasePid);
    return { ...row, databaseMs, traffic: this.#tap.read(), atMs: performance.now() };
  }

  /** What everybody spends while something is done, and how long that took with the wait for the books. */
  async during(deed: () => Promise<unknown>): Promise<{ spent: Spent; seconds: number }> {
    const before = await this.#books();
    await deed();
    const after = await this.#books();
    const spent = {
      transactions: after.transactions - before.transactions,
      flushes: after.flushes - before.flushes,
      walBytes: after.walBytes - before.walBytes,
      databaseMs: after.databaseMs - before.databaseMs,
      changes: after.changes - before.changes,
      messages: after.traffic.messages - before.traffic.messages,
      busBytes: after.traffic.bytes - before.traffic.bytes,
    };
    return { spent, seconds: (after.atMs - before.atMs) / 1_000 };
  }
}

type During = Awaited<ReturnType<Bookkeeper['during']>>;

/** What was spent beyond what nodes spend on nothing in the same time. */
function beyond(busy: During, idle: During): Spent {
  const names = Object.keys(busy.spent) as (keyof Spent)[];
  const share = busy.seconds / idle.seconds;
  const entries = names.map((name) => [
    name,
    Math.max(0, Math.round(busy.spent[name] - share * idle.spent[name])),
  ]);
  return Object.fromEntries(entries) as Spent;
}

async function sizes(installation: Installation): Promise<readonly Size[]> {
  await installation.query('vacuum analyze');
  return installation.query<Size>(sizesSql);
}

async function make(story: string, folder: string, { environment }: Installation): Promise<void> {
  const { code, err } = await runCommand(['film', story, '--out', folder, ...SMALL, '--cluster'], {
    env: environment,
  });
  if (code !== 0) throw new Error(`The film of ${story} was not made: ${err}`);
}

async function profiles(installation: Installation): Promise<readonly RunProfile[]> {
  const runs = await installation.query<{ id: string; wallMs: number }>(runsSql);
  return Promise.all(
    runs.map(async ({ id, wallMs }) => ({
      wallMs: Math.round(wallMs),
      kinds: await installation.query<RunProfile['kinds'][number]>(kindsSql, [id]),
    })),
  );
}

const grownBy = (full: readonly Size[], empty: readonly Size[]): Size[] =>
  full.map(({ schema, bytes, rows }) => {
    const was = empty.find((each) => each.schema === schema);
    return { schema, bytes: bytes - (was?.bytes ?? 0), rows: rows - (was?.rows ?? 0) };
  });

async function measured(installation: Installation, ears: Ears, scratch: string): Promise<Measured['film']> {
  await Promise.all(NODES.map((role) => installation.start(role, { AINERN_SEATS: String(SEATS) })));
  const [connected] = await installation.query<{ count: number }>(
    'select count(*)::int as count from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  const keeper = new Bookkeeper(installation, ears);
  const idle = await keeper.during(() => pause(IDLE_MS));
  const empty = await sizes(installation);
  const untold = ears.tap.read();
  const alone = await keeper.during(() => make(ALONE, join(scratch, 'alone'), installation));
  const told = ears.tap.read();
  const schemas = grownBy(await sizes(installation), empty);
  const [first] = await profiles(installation);
  const [facts] = await installation.query<{
    decisionBytes: number;
    artifacts: number;
    artifactBytes: number;
  }>(factsSql);
  if (first === undefined || facts === undefined) throw new Error('The run has left nothing.');
  const together = await keeper.during(() =>
    Promise.all(TOGETHER.map((story, at) => make(story, join(scratch, `film-${at}`), installation))),
  );
  const runs = (await profiles(installation)).slice(1);
  const traffic = Object.entries(told.kinds).map(([kind, { messages, bytes }]) => {
    const was = untold.kinds[kind];
    return [kind, { messages: messages - (was?.messages ?? 0), bytes: bytes - (was?.bytes ?? 0) }];
  });
  return {
    nodes: NODES.length,
    seats: SEATS,
    connectionsAtRest: connected?.count ?? 0,
    idle: { seconds: idle.seconds, ...idle.spent },
    alone: { ...first, ...beyond(alone, idle) },
    schemas,
    ...facts,
    traffic: Object.fromEntries(traffic) as Measured['film']['traffic'],
    together: { runs, wallMs: Math.max(...runs.map(({ wallMs }) => wallMs)), ...beyond(together, idle) },
  };
}

/** One film alone and three at once: what they cost and how long that took. */
export async function measureFilm(natsUrl: string, databasePid: number): Promise<Measured['film']> {
  const scratch = mkdtempSync(join(tmpdir(), 'ainern2d-scale-'));
  const installation = await installationNamed('scale_film');
  const tap = await listenToAll(natsUrl);
  try {
    return await measured(installation, { tap, databasePid }, scratch);
  } finally {
    await tap.close();
    await installation.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}

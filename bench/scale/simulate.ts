/**
 * `npm run simulate:scale`: plays days of a large installation from what was measured, and writes the tables of
 * docs/architecture/scale.md. With `-- --measure` it starts real servers and measures first.
 */
import { cpus } from 'node:os';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { serversIn, startServers, type Servers } from '../../tests/servers/start-servers.ts';
import { variablesFor } from '../../tests/servers/test-url.ts';
import { measureBus } from './measure-bus.ts';
import { measureDatabase } from './measure-database.ts';
import { measureFilm } from './measure-film.ts';
import { measureRouter } from './measure-router.ts';
import { measureRuns } from './measure-runs.ts';
import { readMeasured, writeMeasured, type Measured } from './measured.ts';
import { readPage, target, writePage } from './page.ts';
import { dayOf } from './plans.ts';
import { writePlayed } from './played.ts';

const SEED = 1;
/** Runs of the days that are played. */
const DAYS = [10_000, 50_000, 100_000] as const;
const { values } = parseArgs({
  options: { measure: { type: 'boolean', default: false }, servers: { type: 'string' } },
});

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const pidOf = ({ pids }: Servers, name: 'nats' | 'database'): number => pids[name]?.[0] ?? process.pid;

async function measureOn(servers: Servers): Promise<Measured> {
  Object.assign(process.env, variablesFor(servers));
  const [cpu] = cpus();
  say('The code of the router and of runs …');
  const [router, run] = [measureRouter(SEED), await measureRuns()];
  say('The bus …');
  const bus = await measureBus(servers.urls.nats, pidOf(servers, 'nats'));
  say('The database …');
  const database = await measureDatabase();
  say('Films …');
  const film = await measureFilm(servers.urls.nats, pidOf(servers, 'database'));
  const machine = { processor: cpu?.model ?? 'unknown', cores: cpus().length, at: new Date().toISOString() };
  return { machine, router, run, database, bus, film };
}

/** Servers that somebody has started are left as they are. */
async function measure(folder: string | undefined): Promise<Measured> {
  const given = folder === undefined ? null : serversIn(folder);
  const servers = given ?? (await startServers());
  try {
    return await measureOn(servers);
  } finally {
    if (given === null) await servers.stop();
  }
}

if (values.measure) writeMeasured(await measure(values.servers));
const began = performance.now();
const measured = readMeasured();
const plans = DAYS.map((runsPerDay) => ({ nodes: target.nodes, runsPerDay }));
writePlayed(plans.map((plan) => ({ ...plan, day: dayOf(measured, plan) })));
writePage(measured);
say(readPage());
say(`Played in ${Math.round((performance.now() - began) / 1_000)} s.`);
process.exit(0);

/**
 * `npm run chaos -- [--minutes N] [--seed S]`: films on an installation of several nodes to which, by a seeded choice,
 * everything happens that the product has to withstand. Every film is compared with the laptop's, and the stores with what
 * must hold of them. Ends with 1 when anything was wrong. Ctrl-C ends it after putting everything away.
 */
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { between, pick, seeded, seedOf, type Random } from '../../actors/runtime/random.ts';
import { scratchFolder } from '../film/command.ts';
import { chaosOptions, type ChaosOptions } from './chaos-options.ts';
import { HEADING, rowOf, summaryOf, type FilmRow } from './chaos-table.ts';
import { deedsOn, type Deed } from './faults/deeds.ts';
import { setStage, type Stage } from './faults/stage.ts';
import { installationNamed, type Installation } from './installation.ts';
import { makeOnLaptop, orderFilm, type Sums } from './ordered-film.ts';
import { startServers, type Servers } from './start-servers.ts';
import { variablesFor } from './test-url.ts';

/** A film that has not ended by then never will. */
const TOO_LONG_MS = 600_000;
const FIRST_DEED_MS = 12_000;
const NEXT_DEED_MS = 8_000;
const MOST_DEEDS = 3;

const tell = (text: string): void => void process.stdout.write(`${text}\n`);

const stopping = new AbortController();
const isStopped = (): boolean => stopping.signal.aborted;
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => stopping.abort());

interface Chaos extends ChaosOptions {
  readonly installation: Installation;
  readonly stage: Stage;
  readonly laptop: Sums;
  readonly folder: string;
}

/** Everything is made anew: nothing that was made before counts. */
async function forget({ installation }: Chaos): Promise<void> {
  await installation.query('delete from worker_hub.build_cache');
}

/** What happens to a film and when, ms after whatever was before: by the seed and the number of the film alone. */
function planOf(
  { seed, stage }: Chaos,
  film: number,
): readonly { readonly deed: Deed; readonly afterMs: number }[] {
  if (film === 0) return [];
  const random: Random = seeded(seedOf(seed, film));
  const count = 1 + Math.floor(random() * MOST_DEEDS);
  return Array.from({ length: count }, (_, at) => ({
    deed: pick(random, deedsOn(stage)),
    afterMs: Math.round(between(random, 0, at === 0 ? FIRST_DEED_MS : NEXT_DEED_MS)),
  }));
}

/** What was done to a film, and which of it could not be repaired. */
type Happened = Pick<FilmRow, 'deeds' | 'wrong'>;

const unrepaired = ({ name }: Deed, error: unknown): string =>
  `${name}: ${error instanceof Error ? error.message : String(error)}`;

/** Resolves when all has happened, or the film has ended before; whatever has begun is brought to its end. */
async function happenAll(chaos: Chaos, film: number, over: AbortSignal): Promise<Happened> {
  const began = Date.now();
  const deeds: string[] = [];
  const wrong: string[] = [];
  for (const { deed, afterMs } of planOf(chaos, film)) {
    await pause(afterMs, null, { signal: over }).catch(() => null);
    if (over.aborted) break;
    deeds.push(`${deed.name} (${Math.round((Date.now() - began) / 1_000)} s)`);
    await deed.happen().catch((error: unknown) => wrong.push(unrepaired(deed, error)));
  }
  return { deeds, wrong };
}

async function makeOne(chaos: Chaos, film: number): Promise<FilmRow> {
  await forget(chaos);
  const began = Date.now();
  const { running, faults } = orderFilm(chaos.installation, join(chaos.folder, `film-${film}`));
  const limit = AbortSignal.any([stopping.signal, AbortSignal.timeout(TOO_LONG_MS)]);
  limit.addEventListener('abort', () => running.child.kill('SIGKILL'), { once: true });
  const ended = new AbortController();
  let seconds = 0;
  void running.ended.then(() => {
    seconds = (Date.now() - began) / 1_000;
    ended.abort();
  });
  const { deeds, wrong } = await happenAll(chaos, film, AbortSignal.any([ended.signal, stopping.signal]));
  // The film has ended once this is known, and not before.
  const found = await faults(chaos.laptop);
  return { film, deeds, seconds, wrong: [...wrong, ...found] };
}

async function makeMany(chaos: Chaos): Promise<readonly FilmRow[]> {
  const began = Date.now();
  const rows: FilmRow[] = [];
  while (Date.now() - began < chaos.minutes * 60_000 && !isStopped()) {
    const row = await makeOne(chaos, rows.length).catch((error: unknown) => {
      // Ctrl-C reaches the nodes as well, and whatever was being done to them fails.
      if (isStopped()) return null;
      throw error;
    });
    if (row === null || isStopped()) break;
    rows.push(row);
    tell(rowOf(row, (Date.now() - began) / 1_000, rows[0]?.seconds ?? 0));
  }
  return rows;
}

async function onServers(options: ChaosOptions, servers: Servers): Promise<readonly FilmRow[]> {
  Object.assign(process.env, variablesFor(servers));
  const scratch = scratchFolder();
  const laptop = await makeOnLaptop(join(scratch.path, 'laptop'));
  const installation = await installationNamed('chaos');
  const stage = await setStage(installation, seeded(seedOf(options.seed, 'messages')));
  try {
    await stage.fleet.start();
    for (const words of stage.leftOut) tell(`Left out: ${words}.`);
    tell(HEADING);
    return await makeMany({ ...options, installation, stage, laptop, folder: scratch.path });
  } finally {
    await installation.close();
    await stage.close();
    scratch.remove();
  }
}

async function run(): Promise<boolean> {
  const options = chaosOptions(process.argv.slice(2), Date.now() % 1_000_000);
  tell(`Chaos for ${options.minutes} minutes with the seed ${options.seed}.`);
  const servers = await startServers();
  try {
    const rows = await onServers(options, servers);
    tell(summaryOf(rows, options.seed));
    return rows.every(({ wrong }) => wrong.length === 0);
  } finally {
    await servers.stop();
  }
}

process.exitCode = await run().then(
  (isRight) => (isRight ? 0 : 1),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  },
);

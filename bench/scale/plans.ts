/** Days that are played on paper, and the small real day that the playing is held against. */
import { between, seeded } from '../../actors/runtime/random.ts';
import { playDay, type Coming, type Day, type KindOfWork, type Site } from './day.ts';
import { costOfRun, ground, jobsOf, last, looksShare, type Plan } from './limits.ts';
import type { Measured, RunProfile, Spent } from './measured.ts';

const DAY_MS = 86_400_000;
const SEED = 1;
const SEEDS = [1, 2, 3, 4, 5] as const;
/** One node in five has a graphics card. */
const GPU_SHARE = 0.2;
const ROUTERS = 2;
/** One attempt in a thousand ends with its worker. */
const DEATHS = 0.001;
/** The busiest hour has twice as many runs as the average one. */
const SWING = 1;

function siteOf(measured: Measured, plan: Plan): Site {
  const { database, router } = measured;
  const [decision, hub] = [last(router.decisions), last(database.hub)];
  const places = plan.nodes * ground.placesPerNode;
  return {
    places: Math.round(places * (1 - GPU_SHARE)),
    gpuPlaces: Math.round(places * GPU_SHARE),
    routers: ROUTERS,
    databaseCores: ground.databaseCores,
    databaseIdle: looksShare(measured, plan) / ground.databaseCores,
    decideMs: decision.decideMs,
    databaseMs: costOfRun(measured, 'databaseMs') / jobsOf(measured),
    turnMs: 1_000 / (2 * hub.perSecond),
    deaths: DEATHS,
  };
}

/** Runs over a day that has an evening, each at a moment of chance: by thinning of the busiest hour. */
function* comings(measured: Measured, { runsPerDay }: Plan): Generator<Coming> {
  const random = seeded(SEED);
  const most = ((1 + SWING) * runsPerDay) / DAY_MS;
  for (let atMs = 0; ;) {
    atMs -= Math.log(1 - random()) / most;
    if (atMs > DAY_MS) return;
    const share = (1 - SWING * Math.cos((2 * Math.PI * atMs) / DAY_MS)) / (1 + SWING);
    if (between(random, 0, 1) < share) yield { atMs, work: measured.film.alone.kinds };
  }
}

export const dayOf = (measured: Measured, plan: Plan): Day =>
  playDay(siteOf(measured, plan), comings(measured, plan), SEED);

export interface Expected {
  /** By how long each kind was held when one film was made alone. */
  readonly wallMs: number;
  /** By how long each kind was really held in these films: what the machine did meanwhile is left out of it. */
  readonly wallAsHeldMs: number;
  readonly spent: Pick<Spent, 'transactions' | 'walBytes' | 'messages'>;
}

/** How long the small installation takes for these films at once on paper, ms; on average, for chance has its part in it. */
function together(measured: Measured, works: readonly (readonly KindOfWork[])[]): number {
  const { nodes, seats } = measured.film;
  const site = { ...siteOf(measured, { nodes, runsPerDay: 0 }), places: seats, gpuPlaces: seats, deaths: 0 };
  const ends = SEEDS.map(
    (seed) =>
      playDay(
        site,
        works.map((work) => ({ atMs: 0, work })),
        seed,
      ).endedMs,
  );
  return ends.reduce((sum, each) => sum + each, 0) / ends.length;
}

/** What the small installation is expected to take for the films that it really made at once. */
export function expectedTogether(measured: Measured): Expected {
  const { film } = measured;
  const heldMs = new Map(film.alone.kinds.map(({ kind, heldMs: ms }) => [kind, ms]));
  const asAlone = ({ kinds }: RunProfile): KindOfWork[] =>
    kinds.map((each) => ({ ...each, heldMs: heldMs.get(each.kind) ?? each.heldMs }));
  const { runs } = film.together;
  const jobs = runs.flatMap(({ kinds }) => kinds).reduce((sum, { jobs: count }) => sum + count, 0);
  const share = jobs / jobsOf(measured);
  const { transactions, walBytes, messages } = film.alone;
  return {
    wallMs: together(measured, runs.map(asAlone)),
    wallAsHeldMs: together(
      measured,
      runs.map(({ kinds }) => kinds),
    ),
    spent: { transactions: share * transactions, walBytes: share * walBytes, messages: share * messages },
  };
}

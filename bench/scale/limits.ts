/** What of an installation is full, and when: each limit a formula over what was measured, never a number that was written down. */
import { CLAIM_MS } from '../../actors/orchestrator/run-actor.ts';
import { lookEveryMs } from '../../actors/worker-hub/look-ration.ts';
import { MAX_PAYLOAD_BYTES } from '../../contracts/payload.ts';
import { POOL_SIZE } from '../../db/data-source.ts';
import { modulesWithSchema } from '../../db/schemas.ts';
import { hasTenantRole } from '../../db/server/tenant-role.ts';
import { modulesOfRole } from '../../services/roles.ts';
import type { Measured } from './measured.ts';

/** An installation on paper. */
export interface Plan {
  readonly nodes: number;
  readonly runsPerDay: number;
}

/** The machines it stands on, beside its workers. */
export const ground = {
  databaseCores: 2,
  databaseDiskBytes: 1e12,
  /** As PostgreSQL comes; three are kept for whoever repairs it. */
  maxConnections: 100,
  keptConnections: 3,
  wireBytes: 125e6,
  placesPerNode: 8,
  orchestratorBytes: 2e9,
  walBytes: 100e6,
} as const;

export interface Limit {
  readonly name: string;
  readonly formula: string;
  /** What of it the plan takes; from 1 on it is broken. */
  readonly share: number;
  /** Where it breaks, in words. */
  readonly breaksAt: string;
  readonly then: string;
}

const DAY_S = 86_400;
const WORKERS_PER_NODE = modulesOfRole('execution').length;
/** Jobs that are placed by one message, at most (actors/orchestrator/submit-jobs.ts). */
const PLACED_AT_ONCE = 60;
/** A heartbeat every two seconds, to everybody (moleculer.config.ts). */
const HEARTBEATS_PER_SECOND = 0.5;
/** What NATS writes in front of a message: its verb, subject and length. */
const NATS_HEADER_BYTES = 42;

export const jobsOf = ({ film }: Measured): number =>
  film.alone.kinds.reduce((sum, { jobs }) => sum + jobs, 0);
export const heldMsOf = ({ film }: Measured): number =>
  film.alone.kinds.reduce((sum, { jobs, heldMs }) => sum + jobs * heldMs, 0);
export const bytesOfRun = ({ film }: Measured): number =>
  film.schemas.reduce((sum, { bytes }) => sum + bytes, 0);

type Cost = 'databaseMs' | 'flushes' | 'walBytes';

/**
 * What a run of the film’s jobs costs a busy installation: where places are scarce, whoever frees one wakes several who find
 * nothing. Whichever is dearer counts, the film made alone or those made at once.
 */
export function costOfRun(measured: Measured, cost: Cost): number {
  const { alone, together } = measured.film;
  const jobs = together.runs.flatMap(({ kinds }) => kinds).reduce((sum, each) => sum + each.jobs, 0);
  return Math.max(alone[cost], (together[cost] / jobs) * jobsOf(measured));
}

export const last = <T>(all: readonly T[]): T => all[all.length - 1] as T;

const round = (value: number): string => {
  const digits =
    value >= 1_000 ? Number(value.toPrecision(2)) : Number(value.toPrecision(value >= 100 ? 2 : 1));
  return digits.toLocaleString('en');
};
const runs = (perDay: number): string => `${round(perDay)} runs a day`;
const nodes = (count: number): string => `${round(count)} nodes`;

/** Processor time of the database that idle workers take by looking for work, of one core. */
export function looksShare({ database }: Measured, { nodes: count }: Plan): number {
  const perSecond = (WORKERS_PER_NODE * count) / (lookEveryMs(count) / 1_000);
  return (perSecond * (database.leases[0]?.lookMs ?? 0)) / 1_000;
}

/** What grows with the runs. */
function limitsOfRuns(measured: Measured, plan: Plan): Limit[] {
  const { database, film, router } = measured;
  const runsPerSecond = plan.runsPerDay / DAY_S;
  const jobsPerSecond = runsPerSecond * jobsOf(measured);
  const perDay = (share: number): string => runs(plan.runsPerDay / share);
  const hub = last(database.hub);
  const hubShare = jobsPerSecond / hub.perSecond;
  const free = ground.databaseCores - looksShare(measured, plan);
  const databaseMs = costOfRun(measured, 'databaseMs');
  const databaseShare = (runsPerSecond * databaseMs) / 1_000 / free;
  const commits = last(database.commits);
  const flushes = costOfRun(measured, 'flushes');
  const commitShare = (runsPerSecond * flushes) / commits.perSecond;
  const walBytes = costOfRun(measured, 'walBytes');
  const walShare = (runsPerSecond * walBytes) / ground.walBytes;
  const diskPerDay = plan.runsPerDay * bytesOfRun(measured);
  const decision = last(router.decisions);
  const decideMs = decision.decideMs + decision.listMs / PLACED_AT_ONCE;
  const decideShare = (jobsPerSecond * decideMs) / 1_000;
  const placeShare = (runsPerSecond * heldMsOf(measured)) / 1_000 / (plan.nodes * ground.placesPerNode);
  const calls = film.traffic['req']?.messages ?? 0;
  const callShare = (runsPerSecond * calls) / measured.bus.callsPerSecond;
  const active = runsPerSecond * (film.alone.wallMs / 1_000);
  const claims = (database.commits[0]?.perSecond ?? 1) * (CLAIM_MS / 1_000);
  return [
    {
      name: 'turns of the hub: leases and results',
      formula: `jobs a second ÷ ${round(hub.perSecond)}`,
      share: hubShare,
      breaksAt: perDay(hubShare),
      then: 'a log for each hub, and runs shared out among them',
    },
    {
      name: 'the database’s processors',
      formula: `${Math.round(databaseMs).toLocaleString('en')} ms a run, and idle nodes, ÷ ${ground.databaseCores} cores`,
      share: databaseShare,
      breaksAt: perDay(databaseShare),
      then: 'more cores; then modules on servers of their own: no transaction spans two schemas',
    },
    {
      name: 'the database’s writes to disk',
      formula: `${Math.round(flushes).toLocaleString('en')} a run ÷ ${round(commits.perSecond)} a second`,
      share: commitShare,
      breaksAt: perDay(commitShare),
      then: 'a disk with a cache that survives; `commit_delay`',
    },
    {
      name: 'the database’s log on disk',
      formula: `${(walBytes / 1e6).toFixed(1)} MB a run ÷ ${ground.walBytes / 1e6} MB/s`,
      share: walShare,
      breaksAt: perDay(walShare),
      then: 'a faster disk',
    },
    {
      name: 'a month of rows on the database’s disk',
      formula: `${(bytesOfRun(measured) / 1e6).toFixed(1)} MB a run × 30 days ÷ ${ground.databaseDiskBytes / 1e12} TB`,
      share: (30 * diskPerDay) / ground.databaseDiskBytes,
      breaksAt: `${round(ground.databaseDiskBytes / bytesOfRun(measured))} runs in all: ${(ground.databaseDiskBytes / diskPerDay).toFixed(1)} days of this`,
      then: 'nothing is ever deleted yet: logs and rows of old runs want a term, and parts by month',
    },
    {
      name: 'decisions of one router',
      formula: `jobs a second × ${decideMs.toFixed(2)} ms with ${decision.nodes.toLocaleString('en')} nodes`,
      share: decideShare,
      breaksAt: perDay(decideShare),
      then: 'a second router; judging nodes once for all jobs of a kind',
    },
    {
      name: 'calls of one node that asks or answers',
      formula: `${calls.toLocaleString('en')} calls a run ÷ ${round(measured.bus.callsPerSecond)} a second`,
      share: callShare,
      breaksAt: perDay(callShare),
      then: 'more control nodes: calls are shared out among them',
    },
    {
      name: 'places of workers',
      formula: `${Math.round(heldMsOf(measured) / 1_000)} s a run ÷ (nodes × ${ground.placesPerNode} places)`,
      share: placeShare,
      breaksAt: perDay(placeShare),
      then: 'more nodes',
    },
    {
      name: 'runs that one orchestrator keeps its claims on',
      formula: `runs under way ÷ ${round(claims)}: one write each within ${CLAIM_MS / 1_000} s`,
      share: active / claims,
      breaksAt: `${round(claims)} runs under way`,
      then: 'more orchestrators; renewing all claims in one statement',
    },
    {
      name: 'memory of one orchestrator',
      formula: `runs under way × ${round(measured.run.bookBytes / 1_000)} kB ÷ ${ground.orchestratorBytes / 1e9} GB`,
      share: (active * measured.run.bookBytes) / ground.orchestratorBytes,
      breaksAt: `${round(ground.orchestratorBytes / measured.run.bookBytes)} runs under way`,
      then: 'more orchestrators',
    },
  ];
}

/** What grows with the nodes. */
function limitsOfNodes(measured: Measured, plan: Plan): Limit[] {
  const { bus, database, router } = measured;
  const { nodes: count } = plan;
  const connections = ground.maxConnections - ground.keptConnections;
  const controlNode =
    POOL_SIZE *
    modulesOfRole('control')
      .flatMap((module) => modulesWithSchema.filter((name) => name === module))
      // A module that works for tenants holds as many connections again, under the role that sees one of them.
      .reduce((pools, module) => pools + (hasTenantRole(module) ? 2 : 1), 0);
  const heartbeats = HEARTBEATS_PER_SECOND * count * count;
  const gossipCore = (heartbeats * bus.serverUsPerDelivery) / 1e6;
  const gossipWire = (heartbeats * (bus.heartbeatBytes + NATS_HEADER_BYTES)) / ground.wireBytes;
  const hearing = (HEARTBEATS_PER_SECOND * count * bus.hearHeartbeatUs) / 1e6;
  const sweepMs = (last(router.decisions).sweepMs / last(router.decisions).nodes) * count;
  const telemetry = (count * router.sampleUs) / 1e6 + sweepMs / 1_000;
  const looks = looksShare(measured, plan);
  const unrationed = (count * WORKERS_PER_NODE * (database.leases[0]?.lookMs ?? 0)) / 2 / 1_000;
  const infoSeconds = (1.5 * count * count * bus.infoBytes) / ground.wireBytes;
  const answer = (PLACED_AT_ONCE * last(router.decisions).bytes) / MAX_PAYLOAD_BYTES;
  return [
    {
      name: 'connections of control and intelligence nodes',
      formula: `${controlNode} a node ÷ (${ground.maxConnections} − ${ground.keptConnections})`,
      share: (controlNode * 4) / connections,
      breaksAt: `${Math.floor(connections / controlNode)} such nodes, all of them busy; the plan has four`,
      then: '`max_connections`, or a pooler in front',
    },
    {
      name: 'heartbeats: one core of NATS',
      formula: `nodes² ÷ 2 × ${bus.serverUsPerDelivery.toFixed(2)} µs`,
      share: gossipCore,
      breaksAt: nodes(count / Math.sqrt(gossipCore)),
      then: 'worker nodes that need not know of each other; a cluster of NATS servers',
    },
    {
      name: 'heartbeats: the wire of NATS',
      formula: `nodes² ÷ 2 × ${Math.round(bus.heartbeatBytes + NATS_HEADER_BYTES)} bytes ÷ 1 Gbit/s`,
      share: gossipWire,
      breaksAt: nodes(count / Math.sqrt(gossipWire)),
      then: 'the same',
    },
    {
      name: 'heartbeats: one core of every node',
      formula: `nodes ÷ 2 × ${Math.round(bus.hearHeartbeatUs)} µs`,
      share: hearing,
      breaksAt: nodes(count / hearing),
      then: 'the same',
    },
    {
      name: 'all nodes starting at once: a minute of the wire of NATS',
      formula: `1.5 × nodes² × ${round(bus.infoBytes / 1_000)} kB ÷ 1 Gbit/s`,
      share: infoSeconds / 60,
      breaksAt: nodes(count / Math.sqrt(infoSeconds / 60)),
      then: 'starting them in groups',
    },
    {
      name: 'telemetry: one core of a router',
      formula: `nodes × (${Math.round(router.sampleUs)} + ${Math.round((sweepMs * 1_000) / count)}) µs a second`,
      share: telemetry,
      breaksAt: nodes(count / telemetry),
      then: 'looking for the silent without stepping their machines',
    },
    {
      name: 'idle workers that look for work: one core of the database',
      formula: `at most 200 looks a second × ${(database.leases[0]?.lookMs ?? 0).toFixed(1)} ms (without the ration: ${unrationed.toFixed(1)} cores)`,
      share: looks,
      breaksAt: 'never: the more they are, the more rarely each looks',
      then: '–',
    },
    {
      name: 'the answer to a message that places jobs',
      formula: `${PLACED_AT_ONCE} × ${round(last(router.decisions).bytes)} bytes ÷ 256 kB`,
      share: answer,
      breaksAt: 'never by nodes: a decision keeps five candidates and five that were refused',
      then: '–',
    },
    {
      name: 'memory of one router’s table',
      formula: `nodes × ${round(router.bytesPerNode / 1_000)} kB ÷ 2 GB`,
      share: (count * router.bytesPerNode) / ground.orchestratorBytes,
      breaksAt: nodes(ground.orchestratorBytes / router.bytesPerNode),
      then: '–',
    },
  ];
}

/** All limits of a plan, what is nearest to breaking first. */
export const limitsOf = (measured: Measured, plan: Plan): Limit[] =>
  [...limitsOfRuns(measured, plan), ...limitsOfNodes(measured, plan)].sort((a, b) => b.share - a.share);

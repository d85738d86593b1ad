/**
 * The composition root. The ordinary Moleculer runner loads its default export; the command line calls `brokerOptions` with
 * settings of its own.
 */
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { BrokerOptions, LoggerConfig, TransporterConfig } from 'moleculer';
import { openBus } from './adapters/bus/index.ts';
import { addressOf } from './adapters/bus/nats-url.ts';
import { openCache } from './adapters/cache/index.ts';
import { randomIds, systemClock } from './adapters/clock/system.ts';
import { openGpus } from './adapters/gpus/index.ts';
import { zipArchives } from './adapters/archives/index.ts';
import { openObjects } from './adapters/objects/index.ts';
import { ProcessCrew } from './adapters/process/crew.ts';
import { askProgram } from './adapters/process/program.ts';
import { embeddedProviders, providersIn } from './adapters/providers.ts';
import { argon2Passwords } from './adapters/secrets/argon2.ts';
import { systemSecrets } from './adapters/secrets/system.ts';
import { guardedPoster } from './adapters/poster/guarded-poster.ts';
import { messageOf } from './contracts/error.ts';
import { databaseOn, embedded, openDatabase, type Database } from './db/open.ts';
import { boundaryMiddleware } from './services/wiring/boundaries.ts';
import { serveHealth } from './services/wiring/health.ts';
import type { Installation } from './services/wiring/installation.ts';
import { leaveInOrder } from './services/wiring/leaving.ts';
import { metadataMiddleware } from './services/wiring/metadata.ts';
import {
  NAMESPACE,
  settingsFromEnvironment,
  STORAGE_GB,
  SUBMISSIONS_A_MINUTE,
  type Settings,
} from './settings.ts';

export interface InstallationOptions extends BrokerOptions {
  readonly installation: Installation & { close(): Promise<void> };
}

/** Heads of nodes fall silent after 6 s instead of Moleculer’s 30, and no call waits for ever. */
const HEARTBEAT_S = 2;
const SILENT_S = 6;
const CALL_TIMEOUT_MS = 30_000;
const DRAIN_MS = 5_000;

/** Settings of a node that is the whole installation and opens no port. */
export const aloneSettings = {
  ...{ transporter: null, namespace: NAMESPACE, health: null, drainMs: 0 },
  ...{ labels: [], seizesRuns: true, logFolder: null },
} as const;

/** How often what may have been lost on its way is looked for, ms: within one process hardly anything is. */
const OFTEN_MS = 2_000;
const RARELY_MS = 10_000;

/** Services of a node come up side by side; whoever needs another looks again this often, ms (Moleculer: 1000). */
const LOOK_FOR_SERVICES_MS = 40;

/** A node outlives its bus: it looks for it for ever, once a second. */
const natsTransporter = (url: string): TransporterConfig => ({
  type: 'NATS',
  options: { ...addressOf(url), maxReconnectAttempts: -1, reconnectTimeWait: 1_000 },
});

/** Opens on first use and is opened once. */
function lazily(open: () => Promise<Database>): {
  open: () => Promise<Database>;
  close: () => Promise<void>;
} {
  let opened: Promise<Database> | null = null;
  return {
    open: () => (opened ??= open()),
    close: async () => (await opened)?.close(),
  };
}

const loggerOf = (folder: string | null): LoggerConfig =>
  folder === null
    ? { type: 'Console', options: { level: 'warn', formatter: 'short' } }
    : {
        type: 'File',
        options: {
          level: 'info',
          folder,
          filename: 'ainern2d.log',
          formatter: 'full',
          eol: '\n',
          interval: 500,
        },
      };

function crewOf(settings: Settings): ProcessCrew {
  const { seats, objects: objectsUrl, authorities, stallMs, makerMemoryMb: memoryMb } = settings;
  return new ProcessCrew({ seats, objectsUrl, authorities, clock: systemClock, stallMs, memoryMb });
}

/** Broker options of a node. The node’s name is new at every boot, so that nothing of an older boot is taken for it. */
export function brokerOptions(settings: Settings): InstallationOptions {
  const nodeId = `${hostname()}-${randomUUID().slice(0, 8)}`;
  const { server } = settings;
  const database = lazily(async () =>
    server === undefined ? openDatabase(settings.database) : databaseOn(embedded(await server)),
  );
  const crew = settings.crew ?? crewOf(settings);
  let complain: (error: unknown) => void = () => undefined;
  const bus = openBus(settings.bus ?? 'memory', {
    namespace: settings.namespace,
    clock: systemClock,
    onError: (error) => complain(error),
  });
  const cache = openCache(settings.cache ?? 'memory', { namespace: settings.namespace, clock: systemClock });
  const installation = {
    nodeId,
    labels: settings.labels,
    clock: systemClock,
    ids: randomIds,
    objects: openObjects(settings.objects),
    archives: zipArchives,
    bus,
    cache,
    secrets: systemSecrets,
    passwords: argon2Passwords(),
    poster: guardedPoster({ mayBePrivate: settings.webhooks === 'private' }),
    isOpen: settings.registration === 'open',
    storageBytes: (settings.storageGb ?? STORAGE_GB) * 1_000_000_000,
    submissionsAMinute: settings.submissionsAMinute ?? SUBMISSIONS_A_MINUTE,
    database: database.open,
    crew,
    gpus: openGpus(settings.gpus ?? 'none', { ask: askProgram, clock: systemClock }),
    providers: [...embeddedProviders, ...providersIn(settings.providers ?? '')],
    leaving: new Set<(patienceMs: number) => Promise<void>>(),
    lookEveryMs: (settings.bus ?? 'memory') === 'memory' ? RARELY_MS : OFTEN_MS,
    seizesRuns: settings.seizesRuns,
    close: async () => {
      await Promise.all([bus.close(), cache.close()]);
      await crew.close();
      await database.close();
    },
  };
  return {
    nodeID: nodeId,
    transporter: settings.transporter === null ? null : natsTransporter(settings.transporter),
    namespace: settings.namespace,
    logger: [loggerOf(settings.logFolder)],
    requestTimeout: CALL_TIMEOUT_MS,
    dependencyInterval: LOOK_FOR_SERVICES_MS,
    heartbeatInterval: HEARTBEAT_S,
    heartbeatTimeout: SILENT_S,
    tracking: { enabled: true, shutdownTimeout: DRAIN_MS },
    validator: false,
    metrics: { enabled: false },
    tracing: { enabled: false },
    // Whoever starts a node stops it: the command line, on a signal.
    skipProcessEventRegistration: true,
    middlewares: [
      boundaryMiddleware,
      metadataMiddleware,
      leaveInOrder(settings.drainMs),
      ...(settings.health === null ? [] : [serveHealth(settings.health)]),
    ],
    metadata: { host: hostname(), labels: settings.labels },
    installation,
    created: (broker) => {
      complain = (error) => broker.logger.warn(`The bus: ${messageOf(error)}`);
    },
    stopped: () => installation.close(),
  };
}

/** What the Moleculer runner calls. */
export default (): InstallationOptions => brokerOptions(settingsFromEnvironment());

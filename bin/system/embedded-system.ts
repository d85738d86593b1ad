/** The whole product in one process, over the private folder of a film. */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { ServiceBroker } from 'moleculer';
import type { Objects } from '../../actors/runtime/objects.ts';
import type { Scope } from '../../contracts/shared.ts';
import { brokerOptions } from '../../moleculer.config.ts';
import { services } from '../../services/index.ts';
import { askFromEdge, type Ask } from '../../services/wiring/ask.ts';
import { watchRoom } from './room-watch.ts';

export interface EmbeddedSystem {
  readonly scope: Scope;
  readonly ask: Ask;
  readonly objects: Objects;
  /** Aborted with DISK_FULL when the disk is nearly full. */
  readonly outOfRoom: AbortSignal;
  /** Resolves when the feed of events has grown, or after a while. */
  readonly feedGrown: () => Promise<void>;
  close(): Promise<void>;
}

/** Whatever hangs on a disk or a process that does not answer is left to the end of this process, ms. */
const CLOSE_WITHIN_MS = 4_000;

const notForEver = (): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, CLOSE_WITHIN_MS).unref());

/** The one person who works on this machine. */
const LOCAL = 'local';
const LOOK_EVERY_MS = 1_000;

/** Starts all thirteen modules over `folder`; nothing listens on any port. */
export async function startEmbeddedSystem(folder: string, traceId: string): Promise<EmbeddedSystem> {
  const options = brokerOptions({
    database: `pglite:${join(folder, 'database')}`,
    objects: `folder:${folder}`,
    labels: [],
    seizesRuns: true,
    logFolder: folder,
    seats: availableParallelism(),
  });
  options.installation.crews.warm('language');
  const broker = new ServiceBroker(options);
  for (const schema of Object.values(services)) broker.createService(schema);
  const room = watchRoom(folder);
  let grown: () => void = () => undefined;
  broker.createService({ name: 'edge', events: { 'feed.grown': () => grown() } });
  await broker.start();
  const feedGrown = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, LOOK_EVERY_MS);
      grown = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  return {
    scope: { tenantId: LOCAL, projectId: LOCAL, traceId, correlationId: traceId },
    ask: askFromEdge(broker),
    objects: options.installation.objects,
    feedGrown,
    outOfRoom: room.signal,
    close: () => {
      room.end();
      return Promise.race([broker.stop(), notForEver()]);
    },
  };
}

/** All thirteen modules in one broker. Loading them takes as long as starting the database, so that is begun before. */
import { join } from 'node:path';
import { ServiceBroker } from 'moleculer';
import { brokerOptions, type Groundwork } from '../../moleculer.config.ts';
import { services } from '../../services/index.ts';
import { askFromEdge } from '../../services/wiring/ask.ts';
import type { EmbeddedSystem } from './embedded-system.ts';
import { objectsUrl } from './groundwork.ts';
import { watchRoom } from './room-watch.ts';

/** Whatever hangs on a disk or a process that does not answer is left to the end of this process, ms. */
const CLOSE_WITHIN_MS = 4_000;

const notForEver = (): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, CLOSE_WITHIN_MS).unref());

/** The one person who works on this machine. */
const LOCAL = 'local';
const LOOK_EVERY_MS = 1_000;

/** Starts all thirteen modules over what was begun in `folder`; nothing listens on any port. */
export async function startModules(
  folder: string,
  begun: Groundwork,
  traceId: string,
): Promise<EmbeddedSystem> {
  const options = brokerOptions({
    begun,
    database: `pglite:${join(folder, 'database')}`,
    objects: objectsUrl(folder),
    labels: [],
    seizesRuns: true,
    logFolder: folder,
    seats: begun.crews.seats,
  });
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

/** All thirteen modules in one broker. They are loaded apart from the rest, because that takes as long as starting the database. */
import { join } from 'node:path';
import { ServiceBroker } from 'moleculer';
import { brokerOptions } from '../../moleculer.config.ts';
import { services } from '../../services/index.ts';
import { askFromEdge } from '../../services/wiring/ask.ts';
import type { EmbeddedSystem, Ground } from './embedded-system.ts';
import { watchRoom } from './room-watch.ts';

/** Whatever hangs on a disk or a process that does not answer is left to the end of this process, ms. */
const CLOSE_WITHIN_MS = 4_000;

const notForEver = (): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, CLOSE_WITHIN_MS).unref());

/** The one person who works on this machine. */
const LOCAL = 'local';
const LOOK_EVERY_MS = 1_000;

/** Starts all thirteen modules; nothing listens on any port. */
export async function startModules(
  { folder, server, crew, seats }: Ground,
  traceId: string,
): Promise<EmbeddedSystem> {
  const database = server();
  const options = brokerOptions({
    ...{ server: database, crew, seats },
    database: `pglite:${join(folder, 'database')}`,
    objects: `folder:${folder}`,
    labels: [],
    seizesRuns: true,
    logFolder: folder,
  });
  // Earlier it would take from the database the core that everything waits for.
  void database.then(() => crew.warm('reading')).catch(() => undefined);
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

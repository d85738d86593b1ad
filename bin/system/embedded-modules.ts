/** All thirteen modules in one broker. They are loaded apart from the rest, because that takes as long as starting the database. */
import { join } from 'node:path';
import { ServiceBroker, type ServiceSchema } from 'moleculer';
import { FolderObjects } from '../../adapters/objects/folder.ts';
import { aloneSettings, brokerOptions } from '../../moleculer.config.ts';
import type { TenantTerms } from '../../settings.ts';
import { services } from '../../services/index.ts';
import { askFromEdge } from '../../services/wiring/ask.ts';
import type { Ground } from './embedded-system.ts';
import { listenToFeed } from './feed-listener.ts';
import { localScope, type FilmSystem } from './film-system.ts';
import { watchRoom } from './room-watch.ts';

/** Whatever hangs on a disk or a process that does not answer is left to the end of this process, ms. */
const CLOSE_WITHIN_MS = 4_000;

const notForEver = (): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, CLOSE_WITHIN_MS).unref());

/** Key of the one project that a film’s folder holds. */
const FOLDER_PROJECT = 'folder';

/** All thirteen modules of one process, and the broker that they are on. */
export interface EmbeddedModules extends FilmSystem {
  readonly broker: ServiceBroker;
}

interface More extends Partial<TenantTerms> {
  /** Services that are no modules. */
  readonly beside?: readonly ServiceSchema[];
}

/** Starts all thirteen modules, and what stands beside them; nothing listens on any port. */
export async function startModules(
  { folder, server, crew, seats }: Ground,
  traceId: string,
  { beside = [], ...more }: More = {},
): Promise<EmbeddedModules> {
  const database = server();
  const options = brokerOptions({
    ...aloneSettings,
    ...{ server: database, crew, seats, logFolder: folder, ...more },
    database: `pglite:${join(folder, 'database')}`,
    objects: `folder:${folder}`,
  });
  // Earlier it would take from the database the core that everything waits for.
  void database.then(() => crew.warm('reading')).catch(() => undefined);
  const broker = new ServiceBroker(options);
  for (const schema of [...Object.values(services), ...beside]) broker.createService(schema);
  const room = watchRoom(folder);
  const feedGrown = listenToFeed(broker);
  await broker.start();
  return {
    broker,
    scope: localScope(traceId),
    ask: askFromEdge(broker),
    projectKey: FOLDER_PROJECT,
    objects: options.installation.objects,
    dropDamaged: () => new FolderObjects(folder).dropDamaged(),
    feedGrown,
    outOfRoom: room.signal,
    close: () => {
      room.end();
      return Promise.race([broker.stop(), notForEver()]);
    },
  };
}

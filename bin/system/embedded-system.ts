/** The whole product in one process, over the private folder of a film. */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { ObjectStore } from '../../actors/runtime/objects.ts';
import { systemClock } from '../../adapters/clock/system.ts';
import { openObjects } from '../../adapters/objects/index.ts';
import { ProcessCrew } from '../../adapters/process/crew.ts';
import type { EmbeddedServer } from '../../db/embedded/start.ts';
import { openFolder } from '../../db/embedded/template.ts';
import type { FilmSystem } from './film-system.ts';

/** What a system stands on. It is there at once, before the product is loaded and its database has started. */
export interface Ground {
  readonly folder: string;
  /** Whether nothing was ever made here. */
  readonly isFresh: boolean;
  /** Starts the database when it is first called. */
  readonly server: () => Promise<EmbeddedServer>;
  readonly objects: ObjectStore;
  readonly crew: ProcessCrew;
  readonly seats: number;
}

export function layGround(folder: string): Ground {
  const database = join(folder, 'database');
  let server: Promise<EmbeddedServer> | null = null;
  const [objectsUrl, seats] = [`folder:${folder}`, availableParallelism()];
  return {
    ...{ folder, isFresh: !existsSync(database), seats },
    server: () => (server ??= openFolder(database)),
    objects: openObjects(objectsUrl),
    crew: new ProcessCrew({ seats, objectsUrl, clock: systemClock }),
  };
}

/**
 * Starts all thirteen modules; nothing listens on any port. The database starts while they are being loaded, unless a story
 * is read meanwhile: a person waits for that first, and two processors are soon taken.
 */
export async function startEmbeddedSystem(ground: Ground, traceId: string): Promise<FilmSystem> {
  // Whoever waits for the database is told why it did not start; until then nobody does.
  if (!ground.isFresh) ground.server().catch(() => undefined);
  const { startModules } = await import('./embedded-modules.ts');
  return startModules(ground, traceId);
}

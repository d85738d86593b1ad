/**
 * Begins what takes longest to start, the database and the first worker process, while the rest of the product is
 * still being loaded: both have cores of their own to do it on.
 */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../adapters/clock/system.ts';
import { ProcessCrews } from '../../adapters/process/crews.ts';
import { openFolder } from '../../db/embedded/template.ts';
import type { Groundwork } from '../../moleculer.config.ts';

/** URL of the object store of a film's private folder. */
export const objectsUrl = (folder: string): string => `folder:${folder}`;

/** Begins in a film's private folder. The database's Failure comes from whoever waits for it. */
export function layGround(folder: string): Groundwork {
  const server = openFolder(join(folder, 'database'));
  server.catch(() => undefined);
  const crews = new ProcessCrews({
    seats: availableParallelism(),
    objectsUrl: objectsUrl(folder),
    clock: systemClock,
  });
  crews.warm('sound');
  return { server, crews };
}

/** The whole product in one process, over the private folder of a film. */
import { join } from 'node:path';
import type { Objects } from '../../actors/runtime/objects.ts';
import type { Scope } from '../../contracts/shared.ts';
import { openFolder } from '../../db/embedded/template.ts';
import type { Ask } from '../../services/wiring/ask.ts';

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

/** Starts all thirteen modules over `folder`; nothing listens on any port. */
export async function startEmbeddedSystem(folder: string, traceId: string): Promise<EmbeddedSystem> {
  const server = openFolder(join(folder, 'database'));
  // Whoever waits for the database is told why it did not start; until then nobody does.
  server.catch(() => undefined);
  const { startModules } = await import('./embedded-modules.ts');
  return startModules(folder, server, traceId);
}

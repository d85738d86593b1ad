/** What a command that makes films works with: the whole product in its own process, or an installation it has joined. */
import type { Objects } from '../../actors/runtime/objects.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { Ask } from '../../services/wiring/ask.ts';

export interface FilmSystem {
  readonly scope: Scope;
  readonly ask: Ask;
  /** By which the project of the film’s folder is found again. */
  readonly projectKey: string;
  readonly objects: Objects;
  /** Takes all damaged pieces out of the store, so that they are made anew; an installation sees to its own. */
  readonly dropDamaged: () => Promise<void>;
  /** Aborted with DISK_FULL when the disk is nearly full. */
  readonly outOfRoom: AbortSignal;
  /** Resolves when the feed of events has grown, or after a while. */
  readonly feedGrown: () => Promise<void>;
  close(): Promise<void>;
}

/** The one person who works at this terminal. */
export const LOCAL = 'local';

export const localScope = (traceId: string): Scope => ({
  tenantId: LOCAL,
  projectId: LOCAL,
  traceId,
  correlationId: traceId,
});

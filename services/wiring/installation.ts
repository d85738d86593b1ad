/** What a node is made of: handed to every service by moleculer.config.ts, in the broker option `installation`. */
import type { ServiceBroker } from 'moleculer';
import type { Archives } from '../../actors/runtime/archives.ts';
import type { Bus } from '../../actors/runtime/bus.ts';
import type { Cache } from '../../actors/runtime/cache.ts';
import type { Clock, Ids } from '../../actors/runtime/clock.ts';
import type { Crew } from '../../actors/runtime/crew.ts';
import type { Gpus } from '../../actors/runtime/gpus.ts';
import type { Poster } from '../../actors/runtime/poster.ts';
import type { ObjectStore } from '../../actors/runtime/objects.ts';
import type { Passwords, Secrets } from '../../actors/runtime/secrets.ts';
import type { Provider } from '../../contracts/route.ts';
import { Failure } from '../../contracts/error.ts';
import type { Database } from '../../db/open.ts';

export interface Installation {
  readonly nodeId: string;
  /** Labels that a person gave the node; one with a GPU is labelled `gpu` beside them. */
  readonly labels: readonly string[];
  readonly clock: Clock;
  readonly ids: Ids;
  readonly objects: ObjectStore;
  readonly archives: Archives;
  readonly bus: Bus;
  /** What nodes share to be faster; never the truth. */
  readonly cache: Omit<Cache, 'close'>;
  /** Opened on first use, so that a node without tables never opens it. */
  readonly database: () => Promise<Database>;
  readonly crew: Crew;
  readonly gpus: Gpus;
  readonly providers: readonly Provider[];
  readonly secrets: Secrets;
  readonly passwords: Passwords;
  readonly poster: Poster;
  /** Whether anybody may register, or only whoever is invited. */
  readonly isOpen: boolean;
  /** Bytes of uploads that a tenant may have. */
  readonly storageBytes: number;
  /** How many stories, and how many films, a tenant may ask for in a minute. */
  readonly submissionsAMinute: number;
  /** What is to be brought to its end before the node goes, within so many ms. */
  readonly leaving: Set<(patienceMs: number) => Promise<void>>;
  /** How often what may have been lost on its way is looked for, ms. */
  readonly lookEveryMs: number;
  /** Whether this node is the only one that can hold runs, so that it takes them without waiting for leases to end. */
  readonly seizesRuns: boolean;
}

/** The installation of a broker. Throws CONFIGURATION_INVALID when the broker was made without moleculer.config.ts. */
export function installationOf(broker: ServiceBroker): Installation {
  const { installation } = broker.options as { installation?: Installation };
  if (installation === undefined) {
    throw new Failure(
      'CONFIGURATION_INVALID',
      'The broker has no installation; start it with moleculer.config.ts.',
    );
  }
  return installation;
}

/** What every program of a simulation is handed: the bus, and the stores that outlive all processes. */
import type { Ask } from '../../actors/runtime/ask.ts';
import { sha256Hex } from '../../actors/runtime/fingerprint.ts';
import type { Objects } from '../../actors/runtime/objects.ts';
import type { Caller } from '../../contracts/modules/names.ts';
import { Failure } from '../../contracts/error.ts';
import type { EventEnvelope } from '../../contracts/event.ts';
import { SYSTEM_TENANT, type Scope } from '../../contracts/shared.ts';
import { Bus, stackOf } from './bus.ts';
import { MemoryHubStores } from './memory/hub-stores.ts';
import { MemoryRouterStores } from './memory/router-stores.ts';
import { MemoryRunStores } from './memory/run-stores.ts';
import { reached, type Process } from './process.ts';
import type { World } from './world.ts';

export const systemScope: Scope = {
  ...{ tenantId: SYSTEM_TENANT, projectId: SYSTEM_TENANT },
  ...{ traceId: SYSTEM_TENANT, correlationId: SYSTEM_TENANT },
};

/** Rules that are left out on purpose, so that it can be seen that their loss is found. */
export interface Sabotage {
  readonly epochs: boolean;
  readonly tokens: boolean;
}

export class Site {
  readonly world: World;
  readonly bus: Bus;
  readonly runs: MemoryRunStores;
  readonly hub: MemoryHubStores;
  readonly router: MemoryRouterStores;
  readonly #objects = new Map<string, Uint8Array>();

  constructor(world: World, { epochs, tokens }: Sabotage) {
    this.world = world;
    this.bus = new Bus(world);
    this.runs = new MemoryRunStores(world.storeNow, !epochs);
    this.hub = new MemoryHubStores(world.storeNow, !tokens);
    this.router = new MemoryRouterStores(world.storeNow);
    for (const { log } of [this.runs, this.hub, this.router])
      log.whenLogged((envelopes) => envelopes.forEach((envelope) => this.#tell(envelope)));
  }

  ask(process: Process, caller: Caller): Ask {
    return this.bus.askAs(process, caller);
  }

  /** The object store as a process has it. */
  objects(process: Process): Objects {
    const noFile = (): never => {
      throw new Failure('INTERNAL', 'Nothing here lies in a file.');
    };
    const reading = { put: this.#put, get: this.#get, stat: this.#stat };
    return {
      ...reached(process, 'objects', reading),
      localFile: async () => noFile(),
      range: async () => noFile(),
      draft: async () => noFile(),
    };
  }

  /** Errors that a program only logs: those that are no Failure should not be. */
  onError(process: Process): (error: unknown) => void {
    return (error) => {
      if (error instanceof Failure) this.world.schedule.note(process.name, `logs ${error.message}`);
      else this.world.violate('unexpected', `${process.name} logs ${stackOf(error)}`);
    };
  }

  #tell(envelope: EventEnvelope): void {
    const { owner, position, name, runId, data } = envelope;
    const key = typeof data['key'] === 'string' ? data['key'] : '';
    this.world.schedule.note(owner, `logs ${position} ${name} ${runId ?? ''} ${key}`);
    this.bus.announce(envelope);
  }

  readonly #put: Objects['put'] = async (bytes, mediaType) => {
    const sha256 = sha256Hex(bytes);
    this.#objects.set(sha256, bytes);
    return { sha256, bytes: bytes.length, mediaType };
  };

  readonly #get: Objects['get'] = async (sha256) =>
    this.#objects.get(sha256) ?? Promise.reject(new Failure('ARTIFACT_MISSING'));

  readonly #stat: Objects['stat'] = async (sha256) => this.#objects.get(sha256)?.length ?? null;
}

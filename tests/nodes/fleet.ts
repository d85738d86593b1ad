/** Several nodes in one process, joined by Moleculer’s own transporter for tests: a head with all modules, and workers. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServiceBroker, type BrokerOptions } from 'moleculer';
import type { Gpus } from '../../actors/runtime/gpus.ts';
import type { ModuleName } from '../../contracts/modules/names.ts';
import { aloneSettings, brokerOptions } from '../../moleculer.config.ts';
import type { Settings } from '../../settings.ts';
import { services } from '../../services/index.ts';

interface FleetNode extends Partial<
  Pick<Settings, 'labels' | 'providers' | 'database' | 'cache' | 'submissionsAMinute'>
> {
  readonly modules: readonly ModuleName[];
  /** As a setting names them, or themselves. */
  readonly gpus?: string | Gpus;
}

export class Fleet implements AsyncDisposable {
  readonly #namespace = randomUUID();
  readonly #folder: string;
  readonly #brokers: ServiceBroker[] = [];

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Starts a node and resolves when it is up; its modules may still be looking for others. */
  async start({ modules, gpus = 'none', ...more }: FleetNode): Promise<ServiceBroker> {
    const { installation, ...options } = brokerOptions({
      ...aloneSettings,
      ...{
        namespace: this.#namespace,
        database: 'pglite:memory',
        objects: `folder:${this.#folder}`,
        seats: 1,
      },
      ...(typeof gpus === 'string' ? { gpus } : {}),
      ...more,
    });
    const own = { ...installation, ...(typeof gpus === 'string' ? {} : { gpus }) };
    const joined = { transporter: 'Fake', logger: false } as const;
    const broker = new ServiceBroker({ ...options, installation: own, ...joined } as BrokerOptions);
    for (const name of modules) broker.createService(services[name]);
    await broker.start();
    this.#brokers.push(broker);
    return broker;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // The head goes last: the others give their work back to it.
    for (const broker of this.#brokers.reverse()) await broker.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

export const openFleet = async (): Promise<Fleet> => new Fleet(await mkdtemp(join(tmpdir(), 'fleet-')));

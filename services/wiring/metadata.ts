/** Adds to a node’s metadata what has to be found out first: its GPU. Metadata travels once, so it waits for that. */
import type { Middleware, ServiceBroker } from 'moleculer';
import { factsOf } from '../../actors/runtime/node-facts.ts';
import { hostName } from './machine.ts';
import { installationOf } from './installation.ts';

export const metadataMiddleware: Middleware = {
  name: 'metadata',
  async starting(broker: ServiceBroker) {
    const { gpus, labels } = installationOf(broker);
    const reading = await gpus.read([]);
    const gpu = reading === 'none' ? 'none' : reading.map(({ name }) => name).join(', ');
    Object.assign(broker.metadata, { host: hostName, gpu, ...factsOf(labels, reading) });
  },
};

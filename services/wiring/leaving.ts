/** Lets a node go in order: first nobody new is let in, then work comes to its end while the modules still answer. */
import type { Middleware, ServiceBroker } from 'moleculer';
import { installationOf } from './installation.ts';

export const leaveInOrder = (patienceMs: number): Middleware => ({
  name: 'leaving',
  async stopping(broker: ServiceBroker) {
    const { leaving } = installationOf(broker);
    await Promise.allSettled([...leaving].map((leave) => leave(patienceMs)));
  },
});

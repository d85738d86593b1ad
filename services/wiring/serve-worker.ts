/** Makes a service of a module that does nothing but work. */
import type { ServiceSchema } from 'moleculer';
import type { WorkerModule } from '../../contracts/job-kinds.ts';
import { actionsByModule } from '../../contracts/modules/index.ts';
import { serve } from './serve.ts';
import { workOf } from './work.ts';

export const serveWorker = (module: Exclude<WorkerModule, 'composer'>): ServiceSchema =>
  serve(module, actionsByModule[module], {
    build: async (kit) => {
      const { workerId, kinds, loop, start, stop } = workOf(kit, module);
      return {
        started: () => void start().catch((error: unknown) => kit.broker.logger.error(error)),
        stopped: stop,
        answers: { getWork: async () => ({ workerId, kinds: [...kinds], running: [...loop.running] }) },
      };
    },
  });

/** Makes a service of a module that does nothing but work. */
import type { ServiceSchema } from 'moleculer';
import type { WorkerModule } from '../../contracts/job-kinds.ts';
import { actionsByModule } from '../../contracts/modules/index.ts';
import { serve, type ModuleKit } from './serve.ts';
import { workOf } from './work.ts';

/** A worker, and what it tells of itself. */
export function workerOf(kit: ModuleKit, module: WorkerModule) {
  const { workerId, kinds, loop, start, stop } = workOf(kit, module);
  return {
    started: () => void start().catch((error: unknown) => kit.broker.logger.error(error)),
    stopped: stop,
    answers: { getWork: async () => ({ workerId, kinds: [...kinds], running: [...loop.running] }) },
  };
}

export const serveWorker = (module: 'worker-llm' | 'worker-lipsync'): ServiceSchema =>
  serve(module, actionsByModule[module], { build: async (kit) => workerOf(kit, module) });

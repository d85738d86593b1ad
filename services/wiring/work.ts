/** Gives a module its worker: a loop that leases jobs of its kinds and has them done by the crew. */
import { hubLineOf } from '../../actors/runtime/hub-line.ts';
import type { NodeFacts } from '../../actors/runtime/node-facts.ts';
import { WorkLoop } from '../../actors/runtime/work-loop.ts';
import { jobKinds, type JobKind, type WorkerModule } from '../../contracts/job-kinds.ts';
import { workerHub } from '../../contracts/modules/worker-hub.ts';
import { waitForWork } from './hand-off.ts';
import type { ModuleKit } from './serve.ts';
import { systemScope } from './system-scope.ts';
import { telemetristOf } from './telemetry.ts';

/** A hub that cannot be reached, or cannot reach its database, is asked again after so long, ms. */
const JOIN_AGAIN_MS = 1_000;

export const kindsOfWorker = (module: WorkerModule): JobKind[] =>
  (Object.keys(jobKinds) as JobKind[]).filter((kind) => jobKinds[kind].worker === module);

export interface ModuleWork {
  readonly workerId: string;
  readonly kinds: readonly JobKind[];
  readonly loop: WorkLoop;
  /** Registers the worker, as often as that takes, and begins. */
  readonly start: () => Promise<void>;
  /** Stops at once; work under way is given back. */
  readonly stop: () => Promise<void>;
}

export function workOf(kit: ModuleKit, module: WorkerModule): ModuleWork {
  const workerId = `${module}:${kit.nodeId}`;
  const kinds = kindsOfWorker(module);
  const telemetrist = telemetristOf(kit);
  const loop = new WorkLoop({
    kinds,
    hub: hubLineOf(kit.ask, { workerId, scope: systemScope }),
    crew: kit.crew,
    clock: kit.clock,
    lookEveryMs: () => telemetrist.lookEveryMs,
    onEnded: (ended) => telemetrist.tally.note(ended),
    onError: (error) => kit.broker.logger.error(error),
  });
  /** Labels under which the node was registered last: those of its GPUs are among them. */
  let known: readonly string[] = kit.labels;
  const register = ({ labels, vramMb }: NodeFacts): Promise<unknown> => {
    known = labels;
    return kit.ask(systemScope, workerHub.registerWorker, {
      ...{ id: workerId, nodeId: kit.nodeId, kinds, slots: kit.crew.seats },
      ...{ labels: [...labels], vramMb },
    });
  };
  const member = { loop, register };
  const stopping = new AbortController();
  const join = (): Promise<boolean> =>
    telemetrist.join(member).then(
      () => true,
      (error: unknown) => (kit.broker.logger.error(error), false),
    );
  let leave = (): Promise<void> => Promise.resolve();
  const start = async (): Promise<void> => {
    await kit.broker.waitForServices(['worker-hub']);
    while (!stopping.signal.aborted && !(await join())) await kit.clock.pause(JOIN_AGAIN_MS, stopping.signal);
    loop.start();
    leave = waitForWork(kit.bus, { module, labels: known, loop }, (because) =>
      kit.broker.logger.warn(`A hand-off is left: ${because}.`),
    );
  };
  const drain = async (patienceMs: number): Promise<void> => {
    stopping.abort();
    telemetrist.leave(member);
    await Promise.all([leave(), loop.drain(patienceMs)]);
  };
  kit.leaving.add(drain);
  return { workerId, kinds, loop, start, stop: () => drain(0) };
}

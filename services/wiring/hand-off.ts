/**
 * How work is handed from the hub to whoever waits for it: over the bus, to one at a time. Whoever finds work wakes the
 * next, so a crowd of nodes is woken as far as there is work, and no further (docs/decisions/0015).
 */
import { fingerprint } from '../../actors/runtime/fingerprint.ts';
import type { Bus, Hearing, Terms } from '../../actors/runtime/bus.ts';
import type { WorkLoop } from '../../actors/runtime/work-loop.ts';
import { isPublishAllowed } from '../../contracts/boundaries.ts';
import { Failure } from '../../contracts/error.ts';
import { JobKind, jobKinds, type WorkerModule } from '../../contracts/job-kinds.ts';
import type { ModuleName } from '../../contracts/modules/names.ts';
import { announced } from './announced.ts';
import { heardIn } from './heard.ts';
import type { Installation } from './installation.ts';
import { systemScope } from './system-scope.ts';

/** Says that jobs of these kinds wait, or, when none is named, that jobs of some kind do. */
export type OfferWork = (kinds: readonly JobKind[]) => void;

/** Workers of some kinds; what a module has its own crew do waits for nobody. */
const workersOf = (kinds: readonly JobKind[]): ReadonlySet<WorkerModule> =>
  new Set(kinds.map((kind) => jobKinds[kind].worker).filter((worker) => worker !== 'asset-knowledge'));

const workers = workersOf(JobKind.options);

/** A worker takes whatever waits of all its kinds, so one is woken for them all. */
const topicOf = (worker: WorkerModule): string => `work.${worker}`;

const terms: Terms = { maxInFlight: 1, ackWithinMs: 6_000, attempts: 5, backoffMs: 500 };

/** Throws BOUNDARY_VIOLATION when it is not the hub who offers. */
export function offerWorkAs(
  module: ModuleName,
  installation: Installation,
  onError: (error: unknown) => void,
): OfferWork {
  // Nobody waits for the bus: who is not woken looks by himself.
  const send = (worker: WorkerModule, kinds: readonly JobKind[]): void => {
    const data = { kinds: kinds.filter((kind) => jobKinds[kind].worker === worker) };
    const body = announced(installation, { scope: systemScope, name: 'work.offered', data });
    installation.bus.publish({ id: body.id, topic: topicOf(worker), body }).catch(onError);
  };
  return (kinds) => {
    if (!isPublishAllowed(module, 'work.offered'))
      throw new Failure('BOUNDARY_VIOLATION', `${module} may not publish work.offered.`);
    const concerned = kinds.length === 0 ? workers : workersOf(kinds);
    for (const worker of concerned) send(worker, kinds);
  };
}

/** Who waits for work. */
export interface Waiter {
  readonly module: WorkerModule;
  readonly labels: readonly string[];
  readonly loop: Pick<WorkLoop, 'take' | 'idle'>;
}

/** Workers with the same labels can do the same, so one of them is woken; those with others are woken beside them. */
const groupOf = (labels: readonly string[]): string =>
  labels.length === 0 ? 'plain' : fingerprint([...labels].sort()).slice(0, 12);

/** Waits for work until what it gives is called. Told why, when what came is left. */
export function waitForWork(
  bus: Pick<Bus, 'subscribe'>,
  { module, labels, loop }: Waiter,
  onStrange: (because: string) => void,
): () => Promise<void> {
  const hearing: Hearing = {
    topic: topicOf(module),
    group: groupOf(labels),
    ready: (signal) => loop.idle(signal),
    // Whatever came says no more than that there may be work; the hub knows.
    hear: async ({ body }) => {
      const heard = heardIn(body);
      if ('event' in heard) return loop.take();
      onStrange(heard.because);
      return 'done';
    },
  };
  // Only a bus that closes does not let anybody listen.
  const opening = bus.subscribe(hearing, terms).catch(() => null);
  return async () => (await opening)?.close();
}

/** Jobs leased from the real hub and completed there: so many workers, each with one job in hand, all in this process. */
import { randomUUID } from 'node:crypto';
import { workerHub } from '../../../contracts/modules/worker-hub.ts';
import { dispatchStore } from '../../../db/repositories/dispatch.ts';
import { submitted } from '../../../db/repositories/samples/dispatched.ts';
import { services } from '../../../services/index.ts';
import { askAs } from '../../../services/wiring/ask.ts';
import { installationOf } from '../../../services/wiring/installation.ts';
import { atOnce } from '../at-once.ts';
import { given, serveRounds } from '../rounds.ts';
import { startNode, type NodeTerms } from './node.ts';
import { scope } from './run-order.ts';
import { resultOf, sha256Of } from './stand-in.ts';

interface Given extends NodeTerms {
  readonly jobs: number;
  readonly together: number;
}

const { jobs, together, ...terms } = given<Given>();
const broker = await startNode(terms, [services['worker-hub']]);
const ask = askAs(broker, 'worker-lipsync');
const store = dispatchStore(await (await installationOf(broker).database()).of('worker-hub'));
const workers = Array.from({ length: together }, (_, at) => `worker-lipsync:bench-${at}`);

for (const id of workers)
  await ask(scope, workerHub.registerWorker, {
    ...{ id, nodeId: id, kinds: ['visemes'], slots: 1, labels: [], vramMb: 0 },
  });

async function queue(count: number): Promise<void> {
  const ids = Array.from({ length: count }, () => `job-${randomUUID()}`);
  const made = ids.map((id) => submitted(id, { kind: 'visemes', digest: sha256Of(id) }));
  for (let at = 0; at < count; at += 100) await store.submit(scope, made.slice(at, at + 100), []);
}

/** Every worker takes one job after the other until none is left. */
async function oneJob(workerId: string): Promise<void> {
  const { leases } = await ask(scope, workerHub.leaseJobs, {
    ...{ workerId, kinds: ['visemes'], limit: 1, leastMs: 0 },
  });
  const lease = leases[0]?.lease;
  if (lease === undefined) throw new Error('The hub has no job for a worker although some wait.');
  const { jobId, token, task } = lease;
  const { accepted } = await ask(scope, workerHub.completeJob, { jobId, token, result: resultOf(task) });
  if (!accepted) throw new Error(`The hub did not take the result of ${jobId}.`);
}

async function round(count: number): Promise<number> {
  await queue(count);
  const free = [...workers];
  return atOnce(count, together, async () => {
    const worker = free.pop() ?? '';
    await oneJob(worker);
    free.push(worker);
  });
}

await round(together);
serveRounds(() => round(jobs));

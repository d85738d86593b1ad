/** Jobs leased from the real hub and completed there by the worker module beside it, whose crew makes nothing. */
import { randomUUID } from 'node:crypto';
import { workerHub } from '../../../contracts/modules/worker-hub.ts';
import { dispatchStore } from '../../../db/repositories/dispatch.ts';
import { submitted } from '../../../db/repositories/samples/dispatched.ts';
import { services } from '../../../services/index.ts';
import { askAs } from '../../../services/wiring/ask.ts';
import { installationOf } from '../../../services/wiring/installation.ts';
import { given, serveRounds } from '../rounds.ts';
import { IdleCrew } from './idle-crew.ts';
import { startNode, type NodeTerms } from './node.ts';
import { scope } from './run-order.ts';
import { listener, sha256Of } from './stand-in.ts';

interface Given extends NodeTerms {
  readonly jobs: number;
  /** Seats of the crew. */
  readonly together: number;
}

const { jobs, together, ...terms } = given<Given>();
let left = 0;
let over = Promise.withResolvers<void>();
const hears = listener({
  'job.succeeded': () => {
    left -= 1;
    if (left === 0) over.resolve();
  },
});
const crew = new IdleCrew({ seats: together, ms: 0, onBegin: () => undefined });
const broker = await startNode(terms, [services['worker-hub'], services['worker-lipsync'], hears], crew);
const ask = askAs(broker, 'orchestrator');
const store = dispatchStore(await (await installationOf(broker).database()).of('worker-hub'));

/** Takes every seat, so that nothing is begun; resolves to what gives them back. */
async function closed(): Promise<() => void> {
  const always = new AbortController().signal;
  const seats = await Promise.all(Array.from({ length: together }, () => crew.seat(['visemes'], always)));
  return () => seats.forEach((seat) => seat.leave());
}

/** So many jobs wait, but for the last, which is still to be submitted. */
async function queue(count: number): Promise<ReturnType<typeof submitted>> {
  const ids = Array.from({ length: count }, () => `job-${randomUUID()}`);
  const made = ids.map((id) => submitted(id, { kind: 'visemes', digest: sha256Of(id) }));
  for (let at = 0; at < count - 1; at += 100)
    await store.submit(scope, made.slice(at, Math.min(at + 100, count - 1)), []);
  return made[count - 1] ?? submitted('none');
}

/** From the word that work waits to the last result: how many a second. */
async function round(count: number): Promise<number> {
  const open = await closed();
  const last = await queue(count);
  left = count;
  over = Promise.withResolvers();
  const began = performance.now();
  open();
  const { task, decision, provider, asOf } = last;
  await ask(scope, workerHub.submitJobs, { jobs: [{ task, decision, provider, asOf }] });
  await over.promise;
  return (1_000 * count) / (performance.now() - began);
}

await round(together);
serveRounds(() => round(jobs));

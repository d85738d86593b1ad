/**
 * Runs of three durable steps that a worker on another node does: the real orchestrator, hub and router here, the real
 * worker module there, NATS between them. Each step is a job that needs what the one before it made; the run goes on from
 * where a film has been planned, and is over when it has succeeded.
 */
import { orchestrator } from '../../../contracts/modules/orchestrator.ts';
import type { ModuleDatabase } from '../../../db/module-database.ts';
import { services } from '../../../services/index.ts';
import { askAs } from '../../../services/wiring/ask.ts';
import { installationOf } from '../../../services/wiring/installation.ts';
import { atOnce } from '../at-once.ts';
import { given, serveRounds } from '../rounds.ts';
import { startNode, type NodeTerms } from './node.ts';
import { plannedRun, type PlannedRun } from './planned-run.ts';
import { scope } from './run-order.ts';
import { listener } from './stand-in.ts';
import { Waiting } from './waiting.ts';

interface Given extends NodeTerms {
  readonly runs: number;
  readonly together: number;
}

const { runs, together, ...terms } = given<Given>();
const waiting = new Waiting();
const hears = listener({ 'run.succeeded': ({ runId }) => waiting.over(runId ?? '') });
const control = [services.orchestrator, services['worker-hub'], services['model-router']];
const broker = await startNode(terms, [...control, hears]);
await broker.waitForServices(['composer', 'worker-audio', 'worker-lipsync', 'worker-llm']);
const { objects, database } = installationOf(broker);
const own: ModuleDatabase = await (await database()).of('orchestrator');
const ask = askAs(broker, 'gateway');

const planned = (count: number): Promise<PlannedRun[]> =>
  Promise.all(Array.from({ length: count }, () => plannedRun(objects)));

async function oneRun(run: PlannedRun | undefined): Promise<void> {
  if (run === undefined) return;
  const over = waiting.for(run.runId);
  await run.store(own);
  await ask(scope, orchestrator.resumeRun, { runId: run.runId });
  await over;
}

async function round(count: number): Promise<number> {
  const ordered = await planned(count);
  return atOnce(count, together, (at) => oneRun(ordered[at]));
}

await round(together);
serveRounds(() => round(runs));

/**
 * Runs of three durable steps, all in this process: the real orchestrator on the real PostgreSQL, and modules that answer
 * at once. A run is started by the gateway's call and is over when it waits at its first gate: recipes are chosen, the
 * story is read, entities are settled, each committed before the next begins.
 */
import { eventData } from '../../../contracts/event.ts';
import { orchestrator } from '../../../contracts/modules/orchestrator.ts';
import { services } from '../../../services/index.ts';
import { askAs } from '../../../services/wiring/ask.ts';
import { atOnce } from '../at-once.ts';
import { given, serveRounds } from '../rounds.ts';
import { startNode, type NodeTerms } from './node.ts';
import { newOrder, scope } from './run-order.ts';
import { entityCoreStandIn, hubStandIn, listener, routerStandIn } from './stand-in.ts';
import { Waiting } from './waiting.ts';

interface Given extends NodeTerms {
  readonly runs: number;
  readonly together: number;
}

const { runs, together, ...terms } = given<Given>();
const waiting = new Waiting();
const hears = listener({
  'run.progressed': (event) => {
    const { runId, state } = eventData('run.progressed', event);
    if (state === 'awaiting_review') waiting.over(runId);
  },
});
const standIns = [hubStandIn, routerStandIn, entityCoreStandIn];
const broker = await startNode(terms, [services.orchestrator, ...standIns, hears]);
const ask = askAs(broker, 'gateway');

async function oneRun(): Promise<void> {
  const order = newOrder(['cast']);
  const over = waiting.for(order.runId);
  await ask(scope, orchestrator.startRun, order);
  await over;
}

await atOnce(together, together, oneRun);
serveRounds(() => atOnce(runs, together, oneRun));

/** How a run begins: as it is ordered, waiting for a node, or already on its way where the node that keeps it takes it up. */
import type { NewEvent } from '../../contracts/event.ts';
import type { ReviewGate } from '../../contracts/run.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { Gate } from '../../machines/run.machine.ts';
import { firstStep } from '../../machines/step.ts';
import { newRun, type Begun, type RunOrder } from './journal.ts';
import { RunBook } from './run-book.ts';

/** The phase after which each gate stands. */
const phaseOfGate: Readonly<Record<ReviewGate, Gate>> = {
  cast: 'settling',
  voices: 'voicing',
  plan: 'fitting',
};

const createdNews = ({ runId, revision }: RunOrder): NewEvent => ({
  name: 'run.created',
  runId,
  data: { runId, revisionId: revision.id },
});

/** A run that waits for a node to take it. */
export function waitingRun(order: RunOrder, machineVersion: number): Begun {
  const { snapshot } = firstStep(order.gates.map((gate) => phaseOfGate[gate]));
  return { snapshot, machineVersion, events: [], stage: 'intake', news: [createdNews(order)] };
}

/** A run that has taken its first step: whoever creates it so, takes it up. */
export function startedRun(order: RunOrder, scope: Scope, machineVersion: number): Begun {
  const waiting = waitingRun(order, machineVersion);
  const book = new RunBook({ run: newRun(order, scope, waiting), epoch: 0, jobs: [] });
  const { commit } = book.apply([{ type: 'event', event: { type: 'start' } }]);
  const { snapshot, events, stage, news } = commit;
  return { snapshot, machineVersion, events, stage, news: [...waiting.news, ...news] };
}

/** Brings a word to a run wherever it is held: here, on another node, or nowhere yet because that node has just died. */
import { codeOf, Failure } from '../../contracts/error.ts';
import { orchestrator } from '../../contracts/modules/orchestrator.ts';
import type { Run } from '../../contracts/run.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { Ask } from '../runtime/ask.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Journal } from './journal.ts';
import { CLAIM_MS } from './run-actor.ts';
import type { RunHost } from './run-host.ts';

export interface RunTellers {
  readonly clock: Clock;
  /** Name of this node. */
  readonly nodeId: string;
  /** Asks the orchestrator of one node. */
  readonly askNode: (nodeId: string) => Ask;
  readonly host: Pick<RunHost, 'tell'>;
  readonly journal: Pick<Journal, 'holder'>;
}

export interface Word {
  readonly runId: string;
  readonly type: 'cancel' | 'pause' | 'resume';
}

const actionOf = {
  cancel: orchestrator.cancelRun,
  pause: orchestrator.pauseRun,
  resume: orchestrator.resumeRun,
} as const;

const AGAIN_AFTER_MS = 500;
/** By then the claim of a node that died is over, and whoever is told may take the run. */
const GIVE_UP_AFTER_MS = 2 * CLAIM_MS;

/** Codes of a holder that is not there, or is none any more. */
const mayPass = (error: unknown): boolean => ['RUN_FENCED', 'MODULE_UNAVAILABLE'].includes(codeOf(error));

async function tellOnce(
  { nodeId, askNode, host, journal }: RunTellers,
  scope: Scope,
  { runId, type }: Word,
): Promise<Run> {
  const holder = await journal.holder(runId);
  if (holder === null || holder === nodeId) return host.tell(runId, { type });
  return (await askNode(holder)(scope, actionOf[type], { runId })).run;
}

/** Rejects with RUN_FENCED when nobody could be found who holds the run or may take it. */
export async function tellRun(tellers: RunTellers, scope: Scope, word: Word): Promise<Run> {
  const { clock } = tellers;
  const until = clock.now() + GIVE_UP_AFTER_MS;
  while (clock.now() < until) {
    const told = await tellOnce(tellers, scope, word).catch((error: unknown) => {
      if (!mayPass(error)) throw error;
      return null;
    });
    if (told !== null) return told;
    await clock.pause(AGAIN_AFTER_MS);
  }
  throw new Failure('RUN_FENCED', `The run ${word.runId} is held by a node that does not answer.`);
}

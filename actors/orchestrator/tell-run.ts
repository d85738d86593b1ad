/** Brings a word to a run wherever it is held: here, on another node, or nowhere yet because nobody needs it or its node has just died. */
import { codeOf, Failure } from '../../contracts/error.ts';
import { orchestrator } from '../../contracts/modules/orchestrator.ts';
import type { Run } from '../../contracts/run.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { Ask } from '../runtime/ask.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Journal } from './journal.ts';
import { ableOf, placeOf, type Peer } from './placement.ts';
import { CLAIM_MS } from './run-actor.ts';
import type { RunHost } from './run-host.ts';

export interface RunTellers {
  readonly clock: Clock;
  /** Name under which this node claims runs. */
  readonly owner: string;
  readonly peers: () => readonly Peer[];
  /** Asks the orchestrator of one node. */
  readonly askNode: (nodeId: string) => Ask;
  readonly host: Pick<RunHost, 'tell'>;
  readonly journal: Pick<Journal, 'standing'>;
}

export interface Word {
  readonly runId: string;
  readonly type: 'cancel' | 'pause' | 'resume';
}

interface Try extends Word {
  readonly isFirst: boolean;
}

const actionOf = {
  cancel: orchestrator.cancelRun,
  pause: orchestrator.pauseRun,
  resume: orchestrator.resumeRun,
} as const;

const AGAIN_AFTER_MS = 500;
/** By then the claim of a node that died is over, and whoever is told may take the run. */
const GIVE_UP_AFTER_MS = 2 * CLAIM_MS;

/** Codes of a holder that is not there, is none any more, or has no place for the run. */
export const mayPass = (error: unknown): boolean =>
  ['RUN_FENCED', 'MODULE_UNAVAILABLE', 'NODE_BUSY'].includes(codeOf(error));

/** The node to which a word goes; where nobody holds the run, to its place first, and then to whoever is near. */
async function addressOf({ owner, peers, journal }: RunTellers, { runId, isFirst }: Try): Promise<string> {
  const standing = await journal.standing(runId);
  if (standing === null) throw new Failure('RUN_UNKNOWN', `There is no run ${runId}.`);
  if (standing.holder !== null) return standing.holder;
  const able = ableOf(peers(), standing.machineVersion);
  const near = able.find(({ nodeId }) => nodeId === owner);
  const place = isFirst || near === undefined ? placeOf(runId, able) : near.nodeId;
  if (place === null)
    throw new Failure(
      'RUN_TOO_NEW',
      `No node runs version ${standing.machineVersion}, which wrote ${runId}.`,
    );
  return place;
}

async function tellOnce(tellers: RunTellers, scope: Scope, word: Try): Promise<Run> {
  const { runId, type } = word;
  const address = await addressOf(tellers, word);
  if (address === tellers.owner) return tellers.host.tell(runId, { type });
  return (await tellers.askNode(address)(scope, actionOf[type], { runId })).run;
}

/** Rejects with RUN_FENCED when nobody could be found who holds the run or may take it. */
export async function tellRun(tellers: RunTellers, scope: Scope, word: Word): Promise<Run> {
  const { clock } = tellers;
  const from = clock.now();
  let refusal: unknown = null;
  while (clock.now() < from + GIVE_UP_AFTER_MS) {
    try {
      return await tellOnce(tellers, scope, { ...word, isFirst: refusal === null });
    } catch (error) {
      if (!mayPass(error)) throw error;
      refusal = error;
      await clock.pause(AGAIN_AFTER_MS);
    }
  }
  if (codeOf(refusal) === 'NODE_BUSY') throw refusal;
  throw new Failure('RUN_FENCED', `The run ${word.runId} is held by a node that does not answer.`);
}

/** Takes of shots over the films of a project: each once, however many films have it. */
import type { ReceivedParamsOf, ResultOf } from '../../contracts/action.ts';
import type { ArtifactRef } from '../../contracts/artifact.ts';
import type { orchestrator, TakeFacts } from '../../contracts/modules/orchestrator.ts';
import { ShotPlan, type Shot } from '../../contracts/shot.ts';
import { decodeJson } from '../runtime/maker.ts';
import type { Objects } from '../runtime/objects.ts';
import type { MadeTake, RunViews, TakeViews } from './journal.ts';

export interface TakePorts {
  readonly views: Pick<RunViews, 'stored'>;
  readonly takes: TakeViews;
  readonly objects: Pick<Objects, 'get' | 'put'>;
}

/** As many as one message carries with room to spare. */
const TAKES_A_PAGE = 100;

/** Takes of one shot that are told of: the newest, and more than anybody compares. */
const MOST_TAKES = 150;

/** Shots as they were planned, by their plan and their id. */
class Plans {
  readonly #objects: TakePorts['objects'];
  readonly #plans = new Map<string, Promise<readonly Shot[]>>();

  constructor(objects: TakePorts['objects']) {
    this.#objects = objects;
  }

  async shot({ shotPlan, shotId }: MadeTake): Promise<Shot | null> {
    if (shotPlan === null) return null;
    const { sha256 } = shotPlan;
    const shots = this.#plans.get(sha256) ?? this.#read(sha256);
    this.#plans.set(sha256, shots);
    return (await shots).find(({ id }) => id === shotId) ?? null;
  }

  async #read(sha256: string): Promise<readonly Shot[]> {
    return ShotPlan.parse(decodeJson(await this.#objects.get(sha256))).shots;
  }
}

/** What plays a part in a take; null where there is none. */
function partOf({ artifacts }: MadeTake, role: string): ArtifactRef | null {
  const found = artifacts.find((artifact) => artifact.role === role);
  if (found === undefined) return null;
  const { sha256, bytes, mediaType } = found;
  return { sha256, bytes, mediaType };
}

async function factsOf(made: readonly MadeTake[], plans: Plans): Promise<TakeFacts[]> {
  const [first] = made;
  const shot = first === undefined ? null : await plans.shot(first);
  if (first === undefined || shot === null) return [];
  const { shotId, digest, takeNo, kind, at } = first;
  const [video, poster] = [partOf(first, 'video'), partOf(first, 'thumb')];
  if (video === null || poster === null) return [];
  const { size, frames, because } = shot;
  const runIds = made.map(({ runId }) => runId);
  return [{ ...{ shotId, digest, takeNo, kind, at, size, frames, because }, video, poster, runIds }];
}

/** Of one shot, the oldest first; of one film, a page of them in its order. */
export async function listTakes(
  { takes, objects }: Pick<TakePorts, 'takes' | 'objects'>,
  { projectId, of }: ReceivedParamsOf<(typeof orchestrator)['listTakes']>,
): Promise<ResultOf<(typeof orchestrator)['listTakes']>> {
  const made =
    'shotId' in of
      ? await takes.ofShot(projectId, of.shotId)
      : await takes.ofRun(projectId, of.runId, { after: of.after, limit: TAKES_A_PAGE });
  const plans = new Plans(objects);
  const facts: TakeFacts[] = [];
  for (const same of Map.groupBy(made, ({ shotId, digest }) => `${shotId} ${digest}`).values())
    facts.push(...(await factsOf(same, plans)));
  const isPage = 'runId' in of && made.length === TAKES_A_PAGE;
  return { takes: facts.slice(-MOST_TAKES), next: isPage ? of.after + made.length : null };
}

/** What a plan is made from, loaded and adapted once: drafting, estimating and fitting all begin with it. */
import type { PlanRequest } from '../../contracts/modules/planner.ts';
import { fingerprint } from '../runtime/fingerprint.ts';
import type { Objects } from '../runtime/objects.ts';
import { adaptSeen, type SeenAdaptation } from './adapt-seen.ts';
import { loadSources, type Sources } from './sources.ts';

export interface Prepared {
  readonly sources: Sources;
  readonly adapted: SeenAdaptation;
}

/** Rejects with ARTIFACT_MISSING or ARTIFACT_CORRUPT. */
export type Prepare = (request: PlanRequest) => Promise<Prepared>;

/** Names a plan by what it is made from, whatever run asks for it. */
export function planIdOf({ runId: _, ...made }: PlanRequest): string {
  return `plan-${fingerprint(made).slice(0, 24)}`;
}

/** A film that is revised has two plans at a time: what if, and what then is made. */
const KEPT = 2;

/** Prepares plans and remembers the last: what a plan is made from never changes under its name. */
export function preparer(objects: Pick<Objects, 'get'>): Prepare {
  const kept = new Map<string, Promise<Prepared>>();
  return (request) => {
    const planId = planIdOf(request);
    const known = kept.get(planId);
    if (known !== undefined) return known;
    const prepared = prepare(objects, request);
    kept.set(planId, prepared);
    for (const oldest of [...kept.keys()].slice(0, -KEPT)) kept.delete(oldest);
    prepared.catch(() => kept.delete(planId));
    return prepared;
  };
}

async function prepare(objects: Pick<Objects, 'get'>, request: PlanRequest): Promise<Prepared> {
  const sources = await loadSources(objects, request);
  return { sources, adapted: adaptSeen(sources) };
}

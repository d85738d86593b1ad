/** What the planner needs of the world. */
import type { ArtifactRef } from '../../contracts/artifact.ts';
import type { PlanRequest } from '../../contracts/modules/planner.ts';
import type { Objects } from '../runtime/objects.ts';

/** A plan before speech is measured. */
export interface DraftedPlan {
  readonly planId: string;
  readonly request: PlanRequest;
  readonly script: ArtifactRef;
  readonly dag: ArtifactRef;
}

/** A plan around measured speech. */
export interface FittedPlan {
  readonly planId: string;
  readonly runId: string;
  readonly shotPlan: ArtifactRef;
  readonly timeline: ArtifactRef;
  readonly dag: ArtifactRef;
}

/** Where plans are kept. */
export interface Plans {
  /** Keeps a draft under its id; the same draft again changes nothing. */
  saveDraft(plan: DraftedPlan): Promise<void>;
  findDraft(planId: string): Promise<DraftedPlan | null>;
  /** Keeps the newest fit of a plan for a run. */
  saveFit(plan: FittedPlan): Promise<void>;
}

export interface PlannerPorts {
  readonly objects: Pick<Objects, 'get' | 'put'>;
  readonly plans: Plans;
}

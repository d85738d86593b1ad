/** What the planner needs of the world. */
import type { ArtifactRef } from '../../contracts/artifact.ts';
import type { PlanRequest } from '../../contracts/modules/planner.ts';
import type { Shot } from '../../contracts/shot.ts';
import type { TimelineSegment } from '../../contracts/timeline.ts';
import type { Objects } from '../runtime/objects.ts';
import type { Prepare } from './prepare.ts';

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
  readonly dag: ArtifactRef;
  readonly shots: readonly Shot[];
  readonly segments: readonly TimelineSegment[];
  readonly frames: number;
}

/** Where plans are kept. */
export interface Plans {
  /** Keeps a draft under its id; the same draft again changes nothing. */
  saveDraft(plan: DraftedPlan): Promise<void>;
  findDraft(planId: string): Promise<DraftedPlan | null>;
  /** Keeps the newest fit of a plan with its shots, and tells its run of them. */
  saveFit(plan: FittedPlan): Promise<void>;
}

export interface PlannerPorts {
  readonly objects: Pick<Objects, 'get' | 'put'>;
  readonly plans: Plans;
  readonly prepare: Prepare;
}

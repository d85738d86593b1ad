/** 05 planner: script, shots, timeline and the graph of jobs; never execution state. */
import * as z from 'zod';
import { actionsOf } from '../action.ts';
import { ArtifactRef } from '../artifact.ts';
import { RunOptions } from '../run.ts';
import { Id, RunOrWhatIf, Samples, Sha256 } from '../shared.ts';
import { Edit } from '../story.ts';
import { readEvents } from './log.ts';

/** How long each line is once it is spoken. */
export const Measures = z.strictObject({ lines: z.array(z.strictObject({ lineId: Id, samples: Samples })) });
export type Measures = z.infer<typeof Measures>;

export const PlanRequest = z.strictObject({
  projectId: Id,
  runId: RunOrWhatIf,
  revisionId: Id,
  story: Sha256,
  reading: Sha256,
  pack: Sha256,
  candidates: Sha256,
  options: RunOptions,
  edits: z.array(Edit),
});
export type PlanRequest = z.infer<typeof PlanRequest>;

export const planner = actionsOf('planner', {
  draftPlan: {
    does: 'Adapts the story into a script and says which lines must be voiced.',
    params: PlanRequest,
    result: z.strictObject({
      planId: Id,
      script: ArtifactRef,
      dag: ArtifactRef,
      lines: z.int(),
      scenes: z.int(),
    }),
  },
  fitTimeline: {
    does: 'Plans shots and timeline around measured speech, and the graph of all picture, sound and film jobs.',
    params: z.strictObject({ planId: Id, runId: RunOrWhatIf, measures: Sha256 }),
    result: z.strictObject({
      shotPlan: ArtifactRef,
      timeline: ArtifactRef,
      dag: ArtifactRef,
      shots: z.int(),
      frames: z.int(),
    }),
  },
  estimateLines: {
    does: 'Estimates how long lines of a plan will be, as a factor of the usual pace.',
    params: z.strictObject({ planId: Id, factor: z.number().min(0.5).max(2) }),
    result: z.strictObject({ measures: ArtifactRef }),
  },
  readEvents,
});

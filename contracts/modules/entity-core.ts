/** 03 entity-core: who and what the story has, settled once and kept. */
import { z } from 'zod';
import { actionsOf } from '../action.ts';
import { ArtifactRef } from '../artifact.ts';
import { Bible } from '../entity.ts';
import { Id, Sha256 } from '../shared.ts';
import { readEvents } from './log.ts';

/** Something only a language model or a person can answer well; a person answers by an edit. */
export const Question = z.strictObject({
  id: Id,
  about: z.enum(['speaker']),
  unitId: Id,
  text: z.string(),
  choices: z.array(z.strictObject({ id: Id, name: z.string(), confidence: z.number() })),
});
export type Question = z.infer<typeof Question>;

export const entityCore = actionsOf('entity-core', {
  settleEntities: {
    does: 'Settles looks, voices, places, props and the continuity ledger of a reading; what the bible holds stays.',
    params: z.strictObject({
      projectId: Id,
      runId: Id,
      revisionId: Id,
      reading: Sha256,
      seed: z.int().nonnegative(),
      /** Whether newcomers come into the bible; not while something is only planned. */
      keeps: z.boolean().default(true),
    }),
    /** `questions` is a JSON list of Question. */
    result: z.strictObject({ pack: ArtifactRef, questions: ArtifactRef }),
  },
  getBible: {
    does: 'Gives what the project has settled so far.',
    params: z.strictObject({ projectId: Id }),
    result: z.strictObject({ bible: Bible }),
  },
  readEvents,
});

/** 03 entity-core: who and what the story has, settled once and kept. */
import * as z from 'zod';
import { actionsOf } from '../action.ts';
import { ArtifactRef } from '../artifact.ts';
import { Bible } from '../entity.ts';
import { Id, RunOrWhatIf, Sha256 } from '../shared.ts';
import { Edit } from '../story.ts';
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
      runId: RunOrWhatIf,
      revisionId: Id,
      reading: Sha256,
      seed: z.int().nonnegative(),
      /** Those of the revision that count; what they make of the cast is of this revision and not of the bible. */
      edits: z.array(Edit).default([]),
    }),
    /** `questions` is a JSON list of Question; `reading` the reading as edits of the cast put it right, null where none do. */
    result: z.strictObject({
      pack: ArtifactRef,
      questions: ArtifactRef,
      reading: ArtifactRef.nullable().default(null),
    }),
  },
  getBible: {
    does: 'Gives what the project has settled so far.',
    params: z.strictObject({ projectId: Id }),
    result: z.strictObject({ bible: Bible }),
  },
  keepBible: {
    does: 'Keeps what was settled of a project elsewhere, where nothing is settled of it here.',
    params: z.strictObject({ projectId: Id, bible: Bible }),
    result: z.strictObject({}),
  },
  readEvents,
});

/** 03 entity-core: who and what the story has, settled once and kept. */
import * as z from 'zod';
import { actionsOf } from '../action.ts';
import { ArtifactRef } from '../artifact.ts';
import { LookChange, VoiceChange } from '../edits/entity-edits.ts';
import { Bible, Character, EntityPack, Look, Voice } from '../entity.ts';
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

/** What six others are offered for; the first offer is number 0. */
const wish = { character: Character, round: z.int().nonnegative(), seed: z.int().nonnegative() };

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
  tryOn: {
    does: 'Tells how somebody would look and sound after a change, without anything being changed.',
    params: z.strictObject({
      character: Character,
      look: LookChange.nullable(),
      voice: VoiceChange.nullable(),
      /** Voices of the others, none of which is theirs. */
      others: z.array(Voice),
    }),
    result: z.strictObject({ look: Look, voice: Voice }),
  },
  suggestLooks: {
    does: 'Offers six other faces or costumes for somebody, unlike each other; the same wish gives the same offers.',
    params: z.strictObject({
      ...wish,
      of: z.enum(['face', 'costume']),
      world: EntityPack.shape.world,
      others: z.array(Look),
    }),
    result: z.strictObject({ looks: z.array(LookChange) }),
  },
  suggestVoices: {
    does: 'Offers six other voices for somebody, unlike each other; the same wish gives the same offers.',
    params: z.strictObject(wish),
    result: z.strictObject({ voices: z.array(VoiceChange) }),
  },
  readEvents,
});

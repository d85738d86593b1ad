/** Revisions as a history: listed, named, compared, gone back to; and what was edited last, taken back. */
import * as z from 'zod';
import { Run } from '../../run.ts';
import { SeenTags } from '../../seen.ts';
import { Id, Place } from '../../shared.ts';
import { Edit, Revision, RevisionAsSeen } from '../../story.ts';
import { projectRef, RevisionFacts, RevisionName, StoryFacts } from './facts.ts';

const page = {
  after: Place.default(''),
  limit: z.int().positive().max(100).default(50),
};
const revisionRef = projectRef.extend({ revisionId: Id });
const revision = z.strictObject({ revision: Revision });

export const revisionActions = {
  findEditable: {
    does: 'Finds the film that a revision is edited from (without an id: the draft, or the newest sealed one): the newest that was made of its first edits.',
    params: projectRef.extend({ revisionId: Id.nullable().default(null) }),
    /** The edits of the revision that count, and of how many of them the film was made. */
    result: z.strictObject({ run: Run.nullable(), edits: z.array(Edit), made: z.int().nonnegative() }),
  },
  listRevisions: {
    does: 'Lists the revisions of a project, the newest first; of named ones alone where that is asked.',
    params: projectRef.extend({ ...page, named: z.boolean().default(false) }),
    result: z.strictObject({ revisions: z.array(RevisionFacts), next: z.string().nullable() }),
  },
  listStories: {
    does: 'Lists the story versions of a project, the newest first.',
    params: projectRef.extend(page),
    result: z.strictObject({ stories: z.array(StoryFacts), next: z.string().nullable() }),
  },
  nameRevision: {
    does: 'Gives a sealed revision a name, or takes it away; what is in it stays.',
    params: revisionRef.extend({ name: RevisionName.nullable(), seen: SeenTags }),
    result: z.strictObject({ revision: RevisionFacts }),
  },
  restoreRevision: {
    does: 'Begins a draft with the story and the edits of an earlier revision; nothing of the history is lost.',
    params: revisionRef.extend({ seen: RevisionAsSeen.nullable().default(null) }),
    result: revision,
  },
  undoEdit: {
    does: 'Takes back the last edit that counts, by adding an edit that says so.',
    params: projectRef.extend({ seen: RevisionAsSeen.nullable().default(null) }),
    result: revision,
  },
} as const;

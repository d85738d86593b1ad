/** Shots of finished films, and their takes. */
import * as z from 'zod';
import { PinnedRef } from '../../edits/shot-edits.ts';
import { Id } from '../../shared.ts';
import { orchestrator, TakesOf } from '../orchestrator.ts';
import { projectRef } from './facts.ts';

export const shotActions = {
  listTakes: {
    does: 'Lists takes of one shot over all films of a project, or of all shots of one film, each once, the oldest first.',
    params: projectRef.extend({ of: TakesOf }),
    result: orchestrator.listTakes.result,
  },
  pinTake: {
    does: 'Writes down all that a take of a film was made from, so that any later film can have it.',
    params: projectRef.extend({ runId: Id, shotId: Id }),
    result: z.strictObject({ take: PinnedRef }),
  },
} as const;

/** Projects that go out as one file and come in as one. What is said of them may be larger than a message. */
import * as z from 'zod';
import { ArtifactRef } from '../../artifact.ts';
import { Sha256 } from '../../shared.ts';
import { projectRef } from './facts.ts';

export const bundleActions = {
  getWritings: {
    does: 'Gives all stories and revisions of a project and what is settled of its people and places, as a document.',
    params: projectRef,
    result: z.strictObject({ writings: ArtifactRef }),
  },
  importProject: {
    does: 'Opens a new project with everything that a document says of one, or the one of this idempotency key.',
    params: z.strictObject({ project: Sha256, idempotencyKey: z.string().min(1).max(200) }),
    result: projectRef,
    timeoutMs: 120_000,
  },
} as const;

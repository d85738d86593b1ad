/** What clients ask for under keys of their own. */
import * as z from 'zod';
import { Id, Sha256 } from '../../shared.ts';
import { KeptAnswer, RequestKey } from './facts.ts';

export const requestActions = {
  beginRequest: {
    does: 'Begins what is asked for under a key, which is done once; gives the answer where it has been done.',
    params: z.strictObject({ key: RequestKey, fingerprint: Sha256 }),
    result: z.strictObject({ id: Id, answer: KeptAnswer.nullable() }),
  },
  holdRequest: {
    does: 'Says that what was asked for under a key is still being done.',
    params: z.strictObject({ id: Id }),
    result: z.strictObject({}),
  },
  answerRequest: {
    does: 'Keeps the answer to what was asked for under a key.',
    params: z.strictObject({ id: Id, answer: KeptAnswer }),
    result: z.strictObject({}),
  },
  releaseRequest: {
    does: 'Forgets a key under which nothing came about, so that the same may be asked for again.',
    params: z.strictObject({ id: Id }),
    result: z.strictObject({}),
  },
} as const;

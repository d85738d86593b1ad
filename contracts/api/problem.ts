/** What every request that is refused is answered with: problem details as RFC 9457 has them. */
import * as z from 'zod';
import { ErrorCode, errorFacts } from '../error.ts';

export const PROBLEM_TYPE = 'application/problem+json';

export const Problem = z.strictObject({
  /** The code of the error table, as a URI. */
  type: z.string(),
  /** The rule that was broken: the same sentence for every problem of this type. */
  title: z.string(),
  status: z.int().min(400).max(599),
  /** The sentence with the value that broke the rule. */
  detail: z.string(),
  code: ErrorCode,
  /** The request that it answers, as logs and traces name it. */
  requestId: z.string(),
  /** Where in the request the fault is, e.g. `body.options.fps`, and what is wrong there. */
  faults: z.array(z.strictObject({ at: z.string(), message: z.string() })),
});
export type Problem = z.infer<typeof Problem>;

/** One place of a request at which something is wrong. */
export type Fault = Problem['faults'][number];

interface Refusal {
  readonly code: ErrorCode;
  readonly message: string;
  readonly faults: readonly Fault[];
  readonly requestId: string;
}

/** What did not come from whoever asked is a 503 where it may pass, and a 500 where it may not. */
function statusOf(code: ErrorCode): number {
  const { httpStatus, retry } = errorFacts(code);
  return httpStatus >= 500 && retry !== 'never' ? 503 : httpStatus;
}

/** A message that is not for whoever asked is replaced by its rule. */
export const problemOf = ({ code, message, faults, requestId }: Refusal): Problem => ({
  type: `urn:ainern2d:problem:${code.toLowerCase().replaceAll('_', '-')}`,
  title: errorFacts(code).message,
  status: statusOf(code),
  detail: errorFacts(code).public ? message : errorFacts(code).message,
  ...{ code, requestId, faults: [...faults] },
});

/** After how many seconds the same may be asked again; null where asking again does not help. */
export const retryAfterOf = (code: ErrorCode): number | null =>
  errorFacts(code).retryAfterS ?? (statusOf(code) === 503 ? 5 : null);

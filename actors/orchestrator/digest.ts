/** The identity of a piece of work: equal digests give equal bytes, so they are made once. */
import { jobKinds, type JobKind } from '../../contracts/job-kinds.ts';
import type { Recipe } from '../../contracts/route.ts';
import { fingerprint } from '../runtime/fingerprint.ts';

export interface Work {
  readonly tenantId: string;
  readonly kind: JobKind;
  readonly inputs: unknown;
  readonly recipe: Recipe;
  readonly takeNo: number;
}

/** No ids go in: what a thing is called must not make it be made again. */
export function digestOf({ tenantId, kind, inputs, recipe, takeNo }: Work): string {
  return fingerprint({ tenantId, kind, kindVersion: jobKinds[kind].version, inputs, recipe, takeNo });
}

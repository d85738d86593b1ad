/** What must come of two who change the same at once, as both have seen it: one does, and the other is told. */
import { expect } from '@jest/globals';

export async function expectOneOfTwo(change: (which: 0 | 1) => Promise<unknown>): Promise<void> {
  const both = await Promise.allSettled([change(0), change(1)]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const refused = both.find((each) => each.status === 'rejected');
  expect(refused?.reason).toMatchObject({ code: 'EDIT_CONFLICT' });
}

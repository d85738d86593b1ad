import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkDeeds, nextDeed, toEntry, type AuditStore, type KeptDeed } from './audit.ts';

const deed = (subject: string) => ({
  ...{ actor: 'account-1', by: 'session', deed: 'createRun', outcome: '201', requestId: 'req-1' },
  subject: { projectId: subject },
});

function chainOf(count: number): KeptDeed[] {
  const chain: KeptDeed[] = [];
  for (let at = 0; at < count; at += 1) chain.push(nextDeed(deed(`prj-${at}`), at)(chain.at(-1) ?? null));
  return chain;
}

const storeOf = (chain: readonly KeptDeed[]): AuditStore => ({
  add: () => Promise.reject(new Error('It is only read here.')),
  list: (_, { after, limit }) =>
    Promise.resolve(chain.filter(({ number }) => number > after).slice(0, limit)),
});

const checked = (chain: readonly KeptDeed[]) => checkDeeds(storeOf(chain), 'tenant-1');

describe('the chain of deeds', () => {
  test('is whole as it was written, over many pages', async () => {
    const chain = chainOf(1_200);
    expect(await checked(chain)).toEqual({ entries: 1_200, brokenAt: null, lastHash: chain.at(-1)?.hash });
    expect(await checked([])).toEqual({ entries: 0, brokenAt: null, lastHash: '0'.repeat(64) });
    expect(toEntry(chain[1]!)).toMatchObject({
      number: 2,
      at: '1970-01-01T00:00:00.001Z',
      actor: 'account-1',
    });
  });

  test('shows where an entry was changed, taken out, or put elsewhere', async () => {
    const chain = chainOf(40);
    const tampering = fc.integer({ min: 0, max: 38 }).chain((at) =>
      fc
        .constantFrom(
          chain.map((each, index) =>
            index === at ? { ...each, entry: each.entry.replace('createRun', 'getRun') } : each,
          ),
          chain.filter((_, index) => index !== at),
          chain.map((each, index) => (index === at ? { ...chain[at + 1]!, number: each.number } : each)),
        )
        .map((tampered) => ({ at, tampered })),
    );
    await fc.assert(
      fc.asyncProperty(tampering, async ({ at, tampered }) => {
        expect((await checked(tampered)).brokenAt).toBe(at + 1);
      }),
    );
  });
});

import { expect, test } from '@jest/globals';
import type { BundledRevision } from '../../contracts/bundle.ts';
import type { Edit } from '../../contracts/story.ts';
import { takesIn, withTakes } from './bundled-takes.ts';

const shotId = 'shot-1';
const takeOf = (sign: string) => ({ digest: 'd'.repeat(64), takeNo: 0, document: sign.repeat(64) });
const lock = (sign: string): Edit => ({ type: 'lockShot', shotId, locked: true, take: takeOf(sign) });
const choice = (sign: string): Edit => ({
  ...{ type: 'chooseTake', shotId, digest: 'd'.repeat(64), take: takeOf(sign) },
});
const revisionWith = (...edits: Edit[]): BundledRevision => ({
  ...{ id: 'rev-1', number: 1, name: null, parentId: null, storyVersionId: 'story-1', edits },
  ...{ sealedAt: null, createdAt: null },
});

test('takes are those that came or that the tenant has, and none that are only named', () => {
  const revisions = [revisionWith(lock('1'), lock('2'), choice('3'), choice('4'), choice('3'))];
  expect(takesIn(revisions)).toEqual(['1', '2', '3', '4'].map((sign) => sign.repeat(64)));
  const take = { digest: 'e'.repeat(64), takeNo: 2, document: 'f'.repeat(64) };
  const kept = withTakes(revisions, {
    known: new Set(['1'.repeat(64)]),
    brought: [{ document: '3'.repeat(64), take }],
  });
  expect(kept[0]?.edits).toEqual([
    lock('1'),
    { ...lock('2'), take: null },
    { ...choice('3'), digest: take.digest, take },
    { ...choice('4'), take: null },
    { ...choice('3'), digest: take.digest, take },
  ]);
});

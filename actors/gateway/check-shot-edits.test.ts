import { describe, expect, test } from '@jest/globals';
import { codeOf } from '../../contracts/error.ts';
import type { Edit } from '../../contracts/story.ts';
import { namedEdits } from '../runtime/shot-edits.ts';
import { checkShotEdits, type ShotsOfFilm } from './check-shot-edits.ts';

const shot = (id: string, more: Partial<ShotsOfFilm['shots'][number]> = {}) => ({
  ...{ id, sceneId: 's1', size: 'medium' as const, purpose: 'action' as const, lines: [] },
  ...more,
});
const film: ShotsOfFilm = {
  cast: [{ id: 'c1', name: 'Nora' }],
  shots: [
    shot('a', { purpose: 'dialogue', lines: ['l1'] }),
    shot('b'),
    shot('hands', { size: 'insert' }),
    shot('c', { sceneId: 's2' }),
    shot('end', { sceneId: 's2', purpose: 'ending' }),
  ],
};

const lock = (shotId: string, locked = true): Edit => ({ type: 'lockShot', shotId, locked, take: null });
const insert = (after: string, of: string | null = 'c1'): Edit => ({
  ...{ type: 'insertShot', after, shotId: null, of, ms: 900 },
});
const hold = (shotId: string): Edit => ({ type: 'setShot', shotId, holdMs: 10 });

function codeFor(edits: readonly Edit[], earlier: readonly Edit[] = []): string {
  try {
    const all = namedEdits([...earlier, ...edits]);
    checkShotEdits(film, all.slice(0, earlier.length), all.slice(earlier.length));
  } catch (error) {
    return codeOf(error);
  }
  return 'fine';
}

const [inserted] = namedEdits([insert('b')]);
const insertedId = inserted?.type === 'insertShot' ? (inserted.shotId ?? '') : '';

describe('an edit of a shot', () => {
  test.each<[string, Edit[], string]>([
    ['of one that there is', [hold('b')], 'fine'],
    ['of none', [hold('z')], 'SHOT_UNKNOWN'],
    ['that says nothing', [{ type: 'setShot', shotId: 'b' }], 'SHOT_UNFIT'],
    ['that would have hands wide', [{ type: 'setShot', shotId: 'hands', size: 'wide' }], 'SHOT_UNFIT'],
    ['that moves it in its scene', [{ type: 'moveShot', shotId: 'b', after: null }], 'fine'],
    ['that moves it out of its scene', [{ type: 'moveShot', shotId: 'b', after: 'c' }], 'SHOT_UNFIT'],
    ['that moves it behind itself', [{ type: 'moveShot', shotId: 'b', after: 'b' }], 'SHOT_UNFIT'],
    ['that moves the end', [{ type: 'moveShot', shotId: 'end', after: null }], 'SHOT_UNFIT'],
    ['that comes after the end', [{ type: 'moveShot', shotId: 'c', after: 'end' }], 'SHOT_UNFIT'],
    ['that takes the end away', [{ type: 'removeShot', shotId: 'end' }], 'SHOT_UNFIT'],
    ['that takes words away', [{ type: 'removeShot', shotId: 'a' }], 'SHOT_SPOKEN'],
    ['that takes away what is there', [{ type: 'removeShot', shotId: 'b' }], 'fine'],
    [
      'that takes it away twice',
      ['b', 'b'].map((shotId) => ({ type: 'removeShot', shotId })),
      'SHOT_UNKNOWN',
    ],
    ['that puts one in', [insert('b'), insert('b', null)], 'fine'],
    ['that puts one in of nobody', [insert('b', 'c9')], 'SPEAKER_UNKNOWN'],
    ['that puts one in after the end', [insert('end')], 'SHOT_UNFIT'],
    ['of one that was put in just before', [insert('b'), hold(insertedId)], 'fine'],
    ['of one that will be put in', [hold(insertedId), insert('b')], 'SHOT_UNKNOWN'],
    ['that is locked', [lock('b'), hold('b')], 'SHOT_LOCKED'],
    ['that is unlocked again', [lock('b'), lock('b', false), hold('b')], 'fine'],
    ['beside a locked one', [lock('b'), hold('a')], 'fine'],
  ])('%s', (_what, edits, code) => {
    expect(codeFor(edits)).toBe(code);
  });

  test('finds it locked by an earlier revision, and its words as well', () => {
    const text = { type: 'setLineText', lineId: 'l1', text: 'Other words.' } as const;
    expect(codeFor([hold('a')], [lock('a')])).toBe('SHOT_LOCKED');
    expect(codeFor([text], [lock('a')])).toBe('SHOT_LOCKED');
    expect(codeFor([text], [lock('b')])).toBe('fine');
    expect(codeFor([text], [lock('a'), lock('a', false)])).toBe('fine');
  });

  test.each([
    ['picture', 'image/png', 1_000, 'fine'],
    ['picture', 'video/mp4', 1_000, 'UPLOAD_UNFIT'],
    ['clip', 'image/jpeg', 1_000, 'UPLOAD_UNFIT'],
    ['clip', 'video/mp4', 600_000_000, 'UPLOAD_TOO_LARGE'],
    ['sound', 'video/mp4', 1_000, 'fine'],
    ['sound', 'text/html', 1_000, 'UPLOAD_UNFIT'],
  ] as const)('that uses a file as a %s of type %s and %i bytes: %s', (as, mediaType, bytes, code) => {
    const artifact = { sha256: 'a'.repeat(64), bytes, mediaType };
    expect(codeFor([{ type: 'useUpload', shotId: 'b', artifact, as }])).toBe(code);
  });
});

test('shots that are put in keep their names when more are put in after the same one', () => {
  const [first] = namedEdits([insert('b')]);
  const both = namedEdits([insert('b'), insert('b')]);
  expect(both[0]).toEqual(first);
  expect(both[1]).not.toEqual(first);
});

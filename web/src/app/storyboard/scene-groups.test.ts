import { describe, expect, test } from '@jest/globals';
import type { ShotFacts } from '../film/film-store.ts';
import { placeAfterMove, sceneGroups } from './scene-groups.ts';

const shot = (id: string, sceneId: string, cast: readonly string[] = []): ShotFacts =>
  ({ id, sceneId, cast }) as unknown as ShotFacts;
const shots = [shot('a', 's1', ['c1']), shot('b', 's1'), shot('c', 's1'), shot('d', 's2', ['c1'])];
const scenes = [{ id: 's1' }, { id: 's2' }] as unknown as Parameters<typeof sceneGroups>[0]['scenes'];

describe('a shot that is moved', () => {
  test.each([
    ['a', 1, 'b'],
    ['b', -1, null],
    ['c', -1, 'a'],
    ['a', -1, undefined],
    ['c', 1, undefined],
    ['d', 1, undefined],
  ] as const)('%s by %i comes after %j, and leaves its scene never', (id, by, after) =>
    expect(placeAfterMove(shots, id, by)).toBe(after),
  );
});

describe('the board', () => {
  const shown = (filter: Parameters<typeof sceneGroups>[1], stale: readonly string[] = []): string =>
    sceneGroups({ scenes, shots, stale: new Set(stale) }, filter)
      .flatMap((group) => group.shots.map((each) => `${each.number}${each.shot.id}`))
      .join(' ');

  test('shows what the filter lets through, numbered as in the film', () => {
    expect(shown({ staleOnly: false, person: null })).toBe('1a 2b 3c 4d');
    expect(shown({ staleOnly: false, person: 'c1' })).toBe('1a 4d');
    expect(shown({ staleOnly: true, person: null }, ['c'])).toBe('3c');
  });
});

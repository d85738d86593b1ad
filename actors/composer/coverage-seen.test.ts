import { describe, expect, test } from '@jest/globals';
import type { Sighting } from '../../contracts/drawing.ts';
import type { Coverage } from '../../contracts/script.ts';
import { accountSeen, type SeenSegment } from './coverage-seen.ts';

const box = { x: 0, y: 0, w: 10, h: 10 };

const sighting = (
  entityId: string,
  act: Sighting['act'],
  [fromFrame, toFrame]: readonly [number, number],
): Sighting => ({ entityId, act, fromFrame, toFrame, box });

const segment = (shotId: string, frames: number, seen: Sighting[]): SeenSegment => ({
  shotIds: [shotId],
  frames,
  seen,
});

const shown = (over: Partial<Coverage>): Coverage => ({
  start: 0,
  end: 9,
  as: 'shown',
  shotIds: ['a'],
  names: [{ entityId: 'nell', acts: ['nod'] }],
  ...over,
});

const fateOf = (entry: Coverage, segments: readonly SeenSegment[]): Pick<Coverage, 'as' | 'because'> => {
  const [{ as, because } = { as: 'cut' as const, because: 'nothing' }] = accountSeen([entry], {
    segments,
    fps: 25,
    language: 'en',
  });
  return because === undefined ? { as } : { as, because };
};

const missed = (seconds: string): Pick<Coverage, 'as' | 'because'> => ({
  as: 'cut',
  because: `Who or what this names is seen for only ${seconds} s`,
});

describe('what is called shown', () => {
  test('is shown when who it names is seen doing it for 0.8 s, also in pieces', () => {
    const whole = [segment('a', 50, [sighting('nell', 'nod', [10, 30])])];
    const pieces = [
      segment('a', 50, [sighting('nell', 'nod', [40, 50])]),
      segment('a', 10, [sighting('nell', 'nod', [0, 10])]),
    ];
    expect(fateOf(shown({}), whole)).toEqual({ as: 'shown' });
    expect(fateOf(shown({}), pieces)).toEqual({ as: 'shown' });
  });

  test.each([
    ['nobody is seen', segment('a', 50, []), '0.0'],
    ['another is seen', segment('a', 50, [sighting('tom', 'nod', [0, 50])]), '0.0'],
    ['it is not done', segment('a', 50, [sighting('nell', 'stand', [0, 50])]), '0.0'],
    ['it is done too short', segment('a', 50, [sighting('nell', 'nod', [0, 19])]), '0.7'],
    ['it is done in another shot', segment('b', 50, [sighting('nell', 'nod', [0, 50])]), '0.0'],
  ])('is left out when %s', (_, seen, seconds) => {
    expect(fateOf(shown({}), [seen])).toEqual(missed(seconds));
  });

  test('is left out when one of several who are named is not seen', () => {
    const names = [
      { entityId: 'nell', acts: [] },
      { entityId: 'tom', acts: [] },
    ];
    const one = segment('a', 50, [sighting('nell', 'stand', [0, 50])]);
    const both = segment('a', 50, [...one.seen, sighting('tom', 'hold', [5, 30])]);
    expect(fateOf(shown({ names }), [one])).toEqual(missed('0.0'));
    expect(fateOf(shown({ names }), [both])).toEqual({ as: 'shown' });
  });

  test('is a place where nobody is named: its shots must be long enough', () => {
    expect(fateOf(shown({ names: [] }), [segment('a', 20, [])])).toEqual({ as: 'shown' });
    expect(fateOf(shown({ names: [] }), [segment('a', 19, [])])).toEqual(missed('0.7'));
  });

  test('leaves alone what is heard or was left out before', () => {
    const spoken = shown({ as: 'spoken', names: [] });
    const cut = shown({ as: 'cut', because: 'heading', names: [], shotIds: [] });
    expect(accountSeen([spoken, cut], { segments: [], fps: 25, language: 'zh' })).toEqual([spoken, cut]);
  });
});

import { describe, expect, test } from '@jest/globals';
import type { Action, StoryReading } from '../../contracts/reading.ts';
import { inShape, vehicleProps } from './reading-in-shape.ts';
import { composeReading, type Deed } from './samples/compose-reading.ts';
import { redKite } from './samples/red-kite.ts';

/** A reading of one sentence about three people, a boat that was found as a place, and a lamp. */
function told(text: string, deeds: readonly Deed[], about: readonly string[] = []): StoryReading {
  const base = redKite();
  const member = base.cast[0];
  if (member === undefined) throw new RangeError('no cast');
  const people = ['c1', 'c2', 'c3'].map((id) => ({ ...member, id, name: id }));
  const head = {
    ...base,
    cast: [...people, { ...member, id: 'c9', name: 'the people', role: 'minor' as const, group: true }],
    places: [
      ...base.places,
      { id: 'p9', name: 'boat', kind: 'boat' as const, indoors: false, traits: [], mentions: [] },
    ],
    props: [
      { id: 'lamp', name: 'lamp', kind: 'lantern' as const, traits: [], mentions: [] },
      { id: 'post', name: 'post', kind: 'thing' as const, traits: [], mentions: [] },
    ],
  };
  return composeReading(text, head, [
    {
      id: 's1',
      place: 'p1',
      indoors: false,
      timeOfDay: 'night',
      weather: 'fog',
      season: null,
      mood: 'tense',
      cast: ['c1'],
      props: [],
      because: 'beginning',
      pieces: [{ is: 'tell', text, deeds, about }],
    },
  ]);
}

const deedsOf = (text: string, deeds: readonly Deed[], about: readonly string[] = []): readonly Action[] => {
  const [unit] = inShape(told(text, deeds, about)).units;
  return unit?.kind === 'narration' ? unit.actions : [];
};
const verbs = (text: string, deeds: readonly Deed[], about?: readonly string[]) =>
  deedsOf(text, deeds, about).map(({ verb }) => verb);

describe('a reading in shape', () => {
  test('a boat that was found as a place is a thing under the same id', () => {
    expect(vehicleProps(told('x', []))).toMatchObject([{ id: 'p9', kind: 'boat' }]);
  });

  test.each([
    [
      'who runs and comes in runs in',
      [
        { verb: 'run', by: 'c1' },
        { verb: 'enter', by: 'c1' },
      ],
      ['enter'],
    ],
    [
      'who has come somewhere need not be told to stand there',
      [
        { verb: 'approach', by: 'c1' },
        { verb: 'stand', by: 'c1' },
      ],
      ['approach'],
    ],
    [
      'the same deed told twice is one',
      [
        { verb: 'walk', by: 'c1' },
        { verb: 'walk', by: 'c1' },
      ],
      ['walk'],
    ],
    [
      'who goes out to sit down comes in there',
      [
        { verb: 'leave', by: 'c1' },
        { verb: 'sit', by: 'c1' },
      ],
      ['enter', 'sit'],
    ],
    [
      'who leaves, leaves',
      [
        { verb: 'take', by: 'c1' },
        { verb: 'leave', by: 'c1' },
      ],
      ['take', 'leave'],
    ],
  ] as const)('%s', (_, deeds, expected) => {
    expect(verbs('x', deeds)).toEqual(expected);
  });

  test('a boat of which only is told that it comes, comes', () => {
    expect(deedsOf('一条小船从雾里慢慢摇出来。', [], ['p9'])).toMatchObject([
      { verb: 'appear', actor: 'p9' },
    ]);
    expect(deedsOf('The boat was old.', [], ['p9'])).toEqual([]);
  });

  test('what is hung up is the thing, not the post', () => {
    expect(
      deedsOf('她把灯挂在柱子上。', [{ verb: 'hang', by: 'c1', with: 'post' }], ['c1', 'lamp', 'post']),
    ).toMatchObject([{ prop: 'lamp' }]);
  });

  test('three people are the three of whom the story is', () => {
    const [unit] = inShape(told('Three people stood there.', [{ verb: 'stand', by: 'c9' }], ['c9'])).units;
    expect(unit).toMatchObject({ subjects: ['c1', 'c2', 'c3'], actions: [{ actor: 'c1' }] });
  });

  test('four people are strangers', () => {
    const [unit] = inShape(told('Four people stood there.', [{ verb: 'stand', by: 'c9' }], ['c9'])).units;
    expect(unit).toMatchObject({ subjects: ['c9'] });
  });
});

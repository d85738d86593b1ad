import { describe, expect, test } from '@jest/globals';
import type { Action } from '../../../contracts/reading.ts';
import type { ScriptElement } from '../../../contracts/script.ts';
import { namedIn } from './named.ts';

type Shown = Extract<ScriptElement, { kind: 'action' }>;

const span = { start: 0, end: 10 };
const nameable = { cast: new Set(['c1', 'c2']), props: new Set(['lamp', 'boat']) };

const deed = (over: Partial<Action>): Action => ({
  verb: 'walk',
  actor: 'c1',
  target: null,
  prop: null,
  place: null,
  manner: 'plain',
  span: { start: 2, end: 4 },
  ...over,
});

const shown = (actions: Action[], subjects: string[] = []): Shown => ({
  kind: 'action',
  id: 'n1',
  source: span,
  text: 'words',
  actions,
  subjects,
  descriptive: actions.length === 0,
  emotion: 'neutral',
});

describe('what a stretch of the story names', () => {
  test.each([
    ['a nod', [deed({ verb: 'nod' })], [{ entityId: 'c1', acts: ['nod'] }]],
    ['a way, walked or run', [deed({ verb: 'enter' })], [{ entityId: 'c1', acts: ['walk', 'run'] }]],
    ['somebody who only stands', [deed({ verb: 'stand' })], [{ entityId: 'c1', acts: [] }]],
    ['a thing that glows', [deed({ verb: 'shine', actor: 'lamp' })], [{ entityId: 'lamp', acts: ['glow'] }]],
    [
      'a thing that does two things, of which a picture shows one',
      [deed({ verb: 'fly', actor: 'boat' }), deed({ verb: 'catch', actor: 'boat' })],
      [{ entityId: 'boat', acts: ['fly', 'swing'] }],
    ],
    [
      'somebody who does two things, one after the other',
      [deed({ verb: 'enter' }), deed({ verb: 'nod' })],
      [
        { entityId: 'c1', acts: ['walk', 'run'] },
        { entityId: 'c1', acts: ['nod'] },
      ],
    ],
    [
      'a thing in a hand',
      [deed({ verb: 'hold', prop: 'lamp' })],
      [
        { entityId: 'c1', acts: [] },
        { entityId: 'lamp', acts: ['held'] },
      ],
    ],
    ['the sky, which nobody is', [deed({ verb: 'rain', actor: null })], []],
  ])('%s', (_, actions, names) => {
    expect(namedIn([shown(actions)], span, nameable)).toEqual(names);
  });

  test('is of a line what the tag there tells, and of a picture all that it shows', () => {
    const elsewhere = deed({ verb: 'nod', span: { start: 12, end: 14 } });
    const { descriptive: _, subjects: __, ...element } = shown([elsewhere]);
    const spoken = { intensity: 0.5, manner: 'normal', speaker: 'c1', addressees: [] } as const;
    const line: ScriptElement = { ...element, ...spoken, addressees: [], kind: 'dialogue' };
    expect(namedIn([line], span, nameable)).toEqual([]);
    expect(namedIn([line], { start: 10, end: 20 }, nameable)).toHaveLength(1);
    expect(namedIn([shown([elsewhere])], span, nameable)).toHaveLength(1);
  });

  test('is, where nothing is done, a person before a thing, and nobody where only a place is told of', () => {
    expect(namedIn([shown([], ['lamp', 'c2'])], span, nameable)).toEqual([{ entityId: 'c2', acts: [] }]);
    expect(namedIn([shown([], ['lamp'])], span, nameable)).toEqual([{ entityId: 'lamp', acts: [] }]);
    expect(namedIn([shown([], ['harbour'])], span, nameable)).toEqual([]);
  });
});

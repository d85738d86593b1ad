import { describe, expect, test } from '@jest/globals';
import type { Action, NarrationUnit } from '../../../contracts/reading.ts';
import { isActedOut, pictureOf, type Drawable } from './picture-of.ts';

const drawable: Drawable = {
  cast: new Set(['c1', 'c2']),
  props: new Set(['lamp', 'door', 'boat']),
  vehicles: new Set(['boat']),
  doors: new Set(['door']),
  places: new Set(['dock']),
};

type Deed = Pick<Action, 'verb' | 'actor'> & Partial<Action>;

const unit = (text: string, deeds: readonly Deed[], more: Partial<NarrationUnit> = {}): NarrationUnit => ({
  kind: 'narration',
  id: 'n1',
  start: 0,
  end: text.length,
  text,
  paragraph: 0,
  narrator: null,
  emotion: 'neutral',
  actions: deeds.map((deed) => ({
    target: null,
    prop: null,
    place: null,
    manner: 'plain',
    span: { start: 0, end: text.length },
    ...deed,
  })),
  subjects: [],
  descriptive: false,
  ...more,
});

describe('what a picture carries', () => {
  test.each([
    ['a deed of somebody', unit('阿满跑了进来。', [{ verb: 'enter', actor: 'c1' }]), 'deeds', 'all'],
    ['silence', unit('他望着窗外，没有说话。', [{ verb: 'look', actor: 'c1' }]), 'deeds', 'all'],
    [
      'silence in English',
      unit('He looked away and said nothing.', [{ verb: 'look', actor: 'c1' }]),
      'deeds',
      'all',
    ],
    ['a habit', unit('他总是坐在门口。', [{ verb: 'sit', actor: 'c1' }]), 'deeds', 'some'],
    ['a likeness', unit('She ran like a bird.', [{ verb: 'run', actor: 'c1' }]), 'deeds', 'some'],
    [
      'a verb that no body shows',
      unit('他老了，死了。', [
        { verb: 'sit', actor: 'c1' },
        { verb: 'die', actor: 'c1' },
      ]),
      'deeds',
      'some',
    ],
    [
      'more words than deeds',
      unit('他慢慢地走过了那条他小时候走过许多许多遍的又长又窄的青石板路。', [{ verb: 'walk', actor: 'c1' }]),
      'deeds',
      'most',
    ],
    [
      'far more words than deeds',
      unit('他慢慢地走过了那条他小时候走过许多许多遍的又长又窄的青石板路，那条路两旁住着他认识的人家。', [
        { verb: 'walk', actor: 'c1' },
      ]),
      'deeds',
      'some',
    ],
    ['what was over before', unit('She had walked away.', [{ verb: 'walk', actor: 'c1' }]), 'deeds', 'some'],
    [
      'somebody whom nobody can draw',
      unit('他们来了。', [{ verb: 'enter', actor: 'c1' }], { subjects: ['c9'] }),
      'deeds',
      'some',
    ],
    ['an hour and a weather', unit('夜里，起了大雾。', [], { descriptive: true }), 'setting', 'all'],
    ['a sound', unit('水声响了。', [], { descriptive: true }), 'setting', 'some'],
    [
      'somebody who is only named',
      unit('It was his custom.', [], { descriptive: true, subjects: ['c2'] }),
      'portrait',
      'some',
    ],
    [
      'a thing that somebody does something with',
      unit('He wanted the lamp.', [], { descriptive: true, subjects: ['lamp'] }),
      'still',
      'some',
    ],
    ['a look', unit('He was a tall man.', [], { descriptive: true, subjects: ['c2'] }), 'portrait', 'all'],
    ['a thing', unit('The lamp was old.', [], { descriptive: true, subjects: ['lamp'] }), 'still', 'all'],
    [
      'a deed that was not understood',
      unit('他笑了，把围巾系在我脖子上。', [{ verb: 'smile', actor: 'c1', span: { start: 0, end: 3 } }]),
      'deeds',
      'some',
    ],
    [
      'a thing in hand that nobody knows of',
      unit('他端着一碗面。', [{ verb: 'carry', actor: 'c1' }]),
      'deeds',
      'some',
    ],
    [
      'somebody counted who is nobody of the cast',
      unit('一只黄狗跟着上了船。', [], { descriptive: true, subjects: ['boat'] }),
      'setting',
      'some',
    ],
    ['a thing that comes', unit('小船来了。', [{ verb: 'appear', actor: 'boat' }]), 'deeds', 'all'],
  ] as const)('%s', (_, told, kind, carries) => {
    expect(pictureOf(told, drawable)).toMatchObject({ kind, carries });
  });

  test('nothing, where nobody acts and nothing is described', () => {
    expect(pictureOf(unit('那是很久以前的事。', []), drawable)).toEqual({ kind: 'none' });
  });

  test('a curtain that moves for somebody who comes in needs no picture of its own', () => {
    const told = unit('门帘一掀，她跑进来。', [
      { verb: 'lift', actor: 'door' },
      { verb: 'enter', actor: 'c1' },
    ]);
    expect(pictureOf(told, drawable)).toMatchObject({ carries: 'all', actions: [{ verb: 'enter' }] });
  });
});

describe('whether words are acted out', () => {
  const walk = (text: string): NarrationUnit => unit(text, [{ verb: 'walk', actor: 'c1' }]);

  test('they are, where somebody who can be drawn does all of it', () => {
    expect(isActedOut(walk('She walked as if asleep.'), drawable)).toBe(true);
  });

  test('they are not, where it is not done here and now', () => {
    expect(isActedOut(walk('She had walked away.'), drawable)).toBe(false);
  });

  test('they are not, where one of two deeds is not drawn', () => {
    const told = unit('他坐下，死了。', [
      { verb: 'sit', actor: 'c1' },
      { verb: 'die', actor: 'c1' },
    ]);
    expect(isActedOut(told, drawable)).toBe(false);
  });
});

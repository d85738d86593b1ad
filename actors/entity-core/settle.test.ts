import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { EntityPack, type Bible, type Look } from '../../contracts/entity.ts';
import type { CastMember, StoryReading } from '../../contracts/reading.ts';
import { lanternMaker } from '../planner/samples/lantern-maker.ts';
import { redKite } from '../planner/samples/red-kite.ts';
import { lookDistance, SAME_COLOUR } from './cast-looks.ts';
import { colourDistance } from './colour.ts';
import { settle } from './settle-entities.ts';

const nothing: Bible = { characters: [], places: [] };
const story = lanternMaker(readFileSync('examples/灯笼匠.txt', 'utf8'));

const member = (id: string, name: string, more: Partial<CastMember> = {}): CastMember => ({
  id,
  name,
  aliases: [],
  gender: 'male',
  age: 'adult',
  species: 'human',
  role: 'minor',
  group: false,
  traits: [],
  mentions: [],
  ...more,
});

const withCast = (cast: CastMember[], world: StoryReading['world'] = 'chinese-old'): StoryReading => ({
  ...redKite(),
  world,
  cast,
  units: [],
  scenes: [],
});

const looksOf = (reading: StoryReading, seed = 1): readonly Look[] =>
  settle(reading, nothing, seed).pack.characters.map(({ look }) => look);

const pairs = <T>(items: readonly T[]): readonly (readonly [T, T])[] =>
  items.flatMap((one, at) => items.slice(at + 1).map((other) => [one, other] as const));

describe('settling entities', () => {
  test('the lantern maker is an old man with grey hair, the girl is small, the boatman wears a bamboo hat', () => {
    const [chen, aman, boatman] = settle(story, nothing, 1).pack.characters;
    expect(chen?.look).toMatchObject({ age: 'old', gender: 'male', wrinkles: true });
    expect(aman?.look.age).toBe('child');
    expect(boatman?.look.headwear).toBe('bambooHat');
  });

  test('everything settled has the form of the contract, in both languages', () => {
    for (const reading of [story, redKite()])
      expect(() => EntityPack.parse(settle(reading, nothing, 3).pack)).not.toThrow();
  });

  test('the same story and seed settle the same pack, and another seed another', () => {
    expect(settle(story, nothing, 5).pack).toEqual(settle(story, nothing, 5).pack);
    expect(looksOf(story, 5)).not.toEqual(looksOf(story, 6));
  });

  test('a cast of ten shares no main colour and no hair under the same hat', () => {
    const cast = Array.from({ length: 10 }, (_, at) =>
      member(`c${at + 1}`, `人${at}`, {
        gender: at % 2 === 0 ? 'male' : 'female',
        age: at < 7 ? 'adult' : 'old',
      }),
    );
    for (let seed = 1; seed <= 5; seed += 1) {
      for (const [one, other] of pairs(looksOf(withCast(cast), seed))) {
        expect(colourDistance(one.costume.main, other.costume.main)).toBeGreaterThan(SAME_COLOUR);
        expect(`${one.headwear} ${one.hair.style}`).not.toBe(`${other.headwear} ${other.hair.style}`);
        expect(lookDistance(one, other)).toBeGreaterThan(0.8);
      }
    }
  });

  test('the colours of a small cast can be told apart at a glance', () => {
    const cast = ['甲', '乙', '丙', '丁'].map((name, at) =>
      member(`c${at + 1}`, name, { gender: 'male', age: at < 2 ? 'old' : 'adult' }),
    );
    for (let seed = 1; seed <= 8; seed += 1) {
      for (const [one, other] of pairs(looksOf(withCast(cast), seed)))
        expect(colourDistance(one.costume.main, other.costume.main)).toBeGreaterThan(0.14);
    }
  });

  test('only the hero wears a bright colour that the story does not give', () => {
    const cast = [
      member('c1', '甲', { role: 'protagonist', age: 'child' }),
      ...['乙', '丙', '丁'].map((name, at) => member(`c${at + 2}`, name)),
    ];
    const chroma = looksOf(withCast(cast)).map(({ costume }) =>
      colourDistance(costume.main, grey(costume.main)),
    );
    expect(Math.max(...chroma)).toBe(chroma[0]);
  });

  test('any cast gets complete looks and a voice of their own', () => {
    const anyMember = fc.record({
      gender: fc.constantFrom('female' as const, 'male' as const, 'unknown' as const),
      age: fc.constantFrom('child' as const, 'young' as const, 'adult' as const, 'old' as const),
      species: fc.constantFrom(
        'human' as const,
        'fox' as const,
        'mouse' as const,
        'giant' as const,
        'thing' as const,
      ),
      role: fc.constantFrom('protagonist' as const, 'supporting' as const, 'minor' as const),
    });
    const worlds = fc.constantFrom(
      'chinese-old' as const,
      'chinese-modern' as const,
      'western-old' as const,
      'fairytale' as const,
    );
    fc.assert(
      fc.property(fc.array(anyMember, { minLength: 1, maxLength: 14 }), worlds, (people, world) => {
        const cast = people.map((each, at) => member(`c${at + 1}`, `Name ${at}`, each));
        const { pack } = settle(withCast(cast, world), nothing, 1);
        EntityPack.parse(pack);
        const voices = [...pack.characters.map(({ voice }) => voice), pack.narrator];
        const keys = voices.map(({ gender, age, slot }) => `${gender} ${age} ${slot}`);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: 30 },
    );
  });

  test('a first-person narrator lends the narration their own voice', () => {
    const { pack } = settle(
      withCast([member('c1', 'I', { role: 'narrator', gender: 'female' })]),
      nothing,
      1,
    );
    expect(pack.narrator).toEqual(pack.characters[0]?.voice);
  });

  test('what is carried goes from scene to scene until it is put down', () => {
    const { states } = settle(story, nothing, 1).pack;
    expect(states.map(({ holding }) => holding)).toEqual([{}, { c1: 'o3', c2: 'o2' }, { c2: 'o2' }]);
  });

  test('an unsure speaker is asked about, with the names to choose from', () => {
    const { questions } = settle(redKite(), nothing, 1);
    expect(questions).toHaveLength(1);
    expect(questions[0]?.text).toContain('Nobody climbs that tower');
    expect(questions[0]?.choices.map(({ name }) => name)).toEqual(['Amos']);
  });
});

const grey = (hex: string): string => {
  const mean = [1, 3, 5].reduce((sum, at) => sum + Number.parseInt(hex.slice(at, at + 2), 16), 0) / 3;
  return `#${Math.round(mean).toString(16).padStart(2, '0').repeat(3)}`;
};

describe('the bible', () => {
  test('a second settling of the same story changes nothing', () => {
    const first = settle(story, nothing, 1);
    expect(settle(story, first.bible, 1).pack).toEqual(first.pack);
    expect(settle(story, first.bible, 99).pack.characters).toEqual(first.pack.characters);
  });

  test('known people keep id, look and voice when the story gets a newcomer before them', () => {
    const first = settle(story, nothing, 1);
    const shifted = {
      ...story,
      cast: [member('c1', '老王'), ...story.cast.map((each, at) => ({ ...each, id: `c${at + 2}` }))],
      units: [],
      scenes: [],
    };
    const second = settle(shifted, first.bible, 1).pack.characters;
    for (const known of first.pack.characters) {
      const again = second.find(({ name }) => name === known.name);
      expect([again?.id, again?.look, again?.voice]).toEqual([known.id, known.look, known.voice]);
    }
    expect(second.map(({ id }) => id)).toEqual(['c4', 'c1', 'c2', 'c3']);
  });

  test('somebody found under an alias is the same person', () => {
    const first = settle(story, nothing, 1);
    const renamed = withCast([member('c9', '爹')]);
    expect(settle(renamed, first.bible, 1).pack.characters[0]?.id).toBe('c3');
  });

  test('a gender that the creator corrects is cast anew', () => {
    const first = settle(story, nothing, 1);
    const corrected = withCast([member('c1', '陈伯', { gender: 'female', age: 'old' })]);
    expect(settle(corrected, first.bible, 1).pack.characters[0]).toMatchObject({
      id: 'c1',
      gender: 'female',
    });
  });

  test('a place known by name keeps its seed', () => {
    const first = settle(story, nothing, 1);
    expect(settle(story, first.bible, 2).pack.places).toEqual(first.pack.places);
  });
});

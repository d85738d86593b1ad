import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { LookChange, VoiceChange } from '../../contracts/edits/entity-edits.ts';
import { Look, type Character } from '../../contracts/entity.ts';
import { lanternMaker } from '../planner/samples/lantern-maker.ts';
import { dressed } from './edited-look.ts';
import { settle } from './settle-entities.ts';
import { suggestLooks, type Part } from './suggest-looks.ts';
import { suggestVoices } from './suggest-voices.ts';
import { colourDistance } from './colour.ts';

const story = lanternMaker(readFileSync('examples/灯笼匠.txt', 'utf8'));
const { characters } = settle(story, { characters: [], places: [] }, 1).pack;

/** One that one cannot overlook: who else is in the film, a child under a cap, a beast. */
const cast: readonly Character[] = characters.flatMap((each) => [
  each,
  { ...each, look: { ...each.look, headwear: 'cap' } },
  { ...each, look: { ...each.look, species: 'fox', headwear: 'none', beard: 'none' } },
]);

const others = (character: Character): Look[] =>
  characters.filter(({ id }) => id !== character.id).map(({ look }) => look);

const offers = (character: Character, of: Part, round = 0): LookChange[] =>
  suggestLooks({ character, world: 'chinese-old', of, round, seed: 1, others: others(character) });

const pairs = <T>(items: readonly T[]): (readonly [T, T])[] =>
  items.flatMap((one, at) => items.slice(at + 1).map((other) => [one, other] as const));

/** What an audience tells two faces by. */
const unlikeFaces = (one: Look, other: Look): boolean =>
  one.hair.style !== other.hair.style ||
  one.beard !== other.beard ||
  one.glasses !== other.glasses ||
  one.headwear !== other.headwear ||
  colourDistance(one.skin, other.skin) > 0.05;

const unlikeCostumes = (one: Look, other: Look): boolean =>
  one.costume.cut !== other.costume.cut || colourDistance(one.costume.main, other.costume.main) > 0.09;

describe.each(cast.map((each) => [`${each.name} ${each.look.species} ${each.look.headwear}`, each] as const))(
  'others for %s',
  (_name, character) => {
    test.each([
      ['face', unlikeFaces],
      ['costume', unlikeCostumes],
    ] as const)('six times a %s: possible, unlike each other and unlike what there is', (of, unlike) => {
      const changes = offers(character, of);
      expect(changes.map((change) => LookChange.parse(change))).toHaveLength(6);
      const looks = [character, ...changes.map((change) => dressed(character, change))].map(({ look }) =>
        Look.parse(look),
      );
      expect(pairs(looks).filter(([one, other]) => !unlike(one, other))).toEqual([]);
    });

    test('are the same when they are asked for again, and others in the next round', () => {
      expect(offers(character, 'face')).toEqual(offers(character, 'face'));
      expect(offers(character, 'face', 1)).not.toEqual(offers(character, 'face'));
    });

    test('leave the other part alone, and who somebody is', () => {
      const after = dressed(character, offers(character, 'face')[0] ?? {});
      expect(after.look.costume).toEqual(character.look.costume);
      expect([after.gender, after.age]).toEqual([character.gender, character.age]);
      const clad = dressed(character, offers(character, 'costume')[0] ?? {});
      expect(clad.look.face).toEqual(character.look.face);
    });

    test('offer nobody the big hat of somebody else', () => {
      const hats = others(character).flatMap(({ headwear }) => (headwear === 'bambooHat' ? [headwear] : []));
      const offered = offers(character, 'costume').map(({ headwear }) => headwear);
      expect(offered.filter((hat) => hats.some((each) => each === hat))).toEqual([]);
    });
  },
);

test.each(characters)('six other voices for $name are possible and unlike each other', (character) => {
  const voices = suggestVoices({ character, round: 0, seed: 1 });
  expect(voices.map((voice) => VoiceChange.parse(voice))).toHaveLength(6);
  const apart = ([one, other]: readonly [VoiceChange, VoiceChange]): number =>
    Math.abs((one.pitch ?? 0) - (other.pitch ?? 0)) / 2 +
    Math.abs((one.brightness ?? 0) - (other.brightness ?? 0)) +
    4 * Math.abs((one.pace ?? 1) - (other.pace ?? 1));
  expect(Math.min(...pairs(voices).map(apart))).toBeGreaterThan(0.6);
  expect(suggestVoices({ character, round: 0, seed: 1 })).toEqual(voices);
  expect(suggestVoices({ character, round: 1, seed: 1 })).not.toEqual(voices);
  expect(voices.every(({ age }) => (age === 'child') === (character.age === 'child'))).toBe(true);
});

import { describe, expect, test } from '@jest/globals';
import type { CastMember, StoryReading } from '../../../contracts/reading.ts';
import { settle } from '../../entity-core/settle-entities.ts';
import { composeReading, type Piece } from '../samples/compose-reading.ts';
import { planSample } from '../samples/plan-sample.ts';

const person: Omit<CastMember, 'id' | 'name'> = {
  ...{ aliases: [], age: 'adult', species: 'human', group: false, traits: [], mentions: [] },
  gender: 'female',
  role: 'protagonist',
};

const head: Omit<StoryReading, 'units' | 'scenes'> = {
  ...{ language: 'en', format: 'prose', title: 'The ferry', props: [], world: 'western-old' },
  cast: [
    { id: 'c1', name: 'Ana', ...person },
    { id: 'c2', name: 'Ruth', ...person },
  ],
  places: [{ id: 'p1', name: 'river', kind: 'river', indoors: false, traits: [], mentions: [] }],
};

const halves = (by: string, one: string, tag: string, other: string): Piece[] => [
  { is: 'say', text: one, by },
  { is: 'tag', text: tag },
  { is: 'say', text: other, by },
];

const story = (pieces: readonly Piece[]): string =>
  pieces
    .map(({ is, text }) => (is === 'say' ? `"${text}"` : text))
    .join(' ')
    .replaceAll('. "', '.\n\n"');

/** The words heard in a film of at most so many seconds. */
function heardIn(pieces: readonly Piece[], maxSeconds: number | null): string[] {
  const text = story(pieces);
  const reading = composeReading(text, head, [
    {
      ...{ id: 's1', place: 'p1', indoors: false, timeOfDay: 'noon', weather: 'clear', season: null },
      ...{ mood: 'calm', cast: ['c1', 'c2'], props: [], because: 'beginning', pieces: [...pieces] },
    },
  ]);
  const { pack } = settle(reading, { characters: [], places: [] }, 1);
  return planSample({ text, reading, pack }, { options: { maxSeconds } }).film.timeline.speech.map(
    (line) => line.text,
  );
}

const pairs: readonly (readonly [string, string])[] = [
  ['Listen,', 'the ferry bell has not rung since the water rose over the lower landing.'],
  ['Perhaps,', 'if the ferryman is still awake, he will take us over before the moon goes down.'],
  ['No,', 'I would rather walk around by the mill than sit in that leaking tub again.'],
  ['Then,', 'since you are so proud, carry the basket yourself and the cheese in it as well.'],
  ['Gladly,', 'for there is nothing in it that weighs more than your tongue does in one evening.'],
];
const quarrel = pairs.flatMap(([one, other], at) =>
  halves(at % 2 === 0 ? 'c1' : 'c2', one, at % 2 === 0 ? 'said Ana,' : 'said Ruth,', other),
);

describe('a film that is shorter than its story', () => {
  test.each([10, 14, 19, 25, 32])('of %s seconds has both halves of an utterance or none', (seconds) => {
    const heard = new Set(heardIn(quarrel, seconds));
    expect(heard.size).toBeGreaterThan(0);
    expect(heard.size).toBeLessThan(pairs.length * 2);
    for (const [one, other] of pairs) expect([one, heard.has(one)]).toEqual([one, heard.has(other)]);
  });

  test.each([14, 18, 24])('of %s seconds has a clause whole or not at all', (seconds) => {
    const sentences = ['The mill', 'The bell', 'The barn', 'The inn'].map((name, at) => [
      `${name} had stood beside that bend in the river ${at + 3} times as long`,
      'as anybody in the valley could remember or had ever been told.',
    ]);
    const told = sentences.flat().map((text): Piece => ({ is: 'tell', text }));
    const heard = heardIn([...told, { is: 'say', text: 'So they say.', by: 'c1' }], seconds);
    for (const [one = '', other] of sentences)
      expect([one, heard.filter((text) => text === one).length]).toEqual([
        one,
        heard[heard.indexOf(one) + 1] === other ? 1 : 0,
      ]);
  });

  test('rather tells what was not told yet than the same words again', () => {
    const same: Piece[] = Array.from({ length: 8 }, (_, at) => ({
      ...{ is: 'say', text: 'Row on, row on, the river is long and the night is cold!' },
      by: at % 2 === 0 ? 'c1' : 'c2',
    }));
    const once: Piece[] = ['I see a light on the far bank.', 'It is only the moon in the reeds.'].map(
      (text) => ({ is: 'say', text, by: 'c2', intensity: 0.1 }),
    );
    const heard = heardIn([...same.slice(0, 5), ...once, ...same.slice(5)], 18);
    expect(heard).toEqual(expect.arrayContaining(once.map(({ text }) => text)));
    expect(heard.length - once.length).toBeLessThan(4);
  });
});

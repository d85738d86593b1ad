import { describe, expect, test } from '@jest/globals';
import { linesOf, read } from './samples/read-sample.ts';

describe('who is one and who are two in English', () => {
  test('a farmer and his wife are two', async () => {
    const story =
      '"Who left the gate open?" shouted Farmer Giles.\n\n"A talking horse!" cried Mrs Giles from the window.';
    expect((await linesOf(story)).map((line) => line.split(':')[0])).toEqual(['Farmer Giles', 'Mrs Giles']);
  });

  test('a name before lines, with and without its title, is one person, and a colour is none', async () => {
    const story =
      'INT. SPACESHIP - NIGHT\n\nRed lights flash. COMMANDER REYES runs.\n\nCOMMANDER REYES\nHow long?\n\nBOT-7\nForty seconds.\n\nREYES\nThen roll!';
    const reading = await read(story);
    expect(reading.cast.map(({ name }) => name)).toEqual(['Commander Reyes', 'Bot-7']);
    expect((await linesOf(story)).at(-1)).toBe('Commander Reyes: Then roll!');
  });

  test('the first and the second of a kind are two, whatever its plural is', async () => {
    const story =
      '"I think," said the first sheep, "that the grass is greener there."\n\n"You always think that," said the second sheep.\n\n"And I am always right," said the first.\n\n"Always," said the second sheep.';
    expect((await linesOf(story)).map((line) => line.split(':')[0])).toEqual([
      'the first sheep',
      'the first sheep',
      'the second sheep',
      'the first sheep',
      'the second sheep',
    ]);
  });

  test('the eldest and the youngest of several are somebody', async () => {
    const story =
      'The three brothers stood before the king. The eldest bowed. "I will bring you a golden bird," said the eldest.\n\n"And you?" asked the king.\n\n"Breakfast," said the youngest.';
    expect((await linesOf(story)).map((line) => line.split(':')[0])).toEqual([
      'the eldest',
      'the king',
      'the youngest',
    ]);
  });

  test('an animal that is told by name keeps its kind', async () => {
    const story =
      'The old mare, Bess, lifted her head. A dog named Rex barked at her. "Go," said Bess. "No," said Rex.';
    const { cast } = await read(story);
    expect(cast.map(({ name, species }) => `${name}: ${species}`)).toEqual(['Bess: horse', 'Rex: dog']);
  });
});

import { describe, expect, test } from '@jest/globals';
import type { StoryReading } from '../../../../contracts/reading.ts';
import { nameOf, read, speechOf } from '../samples/read-sample.ts';

const speakersOf = (reading: StoryReading): (string | null)[] =>
  speechOf(reading).map(({ speaker }) => nameOf(reading, speaker));

/** What is narrated of a story: its tags must not be. */
const toldOf = (story: string, { units }: StoryReading): string[] =>
  units.flatMap(({ kind, start, end }) => (kind === 'narration' ? [story.slice(start, end)] : []));

describe('tags of the other language', () => {
  test('name the speaker in a Chinese story, and are not told', async () => {
    const story =
      '傍晚，Emma 推开书店的门，老周正在扫地。“我来早了，” said Henry。“Is this the shop?” asked Emma。“是的。”老周说。';
    const reading = await read(story);
    expect(speakersOf(reading)).toEqual(['Henry', 'Emma', '老周']);
    expect(toldOf(story, reading)).toEqual(['傍晚，Emma 推开书店的门，老周正在扫地。']);
  });

  test('point to the speaker in a Chinese story', async () => {
    const story = '傍晚，小兰推开书店的门，老周正在扫地。小兰笑了。“你好！” she said。“你好。”老周说。';
    expect(speakersOf(await read(story))).toEqual(['小兰', '老周']);
  });

  test('name and point to the speaker in an English story, and are not told', async () => {
    const story =
      'Henry shut the shop. Clara came down the stairs with a lamp in her hand. "We are closed," Henry 说。"Not for me," 她说。"Open the door, please," 莉莉说。';
    const reading = await read(story);
    expect(speakersOf(reading)).toEqual(['Henry', 'Clara', '莉莉']);
    expect(toldOf(story, reading).join(' ')).not.toMatch(/说/);
  });
});

describe('tags with a subject whom nobody knows', () => {
  test.each([
    [
      'a voice',
      'Henry lit the lamp. "Who is there?" he asked. "Only the wind," whispered a voice. "Ha!" said Henry.',
    ],
    [
      'one of several',
      'Henry met the miners. "Where to?" Henry asked. "Down," answered one of them. "Good," said Henry.',
    ],
    [
      'somebody',
      'Henry met the miners. "Where to?" Henry asked. "Down," somebody answered. "Good," said Henry.',
    ],
  ])('give the line to nobody: %s', async (_, story) => {
    const reading = await read(story);
    expect(speakersOf(reading)).toEqual(['Henry', null, 'Henry']);
    expect(toldOf(story, reading)).toHaveLength(1);
  });

  test('but somebody’s mother is a person of her own', async () => {
    const reading = await read(
      'Henry shut the shop. "Who is there?" he asked. "Come to supper," said Henry\'s mother. "Yes," said Henry.',
    );
    expect(speakersOf(reading)).toEqual(['Henry', "Henry's mother", 'Henry']);
  });
});

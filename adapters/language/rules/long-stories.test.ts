/** Stories that no writer writes: they have to be read in about the time of an ordinary one of their length. */
import { describe, expect, test } from '@jest/globals';
import type { StoryReading } from '../../../contracts/reading.ts';
import { readStory } from './read-story.ts';

const read = (story: string): Promise<StoryReading> =>
  readStory(story, { language: 'auto', cast: [], title: 'T', fileName: 't.txt' });

/** What each of these took before was at least four times as long. */
const SOON = 15_000;

const han = (text: string): number => text.match(/[\u4e00-\u9fff]/g)?.length ?? 0;

describe('a story that is a single sentence', () => {
  test(
    'of Chinese clauses is cut at its commas',
    async () => {
      const { units } = await read('老人走到河边，孩子看着天上的风筝，'.repeat(3000));
      expect(units.length).toBeGreaterThan(1500);
      expect(Math.max(...units.map(({ text }) => han(text)))).toBeLessThanOrEqual(28);
    },
    SOON,
  );

  test(
    'of English clauses is cut where they begin anew',
    async () => {
      const { units } = await read(
        'the old man went to the river, and the boy looked at his kite, '.repeat(1500),
      );
      expect(units.length).toBeGreaterThan(700);
    },
    SOON,
  );

  test(
    'of one verb without end is read',
    async () => expect((await read('说'.repeat(40_000))).units).toHaveLength(1),
    SOON,
  );
});

describe('a paragraph of thousands of speeches', () => {
  test(
    'has the tone that the tags near each give it',
    async () => {
      const { units } = await read(`${'“是。”他说。'.repeat(4000)}“走！”他大喊。`);
      const spoken = units.filter(({ kind }) => kind === 'dialogue');
      expect(spoken).toHaveLength(4001);
      expect(spoken.at(0)).toMatchObject({ manner: 'normal' });
      expect(spoken.at(-1)).toMatchObject({ manner: 'shout' });
    },
    SOON,
  );
});

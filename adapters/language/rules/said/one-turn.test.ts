import { describe, expect, test } from '@jest/globals';
import { nameOf, read, speechOf } from '../samples/read-sample.ts';

const speakers = async (story: string): Promise<(string | null)[]> => {
  const reading = await read(story);
  return speechOf(reading).map(({ speaker }) => nameOf(reading, speaker));
};

describe('two quotations of one paragraph with a tag each have two speakers', () => {
  test.each([
    [
      'when one is he and the other she',
      'Clara came in from the garden. Her brother Hugo sat at the table. "Is it raining?" he asked. "A little," she said. "Good," he said. "Is it?" she asked.',
      ['Hugo', 'Clara', 'Hugo', 'Clara'],
    ],
    [
      'when one is he and the other names a woman',
      'Clara came in from the garden. Hugo sat at the table. "Is it raining?" he asked. "A little," Clara said.',
      ['Hugo', 'Clara'],
    ],
    [
      'when one names a woman and the other is he',
      'Hugo sat at the table. Clara came in. "It is raining," Clara said. "Good," he answered.',
      ['Clara', 'Hugo'],
    ],
    [
      'when one is the teller',
      'I came in from the garden. My uncle sat at the table and read. "Is it raining?" he asked. "A little," I said. "Good," he said.',
      ['my uncle', 'I', 'my uncle'],
    ],
    [
      'when both are men and the second is named',
      'Hugo sat at the table. Victor came in and shut the door. He looked at Hugo. "Is there tea?" he asked. "In the pot," Hugo said.',
      ['Victor', 'Hugo'],
    ],
    [
      'when lines without a tag stand between',
      '"Hello," said Clara. "We must go." Hugo opened the door. "Wait," said Victor.',
      ['Clara', 'Clara', 'Victor'],
    ],
    [
      'when one is 他 and the other 她',
      '小兰推开门。阿福坐在桌边等她。“外面下雨了吗？”他问。“下了一点。”她说。',
      ['阿福', '小兰'],
    ],
    [
      'when one is 他 and the other names a woman',
      '小兰推开门。阿福坐在桌边等她。“外面下雨了吗？”他问。“下了一点。”小兰说。“好。”他笑着说。',
      ['阿福', '小兰', '阿福'],
    ],
    [
      'when one is 我',
      '我推开家门。叔叔坐在桌边看报，我走过去。“外面下雨了吗？”他问。“下了一点。”我说。',
      ['我的叔叔', '我'],
    ],
  ])('%s', async (_, story, expected) => {
    expect(await speakers(story)).toEqual(expected);
  });
});

describe('two quotations of one paragraph have one speaker', () => {
  test.each([
    [
      'when he goes on after his name',
      'Clara came in. "It is raining," said Hugo. "It will rain all day," he added.',
      ['Hugo', 'Hugo'],
    ],
    [
      'when both tags are the same pronoun',
      'Hugo shut the door. "It is raining," he said. "It will rain all day," he said.',
      ['Hugo', 'Hugo'],
    ],
    [
      'when what follows the second is a sentence about another',
      'Hugo sat at the table. Clara came in. "Is it raining?" she asked. "Tell me!" He answered that it was.',
      ['Clara', 'Clara'],
    ],
    [
      'when the words after the second only lead to a third',
      '小兰推开门。阿福坐在桌边。“下雨了，”他说，“雨真大。”小兰说：“是啊。”',
      ['阿福', '阿福', '小兰'],
    ],
  ])('%s', async (_, story, expected) => {
    expect(await speakers(story)).toEqual(expected);
  });
});

import { describe, expect, test } from '@jest/globals';
import { linesOf, nameOf, read, speechOf } from './samples/read-sample.ts';

/** What is told by the narrator, piece by piece. */
const told = async (story: string): Promise<string[]> =>
  (await read(story)).units.filter(({ kind }) => kind === 'narration').map(({ text }) => text);

describe('words that only say who speaks are never told', () => {
  test.each([
    [
      'after a noun that ends in 人',
      '门口站着一位老人和一个女人。\n\n“好吃吗？”老人问。\n\n“好吃。”女人说。',
      ['门口站着一位老人和一个女人。'],
    ],
    [
      'when the subject is left out',
      'Two sheep stood by the gate.\n\n"You always think that," said the second.\n\n"And I am always right," said the first.',
      ['Two sheep stood by the gate.'],
    ],
    [
      'when something stands between name and verb',
      'The horse, whose name was Ember, snorted. "Look after him," said the witch to Ember. And Ember, to everyone\'s surprise, replied: "I always do."',
      ['The horse, whose name was Ember, snorted.'],
    ],
    [
      'when somebody is cut off',
      'Tom and Ben stood in the hall.\n\n"Perhaps," Ben began, but Tom cut him off: "No perhaps!"',
      ['Tom and Ben stood in the hall.'],
    ],
  ])('%s', async (_, story, expected) => {
    expect(await told(story)).toEqual(expected);
  });

  test('what only was heard, or nobody answered, is told', async () => {
    const story = '老栓走在街上。\n\n“这给谁治病的呀？”老栓也似乎听得有人问他。\n\n“有人吗？”仍然没有人应。';
    expect(await told(story)).toEqual(['老栓走在街上。', '老栓也似乎听得有人问他。', '仍然没有人应。']);
  });
});

describe('whoever is led to speaks, also within the paragraph of another', () => {
  test.each([
    [
      'a horse that replies',
      '"You will never return," the witch said. The horse, whose name was Ember, snorted. "Then," said the witch to Ember, "look after him." And Ember, to everyone\'s surprise, replied: "I always do."',
      ['the witch', 'the witch', 'the witch', 'Ember'],
    ],
    [
      'one who cuts another off',
      'Tom asked where the key was. "Perhaps," Ben began, but Tom cut him off: "No perhaps! I want it found." Ben looked at his shoes. "It was in the teapot."',
      ['Ben', 'Tom', 'Ben'],
    ],
  ])('%s', async (_, story, expected) => {
    const reading = await read(story);
    expect(speechOf(reading).map(({ speaker }) => nameOf(reading, speaker))).toEqual(expected);
  });
});

describe('whoever a tag describes is nobody else who was there', () => {
  test('one who kneels is not the judge, and is whom he says he is', async () => {
    const story =
      '张县令一拍惊堂木，喝道：“堂下何人？”\n\n“草民赵四。”跪着的汉子答。“草民冤枉！”\n\n“因为他在师爷家里！”人群里，赵四的妻子刘氏喊道。';
    expect(await linesOf(story)).toEqual([
      '张县令: 堂下何人？',
      '赵四: 草民赵四。',
      '赵四: 草民冤枉！',
      '刘氏: 因为他在师爷家里！',
    ]);
    expect(await told(story)).toEqual(['张县令一拍惊堂木，']);
  });

  test('two whom the tags describe each say their own', async () => {
    const story =
      '李奶奶家的猫不见了。她见人就问：“看见我家的猫没有？”\n\n“没有。”卖鱼的老张说。\n\n“没有。”放牛的二牛说。';
    const reading = await read(story);
    expect(await linesOf(story)).toEqual(['李奶奶: 看见我家的猫没有？', '老张: 没有。', '二牛: 没有。']);
    expect(reading.cast.map(({ species }) => species)).toEqual(['human', 'human', 'human']);
  });

  test('whoever calls somebody up by name is not the one who comes', async () => {
    const story =
      '年会上，主持人宣布：“今年的最佳员工是——李娜！”台下掌声雷动。李娜走上台，接过话筒，说：“我辞职。”';
    expect(await linesOf(story)).toEqual(['主持人: 今年的最佳员工是——李娜！', '李娜: 我辞职。']);
  });
});

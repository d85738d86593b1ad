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

describe('an utterance that a deed breaks off is all said by whoever does it', () => {
  test.each([
    [
      'after a question of another in the same paragraph',
      '“我不去！”小明把书包往地上一摔。妈妈愣住了。“为什么？”她轻声问。“因为……”小明咬着嘴唇，“因为他们都笑我。”',
      ['小明', '小明的妈妈', '小明', '小明'],
    ],
    [
      'in a paragraph of its own',
      '林晓雨走进店里。老板阿杰端着咖啡走过来。\n\n“怎么了？”阿杰问。\n\n“没什么，”她把手机扣在桌上，“一个朋友。”',
      ['阿杰', '林晓雨', '林晓雨'],
    ],
    [
      'between two others',
      '小猫咪咪在花园里玩。乌龟爷爷爬过来，说：“咪咪，歇一歇吧。”“可是爷爷，”咪咪喘着气，“我就想跟它做朋友。”“那你去说呀。”乌龟爷爷说。',
      ['乌龟爷爷', '咪咪', '咪咪', '乌龟爷爷'],
    ],
    [
      'in English',
      'Leo and Nora came to the lake. "Is it safe?" Nora asked.\n\n"I am not afraid," Leo stepped onto the ice, "and you should not be either."',
      ['Nora', 'Leo', 'Leo'],
    ],
  ])('%s', async (_, story, expected) => {
    expect(await speakers(story)).toEqual(expected);
  });

  test('but not when a sentence on another leads to the second', async () => {
    const story = '小丽和妈妈在厨房里。“洗手吃饭！”妈妈喊道。小丽偷吃了一块肉，“真香！”';
    expect(await speakers(story)).toEqual(['小丽的妈妈', '小丽']);
    expect(
      await speakers('小周问李工：“还能修吗？”李工摇头：“难。”旁边的王师傅插话道：“我看能修。”'),
    ).toEqual(['小周', '李工', '王师傅']);
  });

  test('but not when another was told to say the first half', async () => {
    expect(await speakers('小明坐在门口。妈妈问：“去哪？”小明站起来，“回家。”')).toEqual([
      '小明的妈妈',
      '小明',
    ]);
  });
});

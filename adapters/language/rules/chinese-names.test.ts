import { describe, expect, test } from '@jest/globals';
import { read } from './samples/read-sample.ts';

describe('ordinary Chinese names are found where they stand once', () => {
  test.each([
    ['of three characters', '林小雨推开门。“有人吗？”她喊道。没有人回答。', ['林小雨']],
    [
      'beside others',
      '周明远走进办公室，把文件放在桌上。秘书小陈抬起头：“周总，您的电话。”',
      ['周明远', '小陈'],
    ],
    [
      'of two, and with a family name of two',
      '欧阳锋站在山顶，风很大。黄蓉走上前来。“欧阳前辈，”她行了一礼，“我爹让我带句话。”欧阳锋哼了一声：“说。”',
      ['欧阳锋', '黄蓉'],
    ],
    [
      'of one character twice',
      '小猫咪咪在花园里追蝴蝶。“别跑！”她喊。乌龟爷爷爬过来，说：“咪咪，歇一歇吧。”咪咪喘着气，轻轻坐下。',
      ['咪咪', '乌龟爷爷'],
    ],
    [
      'whose first characters are a word',
      '白子轩走过来，递给她一把伞。高一鸣从桥那头跑来，喊：“快走！”',
      ['白子轩', '高一鸣'],
    ],
    [
      'of somebody who is described',
      '李奶奶家的猫不见了。她从村东找到村西，见人就问：“看见我家的猫没有？”\n\n“没有。”卖鱼的老张说。',
      ['李奶奶', '老张'],
    ],
  ])('%s', async (_, story, expected) => {
    expect((await read(story)).cast.map(({ name }) => name)).toEqual(expected);
  });

  test.each([
    [
      'wind, light and things',
      '秋风吹过田野。白月光照在窗上。黄沙漫天。石桥横在江上。马车停了下来。江水流过小城。雷声响了起来。',
    ],
    ['how something is done', '夜里，船懒懒地漂在江上，静静的河水流过小城。'],
  ])('%s are nobody', async (_, story) => {
    expect((await read(story)).cast).toEqual([]);
  });

  test('what is only called the old way in speech is nobody', async () => {
    const story = '老板阿杰冲她点点头：“老样子？”\n\n“嗯，老样子。”\n\n小陈坐下，打开手机。';
    expect((await read(story)).cast.map(({ name }) => name)).toEqual(['阿杰', '小陈']);
  });

  test('the rain in a name does not fall', async () => {
    expect((await read('林小雨推开门。“有人吗？”她喊道。')).scenes[0]?.weather).toBe('clear');
  });
});

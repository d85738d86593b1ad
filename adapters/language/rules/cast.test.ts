import { describe, expect, test } from '@jest/globals';
import type { Age, Gender, Species } from '../../../contracts/reading.ts';
import { linesOf, member, read } from './samples/read-sample.ts';

const names = async (story: string): Promise<string[]> => (await read(story)).cast.map(({ name }) => name);

describe('one person under several names is one member of the cast', () => {
  test('a kin name and a name set beside it', async () => {
    const story =
      'Nell ran across the beach. Her grandfather, Amos, mended a net.\n\n"Careful!" called Amos.\n\n"I will bring my grandfather," said Nell.';
    expect(await names(story)).toEqual(['Nell', 'Amos']);
    expect(member(await read(story), 'Amos').aliases).toContain('grandfather');
  });

  test('a title before a name, and the title alone', async () => {
    const story =
      'Queen Isolde sat on the throne.\n\n"Your Majesty," said Sir Gareth, "the river is rising."\n\n"Then move the people to the hill," said the queen.';
    expect(await names(story)).toEqual(['Queen Isolde', 'Sir Gareth']);
    expect((await linesOf(story)).at(-1)).toBe('Queen Isolde: Then move the people to the hill,');
  });

  test('a noun that introduces, and the name that follows later', async () => {
    const story =
      'A tall woman stepped down from the carriage.\n\n"I am Lady Marwood," said the woman. "I want a bell."\n\nLady Marwood looked at Tobias.';
    expect(await names(story)).toEqual(['Lady Marwood', 'Tobias']);
  });

  test('a trade and a name, a trade alone, and what a guest calls him', async () => {
    const story =
      '灯笼匠陈伯坐在铺子里。小姑娘阿满跑了进来。\n\n“陈伯，我要一盏灯！”阿满说。\n\n“好。”灯笼匠说。';
    const reading = await read(story);
    expect(reading.cast.map(({ name }) => name)).toEqual(['陈伯', '阿满']);
    expect(member(reading, '灯笼匠').name).toBe('陈伯');
    expect((await linesOf(story)).at(-1)).toBe('陈伯: 好。');
  });

  test('a surname with a title, and the title alone', async () => {
    const story =
      '王大夫走进病房。李奶奶正坐在床上。\n\n“王大夫，我好多了。”李奶奶说。\n\n“我看看。”大夫说。';
    expect(await names(story)).toEqual(['王大夫', '李奶奶']);
    expect((await linesOf(story)).at(-1)).toBe('王大夫: 我看看。');
  });

  test('full and given name', async () => {
    const story = '林静推开门。\n\n“有人吗？”林静问。\n\n“林老师，进来吧。”老周说。\n\n林静笑了。';
    expect(await names(story)).toEqual(['林静', '老周']);
  });

  test('two brothers of one surname stay two', async () => {
    const story =
      'John Ashby opened the gate. Henry Ashby followed him.\n\n"Shut it," said John Ashby.\n\n"I have," said Henry Ashby.';
    expect(await names(story)).toEqual(['John Ashby', 'Henry Ashby']);
  });
});

describe('gender', () => {
  test.each<[string, string, Gender]>([
    ['a pronoun', 'Morgan opened the door. She smiled.\n\n"Come in," said Morgan.', 'female'],
    ['a title', 'Mr. Pell opened the door.\n\n"Come in," said Mr. Pell.', 'male'],
    ['a noun', 'The widow opened the door.\n\n"Come in," said the widow.', 'female'],
    ['a kin name', '爷爷打开门。\n\n“进来吧。”爷爷说。', 'male'],
    ['a pronoun in Chinese', '阿宁打开门，她笑了。\n\n“进来吧。”阿宁说。', 'female'],
    ['a word set before the name', '小姑娘阿宁打开门。\n\n“进来吧。”阿宁说。', 'female'],
    ['nothing', 'Sparrow opened the door.\n\n"Come in," said Sparrow.', 'unknown'],
  ])('follows from %s', async (_, story, gender) => {
    expect((await read(story)).cast[0]?.gender).toBe(gender);
  });
});

describe('age', () => {
  test.each<[string, string, Age]>([
    ['years', 'Pip, a thin boy of eleven, opened the door.\n\n"Come in," said Pip.', 'child'],
    ['a noun', 'The old man opened the door.\n\n"Come in," said the old man.', 'old'],
    ['years in Chinese', '老周打开门。他今年六十岁。\n\n“进来吧。”老周说。', 'old'],
    ['a word set before the name', '小姑娘阿宁打开门。\n\n“进来吧。”阿宁说。', 'child'],
    ['a kin name', '奶奶打开门。\n\n“进来吧。”奶奶说。', 'old'],
    ['nothing', 'Anna opened the door.\n\n"Come in," said Anna.', 'adult'],
  ])('follows from %s', async (_, story, age) => {
    expect((await read(story)).cast[0]?.age).toBe(age);
  });
});

describe('species', () => {
  test.each<[string, Species]>([
    ['A young fox lived in the forest.\n\n"Good morning," said the fox.', 'fox'],
    ['The bear sat by the river.\n\n"Good morning," growled the bear.', 'bear'],
    ['An owl sat in the tree.\n\n"Good night," said the owl.', 'owl'],
    ['Anna sat by the river.\n\n"Good morning," said Anna.', 'human'],
    ['森林里住着一只小狐狸。\n\n“早上好。”小狐狸说。', 'fox'],
    ['河边坐着一只大灰狼。\n\n“早上好。”大灰狼说。', 'wolf'],
    ['小兔子坐在树下。\n\n“早上好。”小兔子说。', 'rabbit'],
    ['老周坐在树下。\n\n“早上好。”老周说。', 'human'],
  ])('%j is about a %s', async (story, species) => {
    expect((await read(story)).cast[0]?.species).toBe(species);
  });
});

describe('who is in the cast', () => {
  test('several who speak as one are a group', async () => {
    const reading = await read(
      'The children ran into the yard.\n\n"Snow!" shouted the children.\n\n"Put on your boots," said Anna.',
    );
    expect(reading.cast.map(({ name, group }) => [name, group])).toEqual([
      ['the children', true],
      ['Anna', false],
    ]);
  });

  test('whoever is only talked about is not', async () => {
    const story =
      'Anna sat down.\n\n"Doctor Crane never came to the valley again," said Anna.\n\n"No," said Peter.';
    expect(await names(story)).toEqual(['Anna', 'Peter']);
  });

  test('places and weekdays are not', async () => {
    const story =
      'On Monday Anna left London. In December she came to Paris.\n\n"It is Tuesday," said Anna. "London is far."';
    expect(await names(story)).toEqual(['Anna']);
  });

  test('comes in order of appearance, with ids in that order', async () => {
    const { cast } = await read(
      'Anna met Ben. Ben met Clara.\n\n"Ho," said Clara.\n\n"Hm," said Ben.\n\n"Ha," said Anna.',
    );
    expect(cast.map(({ id, name }) => `${id} ${name}`)).toEqual(['c1 Anna', 'c2 Ben', 'c3 Clara']);
  });

  test('brings what it looks like', async () => {
    const { cast } = await read(
      'A tall man with a white beard held up a lamp.\n\n"Who is there?" growled the man.',
    );
    expect(cast[0]?.traits).toEqual(expect.arrayContaining(['white beard', 'tall']));
  });
});

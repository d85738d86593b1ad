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

  test('an old animal and its kin name', async () => {
    const reading = await read(
      '森林里住着老熊。小兔子跑来。\n\n“熊爷爷，讲个故事吧！”小兔子说。\n\n熊爷爷笑了。“好。”老熊说。',
    );
    expect(member(reading, '老熊')).toBe(member(reading, '熊爷爷'));
    expect(member(reading, '老熊').species).toBe('bear');
  });

  test.each([
    ['"It is late," said Mrs. Hill. "We must go."\n\n"Then go," said Dr. Brown.', 'Mrs. Hill', 'Dr. Brown'],
    [
      '"Thank you," said Mr. J. P. Oakes.\n\n"Not at all," replied Prof. Lane.',
      'Mr. J. P. Oakes',
      'Prof. Lane',
    ],
    ['"Sit down," said Miss Summer.\n\n"I shall," said Captain March.', 'Miss Summer', 'Captain March'],
  ])('titles make names of any words: %s', async (story, ...people) => {
    expect(await names(story)).toEqual(people);
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

describe('weather', () => {
  const story =
    'Snow fell on the village. Rain beat on the roof. Fog lay over the fields.\n\n"I am cold," said Tom.\n\n"Come in," said Anna.';

  test('is nobody, although it begins sentences', async () => {
    expect(await names(story)).toEqual(['Tom', 'Anna']);
  });

  test('is somebody where it is a name', async () => {
    expect(await names('"My dear Rain," said Anna.\n\nRain laughed.\n\n"Yes," said Rain.')).toEqual([
      'Rain',
      'Anna',
    ]);
  });
});

describe('a story of speech alone', () => {
  test.each([
    ['“走吧。”\r\n“去哪儿？”\r\n“回家。”\r\n', ['甲', '乙', '甲']],
    ['"Go."\n\n"Where?"\n', ['First voice', 'Second voice']],
  ])('is said in turns by two who have no names: %j', async (text, speakers) => {
    const { units, cast } = await read(text);
    const said = units.flatMap((unit) => (unit.kind === 'dialogue' ? [unit.speaker] : []));
    expect(said.map((id) => cast.find((member) => member.id === id)?.name)).toEqual(speakers);
  });
});

describe('who tells a story in the first person', () => {
  test.each<[string, string, Gender, Age]>([
    ['a trade', '我从十二岁起，便在镇口的酒店里当伙计。\n\n“客官请坐。”我说。', 'male', 'adult'],
    ['a noun', 'I was a girl of ten when we moved.\n\n"Is it far?" I asked.', 'female', 'child'],
    ['a word of kin', '我是他的儿子。\n\n“爹，你回来了？”我问。', 'male', 'adult'],
    ['a call', '我推开门。老周站起来。\n\n“老爷，您回来了？”老周问我。\n\n“回来了。”我说。', 'male', 'adult'],
    ['nobody else’s trade', '我知道陈伯是个木匠。\n\n“陈伯，早。”我说。', 'unknown', 'adult'],
    ['nobody else’s kin', '我的父亲是个木匠。\n\n“爹，早。”我说。', 'unknown', 'adult'],
  ])('is known by %s', async (_, story, gender, age) => {
    const self = (await read(story)).cast.find(({ role }) => role === 'narrator');
    expect([self?.gender, self?.age]).toEqual([gender, age]);
  });
});

describe('age', () => {
  test.each<[string, string, Age]>([
    ['years', 'Pip, a thin boy of eleven, opened the door.\n\n"Come in," said Pip.', 'child'],
    ['a noun', 'The old man opened the door.\n\n"Come in," said the old man.', 'old'],
    ['years in Chinese', '老周打开门。他今年六十岁。\n\n“进来吧。”老周说。', 'old'],
    ['a word set before the name', '小姑娘阿宁打开门。\n\n“进来吧。”阿宁说。', 'child'],
    ['a kin name', '奶奶打开门。\n\n“进来吧。”奶奶说。', 'old'],
    ['years before the name', 'Nine-year-old Ida opened the door.\n\n"Come in," said Ida.', 'child'],
    ['years that were turned', 'Walter had just turned seventy.\n\n"Come in," said Walter.', 'old'],
    ['years in words', 'Tom was twelve years old.\n\n"Come in," said Tom.', 'child'],
    ['a decade', 'Ida, in her sixties, opened the door.\n\n"Come in," said Ida.', 'old'],
    ['years before a Chinese name', '十二岁的王小虎推开门。\n\n“进来吧。”王小虎说。', 'child'],
    ['years after a nickname', '小华今年刚满十二岁，他推开门。\n\n“进来吧。”小华说。', 'child'],
    ['years of two numbers', '小芳是个十一二岁的姑娘，她推开门。\n\n“进来吧。”小芳说。', 'child'],
    ['a decade in Chinese', '老周年过七旬，他推开门。\n\n“进来吧。”老周说。', 'old'],
    ['not from the years of a child beside', '老周带着八岁的儿子。\n\n“进来吧。”老周说。', 'adult'],
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
    ['兔奶奶坐在门口。\n\n“早上好。”兔奶奶说。', 'rabbit'],
    ['狐狸大叔走出树林。\n\n“早上好。”狐狸大叔说。', 'fox'],
    ['老熊走出树洞，尾巴上沾着蜂蜜。\n\n“早上好。”老熊说。', 'bear'],
    ['老熊推开办公室的门。\n\n“早上好。”老熊说。', 'human'],
    ['马大爷坐在门口抽烟。\n\n“早上好。”马大爷说。', 'human'],
    ['A bannock lay on the table.\n\n"Good morning," said the bannock.', 'loaf'],
    ['The night was still.\n\n"Good night," whispered the moon.', 'moon'],
    ['树林里很静。\n\n“早上好。”大树爷爷说。', 'tree'],
    ['夜里很静。\n\n月亮说：“晚安。”', 'moon'],
    ['小花坐在门口。\n\n“早上好。”小花说。', 'human'],
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

  test.each([
    ['小明心想：“今天怎么这么安静？”他推开教室的门。', '小明'],
    ['夜深了，李婷心里想：“他不会来了吧？”', '李婷'],
    ['“明天还去吗？”阿芳暗想。她没有说出口。', '阿芳'],
    ['小华躲在树下，心里琢磨：“雨什么时候停呢？”', '小华'],
  ])('whoever is only said to think is: %s', async (story, thinker) => {
    const reading = await read(story);
    expect(reading.cast.map(({ name }) => name)).toEqual([thinker]);
    expect(reading.units.filter(({ kind }) => kind === 'thought')).toMatchObject([
      { speaker: reading.cast[0]?.id },
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

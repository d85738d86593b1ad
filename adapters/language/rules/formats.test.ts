import { describe, expect, test } from '@jest/globals';
import { linesOf, nameOf, read, settingsOf, speechOf } from './samples/read-sample.ts';

const texts = async (story: string, kind: string): Promise<string[]> =>
  (await read(story)).units.filter((unit) => unit.kind === kind).map(({ text }) => text);

describe('a screenplay', () => {
  const english = [
    'Title: The Soup',
    'INT. KITCHEN - NIGHT',
    'MARY stirs a pot. JOHN (40) comes in.',
    'JOHN\nIs there soup?',
    'MARY (O.S.)\n(laughing)\nSit down.\nIt is hot.',
    'CUT TO:',
    'EXT. GARDEN - DAY - RAIN',
    'John digs.',
  ].join('\n\n');

  test('in Fountain gives lines to the names above them', async () => {
    const reading = await read(english);
    expect(reading.format).toBe('screenplay');
    expect(reading.title).toBe('The Soup');
    expect(await linesOf(english)).toEqual(['John: Is there soup?', 'Mary: Sit down.', 'Mary: It is hot.']);
    expect(speechOf(reading).every(({ cue, confidence }) => cue === 'given' && confidence === 1)).toBe(true);
  });

  test('takes place, hour and weather from its headings', async () => {
    expect(settingsOf(await read(english))).toEqual(['kitchen night clear', 'garden afternoon rain']);
  });

  test('takes the manner from the parenthetical, which is not spoken', async () => {
    const lines = speechOf(await read(english));
    expect(lines[1]?.manner).toBe('laugh');
    expect(await texts(english, 'tag')).toContain('(laughing)');
  });

  test('leaves transitions out of the telling', async () => {
    expect(await texts(english, 'narration')).toEqual([
      'MARY stirs a pot.',
      'JOHN (40) comes in.',
      'John digs.',
    ]);
  });

  const chinese = [
    '内景 茶馆 夜',
    '老王坐在桌边喝茶。阿福推门进来。',
    '阿福\n老王，外面下雪了。',
    '老王\n（低声）\n进来烤火吧。',
    '外景 码头 日',
    '阿福站在船上，向老王挥手。',
    '阿福\n再见！',
  ].join('\n\n');

  test('with 内景 and 外景 is read the same way', async () => {
    const reading = await read(chinese);
    expect(reading.format).toBe('screenplay');
    expect(settingsOf(reading)).toEqual(['teahouse night clear', 'dock afternoon clear']);
    expect(reading.scenes.map(({ indoors }) => indoors)).toEqual([true, false]);
    expect(await linesOf(chinese)).toEqual([
      '阿福: 老王，外面下雪了。',
      '老王: 进来烤火吧。',
      '阿福: 再见！',
    ]);
  });
});

describe('a page of names and lines', () => {
  test('gives each line to the name before its colon', async () => {
    const story =
      'NELL: Is anybody there?\nAMOS (from the boat): Only me.\nNELL: Where is the captain?\nAMOS: Gone to sea.';
    expect((await read(story)).format).toBe('dialogue');
    expect(await linesOf(story)).toEqual([
      'Nell: Is anybody there?',
      'Amos: Only me.',
      'Nell: Where is the captain?',
      'Amos: Gone to sea.',
    ]);
  });

  test('does so in Chinese, and takes quotation marks off', async () => {
    const story = '阿满：“有人吗？”\n陈伯（低声）：只有我。\n阿满：船长呢？\n陈伯：出海了。';
    expect(await linesOf(story)).toEqual([
      '阿满: 有人吗？',
      '陈伯: 只有我。',
      '阿满: 船长呢？',
      '陈伯: 出海了。',
    ]);
    expect(speechOf(await read(story))[1]?.manner).toBe('murmur');
  });

  test('is not seen in prose that has a colon now and then', async () => {
    const story = '陈伯想了想，说：“好。”\n\n他看了看天：要下雨了。\n\n阿满走了。';
    expect((await read(story)).format).toBe('prose');
  });
});

describe('lines that a typewriter broke', () => {
  const wrapped = [
    'The old man walked slowly along the river until he came to',
    'the mill. Nobody was there. He sat down on the wall and',
    'waited for the miller, who came at last with a lantern in',
    'his hand.',
    '',
    '"You are late," said the old man, and he got up from the',
    'wall. "I have waited all the evening, and I have been very',
    'cold."',
    '',
    '"The wheel was stuck," said the miller. He put the lantern',
    'on the wall and wiped his hands.',
  ];

  test('are put together again, in speech too', async () => {
    expect(await linesOf(wrapped.join('\n'))).toEqual([
      'the old man: You are late,',
      'the old man: I have waited all the evening, and I have been very cold.',
      'the miller: The wheel was stuck,',
    ]);
  });

  test('read as the same lines when each ends with CRLF', async () => {
    expect(await linesOf(wrapped.join('\r\n'))).toEqual(await linesOf(wrapped.join('\n')));
  });

  test('are left alone in verse', async () => {
    const verse = 'Snow on the hill,\nsnow on the sea,\n\nsnow on the mill\nand snow upon me.';
    expect((await texts(verse, 'narration')).length).toBeGreaterThan(1);
  });
});

describe('whatever a file begins and ends its lines with', () => {
  const story = '"Hello," said Anna.\n\n"Good day," said Ben.\n\nThey went home.\n';
  const expected = ['Anna: Hello,', 'Ben: Good day,'];

  test.each([
    ['line feeds', story],
    ['CRLF', story.replaceAll('\n', '\r\n')],
    ['carriage returns', story.replaceAll('\n', '\r')],
    ['a byte-order mark', `\uFEFF${story}`],
    ['blanks at the ends of lines', story.replaceAll('\n', '  \n')],
    ['ideographic indents', story.replaceAll(/^(?=.)/gm, '\u3000\u3000')],
  ])('%s', async (_, text) => {
    expect(await linesOf(text)).toEqual(expected);
    expect(await texts(text, 'narration')).toEqual(['They went home.']);
  });
});

describe('a story of two languages', () => {
  test('is read in the one that it is told in, with foreign names and words in it', async () => {
    const story =
      '小明在车站遇见了他的英国老师 Mr. Smith。\n\n“Hello, 小明！”Smith 先生说。\n\n“老师好！”小明说，“今天有 English class 吗？”';
    const reading = await read(story);
    expect(reading.language).toBe('zh');
    expect(speechOf(reading).map(({ speaker }) => nameOf(reading, speaker))).toEqual([
      'Smith',
      '小明',
      '小明',
    ]);
  });

  test('told in English stays English with Chinese names in it', async () => {
    const story = 'Mei (梅) opened the door of the teahouse.\n\n"你好," said Mei. "It means hello."';
    const reading = await read(story);
    expect(reading.language).toBe('en');
    expect(await linesOf(story)).toEqual(['Mei: 你好,', 'Mei: It means hello.']);
  });

  test.each(['今天は寒いですね。おじいさんは山へ行きました。', 'Старик сидел у реки.', '12345 — 678', ''])(
    '%j is in neither',
    async (story) => {
      await expect(read(story)).rejects.toMatchObject({ code: 'STORY_LANGUAGE_UNKNOWN' });
    },
  );
});

describe('traditional characters', () => {
  test('are understood and kept as they were written', async () => {
    const story = '「爺爺，風停了。」阿滿說。\n\n「風停了，霧就來了。」爺爺說。';
    const reading = await read(story);
    expect(speechOf(reading).map(({ text }) => text)).toEqual(['爺爺，風停了。', '風停了，霧就來了。']);
    expect(new Set(speechOf(reading).map(({ speaker }) => speaker)).size).toBe(2);
  });
});

describe('a story of one part is called after it', () => {
  test.each([
    ['第三章　县令断案\n\n正午时分，大堂上站满了人。\n\n师爷笑了笑。', '县令断案'],
    ['Chapter One\n\nThe Visitor\n\nIt was midnight.\n\nHenrik lifted the bar.', 'The Visitor'],
    ['Chapter 3: The Visitor\n\nIt was midnight.\n\nHenrik lifted the bar.', 'The Visitor'],
    ['第一章　来客\n\n正午时分。\n\n第二章　断案\n\n师爷笑了笑。', 'story'],
    ['Chapter One\n\nIt was midnight.\n\nHenrik lifted the bar.', 'story'],
  ])('%j', async (story, title) => {
    expect((await read(story)).title).toBe(title);
  });

  test('its name under its number is a heading, and is not told', async () => {
    const { units, scenes } = await read(
      'Chapter One\n\nThe Visitor\n\nIt was midnight.\n\nHenrik lifted the bar.',
    );
    expect(units.filter(({ kind }) => kind === 'heading').map(({ text }) => text)).toEqual([
      'Chapter One',
      'The Visitor',
    ]);
    expect(scenes).toHaveLength(1);
  });
});

import { describe, expect, test } from '@jest/globals';
import { linesOf, nameOf, read, speechOf } from './samples/read-sample.ts';

const speakers = async (story: string): Promise<(string | null)[]> => {
  const reading = await read(story);
  return speechOf(reading).map(({ speaker }) => nameOf(reading, speaker));
};

describe('whoever the words around a line name says it', () => {
  test.each([
    ['after it', '"It is late," said Anna.\n\nBen slept.'],
    ['after it, name first', '"It is late," Anna said.\n\nBen slept.'],
    ['before it', 'Ben slept. Anna said, "It is late."'],
    ['before it with a colon', 'Ben slept. Anna whispered: "It is late."'],
    ['in its middle', 'Ben slept.\n\n"It is late," said Anna, "and dark."'],
    ['by a deed in the same paragraph', 'Ben slept.\n\nAnna blew out the candle. "It is late."'],
  ])('%s', async (_, story) => {
    expect(new Set(await speakers(story))).toEqual(new Set(['Anna']));
  });

  test.each([
    ['after it', '“天黑了。”小芳说。\n\n大明睡着了。'],
    ['before it', '大明睡着了。小芳说：“天黑了。”'],
    ['before it, with a deed between', '大明睡着了。小芳放下书，轻轻地说：“天黑了。”'],
    ['in its middle', '大明睡着了。\n\n“天黑了，”小芳说，“该睡了。”'],
    ['by a deed in the same paragraph', '大明睡着了。\n\n小芳吹灭了蜡烛。“天黑了。”'],
  ])('%s in Chinese', async (_, story) => {
    expect(new Set(await speakers(story))).toEqual(new Set(['小芳']));
  });

  test('by a pronoun that can mean only one of them', async () => {
    expect(await speakers('Anna looked at her brother Peter.\n\n"Where is the key?" she asked.')).toEqual([
      'Anna',
    ]);
  });
});

describe('a pronoun that tags a line', () => {
  test.each([
    [
      'goes on with whoever led the sentences, not with whom they met',
      'One day the miller came home. He had been to visit his cousin the smith, and had stayed a week. When he arrived he saw the boys in his yard.\n\n"What are you doing here?" he cried.',
      'the miller',
    ],
    [
      'is not whom the line is said to',
      'Doctor Crane came to the cottage with Tom and set the leg. The doctor was tired. Tom held the lamp.\n\n"Take good care of her," he said to Tom.',
      'Doctor Crane',
    ],
    [
      'is not to whom the subject of the sentence turns',
      'The king sat in the hall. The page came near.\n\nAnd the page smiled on the king, and said to him, "Come with me."',
      'the page',
    ],
    [
      'means a subject that stands after its verb',
      'Peter lived by the mill. Downstairs ran the giant in great joy. He hastened across the grass to Peter, and he said, "Welcome home."',
      'the giant',
    ],
    [
      'is not the teller',
      '我走进店里，看见老周坐在桌边。老周抬起头。\n\n我点点头。他说，“坐吧。”我想，这人真怪。',
      '老周',
    ],
  ])('%s', async (_, story, speaker) => {
    expect(new Set(await speakers(story))).toEqual(new Set([speaker]));
  });

  test('is no crowd and no thing that is only called it', async () => {
    const story =
      'The wee bun ran into the house. It hid behind the weaver\'s wife. The children ran after it.\n\n"Hoot," she said, "what a fuss."';
    expect(new Set(await speakers(story))).toEqual(new Set(["the weaver's wife"]));
  });
});

describe('whoever is spoken to', () => {
  test('answers, and hears it', async () => {
    const story = '车夫停住车，扶起一个老太太，问老太太说：\n\n“你怎么啦？”\n\n“我摔坏了。”';
    const reading = await read(story);
    expect(await speakers(story)).toEqual(['车夫', '老太太']);
    const [asked] = speechOf(reading);
    expect(asked!.addressees.map((id) => nameOf(reading, id))).toEqual(['老太太']);
  });

  test('is whom the tag says in English', async () => {
    const reading = await read(
      'Anna, Ben and Clara sat by the fire. Ben slept.\n\n"It is late," said Anna softly to Clara.',
    );
    const [line] = speechOf(reading);
    expect(line!.addressees.map((id) => nameOf(reading, id))).toEqual(['Clara']);
  });
});

describe('whoever has gone out', () => {
  test('says nothing more', async () => {
    const story =
      '小明和小红、母亲坐在屋里。\n\n“我去看看。”母亲说。\n\n母亲站起身，出去了。小明招小红走近。\n\n“我们坐火车去吗？”\n\n“坐火车去。”';
    expect((await speakers(story)).slice(1)).not.toContain('母亲');
  });
});

describe('lines that nobody is named for', () => {
  test('alternate between the two who talk', async () => {
    const story = [
      'Anna and Peter met at the gate.',
      '"Are you going to the fair?" asked Anna.',
      '"Yes," said Peter. "Are you?"',
      '"I have no money."',
      '"I can lend you some."',
      '"Really?"',
    ].join('\n\n');
    expect(await speakers(story)).toEqual(['Anna', 'Peter', 'Peter', 'Anna', 'Peter', 'Anna']);
  });

  test('alternate in Chinese, with how sure that is', async () => {
    const story = [
      '小明和小红在门口碰见了。',
      '“你去看戏吗？”小明问。',
      '“去。”小红说，“你呢？”',
      '“我没有钱。”',
      '“我借给你。”',
    ].join('\n\n');
    expect(await speakers(story)).toEqual(['小明', '小红', '小红', '小明', '小红']);
    const lines = speechOf(await read(story));
    expect(lines.map(({ cue }) => cue)).toEqual([
      'tag.name',
      'tag.name',
      'tag.name',
      'alternation',
      'alternation',
    ]);
    expect(lines.at(-1)!.confidence).toBeLessThan(lines[0]!.confidence);
  });

  test('are not said by whom they call', async () => {
    const story =
      'Mr. Brown opened the door. His son Tom stood in the rain.\n\n"Tom, come in at once!"\n\nTom wiped his feet.';
    expect(await linesOf(story)).toEqual(['Mr. Brown: Tom, come in at once!']);
  });

  test('are not said by whom they call in Chinese, and are said to them', async () => {
    const story = '老周和林静坐在炉边。\n\n“林静，外面下雪了。”\n\n林静站起来，看了看窗外。';
    const reading = await read(story);
    const [line] = speechOf(reading);
    expect(nameOf(reading, line!.speaker)).toBe('老周');
    expect(line!.addressees.map((id) => nameOf(reading, id))).toEqual(['林静']);
  });
});

describe('a first-person story', () => {
  test('is told by whoever the others call when they talk with “I”', async () => {
    const story = [
      'I woke before the sun. My sister Ruth was already at the stove.',
      '"You are late, Sam," said Ruth.',
      '"I was dreaming," I said.',
      '"Sam, you are always dreaming."',
      '"I know," I said.',
      'I took my bread and went out.',
    ].join('\n\n');
    const reading = await read(story);
    expect(await speakers(story)).toEqual(['Ruth', 'Sam', 'Ruth', 'Sam']);
    const narrators = reading.units.flatMap((unit) => (unit.kind === 'narration' ? [unit.narrator] : []));
    expect(new Set(narrators.map((id) => nameOf(reading, id)))).toEqual(new Set(['Sam']));
    expect(reading.cast.find(({ name }) => name === 'Sam')?.role).toBe('narrator');
  });

  test('keeps “我” apart from those whom it is told about', async () => {
    const story =
      '清早，我推开门，看见妹妹小雨坐在院子里。\n\n“哥哥，你起来啦！”小雨说。\n\n“你在做什么？”我问。\n\n“我在等燕子。”小雨说。';
    expect(await speakers(story)).toEqual(['小雨', '我', '小雨']);
  });

  test('has lines of whoever was only seen in it', async () => {
    const story = '我走进茶馆，看见老赵趴在柜台上。\n\n“来了？”他问。\n\n“来了。”我说。';
    expect(await speakers(story)).toEqual(['老赵', '我']);
  });

  test('has lines of nobody known, but none of his that I say', async () => {
    const story = '我走进茶馆。我坐下。\n\n“来了？”他问。\n\n“来了。”我说。';
    expect(await speakers(story)).toEqual([null, '我']);
  });

  test('of the third person has no narrator in the cast', async () => {
    const reading = await read('Anna said, "I am tired." She went to bed.');
    expect(reading.units.every((unit) => unit.kind !== 'narration' || unit.narrator === null)).toBe(true);
  });
});

describe('names that the creator insists on', () => {
  test('are found where no rule would know them for names', async () => {
    const story = '“走吧。”云深说。\n\n“好。”不知处说。';
    const reading = await read(story, [
      { name: '云深', aliases: [], gender: 'female' },
      { name: '不知处', aliases: [], gender: 'male' },
    ]);
    expect(speechOf(reading).map(({ speaker }) => nameOf(reading, speaker))).toEqual(['云深', '不知处']);
    expect(reading.cast.map(({ gender }) => gender)).toEqual(['female', 'male']);
  });

  test('join what would be two people', async () => {
    const story = '"Stop," said the Shadow.\n\n"Never!" cried Elias Crane.\n\nElias Crane ran.';
    const reading = await read(story, [
      { name: 'Elias Crane', aliases: ['the Shadow', 'Shadow'], gender: 'male' },
    ]);
    expect(speechOf(reading).map(({ speaker }) => nameOf(reading, speaker))).toEqual([
      'Elias Crane',
      'Elias Crane',
    ]);
  });
});

import { describe, expect, test } from '@jest/globals';
import { linesOf, nameOf, read, speechOf } from './samples/read-sample.ts';

const words = async (story: string): Promise<string[]> => speechOf(await read(story)).map(({ text }) => text);

describe('speech is found between marks of every kind', () => {
  const said = ['It is cold,', 'Come in, then,', 'the fire is lit.'];
  test.each([
    ['curly double', '“', '”'],
    ['straight double', '"', '"'],
    ['curly single', '‘', '’'],
    ['straight single', "'", "'"],
    ['French', '«', '»'],
  ])('%s marks', async (_, open, close) => {
    const q = (text: string): string => `${open}${text}${close}`;
    const story = `${q('It is cold,')} said Anna.\n\n${q('Come in, then,')} said Peter, ${q('the fire is lit.')}`;
    expect(await words(story)).toEqual(said);
  });

  test.each([
    ['curly marks', '“', '”'],
    ['corner marks', '「', '」'],
    ['white corner marks', '『', '』'],
    ['straight marks', '"', '"'],
    ['prime marks', '〝', '〞'],
  ])('Chinese %s', async (_, open, close) => {
    const q = (text: string): string => `${open}${text}${close}`;
    const story = `${q('今天真冷。')}老王说。\n\n${q('快进来吧。')}小李点点头说，${q('火正旺呢。')}`;
    expect(await words(story)).toEqual(['今天真冷。', '快进来吧。', '火正旺呢。']);
  });

  test('dashes open the speech of a story without quotation marks, and a tag cuts it in two', async () => {
    const story =
      '— It is cold, said Anna.\n\n— Come in, then, said Peter. — The fire is lit.\n\n— Thank you.';
    expect(await linesOf(story)).toEqual([
      'Anna: It is cold,',
      'Peter: Come in, then,',
      'Peter: The fire is lit.',
      'Anna: Thank you.',
    ]);
  });

  test('after a tag in the middle of a dash line its speaker goes on, and dashes are never told', async () => {
    const reading = await read(
      '— Is the lamp lit? asked the captain.\n— It is, sir, answered the boy.\nRain beat on the glass.\n— Because, he whispered, something is standing in front of it.',
    );
    expect(
      speechOf(reading).map(({ speaker, text }) => `${nameOf(reading, speaker) ?? ''}: ${text}`),
    ).toEqual([
      'the captain: Is the lamp lit?',
      'the boy: It is, sir,',
      'the boy: Because,',
      'the boy: something is standing in front of it.',
    ]);
    const told = reading.units.filter(({ kind }) => kind === 'narration').map(({ text }) => text);
    expect(told).toEqual(['Rain beat on the glass.']);
  });

  test('a tag in a dash line ends where its words do, and what somebody said in the line is no tag', async () => {
    expect(
      await words(
        '—It is a tale, Haines said, bringing them to a halt. I think you should write it.\n\n—I know he said he would come, she answered. He was late.\n\n— Go, he added, go away, my boy.',
      ),
    ).toEqual([
      'It is a tale,',
      'I think you should write it.',
      'I know he said he would come,',
      'Go,',
      'go away, my boy.',
    ]);
  });

  test('what goes on in a dash line after “but” is said when it talks to somebody', async () => {
    expect(
      await words(
        '– You came, said Marta.\n\n– I brought the letter, he said at last, but I have not opened it.',
      ),
    ).toEqual(['You came,', 'I brought the letter,', 'but I have not opened it.']);
  });

  test('Chinese dashes open speech too', async () => {
    expect(await words('——今天真冷。\n\n——快进来吧。\n\n小明推开门，走进奶奶的屋子。')).toEqual([
      '今天真冷。',
      '快进来吧。',
    ]);
  });
});

describe('marks that look alike', () => {
  test('apostrophes inside single quotation marks do not end the speech', async () => {
    const story =
      "'I don't like it,' said Anna. 'The dogs' bowls are empty.'\n\n'It's the frost that's done it,' said Peter.";
    expect(await words(story)).toEqual([
      "I don't like it,",
      "The dogs' bowls are empty.",
      "It's the frost that's done it,",
    ]);
  });

  test('a quotation within a quotation belongs to it', async () => {
    expect(await words('「奶奶告訴我『不要怕』，我就不怕。」小紅說。')).toEqual([
      '奶奶告訴我『不要怕』，我就不怕。',
    ]);
    expect(await words('"My mother said ‘never’ and shut the door," said Anna.')).toEqual([
      'My mother said ‘never’ and shut the door,',
    ]);
  });

  test('single marks hold speech in a story of double ones too, and whoever speaks there does not tell it', async () => {
    const story =
      '“Then I accept.” The man folded the newspaper. ‘My name is Bruno,’ he added, ‘and I have been waiting.’\n\n“How long?” said Anna. The sign read ‘Platform’ in red.';
    const reading = await read(story);
    expect(speechOf(reading).map(({ text }) => text)).toEqual([
      'Then I accept.',
      'My name is Bruno,',
      'and I have been waiting.',
      'How long?',
    ]);
    expect(reading.cast.map(({ name }) => name)).not.toContain('I');
  });

  test('what a door says when somebody knocks is no speech', async () => {
    expect(await words('“我去开。”小红说。\n\n“咚咚咚。”有人敲门。')).toEqual(['我去开。']);
  });

  test('a quotation closed with its opening mark is closed all the same', async () => {
    expect(await words('门开了。\n\n老王说：“今天真冷。“\n\n“快进来吧。”小李说。')).toEqual([
      '今天真冷。',
      '快进来吧。',
    ]);
  });

  test('a quotation that nobody closes ends with its paragraph', async () => {
    const lines = await linesOf('“今天真冷。\n\n老王关上了门。\n\n“快进来吧。”小李说。');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toBe('小李: 快进来吧。');
  });
});

describe('a speech of several paragraphs', () => {
  test('is one voice, though each paragraph opens the marks again', async () => {
    const story = [
      'Old Martin sat down by the fire. "When I was young," said Old Martin, "I sailed to the north.',
      '"There I saw a whale as big as a church.',
      '"It looked at me and sang."',
      '"What did it sing?" asked Clara.',
    ].join('\n\n');
    expect(await linesOf(story)).toEqual([
      'Old Martin: When I was young,',
      'Old Martin: I sailed to the north.',
      'Old Martin: There I saw a whale as big as a church.',
      'Old Martin: It looked at me and sang.',
      'Clara: What did it sing?',
    ]);
  });

  test('is one voice in Chinese too', async () => {
    const story = [
      '老张坐在炉边，慢慢地说：“我年轻的时候，去过北方。',
      '“在那里，我看见过一头大熊。',
      '“它看了我一眼，就走了。”',
      '“后来呢？”小芳问。',
    ].join('\n\n');
    expect(await linesOf(story)).toEqual([
      '老张: 我年轻的时候，去过北方。',
      '老张: 在那里，我看见过一头大熊。',
      '老张: 它看了我一眼，就走了。',
      '小芳: 后来呢？',
    ]);
  });
});

describe('what is quoted and not said', () => {
  test.each([
    ['a so-called thing', '她所谓的“朋友”从来没有来过。'],
    ['a sign', '门上写着“平安”两个字。'],
    ['a nickname', '大家都叫他“老虎”。'],
    ['a sound', '门“砰”的一声关上了。'],
    ['a word', '他不认得这个“家”字。'],
  ])('%s stays in the telling in Chinese', async (_, sentence) => {
    expect(await words(`${sentence}\n\n“进来吧。”小芳说。`)).toEqual(['进来吧。']);
  });

  test.each([
    ['a so-called thing', 'The so-called "castle" was only a hut.'],
    ['a sign', 'The sign read "Keep out" in red letters.'],
    ['a word', 'Nobody had ever taught him the word "home" in that tongue.'],
  ])('%s stays in the telling in English', async (_, sentence) => {
    expect(await words(`${sentence}\n\n"Come in," said Clara.`)).toEqual(['Come in,']);
  });
});

describe('thoughts', () => {
  test('are told from speech by their verb, before or after', async () => {
    const story =
      '"I must not be late," thought Clara.\n\n"Hurry up!" shouted Ben.\n\nClara thought: "He is always shouting."';
    const kinds = speechOf(await read(story)).map(({ kind }) => kind);
    expect(kinds).toEqual(['thought', 'dialogue', 'thought']);
  });

  test('are told from speech in Chinese', async () => {
    const story = '小芳走在路上。小芳心想：“他为什么不说话？”\n\n“走吧。”小芳说。';
    const kinds = speechOf(await read(story)).map(({ kind }) => kind);
    expect(kinds).toEqual(['thought', 'dialogue']);
  });
});

describe('words after which somebody else thinks', () => {
  const kindsOf = async (story: string): Promise<string[]> => {
    const reading = await read(story);
    return speechOf(reading).map(
      ({ kind, speaker, text }) => `${kind} ${nameOf(reading, speaker) ?? 'nobody'}: ${text}`,
    );
  };

  test('stay with whoever said them, and the thought needs no marks', async () => {
    const story =
      '小宝走进厨房，站在爷爷身边。“鱼在锅里。”爷爷指着灶台说，“别急，马上就熟。”小宝暗想：鱼疼不疼呢？灶火灭了。';
    const lines = await kindsOf(story);
    expect(lines.map((line) => line.replace(/ .*?爷爷/, ' 爷爷'))).toEqual([
      'dialogue 爷爷: 鱼在锅里。',
      'dialogue 爷爷: 别急，马上就熟。',
      'thought 小宝: 鱼疼不疼呢？',
    ]);
  });

  test('stay with whoever said them in English', async () => {
    const story =
      'The boy came in. "The stew is hot," the old man said, "so wait a little." The boy thought, will he give me some?';
    expect(await kindsOf(story)).toEqual([
      'dialogue the old man: The stew is hot,',
      'dialogue the old man: so wait a little.',
    ]);
  });

  test('are no speech where nothing is thought after a colon', async () => {
    expect(await kindsOf('小宝想：“鱼呢？”灶火灭了。他想起一件事：锅还开着。')).toEqual([
      'thought 小宝: 鱼呢？',
    ]);
  });
});

describe('how a line is said', () => {
  test.each([
    ['"Come here," whispered Anna.', 'whisper'],
    ['"Come here!" shouted Anna.', 'shout'],
    ['"Come here," sobbed Anna.', 'sob'],
    ['"Come here," said Anna.', 'normal'],
    ['“过来。”小芳低声说。', 'whisper'],
    ['“过来！”小芳大声喊道。', 'shout'],
    ['“过来。”小芳哭着说。', 'sob'],
    ['“过来。”小芳说。', 'normal'],
  ])('%s is given as %s', async (story, manner) => {
    expect(speechOf(await read(story))[0]?.manner).toBe(manner);
  });
});

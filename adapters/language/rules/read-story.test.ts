import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { StoryReading, type Unit } from '../../../contracts/reading.ts';
import { readStory } from './read-story.ts';

const read = (text: string): Promise<StoryReading> =>
  readStory(text, { fileName: 'story.txt', language: 'auto', title: 'untitled', cast: [] });

const nameOf = ({ cast, props, places }: StoryReading, id: string | null): string =>
  [...cast, ...props, ...places].find((each) => each.id === id)?.name ?? '-';

const isSpeech = (unit: Unit): unit is Extract<Unit, { speaker: unknown }> => 'speaker' in unit;

/** “speaker: words” of every line. */
const linesOf = (reading: StoryReading): readonly string[] =>
  reading.units.filter(isSpeech).map((line) => `${nameOf(reading, line.speaker)}: ${line.text}`);

/** “verb actor > target # thing” of every deed told. */
const deedsOf = (reading: StoryReading): readonly string[] =>
  reading.units
    .flatMap((unit) => (unit.kind === 'narration' || unit.kind === 'tag' ? unit.actions : []))
    .map(({ verb, actor, target, prop }) =>
      [
        `${verb} ${nameOf(reading, actor)}`,
        ...(target === null ? [] : [`> ${nameOf(reading, target)}`]),
        ...(prop === null ? [] : [`# ${nameOf(reading, prop)}`]),
      ].join(' '),
    );

const settingsOf = ({ scenes }: StoryReading): readonly string[] =>
  scenes.map(({ timeOfDay, weather }) => `${timeOfDay} ${weather}`);

const example = (file: string): string => readFileSync(`examples/${file}`, 'utf8');

describe('灯笼匠', () => {
  let story: StoryReading;
  beforeAll(async () => {
    story = await read(example('灯笼匠.txt'));
  });

  test('has three people, the father among them under one name', () => {
    expect(story.cast.map(({ name, gender, age }) => `${name} ${gender} ${age}`)).toEqual([
      '陈伯 male old',
      '阿满 female child',
      '船夫 male adult',
    ]);
    expect(story.cast[2]?.aliases).toEqual(expect.arrayContaining(['父亲', '爹']));
  });

  test('gives every line to whoever says it', () => {
    expect(linesOf(story)).toEqual([
      '阿满: 陈伯，我要一盏最亮的灯！',
      '陈伯: 这么大的雨，你要灯做什么？',
      '阿满: 我爹的船还没回来。河上黑，他看不见码头。',
      '陈伯: 这是我儿子的灯。',
      '陈伯: 拿去吧，它认得回家的路。',
      '阿满: 爹！爹！',
      '船夫: 阿满！',
      '船夫: 我看见光了！',
      '船夫: 老哥，这灯真亮。',
      '陈伯: 亮就好，亮就好。',
      '阿满: 以后天天都点着。',
    ]);
  });

  test('plays at dusk in the rain, at night in fog, and on a clear morning', () => {
    expect(settingsOf(story)).toEqual(['dusk rain', 'night fog', 'morning clear']);
  });

  test('names the things that hands deal with', () => {
    expect(deedsOf(story)).toEqual(
      expect.arrayContaining(['hold 陈伯 # 伞', 'touch 陈伯 # 灯', 'hug 阿满 > 船夫']),
    );
  });
});

describe('The Red Kite', () => {
  let story: StoryReading;
  beforeAll(async () => {
    story = await read(example('the-red-kite.txt'));
  });

  test('gives every line to whoever says it', () => {
    expect(linesOf(story)).toEqual([
      'Amos: Hold it tight!',
      'Amos: The wind is a thief today.',
      'Nell: I will get it back,',
      'Amos: Nobody climbs that tower,',
      'Amos: Not since Captain Bray locked the door.',
      'Captain Bray: Who is there?',
      'Nell: Please, sir,',
      'Nell: you have my kite.',
      'Captain Bray: I thought it was a bird,',
      'Captain Bray: Nothing has visited me in ten years.',
      'Nell: Then I will come tomorrow,',
      'Nell: And I will bring my grandfather.',
      'Captain Bray: Hold it tight!',
      'Nell: I am holding!',
    ]);
  });

  test('plays in an afternoon’s wind, a night’s rain and a clear morning', () => {
    expect(settingsOf(story)).toEqual(['afternoon wind', 'night rain', 'morning clear']);
  });
});

describe('The Bell Maker', () => {
  test('takes an hour from a speech tag, and none from a comparison', async () => {
    const times = (await read(example('the-bell-maker.txt'))).scenes.map(({ timeOfDay }) => timeOfDay);
    expect(times).toEqual(['morning', 'evening', 'night', 'morning', 'evening']);
  });
});

describe('山里的信', () => {
  test('keeps the snow of the night until it is told to stop', async () => {
    const story = await read(example('山里的信.txt'));
    expect(settingsOf(story).slice(-2)).toEqual(['night snow', 'dawn snow']);
  });
});

describe('a deed', () => {
  test.each([
    ['Rose does not rise', 'My sister Rose woke me before dawn. "Hurry," said Rose.', 'rise Rose'],
    ['eyes are not closed like doors', 'Tom closed his eyes. "Good night," said Tom.', 'close Tom'],
    ['who is meant is no deed', 'Tom thought of the winter when Ann found him. "Ann!" said Tom.', 'take Ann'],
  ])('is not found where %s', async (_, text, deed) => {
    expect(deedsOf(await read(text))).not.toContain(deed);
  });

  test('by a bed or under a window has no hold of it', async () => {
    const story = await read('Tom sat by the bed. Ann stood under the window. "Hush," said Ann.');
    expect(deedsOf(story)).toEqual(['sit Tom', 'stand Ann']);
  });

  test('of an object goes on with the pronoun’s right subject', async () => {
    const text =
      'Pip took the hook and thought of the winter when Tobias found him in the snow. Then he pulled. "Go on," said Tobias.';
    expect(deedsOf(await read(text))).toContain('pull Pip');
  });

  test('of coming out is no leaving', async () => {
    const story = await read('A young porter, Danny, came out with a lantern. "Good evening," said Danny.');
    expect(deedsOf(story)).toEqual(['appear Danny # lantern']);
  });
});

describe('a name', () => {
  test('is not lengthened by the verb after it', async () => {
    const story = await read(
      '小红：外婆，我来看你了！\n外婆：快进来，外面风大。\n（小红走进屋，放下篮子。）\n小红：你的声音怎么变了？\n',
    );
    expect(story.cast.map(({ name }) => name).toSorted()).toEqual(['外婆', '小红']);
  });

  test('that is a word for kin tells gender and age, wherever it stands', async () => {
    const story = await read('外婆：快进来。\n小明：好。\n外婆：坐下吧。\n小明：谢谢。\n');
    expect(story.cast.find(({ name }) => name === '外婆')).toMatchObject({ gender: 'female', age: 'old' });
  });

  test('may be 小雨, who brings no rain', async () => {
    const story = await read(
      '小雨推开咖啡馆的门。\n\n“Hi, Jack!”她挥了挥手。\n\nJack站起来，笑着说：“你终于来了。”\n\n“对不起。”小雨坐下，放下书包。\n',
    );
    expect(linesOf(story)).toEqual(['小雨: Hi, Jack!', 'Jack: 你终于来了。', '小雨: 对不起。']);
    expect(story.cast.map(({ name, gender }) => `${name} ${gender}`)).toContain('Jack male');
    expect(settingsOf(story)).toEqual(['morning clear']);
  });
});

describe('a line', () => {
  test('that is said to oneself is a thought, which nobody else hears', async () => {
    const story = await read(
      'A wolf met a fox. "I am hungry," said the wolf to himself. "Good day," said the fox.',
    );
    expect(story.units.filter(isSpeech).map(({ kind }) => kind)).toEqual(['thought', 'dialogue']);
    expect(story.units.find(isSpeech)?.addressees).toEqual([]);
  });
});

describe('a page', () => {
  test.each([
    ['hard-wrapped lines', (text: string) => text.replace(/(.{40,60}) /g, '$1\n')],
    ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
  ])('with %s is read like one without', async (_, change) => {
    const text = example('the-red-kite.txt');
    expect(linesOf(await read(change(text))).map((line) => line.replace(/\s+/g, ' '))).toEqual(
      linesOf(await read(text)),
    );
  });

  test('with an indoor heading takes hour and weather from it', async () => {
    const story = await read(
      'Title: 雨夜\n\n内景 茶馆 - 夜 - 雨\n\n老掌柜擦着桌子。\n\n掌柜\n喝碗热茶吧。\n\n女人\n好。\n',
    );
    expect(settingsOf(story)).toEqual(['night rain']);
    expect(story.scenes[0]?.indoors).toBe(true);
  });
});

describe('a deed', () => {
  test.each([
    [
      'what another does who is seen or thought of',
      '老周料他安心睡了，便站起来。老周说：“走吧。”',
      ['rise 老周'],
    ],
    ['what is only like it', '老周仿佛抱着一个婴儿。老周说：“走吧。”', []],
    ['what would be in another case', '老周站住了，否则定要摔倒。老周说：“走吧。”', ['stand 老周']],
    ['倒 before a judgement', '老周倒觉爽快。老周说：“走吧。”', []],
    ['what is denied', 'Tom did not fall asleep. "Come," said Tom.', []],
    ['a look that 亲 makes one’s own', '老周亲看他走。老周说：“走吧。”', ['look 老周']],
  ])('of whoever is told of is not %s', async (_, story, deeds) => {
    expect(deedsOf(await read(story))).toEqual(deeds);
  });
});

import { describe, expect, test } from '@jest/globals';
import type { Mood, PlaceKind, TimeOfDay, Weather } from '../../../contracts/reading.ts';
import { member, nameOf, read, settingsOf } from './samples/read-sample.ts';

describe('the place of a scene', () => {
  test.each<[string, PlaceKind, boolean]>([
    ['Anna sat in the kitchen and peeled apples.', 'kitchen', true],
    ['Anna ran across the beach with her kite.', 'beach', false],
    ['Anna stood on the bridge and looked down.', 'bridge', false],
    ['Anna walked deep into the forest.', 'forest', false],
    ['林静坐在教室里改作业。', 'classroom', true],
    ['阿满站在码头上等船。', 'dock', false],
    ['老周走进茶馆，坐了下来。', 'teahouse', true],
    ['老周走在山路上。', 'road', false],
  ])('%s is a %s, indoors %s', async (sentence, kind, indoors) => {
    const reading = await read(sentence);
    const place = reading.places.find(({ id }) => id === reading.scenes[0]?.place);
    expect([place?.kind, place?.indoors, reading.scenes[0]?.indoors]).toEqual([kind, indoors, indoors]);
  });

  test('is somewhere when the story names none', async () => {
    const reading = await read('Anna laughed.');
    expect(reading.scenes).toHaveLength(1);
    expect(reading.places.map(({ kind }) => kind)).toEqual(['open']);
  });
});

describe('the hour of a scene', () => {
  test.each<[string, TimeOfDay]>([
    ['At dawn Anna went down to the river.', 'dawn'],
    ['One morning Anna went down to the river.', 'morning'],
    ['At noon Anna went down to the river.', 'noon'],
    ['One afternoon Anna went down to the river.', 'afternoon'],
    ['At dusk Anna went down to the river.', 'dusk'],
    ['One evening Anna went down to the river.', 'evening'],
    ['At midnight Anna went down to the river.', 'night'],
    ['黎明，阿满来到河边。', 'dawn'],
    ['早晨，阿满来到河边。', 'morning'],
    ['中午，阿满来到河边。', 'noon'],
    ['下午，阿满来到河边。', 'afternoon'],
    ['黄昏，阿满来到河边。', 'dusk'],
    ['深夜，阿满来到河边。', 'night'],
  ])('%s is %s', async (story, time) => {
    expect((await read(story)).scenes[0]?.timeOfDay).toBe(time);
  });
});

describe('the weather of a scene', () => {
  test.each<[string, Weather]>([
    ['It rained. Anna stood by the river.', 'rain'],
    ['The snow fell on the river. Anna stood still.', 'snow'],
    ['Thick fog lay over the river. Anna stood still.', 'fog'],
    ['Anna stood by the river under a cloudless sky.', 'clear'],
    ['下着大雨，阿满站在河边。', 'rain'],
    ['大雪落在河上，阿满站着不动。', 'snow'],
    ['河上起了大雾，阿满站着不动。', 'fog'],
    ['山上下起了雨，阿满站着不动。', 'rain'],
    ['外面下了一夜的雪，阿满站着不动。', 'snow'],
    ['下了一夜的雪终于停了，阿满推开门。', 'clear'],
    ['大雨渐渐停了，阿满推开门。', 'clear'],
    ['天快要下雨了，阿满站着不动。', 'clear'],
    ['The rain had stopped. Anna stood by the river.', 'clear'],
    ['The storm has at last blown over. Anna stood still.', 'clear'],
    ['It had stopped snowing. Anna stood still.', 'clear'],
    ['It had begun to snow. Anna stood still.', 'snow'],
  ])('%s is %s', async (story, weather) => {
    expect((await read(story)).scenes[0]?.weather).toBe(weather);
  });
});

describe('the mood of a scene', () => {
  test.each<[string, Mood]>([
    [
      'Anna danced and laughed in the sunny garden. "My poor aunt died," said Ben. "A grave, a sad grave."',
      'joyful',
    ],
    ['Anna wept at the grave all day. "We laughed so, we were so happy and glad," said Ben.', 'sad'],
    ['阿满高兴地笑着，院子里一片热闹。“死了，都死了，可怜！”小红说。', 'joyful'],
  ])('is that of the telling and not of what is said: %s', async (story, mood) => {
    expect((await read(story)).scenes[0]?.mood).toBe(mood);
  });

  test('is that of what is said where nothing is told', async () => {
    expect((await read('“太高兴了，真是快乐！”\n\n“开心，开心！”')).scenes[0]?.mood).toBe('joyful');
  });
});

describe('the world of a story', () => {
  test.each<[string, string]>([
    ['有一天，巨人回到城堡。“你们在这里做什么？”巨人喊道。孩子们都跑开了。', 'fairytale'],
    ['汤姆推开磨坊的门。“玛丽，你在吗？”汤姆喊。教堂的钟响了。', 'western-old'],
    ['从前有一个皇帝，他有三个公主。小公主说：“父皇，我要出宫。”', 'chinese-old'],
    ['小李拿出手机，给公司打电话。“我迟到了。”小李说。', 'chinese-modern'],
    ['Old Chen sat in the teahouse. "Li Wei, come here," said Old Chen. "Yes," said Li Wei.', 'chinese-old'],
    ['Ben and Nan stood in the kitchen. "It is raining," said Ben.', 'western-old'],
    ['The bus was late. "I shall call the office," said Ben, and he took out his phone.', 'western-modern'],
    ['The king sat in his castle. "Bring me the dragon," said the king.', 'fairytale'],
    [
      'The carriage, the carriage! Peter ran past the mill. "Giant, giant, giant, giant!" he cried.',
      'western-old',
    ],
  ])('%s plays in the world %s', async (story, world) => {
    expect((await read(story)).world).toBe(world);
  });
});

describe('a new scene begins', () => {
  test('where the hour jumps', async () => {
    const story =
      'One afternoon Nell ran across the beach.\n\nThat night it rained. Nell crept to the lighthouse and knocked.\n\nIn the morning the sky was clear. Nell walked home to the village.';
    const reading = await read(story);
    expect(settingsOf(reading)).toEqual([
      'beach afternoon clear',
      'lighthouse night rain',
      'village morning clear',
    ]);
    expect(reading.scenes.slice(1).map(({ because }) => because.split(':')[0])).toEqual(['time', 'time']);
  });

  test('at chapter headings and ornaments, in English', async () => {
    const story =
      'Chapter One\n\nIt was a snowy winter night. Martha sat in her kitchen and knitted.\n\nChapter Two\n\nThe next morning the sun shone. Martha walked to the market.\n\n* * *\n\nThat evening it rained. Martha stood on the bridge.';
    expect(settingsOf(await read(story))).toEqual([
      'kitchen night snow',
      'market morning clear',
      'bridge evening rain',
    ]);
  });

  test('at chapter headings, in Chinese', async () => {
    const story =
      '第一章 大雪\n\n冬天的夜里，大雪落在村子里。老赵坐在屋里烤火。\n\n第二章 晴天\n\n第二天早晨，太阳出来了，老赵走到田里。';
    const reading = await read(story);
    expect(settingsOf(reading)).toEqual(['room night snow', 'field morning clear']);
    expect(reading.units.filter(({ kind }) => kind === 'heading').map(({ text }) => text)).toEqual([
      '第一章 大雪',
      '第二章 晴天',
    ]);
  });

  test('and not where people talk of another place or hour', async () => {
    const story =
      'One afternoon Anna and Ben sat in the kitchen.\n\n"Tomorrow morning I shall go to the castle," said Anna.\n\n"It snowed there last night," said Ben.';
    expect(settingsOf(await read(story))).toEqual(['kitchen afternoon clear']);
  });
});

describe('a scene', () => {
  const story =
    '黄昏，陈伯坐在铺子里，慢慢地糊着一盏灯笼。门帘一掀，阿满跑了进来。\n\n“陈伯，我爹的船到现在还没回来。”阿满说。\n\n夜里，阿满提着灯站在码头上，望着黑黑的河水。';

  test('has those who are there, and not those who are elsewhere', async () => {
    const reading = await read(story);
    const there = reading.scenes.map(({ cast }) => cast.map((id) => nameOf(reading, id)));
    expect(there).toEqual([['陈伯', '阿满'], ['阿满']]);
    expect(member(reading, '陈伯').age).toBe('old');
  });

  test('has its units in order, and every unit of the telling is in exactly one', async () => {
    const { units, scenes } = await read(story);
    const told = units.filter(({ kind }) => kind !== 'heading' && kind !== 'note').map(({ id }) => id);
    expect(scenes.flatMap((scene) => scene.units)).toEqual(told);
  });

  test('keeps the season that was told last', async () => {
    const { scenes } = await read(
      '秋天的早晨，邮差老周背着一个绿布包，沿着长长的山路往村里走，走了很久很久才到。\n\n傍晚，老周坐在炉边烤火，一边喝茶，一边听外面的风吹过屋顶，谁也没有说话。\n\n冬天来了。夜里，老周走在村口的雪地里。',
    );
    expect([scenes[0]?.season, scenes.at(-1)?.season]).toEqual(['autumn', 'winter']);
  });
});

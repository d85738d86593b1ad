import { describe, expect, test } from '@jest/globals';
import { isChineseHeading } from './page/chinese-headings.ts';
import { linesOf, read, settingsOf, speechOf } from './samples/read-sample.ts';

const texts = async (story: string, kind: string): Promise<string[]> =>
  (await read(story)).units.filter((unit) => unit.kind === kind).map(({ text }) => text);

describe('a scene heading of a Chinese script', () => {
  test.each([
    '第三场 茶馆 夜 内',
    '第2场 日 外 河边',
    '第一幕 客厅',
    '1. 教室 内 日',
    '2-3 夜 外 桥头',
    '内景 庙里 黄昏',
    '外景。码头——日',
    '书房 夜 内',
    '病房（清晨，内）',
    '场景：山脚下的小店',
  ])('%s', (line) => {
    expect(isChineseHeading(line)).toBe(true);
  });

  test.each([
    '第二天他走了。',
    '内心很乱',
    '外面下雨了',
    '外婆 您好',
    '1. 先洗米。',
    '日子一天天过去',
    '“书房 夜 内”',
  ])('is not %s', (line) => {
    expect(isChineseHeading(line)).toBe(false);
  });
});

describe('a Chinese script with scene headings and names before lines', () => {
  const script = [
    '第一场 教室 日 内',
    '△ 林老师擦着黑板。',
    '小秋：（小声）老师，我忘带课本了。\n林老师:坐下吧(微笑)下次记得。',
    '（小秋跑到窗边。）',
    '场景：河边（夜，外）\n人物：小秋、船夫',
    '船夫坐在船上抽烟。',
    '船夫（喊）：谁在那里？\n小秋：是我！',
  ].join('\n\n');

  test('gives lines to the names, and speaks neither names nor directions', async () => {
    expect(await linesOf(script)).toEqual([
      '小秋: 老师，我忘带课本了。',
      '林老师: 坐下吧',
      '林老师: 下次记得。',
      '船夫: 谁在那里？',
      '小秋: 是我！',
    ]);
    expect(speechOf(await read(script))[0]?.manner).not.toBe('normal');
  });

  test('takes place, hour and roof from the headings', async () => {
    const reading = await read(script);
    expect(reading.format).toBe('screenplay');
    expect(settingsOf(reading)).toEqual(['classroom afternoon clear', 'river night clear']);
    expect(reading.scenes.map(({ indoors }) => indoors)).toEqual([true, false]);
  });

  test('tells what is done without the marks of directions', async () => {
    expect(await texts(script, 'narration')).toEqual([
      '林老师擦着黑板。',
      '小秋跑到窗边。',
      '船夫坐在船上抽烟。',
    ]);
  });

  test('leaves a direction after a line to the one who said it', async () => {
    const reading = await read('第一场 院子 日 外\n\n阿梅：走吧。（挥手）\n大山：再等等。\n阿梅：好。');
    const first = speechOf(reading)[0];
    expect(reading.units.find(({ text }) => text === '（挥手）')).toMatchObject({
      kind: 'tag',
      of: first?.id,
    });
  });

  test('is not seen in a story with numbered parts and a colon here and there', async () => {
    const story =
      '第一幕 相遇\n\n那天下着雨。她抬头看天：云很低。\n\n“走吧。”阿梅说。\n\n第二幕 离别\n\n船开了。';
    const reading = await read(story);
    expect(reading.format).toBe('prose');
  });
});

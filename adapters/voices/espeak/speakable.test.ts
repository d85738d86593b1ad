import { describe, expect, test } from '@jest/globals';
import type { Language } from '../../../contracts/shared.ts';
import { speakable, type Clause } from './speakable.ts';

/** What is said, with `/` and the ending between clauses, phonemes in brackets. */
const said = (clauses: readonly Clause[]): string =>
  clauses
    .map(({ pieces, ending }) => {
      const text = pieces.map(({ say, as }) => (as === 'phonemes' ? `[${say}]` : say)).join('');
      return `${text.replace(/\s+/g, ' ').trim()}/${ending}`;
    })
    .join(' ');

const inChinese: readonly [string, string][] = [
  ['今天是2026年3月15日。', '今天是二零二六年三月十五日/stop'],
  ['2026-03-15', '二零二六年三月十五日/none'],
  ['2个苹果，12个人', '两个苹果/comma 十二个人/none'],
  ['-5℃，99.5%', '零下五摄氏度/comma 百分之九十九点五/none'],
  ['1/3、3-5天', '三分之一/enumeration 三到五天/none'],
  ['￥1,234', '一千二百三十四元/none'],
  ['打13812345678', '打一三八一二三四五六七八/none'],
  ['等等……', '等等/ellipsis'],
  ['等等...我', '等等/ellipsis 我/none'],
  ['我——不走', '我/dash 不走/none'],
  ['真的？！！', '真的/question'],
  ['（笑）好吧😂！', '好吧/exclamation'],
  ['他（那年才十岁大）走了', '他 那年才十岁大 走了/none'],
  ['他说：“《红楼梦》好。”', '他说/colon 红楼梦 好/stop'],
  ['哪儿？女儿！', "哪[@r11]/question 女['@r35]/exclamation"],
  ['兄弟', "[S;j'ong55]弟/none"],
  ['我要还钱', "我要[X'ua35n][tS;h'iE35n]/none"],
];

const inEnglish: readonly [string, string][] = [
  ['Mr. Smith went. He left', 'mister Smith went/stop He left/none'],
  ['No. 5? No. I won’t', "number 5/question No/stop I won't/none"],
  ['In 1984 at 10:05', 'In 19 84 at 10 oh 5/none'],
  ['In 1984, at noon', 'In 19 84/comma at noon/none'],
  ['It cost $5.20 - a lot', 'It cost 5 dollars and 20 cents/dash a lot/none'],
  ['Hmm... Shh!', "[h'@m]/ellipsis [S'S]/exclamation"],
  ['50% off, 3,500 people', '50 percent off/comma 3500 people/none'],
  ['well-known', 'well known/none'],
  ['Oh (laughs) my', 'Oh my/none'],
  ['J. R. Tolkien', 'J R Tolkien/none'],
];

describe('a line as it is said', () => {
  test.each([
    ...inChinese.map(([text, expected]) => ['zh', text, expected] as const),
    ...inEnglish.map(([text, expected]) => ['en', text, expected] as const),
  ])('%s: %s', (language, text, expected) => {
    expect(said(speakable(text, language, {}))).toBe(expected);
  });

  test.each<[Language, string]>([
    ['zh', '……！？'],
    ['zh', '“”——'],
    ['en', '?!... ☺️'],
    ['en', '()[]{}<>*_#'],
  ])('nothing is left of %s %s', (language, text) => {
    expect(speakable(text, language, {})).toEqual([]);
  });

  test('a given pronunciation wins over everything else, syllable by syllable', () => {
    const clauses = speakable('曾先生去重庆。', 'zh', { 曾: 'zeng1', 重庆: 'chong2 qing4' });
    expect(said(clauses)).toBe("[ts'@55N]先生去[ts.h'ong35][tS;h'i51N]/stop");
  });

  test('a given pronunciation in IPA is only for the whole word', () => {
    expect(said(speakable('Ann met Anne', 'en', { Ann: 'ˈæn' }))).toBe("['an] met Anne/none");
  });

  test('Chinese in an English line is handed to the Chinese voice, and back', () => {
    const clauses = speakable('She said “你好” to me.', 'en', {});
    expect(clauses.map(({ language }) => language)).toEqual(['en', 'zh', 'en']);
  });

  test('every piece knows its place in the text', () => {
    const text = '𠮷先生有12个兄弟，OK？';
    const pieces = speakable(text, 'zh', {}).flatMap((clause) => clause.pieces);
    expect(pieces.map(({ start, end }) => text.slice(start, end)).join('|')).toBe(
      '𠮷|先|生|有|12|个|兄|弟|OK',
    );
  });
});

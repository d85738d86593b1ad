import { describe, expect, test } from '@jest/globals';
import { Engine } from './engine.ts';
import { pinyinMnemonics, syllableMnemonics } from './pinyin.ts';
import { readingAt } from './polyphones.ts';
import { speakable } from './speakable.ts';
import { speakClause } from './clause.ts';

const engine = await Engine.load();
const variant = 'language variant\nname line\n';

/** IPA that the engine speaks for a text of its own pinyin or Chinese voice, without pauses. */
function phonemes(text: string, language: string): string {
  engine.reset();
  const { phonemes: found } = engine.speak(text, { language, variant, rate: 180 });
  return found.map(({ id }) => id.replace(/[ˈˌ]/gu, '')).join('');
}

/** The same for a line as our voices speak it. */
function lineOf(text: string): string {
  engine.reset();
  const clauses = speakable(text, 'zh', {}).map((clause) =>
    speakClause(engine, clause, { language: 'cmn', variant, rate: 180 }),
  );
  return clauses.flatMap((clause) => clause?.phonemes ?? []).map(({ id }) => id.replace(/[ˈˌ]/gu, '')).join(''); // prettier-ignore
}

describe('pinyin', () => {
  const syllables = 'ma1 zhang3 hang2 lü4 nv3 jue2 xuan1 qiu2 yue4 yuan2 wo3 wen4 weng1 er2 zi3 ci1 shi4 chi2 ri4 de5 ge1 guai4 shuang1 dui4 lun2 bo1 tian1 liang3 qing2'; // prettier-ignore

  test.each(syllables.split(' '))('%s sounds as the engine’s own pinyin voice says it', (syllable) => {
    const spelled = syllable.replace('ü', 'v');
    expect(phonemes(` [[${syllableMnemonics(syllable) ?? ''}]] .`, 'cmn')).toBe(
      phonemes(`${spelled}.`, 'cmn-latn-pinyin'),
    );
  });

  test('that is none is not taken for pinyin', () => {
    expect(pinyinMnemonics('ˈmɪərə')).toBeNull();
    expect(pinyinMnemonics('xq9')).toBeNull();
    expect(pinyinMnemonics("xi1'an1")).toHaveLength(2);
  });
});

describe('characters of several readings', () => {
  const words = '银行 yin2hang2|长大 zhang3da4|重新 chong2xin1|音乐 yin1yue4|觉得 jue2de5|了解 liao3jie3|还钱 huan2qian2|首都 shou3du1|着急 zhao2ji2|兄弟 xiong1di4|木匠 mu4jiang4|便宜 pian2yi5|悄悄 qiao1qiao1|太阳 tai4yang5'; // prettier-ignore

  test.each(words.split('|').map((entry) => entry.split(' ') as [string, string]))(
    '%s is read %s',
    (word, pinyin) => {
      const wanted = pinyinMnemonics(pinyin)?.map((syllable) => ` [[${syllable}]] `);
      expect(lineOf(word)).toBe(phonemes(`${wanted?.join('') ?? ''},`, 'cmn'));
    },
  );

  test('are read so wherever they stand', () => {
    expect(readingAt('他的兄弟', 2)).toEqual({ word: '兄', syllables: ['xiong1'] });
    expect(readingAt('儿子', 0)).toBeNull();
    expect(readingAt('一会儿', 2)).toEqual({ word: '儿', syllables: ['er5'] });
  });

  test('never make a Chinese voice spell in English', () => {
    const english = /θɹ|faɪv|fɔː|wɒn|tuː/u;
    const text =
      '一会儿、哪儿、那儿、事儿、花儿、熊、穷人、胸口、英雄、凶手、炯炯有神、老头儿、一点儿、还是不还、得去得走。';
    expect(lineOf(text)).not.toMatch(english);
  });
});

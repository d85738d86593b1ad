import { describe, expect, test } from '@jest/globals';
import { isSayable, languageOf, languageOfLine } from './story-language.ts';

describe('the language of a story', () => {
  test.each([
    ['他说：“OK，Anna，我来了。”', 'zh'],
    ['Anna said 你好 and went home with her sister.', 'en'],
  ])('is that of most of it: %s', (text, language) => {
    expect(languageOf(text)).toBe(language);
  });

  test.each(['Старик сидел у реки.', '1 2 3', 'こんにちは'])('is unknown of others: %s', (text) => {
    expect(() => languageOf(text)).toThrow(expect.objectContaining({ code: 'STORY_LANGUAGE_UNKNOWN' }));
  });
});

describe('the language of a line', () => {
  test.each([
    ['Come with me to the river.', 'zh', 'en'],
    ['我爹的船还没回来。', 'en', 'zh'],
    ['OK！', 'zh', 'zh'],
    ['Anna，你来了。', 'zh', 'zh'],
    ['……', 'zh', 'zh'],
    ['42', 'en', 'en'],
    ['He said 你好 to me.', 'en', 'en'],
  ] as const)('%s, in a story told in %s, is %s', (text, usual, language) => {
    expect(languageOfLine(text, usual)).toBe(language);
  });
});

describe('what can be said', () => {
  test.each(['好。', 'Yes.', '……', '42!', 'Anna，你来了。'])('%s', (text) => {
    expect(isSayable(text)).toBe(true);
  });

  test.each(['Да, конечно.', 'こんにちは世界', 'Γεια σου', '안녕하세요 Anna'])('not %s', (text) => {
    expect(isSayable(text)).toBe(false);
  });
});

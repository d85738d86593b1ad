import { describe, expect, test } from '@jest/globals';
import { isSayable, languageOf, languageOfLine } from './story-language.ts';

describe('the language of a story', () => {
  test.each([
    ['从前有座山，山里有座庙。', 'zh'],
    ['老王は good', 'zh'],
    ['The old man met 老王 at the gate. “你好,” said the old man.', 'en'],
    ['“La la la!” sang Zoë in the café. She had seen Père Noël and the Führer.', 'en'],
    ['Hello', 'en'],
    ['他说：“OK，Anna，我来了。”', 'zh'],
    ['Anna said 你好 and went home with her sister.', 'en'],
    ['x'.repeat(1000), 'en'],
  ])('is found for %s', (story, language) => {
    expect(languageOf(story)).toBe(language);
  });

  test.each([
    ['Il était une fois une petite fille qui vivait dans un village près de la forêt.'],
    ['Es war einmal eine kleine süße Dirne, die hatte jedermann lieb, und der Wolf kam.'],
    ['Había una vez una niña que vivía en un pueblo cerca del bosque.'],
    ['Ngày xửa ngày xưa, có một cô bé sống trong làng.'],
    ['昔々、あるところに、おじいさんとおばあさんが住んでいました。'],
    ['桃太郎は鬼ヶ島へ行った。鬼を退治した。宝物を持って帰った。'],
    ['옛날 옛적에 한 할머니가 살았습니다.'],
    ['Жили-были дед да баба.'],
    ['قال الملك: «أين ابني؟»'],
    ['12345 67890'],
    ['……！？'],
  ])('is none that can be spoken for %s', (story) => {
    expect(() => languageOf(story)).toThrow(expect.objectContaining({ code: 'STORY_LANGUAGE_UNKNOWN' }));
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

import { describe, expect, test } from '@jest/globals';
import { isHereAndNow } from './here-and-now.ts';

describe('deeds that are done here and now', () => {
  test.each([
    'She walked away and said nothing.',
    'She walked as if asleep.',
    'She had red hair and walked on.',
    'Tom let the rope fall.',
    '她不停地走，没有说话。',
    '他走过石桥，叫了一声。',
    '他忍不住笑了。',
  ])('%s', (text) => {
    expect(isHereAndNow(text)).toBe(true);
  });
});

describe('deeds that are not', () => {
  test.each([
    'She had walked away.',
    'She had been there.',
    'She had just come in.',
    'She did not walk away.',
    'She would walk there.',
    'Anna almost jumped.',
    'Anna stopped dancing.',
    'Years ago Anna danced.',
    'Every morning Anna danced.',
    'Tom remembered how Anna danced.',
    'Instead of dancing, Tom sat down.',
    'Did Tom sit down?',
    'Anna’s heart danced.',
    'She told him to sit down.',
    '小明没有走。',
    '小明未曾挥手。',
    '小明几乎跳起来。',
    '小明忘了挥手。',
    '妈妈昨天来过。',
    '每天早上小明跳舞。',
    '小红想起小明跳舞的样子。',
    '小红坐下了吗？',
    '小明叫小红坐下。',
  ])('%s', (text) => {
    expect(isHereAndNow(text)).toBe(false);
  });
});

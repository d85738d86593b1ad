import { describe, expect, test } from '@jest/globals';
import { titleOf } from './title-of.ts';

describe('the title of a story', () => {
  test.each([
    ['\n\n  The Red Kite  \n\nNell ran.', 'The Red Kite'],
    ['# 灯笼匠\n\n从前', '灯笼匠'],
    ['《灯笼匠》\n从前', '灯笼匠'],
    ['', ''],
  ])('of %j is its first line', (story, title) => expect(titleOf(story)).toBe(title));

  test('is no longer than it can be read', () => {
    const title = titleOf('word '.repeat(40));
    expect(title.length).toBeLessThanOrEqual(60);
    expect(title.endsWith('…')).toBe(true);
  });
});

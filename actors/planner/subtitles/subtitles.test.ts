import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Aspect } from '../../../contracts/run.ts';
import { cuesOf, SHORTEST_CUE } from './cues.ts';
import { rowWidth, subtitleBlocks, widestRow } from './rows.ts';

const aspects: readonly Aspect[] = ['16:9', '1:1', '9:16'];

describe('rows of subtitles', () => {
  test.each([
    ['a short line stands alone', '拿去吧。', [['拿去吧。']]],
    [
      'a comma is where it breaks',
      '我爹的船还没回来。河上黑，他看不见码头。',
      [['我爹的船还没回来。', '河上黑，他看不见码头。']],
    ],
    ['a comma at the end is not shown', 'I will get it back,', [['I will get it back']]],
    [
      'English breaks between words',
      'Nobody climbs that tower since the captain locked the door.',
      [['Nobody climbs that tower', 'since the captain locked the door.']],
    ],
  ])('%s', (_, text, rows) => {
    expect(subtitleBlocks(text, '16:9')).toEqual(rows);
  });

  test('are never wider than the picture allows, never more than two, and lose no word', () => {
    const words = fc.constantFrom(
      '灯',
      '我爹的船',
      '，',
      '。',
      'the lamp',
      ' and ',
      '——',
      '“好”',
      '1923',
      'Bartholomew',
    );
    fc.assert(
      fc.property(
        fc.array(words, { minLength: 1, maxLength: 40 }),
        fc.constantFrom(...aspects),
        (parts, aspect) => {
          const text = parts.join('').trim();
          if (text === '') return;
          const blocks = subtitleBlocks(text, aspect);
          const letters = (of: string) => of.replaceAll(/[\s，、；：,;:]/g, '');
          expect(letters(blocks.flat().join(''))).toBe(letters(text));
          for (const rows of blocks) {
            expect(rows.length).toBeLessThanOrEqual(2);
            for (const row of rows) expect(rowWidth(row)).toBeLessThanOrEqual(widestRow(aspect));
          }
        },
      ),
    );
  });
});

describe('subtitles in time', () => {
  const long = '你就写，家里的柿子红了。你就写，妈不怪你，妈只想知道，你吃得饱不饱，冷不冷。';

  test('follow each other without a gap, each long enough to be read', () => {
    const cues = cuesOf(long, 220, { aspect: '16:9', fps: 24 });
    expect(cues.length).toBeGreaterThan(1);
    cues.forEach(({ from, to }, at) => {
      expect(to - from).toBeGreaterThanOrEqual(SHORTEST_CUE * 24);
      expect(from).toBe(at === 0 ? 0 : cues[at - 1]?.to);
    });
    expect(cues.at(-1)?.to).toBe(220);
  });

  test('of a shout outlast it, so that it can be read', () => {
    expect(cuesOf('爹！', 8, { aspect: '16:9', fps: 24 })).toEqual([{ rows: ['爹！'], from: 0, to: 20 }]);
  });

  test('of speech that is too fast share its time', () => {
    const cues = cuesOf(long, 30, { aspect: '9:16', fps: 24 });
    expect(cues.every(({ from, to }) => to > from)).toBe(true);
  });
});

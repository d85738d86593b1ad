import { describe, expect, test } from '@jest/globals';
import type { SubtitleCue } from '../../contracts/sound.ts';
import { writeSrt, writeVtt } from './write-subtitles.ts';

const cues: SubtitleCue[] = [
  {
    lineId: 'l2',
    start: 48_000 * 3_725 + 24,
    end: 48_000 * 3_727,
    rows: ['“这么大的雨，', '你要灯做什么？”'],
  },
  { lineId: 'l1', start: 12_345, end: 96_000, rows: ['Tom & Jerry <b>say</b> 1 > 0'] },
  { lineId: 'l2', start: 48_000 * 3_727, end: 48_000 * 3_728, rows: ['好。'] },
];

interface Parsed {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

const msOf = (clock: string): number => {
  const [hours = 0, minutes = 0, seconds = 0] = clock.replace(',', '.').split(':').map(Number);
  return Math.round((hours * 3600 + minutes * 60 + seconds) * 1000);
};

/** Reads cues as players do: an id, a line of times, rows up to an empty line. */
function parse(file: string): Parsed[] {
  const blocks = file.split('\n\n').map((block) => block.trim().split('\n'));
  return blocks.flatMap(([id = '', times = '', ...rows]) => {
    const [from, to] = times.split(' --> ');
    return from === undefined || to === undefined
      ? []
      : [{ id, from: msOf(from), to: msOf(to), text: rows.join('\n') }];
  });
}

describe('subtitles', () => {
  test('come back out of SubRip in time order, to the millisecond', () => {
    expect(parse(writeSrt(cues))).toEqual([
      { id: '1', from: 257, to: 2000, text: 'Tom & Jerry ‹b›say‹/b› 1 › 0' },
      { id: '2', from: 3_725_001, to: 3_727_000, text: '“这么大的雨，\n你要灯做什么？”' },
      { id: '3', from: 3_727_000, to: 3_728_000, text: '好。' },
    ]);
  });

  test('are named after their lines in WebVTT, and text stays text', () => {
    const file = writeVtt(cues, 'zh');
    expect(file.startsWith('WEBVTT\nKind: captions\nLanguage: zh\n\n')).toBe(true);
    expect(parse(file).map(({ id, text }) => [id, text])).toEqual([
      ['l1', 'Tom &amp; Jerry &lt;b&gt;say&lt;/b&gt; 1 &gt; 0'],
      ['l2', '“这么大的雨，\n你要灯做什么？”'],
      ['l2.2', '好。'],
    ]);
  });

  test('write times as each format wants them', () => {
    expect(writeSrt(cues)).toContain('01:02:05,001 --> 01:02:07,000');
    expect(writeVtt(cues, 'zh')).toContain('01:02:05.001 --> 01:02:07.000');
  });

  test('cannot be ended early by a line break inside a row', () => {
    const broken = [
      { lineId: 'l1', start: 0, end: 48_000, rows: ['one\n\n2\n00:00:00,000 --> 00:00:09,000'] },
    ];
    expect(parse(writeSrt(broken))).toHaveLength(1);
  });

  test('show what looks like markup as it was written, in both formats', () => {
    const rows = ['<script>x</script> & --> {\\an8}', '00:00:01,000 --> 00:00:02,000'];
    const marked = [{ lineId: 'l1', start: 0, end: 48_000, rows }];
    const told = (file: string): string => parse(file)[0]?.text ?? '';
    expect(told(writeSrt(marked))).toBe('‹script›x‹/script› & --› { \\an8}\n00:00:01,000 --› 00:00:02,000');
    expect(told(writeVtt(marked, 'en'))).toBe(
      '&lt;script&gt;x&lt;/script&gt; &amp; --&gt; {\\an8}\n00:00:01,000 --&gt; 00:00:02,000',
    );
    for (const file of [writeSrt(marked), writeVtt(marked, 'en')]) expect(file.match(/-->/g)).toHaveLength(1);
  });

  test('are an empty but valid file when nobody speaks', () => {
    expect(writeSrt([])).toBe('');
    expect(writeVtt([], 'en')).toBe('WEBVTT\nKind: captions\nLanguage: en\n');
  });
});

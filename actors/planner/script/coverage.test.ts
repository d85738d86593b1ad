import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Action } from '../../../contracts/reading.ts';
import type { ScriptElement } from '../../../contracts/script.ts';
import { accountsOf, tiled } from './coverage.ts';

const texts = (story: string, parts: readonly string[]): readonly string[] => {
  let cursor = 0;
  const spans = parts.map((part) => {
    const start = story.indexOf(part, cursor);
    cursor = start + part.length;
    return { start, end: cursor };
  });
  return tiled(story, spans).map(({ start, end }) => story.slice(start, end));
};

describe('tiling a story', () => {
  test.each([
    [
      'curly quotes',
      '“走吧。”他说，“天黑了。”',
      ['走吧。', '他说，', '天黑了。'],
      ['“走吧。”', '他说，', '“天黑了。”'],
    ],
    [
      'straight quotes',
      '"Go," he said. "It is late."',
      ['Go,', 'he said.', 'It is late.'],
      ['"Go,"', 'he said.', '"It is late."'],
    ],
    ['brackets', '「来。」他走了。', ['来。', '他走了。'], ['「来。」', '他走了。']],
    ['blank lines', 'Title\n\n“Hi.”\n', ['Title', 'Hi.'], ['Title', '“Hi.”']],
  ])('gives the marks around %s to the words they belong to', (_, story, parts, expected) => {
    expect(texts(story, parts)).toEqual(expected);
  });

  test('covers every character that is not blank, once, whatever stands between the units', () => {
    const piece = fc.constantFrom('他说', '走', 'a b', '“', '”', '"', '……', ' ', '\n', '。', '（', '）');
    fc.assert(
      fc.property(fc.array(fc.tuple(piece, fc.boolean()), { minLength: 1, maxLength: 30 }), (pieces) => {
        const story = pieces.map(([text]) => text).join('');
        let at = 0;
        const spans = pieces.flatMap(([text, isUnit]) => {
          const span = { start: at, end: at + text.length };
          at = span.end;
          return isUnit && text.trim() !== '' ? [span] : [];
        });
        if (spans.length === 0) return;
        let end = 0;
        for (const span of tiled(story, spans)) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(story.slice(end, span.start).trim()).toBe('');
          end = Math.max(end, span.end);
        }
        expect(story.slice(end).trim()).toBe('');
      }),
    );
  });
});

const line: ScriptElement = {
  kind: 'dialogue',
  id: 'l1',
  source: { start: 2, end: 4 },
  text: '好吗',
  speaker: 'c1',
  addressees: [],
  emotion: 'neutral',
  intensity: 0.5,
  manner: 'normal',
  actions: [
    {
      verb: 'nod',
      actor: 'c1',
      target: null,
      prop: null,
      place: null,
      manner: 'plain',
      span: { start: 5, end: 6 },
    },
  ],
};

test('what is left out says why, and what is kept names its shots and, if it is shown, who must be seen doing what', () => {
  const fates = [
    { unit: 'h1', span: { start: 0, end: 2 }, isTag: false, elements: [], because: 'heading' },
    { unit: 'l1', span: { start: 2, end: 4 }, isTag: false, elements: ['l1'], because: null },
    { unit: 't1', span: { start: 4, end: 6 }, isTag: true, elements: ['l1'], because: null },
  ];
  const staged = {
    elements: new Map([['l1', line]]),
    shots: new Map([['l1', ['shot-l1', 'shot-l1-b']]]),
    cast: new Set(['c1']),
    props: new Set<string>(),
    played: (action: Action) => [action],
  };
  const shotIds = ['shot-l1', 'shot-l1-b'];
  expect(accountsOf('题目好吗他点', fates, staged).map(({ entry }) => entry)).toEqual([
    { start: 0, end: 2, as: 'cut', because: 'heading', shotIds: [], names: [] },
    { start: 2, end: 4, as: 'spoken', shotIds, names: [] },
    { start: 4, end: 6, as: 'shown', shotIds, names: [{ entityId: 'c1', acts: ['nod'] }] },
  ]);
});

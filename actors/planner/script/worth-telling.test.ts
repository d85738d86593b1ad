import { describe, expect, test } from '@jest/globals';
import type { NarrationUnit } from '../../../contracts/reading.ts';
import type { PlotPoint } from './plot.ts';
import { sceneRuns } from './scene-runs.ts';
import { redKite } from '../samples/red-kite.ts';
import { tellingWorths } from './worth-telling.ts';

const reading = redKite();
const [run] = sceneRuns(reading);

/** Narration in the middle of a scene, of which a picture carries everything. */
const shown = (text: string, subjects: readonly string[] = []): PlotPoint => {
  if (run === undefined) throw new RangeError('The sample has no scene.');
  const unit: NarrationUnit = {
    ...{ id: 'n1', start: 0, end: text.length, text, paragraph: 0, kind: 'narration', narrator: null },
    ...{ emotion: 'neutral', actions: [], subjects: [...subjects], descriptive: false },
  };
  const picture = { kind: 'deeds', actions: [], carries: 'all' } as const;
  return { run, unit, picture, mayShow: true, way: 'show', because: null };
};

/** How much telling a sentence is worth between two plain ones. */
const worthOf = (text: string, subjects: readonly string[] = []): number =>
  tellingWorths([shown('He sat down.'), shown(text, subjects), shown('He got up.')], reading)[1] ?? 0;

describe('a voice is worth while', () => {
  test.each([
    ['time goes on', 'The next morning the road was white.'],
    ['time goes on', 'Three weeks later the well was dry.'],
    ['time goes on', '第二天，井干了。'],
    ['somebody feels what no face shows', 'She longed for the sea.'],
    ['somebody feels what no face shows', '他后悔把门锁上了。'],
    ['a reason is given', 'He took the long road because the bridge was down.'],
    ['a reason is given', '原来钥匙一直挂在墙上。'],
  ])('where %s: %s', (_, text) => {
    expect(worthOf(text)).toBeGreaterThan(0);
  });

  test('where somebody is called by name for the first time, and not again', () => {
    const worths = tellingWorths(
      [
        shown('He sat down.'),
        shown('Nell ran in.', ['c1']),
        shown('Nell ran out.', ['c1']),
        shown('He slept.'),
      ],
      { cast: [{ ...reading.cast[0]!, id: 'c1', name: 'Nell' }] },
    );
    expect(worths[1]).toBeGreaterThan(0);
    expect(worths[2]).toBe(0);
  });

  test('where a scene and where the story begins, most of all', () => {
    const [first = 0, second = 0] = tellingWorths(
      [shown('He sat.'), shown('He rose.'), shown('He sat.')],
      reading,
    );
    expect(first).toBeGreaterThan(second);
  });

  test('where the last image is', () => {
    expect(
      tellingWorths([shown('He sat.'), shown('He rose.'), shown('He sat.')], reading)[2],
    ).toBeGreaterThan(0);
  });
});

describe('no voice repeats what a picture says', () => {
  test.each([
    'He opened the door.',
    '她打开门，走了出去。',
    'Suddenly the dog jumped up.',
    '忽然，小狗跳了起来。',
  ])('%s', (text) => {
    expect(worthOf(text)).toBe(0);
  });
});

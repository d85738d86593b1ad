import { describe, expect, test } from '@jest/globals';
import { moveReporter, type MoveReporter } from './move-reporter.ts';

interface Told {
  readonly reporter: MoveReporter;
  readonly out: string[];
  readonly err: string[];
}

function told(json: boolean): Told {
  const [out, err]: [string[], string[]] = [[], []];
  const arrived = 'It is there.';
  const reporter = moveReporter({
    json,
    arrived,
    out: (text) => out.push(text),
    err: (text) => err.push(text),
  });
  return { reporter, out, err };
}

const summary = { rows: 12, objects: 5, objectsToMove: 2, bytesToMove: 1_234_567 };

describe('a person', () => {
  test('is told each tenth of a step once', () => {
    const { reporter, out, err } = told(false);
    reporter.step('looking', 0, 1);
    for (let done = 1; done <= 40; done += 1) reporter.step('objects', done, 40);
    reporter.step('rows', 1, 1);
    reporter.moved(summary);
    expect(out).toEqual([]);
    expect(err).toHaveLength(1 + 11 + 1 + 1);
    expect(err.slice(0, 3)).toEqual([
      'looking for what belongs to the film\n',
      'objects: 1 of 40\n',
      'objects: 4 of 40\n',
    ]);
    expect(err.slice(-2)).toEqual(['rows: 1 of 1\n', 'It is there.\n']);
  });

  test('is told what would be moved', () => {
    const { reporter, out } = told(false);
    reporter.plan(summary);
    expect(out).toEqual(['Would be moved: 12 rows and 5 objects; 2 of these, 1.2 MB, are not there yet.\n']);
  });
});

test('a program is told all of it, one document a line', () => {
  const { reporter, out, err } = told(true);
  reporter.step('rows', 3, 12);
  reporter.plan(summary);
  reporter.moved(summary);
  reporter.say('Well.');
  expect(err).toEqual([]);
  expect(out.every((line) => line.endsWith('\n'))).toBe(true);
  expect(out.map((line) => JSON.parse(line) as unknown)).toEqual([
    { type: 'progress', doing: 'rows', done: 3, total: 12 },
    { type: 'plan', ...summary },
    { type: 'moved', ...summary },
    { type: 'message', text: 'It is there.' },
    { type: 'message', text: 'Well.' },
  ]);
});

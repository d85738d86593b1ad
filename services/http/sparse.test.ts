import { describe, expect, test } from '@jest/globals';
import type { Route } from '../../contracts/api/route.ts';
import { routes } from '../../contracts/api/routes.ts';
import { fieldsIn, isSparse, sparse } from './sparse.ts';

describe('fields that are asked for', () => {
  const document = {
    runs: [
      { id: 'r1', state: 'succeeded', jobs: {} },
      { id: 'r2', state: 'failed' },
    ],
    next: null,
  };

  test('are given of each thing in a list, and of one thing', () => {
    const fields = fieldsIn(routes.listRuns, 'id,state')!;
    expect(sparse(document, fields)).toEqual({
      runs: [
        { id: 'r1', state: 'succeeded' },
        { id: 'r2', state: 'failed' },
      ],
      next: null,
    });
    expect(sparse({ run: document.runs[0] }, fields)).toEqual({ run: { id: 'r1', state: 'succeeded' } });
  });

  test('are none where none is named, and strange names are no names', () => {
    expect(fieldsIn(routes.listRuns, null)).toBeNull();
    for (const given of ['', 'a,,b', '__proto__', 'a b', 'x'.repeat(41)])
      expect(() => fieldsIn(routes.listRuns, given)).toThrow('names of fields');
  });

  test('are refused where nothing of that name is told of', () => {
    expect(() => fieldsIn(routes.listRuns, 'id,colour')).toThrow('There is no field “colour”; there are id,');
    expect(() => fieldsIn(routes.listRuns, 'runs')).toThrow('There is no field “runs”');
  });

  test.each(Object.entries<Route>(routes).filter(([, route]) => isSparse(route)))(
    'can be known of what %s tells of',
    (_, route) => {
      expect(() => fieldsIn(route, 'colour')).toThrow(/There is no field “colour”; there are [a-z]/);
    },
  );
});

import { describe, expect, test } from '@jest/globals';
import { fieldsIn, sparse } from './sparse.ts';

describe('fields that are asked for', () => {
  const document = {
    runs: [
      { id: 'r1', state: 'succeeded', jobs: {} },
      { id: 'r2', state: 'failed' },
    ],
    next: null,
  };

  test('are given of each thing in a list, and of one thing', () => {
    const fields = fieldsIn('id,state')!;
    expect(sparse(document, fields)).toEqual({
      runs: [
        { id: 'r1', state: 'succeeded' },
        { id: 'r2', state: 'failed' },
      ],
      next: null,
    });
    expect(sparse({ run: document.runs[0] }, fields)).toEqual({ run: { id: 'r1', state: 'succeeded' } });
  });

  test('are none where none is named, and names of nothing where they are strange', () => {
    expect(fieldsIn(null)).toBeNull();
    expect(sparse({ run: { id: 'r1' } }, fieldsIn('colour')!)).toEqual({ run: {} });
    for (const given of ['', 'a,,b', '__proto__', 'a b', 'x'.repeat(41)])
      expect(() => fieldsIn(given)).toThrow('names of fields');
  });
});

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { rangeIn } from './send-file.ts';

describe('a range of a file', () => {
  test.each([
    ['bytes=0-9', { start: 0, end: 9 }],
    ['bytes=90-', { start: 90, end: 99 }],
    ['bytes=-10', { start: 90, end: 99 }],
    ['bytes=-1000', { start: 0, end: 99 }],
    ['bytes=50-1000', { start: 50, end: 99 }],
  ])('%s of 100 bytes is found', (header, span) => {
    expect(rangeIn(header, 100)).toEqual(span);
  });

  test.each([undefined, '', 'bytes=-', 'bytes=9-0', 'bytes=0-1,5-6', 'lines=0-9', 'bytes=a-b'])(
    '%s asks for the whole',
    (header) => {
      expect(rangeIn(header, 100)).toBeNull();
    },
  );

  test.each(['bytes=100-', 'bytes=200-300', 'bytes=-0'])('%s of 100 bytes is none', (header) => {
    expect(() => rangeIn(header, 100)).toThrow(expect.objectContaining({ code: 'RANGE_UNSATISFIABLE' }));
  });

  test('never reaches beyond the file, whatever is asked for', () => {
    const whole = fc.nat({ max: 10_000 });
    fc.assert(
      fc.property(whole, whole, fc.integer({ min: 1, max: 10_000 }), (from, to, bytes) => {
        const span = from >= bytes || to < from ? null : rangeIn(`bytes=${from}-${to}`, bytes);
        if (span === null) return;
        expect(span).toEqual({ start: from, end: Math.min(to, bytes - 1) });
      }),
    );
  });
});

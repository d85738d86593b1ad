import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { codeOf } from '../../contracts/error.ts';
import { keyOf } from './once.ts';
import { placesOf } from './read-request.ts';
import { Refusal } from './refuse.ts';

const placesIn = (schema: z.ZodType, value: unknown): string[] => {
  const read = schema.safeParse(value);
  return read.success ? [] : placesOf('body', read.error).map(({ at }) => at);
};

describe('what is wrong with a request', () => {
  const schema = z.strictObject({ title: z.string(), options: z.strictObject({ fps: z.int() }) });

  test('is told at its place, and a name that nobody knows at its own', () => {
    expect(placesIn(schema, { title: 1, options: { fps: 'a' } })).toEqual(['body.title', 'body.options.fps']);
    expect(placesIn(schema, { title: 'a', options: { fps: 1, dpi: 2 }, mode: 'x', way: 'y' })).toEqual([
      ...['body.options.dpi', 'body.mode', 'body.way'],
    ]);
  });

  test('is told at the header where that is it', () => {
    const asked = { headers: { 'idempotency-key': 'k'.repeat(151) } };
    const refusal = (() => {
      try {
        return keyOf(asked as never);
      } catch (error) {
        return error;
      }
    })();
    expect(codeOf(refusal)).toBe('PARAMS_INVALID');
    expect((refusal as Refusal).faults.map(({ at }) => at)).toEqual(['header.idempotency-key']);
  });
});

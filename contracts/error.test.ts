import { describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { codeOf, errorTable, Failure, messageOf } from './error.ts';

describe('what is said of an error', () => {
  test('is one sentence, also when a document does not have its form', () => {
    const { error } = z
      .object({ shots: z.array(z.object({ id: z.string() })) })
      .safeParse({ shots: [{}, {}] });
    expect(messageOf(error)).toMatch(
      /^A document does not have the form this version knows \(shots\.0\.id: .+\); .+\.$/,
    );
    expect(messageOf(error)).not.toContain('\n');
  });

  test('is the failure’s own sentence, and the code that the disk or the database gave', () => {
    expect(messageOf(new Failure('FOLDER_BUSY', 'Somebody works there.'))).toBe('Somebody works there.');
    expect(codeOf(Object.assign(new Error('no room'), { code: 'ENOSPC' }))).toBe('DISK_FULL');
    expect(codeOf(new Error('no idea'))).toBe('INTERNAL');
  });
});

describe('the table of errors', () => {
  test('says of every 429 when to ask again', () => {
    const told = Object.entries(errorTable).filter(([, { httpStatus }]) => httpStatus === 429);
    expect(told.filter(([, { retryAfterS }]) => retryAfterS === null).map(([code]) => code)).toEqual([]);
  });
});

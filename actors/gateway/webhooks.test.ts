import { describe, expect, test } from '@jest/globals';
import { pauseAfter, signatureOf } from './webhooks.ts';

describe('an address that does not answer', () => {
  test('is left alone twice as long each time, up to an hour', () => {
    expect([0, 1, 2, 9, 10, 1_000].map(pauseAfter)).toEqual([
      ...[5_000, 10_000, 20_000, 2_560_000, 3_600_000, 3_600_000],
    ]);
  });
});

test('what is said is signed with when it was said', () => {
  const secrets = {
    next: () => '',
    hash: () => '',
    sign: (secret: string, text: string) => `${secret}:${text}`,
  };
  expect(signatureOf({ secrets }, { secret: 'wh_1', at: 17, body: '{}' })).toBe('t=17,v1=wh_1:17.{}');
});

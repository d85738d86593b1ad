import { expect, test } from '@jest/globals';
import { open } from './index.ts';
import { describeLips } from './lips.conformance.ts';

describeLips('phonemes', () => open('embedded:phonemes'));

test('only the maker that exists can be opened', () => {
  expect(() => open('rhubarb:')).toThrow('embedded:phonemes');
});

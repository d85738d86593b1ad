import { expect, test } from '@jest/globals';
import { open } from './index.ts';
import { describeLanguage } from './language.conformance.ts';

describeLanguage('the engine of rules', () => open('embedded:rules'));

test('only the engine that exists can be opened', () => {
  expect(() => open('openai://nowhere')).toThrow('embedded:rules');
});

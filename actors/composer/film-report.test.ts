import { expect, test } from '@jest/globals';
import { unitOf } from '../../contracts/script.ts';

test('lines are named after the unit they are of, whether it was said in several lines or divided before', () => {
  expect(['u3', 'u3-2', 'u3.2', 'u3.2-4'].map(unitOf)).toEqual(['u3', 'u3', 'u3', 'u3']);
});

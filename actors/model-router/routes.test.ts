import { describe, expect, test } from '@jest/globals';
import type { Budget } from '../../contracts/route.ts';
import { chooseProvider } from './routes.ts';
import { drawn, video } from './samples/providers.ts';

const budget: Budget = { currency: 'USD', limitMicros: 1_000, reservedMicros: 0, spentMicros: 0 };

describe('the choice of a provider', () => {
  test('takes the finest rung that the budget can pay', () => {
    expect(chooseProvider('shot', [drawn, video], budget).id).toBe('video-model');
    expect(chooseProvider('shot', [drawn, video], { ...budget, reservedMicros: 700 }).id).toBe('paper-cut');
  });

  test('tells lack of money from lack of skill', () => {
    expect(() => chooseProvider('shot', [video], { ...budget, limitMicros: 0 })).toThrow('budget');
    expect(() => chooseProvider('music', [drawn], budget)).toThrow('No provider can make a music');
  });
});

import { describe, expect, test } from '@jest/globals';
import type { Budget } from '../../contracts/route.ts';
import { chooseProvider, chooseRecipes } from './routes.ts';
import { drawn, video } from './samples/providers.ts';

const budget: Budget = { currency: 'USD', limitMicros: 1_000, reservedMicros: 0, spentMicros: 0 };

describe('the choice of a provider', () => {
  test('takes the finest rung that the budget can pay', () => {
    expect(chooseProvider('shot', [drawn, video], budget).id).toBe('video-model');
    expect(chooseProvider('shot', [drawn, video], { ...budget, reservedMicros: 700 }).id).toBe('paper-cut');
  });

  test('names what is coarser and costs nothing, but no other voice', () => {
    const plain = { ...drawn, kinds: ['shot', 'voice'] };
    const fine = { ...video, kinds: ['shot', 'voice'] };
    const stills = { ...fine, id: 'stills', rung: 'stills' as const };
    const chosen = chooseRecipes(
      ['shot', 'voice'],
      [plain, stills, fine, { ...stills, id: 'gift', priceMicros: 0 }],
      budget,
    );
    expect(chosen.recipes['shot']?.provider).toBe('video-model');
    expect(chosen.coarser['shot']?.map(({ provider }) => provider)).toEqual(['gift', 'paper-cut']);
    expect(chosen.coarser['voice']).toEqual([]);
    expect(Object.keys(chosen.providers).sort()).toEqual(['gift', 'paper-cut', 'video-model']);
  });

  test('tells lack of money from lack of skill', () => {
    expect(() => chooseProvider('shot', [video], { ...budget, limitMicros: 0 })).toThrow('budget');
    expect(() => chooseProvider('music', [drawn], budget)).toThrow('No provider can make a music');
  });
});

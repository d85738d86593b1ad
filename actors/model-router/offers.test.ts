import { describe, expect, test } from '@jest/globals';
import type { Provider } from '../../contracts/route.ts';
import { knownProviders, offeredProviders } from './offers.ts';
import { drawn, video } from './samples/providers.ts';

const old = { ...video, id: 'old' };

const storeOf = (said: readonly Provider[], written: readonly Provider[] = said) => ({
  providers: async () => said,
  providersNamed: async (ids: readonly string[]) => written.filter(({ id }) => ids.includes(id)),
});

describe('providers', () => {
  test('of other routers are offered while these say so, beside the router’s own', async () => {
    expect(await offeredProviders(storeOf([video]), [drawn])).toEqual([drawn, video]);
    expect(await offeredProviders(storeOf([]), [drawn])).toEqual([drawn]);
  });

  test('of the router itself are what it was started with, whatever another version wrote', async () => {
    expect(await offeredProviders(storeOf([{ ...drawn, model: 'older' }]), [drawn])).toEqual([drawn]);
  });

  test('that are offered no more are known by the jobs of older plans, and no others', async () => {
    const providerOf = await knownProviders(storeOf([], [old]), [drawn], ['old', drawn.id, 'never']);
    expect([providerOf('old'), providerOf(drawn.id)]).toEqual([old, drawn]);
    expect(() => providerOf('never')).toThrow('There is no provider never.');
  });
});

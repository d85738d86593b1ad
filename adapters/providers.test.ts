import { describe, expect, test } from '@jest/globals';
import { Provider } from '../contracts/route.ts';
import { embeddedProviders, providersIn } from './providers.ts';

describe('providers that URLs name', () => {
  test('are none where nothing is named', () => {
    expect([providersIn(''), providersIn(' \n ')]).toEqual([[], []]);
  });

  test('may be a fake GPU, for kinds of pictures, with its memory, its price and its slowness', () => {
    const [shots, sets] = providersIn(
      'fake-gpu://shot+transition?ms=500&vram=20000&price=7  fake-gpu://background',
    );
    expect(Provider.parse(shots)).toMatchObject({
      ...{ id: 'fake-gpu-shot-transition', kinds: ['shot', 'transition'], rung: 'video', priceMicros: 7 },
      needs: { gpu: true, vramMb: 20_000, labels: [] },
    });
    expect(Provider.parse(sets)).toMatchObject({ id: 'fake-gpu-background', needs: { vramMb: 8_192 } });
  });

  test.each([
    ['fake-gpu://voice', 'a fake GPU makes pictures'],
    ['fake-gpu://', 'a fake GPU makes pictures'],
    ['fake-gpu://shot?ms=-1', 'ms must be a whole number'],
    ['fake-gpu://shot?crash=often', 'crash must be a whole number'],
    ['fake-gpu://shot?hang=ever', 'hang must be a whole number'],
    ['fake-gpu://shot?garbage=some', 'garbage must be a whole number'],
    ['fake-gpu://shot?grow=1e3', 'grow must be a whole number'],
    ['fake-gpu://shot?vram=8G', 'vram must be a whole number'],
    ['openai://host/v1', 'it must begin with fake-gpu://'],
    ['shot', 'it must begin with fake-gpu://'],
  ])('of another form are refused, and it is said why: %s', (url, rule) => {
    expect(() => providersIn(url)).toThrow(`AINERN_PROVIDERS has “${url}`);
    expect(() => providersIn(url)).toThrow(rule);
  });

  test('have another name than those that come with the product', () => {
    const ids = [...embeddedProviders, ...providersIn('fake-gpu://shot')].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

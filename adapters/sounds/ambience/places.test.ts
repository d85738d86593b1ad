import { describe, expect, test } from '@jest/globals';
import { PlaceKind, Season, TimeOfDay, Weather } from '../../../contracts/reading.ts';
import type { AmbienceOrder } from '../../../contracts/sound.ts';
import { layersOf, levelOf } from './places.ts';

const at = (change: Partial<AmbienceOrder>): AmbienceOrder => ({
  place: 'field',
  indoors: false,
  timeOfDay: 'noon',
  weather: 'clear',
  season: null,
  seed: 0,
  ...change,
});

const names = (change: Partial<AmbienceOrder>): string[] => layersOf(at(change)).map(([name]) => name);

describe('what a place sounds like', () => {
  test('is something at every place, hour and weather, within the level of a bed', () => {
    for (const place of PlaceKind.options) {
      for (const timeOfDay of TimeOfDay.options) {
        for (const weather of Weather.options) {
          const order = at({ place, timeOfDay, weather, season: Season.options[0] ?? null });
          expect(layersOf(order).length).toBeGreaterThan(0);
          expect(Math.abs(levelOf(order) + 32)).toBeLessThanOrEqual(2);
        }
      }
    }
  });

  test.each<[string, Partial<AmbienceOrder>, string, boolean]>([
    ['birds sing in the morning', { timeOfDay: 'morning' }, 'birds', true],
    ['birds are silent at night', { timeOfDay: 'night' }, 'birds', false],
    ['crickets sing at night', { timeOfDay: 'night' }, 'crickets', true],
    ['nothing sings in winter', { timeOfDay: 'night', season: 'winter' }, 'crickets', false],
    ['cicadas drone on a summer noon', { season: 'summer' }, 'cicadas', true],
    [
      'rain falls on the roof of a room',
      { place: 'room', indoors: true, weather: 'rain' },
      'rainOnRoof',
      true,
    ],
    ['rain falls on a field', { weather: 'rain' }, 'rain', true],
    ['it thunders in a storm', { weather: 'storm' }, 'thunderFar', true],
    ['birds hide in a storm', { weather: 'storm' }, 'birds', false],
    ['snow hushes', { weather: 'snow' }, 'snowHush', true],
    ['a harbour has gulls', { place: 'harbour' }, 'gulls', true],
    ['a train has rails', { place: 'train', indoors: true }, 'rails', true],
  ])('%s', (_, change, layer, isHeard) => {
    expect(names(change).includes(layer)).toBe(isHeard);
  });

  test('has fewer people in it at night', () => {
    const murmur = (timeOfDay: AmbienceOrder['timeOfDay']): number =>
      layersOf(at({ place: 'market', timeOfDay })).find(([name]) => name === 'murmur')?.[1] ?? 0;
    expect(murmur('night')).toBeLessThan(murmur('noon') / 2);
  });
});

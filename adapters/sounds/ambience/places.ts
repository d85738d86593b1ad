/** Which layers are heard where, when and in what weather. */
import type { PlaceKind } from '../../../contracts/reading.ts';
import type { AmbienceOrder } from '../../../contracts/sound.ts';
import type { LayerName } from './layers.ts';

export type Recipe = readonly (readonly [LayerName, number])[];

/** What a place itself sounds like; people and beasts of the hour are added by `lifeAround`. */
const places: Readonly<Record<PlaceKind, Recipe>> = {
  street: [['air', 1], ['murmur', 0.7], ['footfalls', 1]],
  lane: [['air', 1], ['footfalls', 0.5], ['dogFar', 0.7]],
  market: [['murmur', 1.4], ['footfalls', 1], ['dishes', 0.6], ['handwork', 0.5]],
  square: [['air', 1], ['murmur', 0.6], ['footfalls', 0.7]],
  village: [['air', 1], ['dogFar', 1], ['handwork', 0.6]],
  town: [['air', 1], ['murmur', 0.5], ['footfalls', 0.6]],
  city: [['traffic', 1], ['murmur', 0.3]],
  courtyard: [['air', 0.9], ['chimesFar', 0.7]],
  garden: [['air', 0.8], ['chimesFar', 0.4]],
  park: [['air', 1], ['murmur', 0.2]],
  playground: [['air', 1], ['murmur', 0.5]],
  room: [['roomTone', 1]],
  bedroom: [['roomTone', 0.8], ['clockTick', 0.7]],
  kitchen: [['roomTone', 0.8], ['fire', 0.6], ['dishes', 0.5]],
  study: [['roomTone', 0.9], ['clockTick', 1]],
  hall: [['roomTone', 1.3]],
  cottage: [['roomTone', 0.9], ['fire', 0.6]],
  hut: [['roomTone', 0.9], ['timbers', 0.5]],
  attic: [['roomTone', 0.8], ['timbers', 1]],
  cellar: [['roomTone', 1.1], ['drips', 0.8]],
  teahouse: [['roomTone', 0.8], ['murmur', 1], ['dishes', 1]],
  inn: [['roomTone', 0.8], ['murmur', 0.9], ['dishes', 0.8], ['fire', 0.5]],
  shop: [['roomTone', 0.9], ['murmur', 0.3], ['clockTick', 0.5]],
  workshop: [['roomTone', 1], ['handwork', 0.7]],
  school: [['roomTone', 1], ['murmur', 0.5]],
  classroom: [['roomTone', 1], ['murmur', 0.35], ['clockTick', 0.4]],
  office: [['roomTone', 1.2], ['clockTick', 0.5]],
  hospital: [['roomTone', 1.2], ['footfalls', 0.5]],
  temple: [['roomTone', 1.1], ['bellFar', 0.8]],
  church: [['roomTone', 1.3], ['bellFar', 0.6]],
  palace: [['roomTone', 1.2]],
  castle: [['roomTone', 1.1], ['wind', 0.15]],
  throneRoom: [['roomTone', 1.4]],
  prison: [['roomTone', 1.1], ['drips', 0.7]],
  theatre: [['roomTone', 1], ['murmur', 0.8]],
  library: [['roomTone', 1], ['clockTick', 0.7]],
  station: [['roomTone', 0.8], ['murmur', 0.9], ['footfalls', 1]],
  train: [['rails', 1]],
  carriage: [['rails', 0.4], ['timbers', 0.8]],
  car: [['engine', 1]],
  ship: [['waves', 0.5], ['timbers', 1]],
  boat: [['lapping', 1], ['timbers', 0.6]],
  harbour: [['lapping', 1], ['gulls', 1], ['timbers', 0.4]],
  dock: [['lapping', 1], ['gulls', 0.6], ['timbers', 0.5]],
  beach: [['waves', 1], ['gulls', 0.6]],
  sea: [['waves', 1]],
  river: [['river', 0.9]],
  lake: [['lapping', 0.9], ['air', 0.6]],
  bridge: [['river', 0.7], ['air', 0.6]],
  well: [['air', 0.9], ['drips', 0.4]],
  waterfall: [['waterfall', 1]],
  road: [['air', 1]],
  field: [['air', 1]],
  farm: [['air', 1], ['dogFar', 0.8]],
  barn: [['roomTone', 0.9], ['timbers', 0.6]],
  meadow: [['air', 0.9]],
  hill: [['wind', 0.3]],
  mountain: [['wind', 0.5]],
  cliff: [['wind', 0.6], ['waves', 0.3]],
  cave: [['roomTone', 1], ['drips', 1]],
  forest: [['air', 0.8], ['wind', 0.14]],
  swamp: [['air', 0.8], ['frogs', 0.8]],
  desert: [['wind', 0.5]],
  snowfield: [['snowHush', 1], ['wind', 0.3]],
  graveyard: [['air', 0.8], ['wind', 0.25], ['bellFar', 0.5]],
  battlefield: [['wind', 0.5], ['murmur', 0.3]],
  tower: [['wind', 0.4], ['roomTone', 0.5]],
  lighthouse: [['wind', 0.35], ['waves', 0.6]],
  rooftop: [['wind', 0.3], ['air', 0.7]],
  balcony: [['air', 1]],
  gate: [['air', 1], ['footfalls', 0.5]],
  stairs: [['roomTone', 1]],
  sky: [['wind', 0.7]],
  space: [['hum', 1]],
  underwater: [['deep', 1]],
  open: [['air', 1]],
}; // prettier-ignore

const built =
  /^(street|market|square|city|town|station|train|car|carriage|office|sky|space|underwater|desert|snowfield|battlefield|sea|ship)$/;
const isDay = (order: AmbienceOrder): boolean => /^(dawn|morning|noon|afternoon)$/.test(order.timeOfDay);
const isCalm = (order: AmbienceOrder): boolean => /^(clear|cloudy|fog)$/.test(order.weather);

/** Birds by day, crickets by night, each in their season; nothing sings in a storm. */
function lifeAround(order: AmbienceOrder): Recipe {
  if (order.indoors || !isCalm(order) || order.season === 'winter') return [];
  const share = built.test(order.place) ? 0.25 : 1;
  if (isDay(order)) {
    const chorus = order.timeOfDay === 'dawn' || order.timeOfDay === 'morning' ? 1.2 : 0.7;
    const isHot =
      order.season === 'summer' && (order.timeOfDay === 'noon' || order.timeOfDay === 'afternoon');
    return [['birds', chorus * share], ...(isHot ? ([['cicadas', 0.8 * share]] as const) : [])];
  }
  const isDark = order.timeOfDay === 'night';
  const owls: Recipe = isDark && /^(forest|graveyard|garden|hill)$/.test(order.place) ? [['owlFar', 1]] : [];
  return [['crickets', order.season === 'spring' ? 0.5 * share : share], ...owls];
}

const weathers: Readonly<Record<AmbienceOrder['weather'], { readonly outside: Recipe; readonly inside: Recipe }>> = {
  clear: { outside: [], inside: [] },
  cloudy: { outside: [['wind', 0.1]], inside: [] },
  rain: { outside: [['rain', 1]], inside: [['rainOnRoof', 0.8]] },
  storm: { outside: [['rain', 1.4], ['wind', 0.6], ['thunderFar', 1]], inside: [['rainOnRoof', 1.2], ['wind', 0.25], ['thunderFar', 0.7]] },
  snow: { outside: [['snowHush', 1]], inside: [['fire', 0.4]] },
  fog: { outside: [['air', 0.5], ['drips', 0.3]], inside: [] },
  wind: { outside: [['wind', 0.9]], inside: [['wind', 0.3], ['timbers', 0.5]] },
}; // prettier-ignore

/** At night people are at home: what they do is heard less. */
const people = /^(murmur|footfalls|handwork|dishes|traffic)$/;

/** Layers and amounts of a place at its hour. Walls keep out what lives outside, and some of the weather. */
export function layersOf(order: AmbienceOrder): Recipe {
  const isLate = /^(night|dawn)$/.test(order.timeOfDay);
  const place = places[order.place].map(
    ([name, amount]) => [name, isLate && people.test(name) ? amount * 0.35 : amount] as const,
  );
  const weather = weathers[order.weather];
  return [...place, ...(order.indoors ? weather.inside : weather.outside), ...lifeAround(order)];
}

/** LUFS of the bed: a storm is louder than a study at night. */
export function levelOf(order: AmbienceOrder): number {
  if (order.weather === 'storm') return order.indoors ? -31 : -30;
  if (order.weather === 'rain' || /^(market|waterfall|train|sea|beach|teahouse|inn)$/.test(order.place))
    return -31;
  return order.indoors || order.weather === 'snow' ? -34 : -32.5;
}

/** What every piece of a set is cut with: the order, its colours, and chance that belongs to the piece alone. */
import { between, pick, seedOf, seeded, type Random } from '../../../../actors/runtime/random.ts';
import type { BackgroundOrder, World } from '../../../../contracts/drawing.ts';
import type { PlaceKind, Season } from '../../../../contracts/reading.ts';
import type { Side } from './light/lighting.ts';
import { mixPalette, type Palette, type Scene } from './light/palette.ts';

/** Everything a piece may ask about its order. */
export interface Kit {
  readonly order: BackgroundOrder;
  readonly world: World;
  readonly season: Season;
  /** Colours of what lies in this place's own light, and of what is seen outside. */
  readonly paint: Palette;
  readonly outside: Palette;
  readonly within: boolean;
  /** Whether lamps and windows are lit. */
  readonly lit: boolean;
  readonly snowy: boolean;
  readonly wet: boolean;
  readonly windy: boolean;
  /** Whether stars could be seen. */
  readonly dark: boolean;
  /** Side the light comes from, before the set is mirrored. */
  readonly sun: Side;
  /** Whether the finished set is turned over, left to right. */
  readonly mirrored: boolean;
  /** Chance of one piece: the same name gives the same stream, whatever else is painted. */
  chance(name: string, index?: number): Random;
  /** Whether the place's name or traits speak of something, e.g. /码头|pier/. */
  tells(words: RegExp): boolean;
}

const DARK_HOURS = ['evening', 'night'];

const LAMP_HOURS = ['dusk', 'evening', 'night'];

/** No weather reaches these. */
const WEATHERLESS: readonly PlaceKind[] = ['space', 'underwater', 'cave', 'cellar'];

/** The kit for an order; `within` whether its set is an inside. */
export function kitFor(ordered: BackgroundOrder, within: boolean): Kit {
  const order: BackgroundOrder = WEATHERLESS.includes(ordered.place.kind)
    ? { ...ordered, weather: 'clear' }
    : ordered;
  const { place, timeOfDay, weather } = order;
  const season = order.season ?? (weather === 'snow' ? 'winter' : 'summer');
  const gloomy = weather === 'storm' || (weather === 'rain' && timeOfDay === 'dawn');
  const lit = LAMP_HOURS.includes(timeOfDay) || gloomy;
  const scene: Scene = { order, season, within, lampsLit: lit };
  const outside = mixPalette({ ...scene, within: false });
  const text = [place.name, ...place.traits].join(' ').toLowerCase();
  return {
    order,
    season,
    within,
    lit,
    outside,
    world: order.world,
    paint: within ? mixPalette(scene) : outside,
    snowy: weather === 'snow' || (season === 'winter' && seedOf(place.seed, 'snow') % 3 === 0),
    wet: weather === 'rain' || weather === 'storm',
    windy: weather === 'wind' || weather === 'storm',
    dark: DARK_HOURS.includes(timeOfDay),
    sun: within ? (lit ? 1 : -1) : sunSide(order),
    mirrored: seedOf(place.seed, 'mirror') % 2 === 1,
    chance: (name, index = 0) => seeded(seedOf(place.seed, place.kind, name, index)),
    tells: (words) => words.test(text),
  };
}

/** The scene an order is lit as. */
export const sceneOf = (kit: Kit): Scene => ({
  order: kit.order,
  season: kit.season,
  within: kit.within,
  lampsLit: kit.lit,
});

/** The sun rises on the left of every set and sinks on its right; the moon chooses a side by the place. Rooms have windows on the left, lamps on the right. */
function sunSide({ timeOfDay, place }: BackgroundOrder): Side {
  switch (timeOfDay) {
    case 'dawn':
    case 'morning':
    case 'noon':
      return -1;
    case 'afternoon':
    case 'dusk':
    case 'evening':
      return 1;
    case 'night':
      return seedOf(place.seed, 'moon') % 2 === 0 ? -1 : 1;
  }
}

/** Whether the world builds in the Chinese way. */
export const isChinese = (kit: Kit): boolean => kit.world === 'chinese-old' || kit.world === 'chinese-modern';

/** Whether the world knows electric light. */
export const isModern = (kit: Kit): boolean =>
  kit.world === 'chinese-modern' || kit.world === 'western-modern';

export { between, pick };

import { describe, expect, test } from '@jest/globals';
import { fingerprint } from '../../../../actors/runtime/fingerprint.ts';
import { BackgroundOrder, World } from '../../../../contracts/drawing.ts';
import { Mood, PlaceKind, Season, TimeOfDay, Weather } from '../../../../contracts/reading.ts';
import { oklabOf, underLight } from '../colour.ts';
import { renderStill } from '../still.ts';
import { backgroundFaults } from './faults.ts';
import { paintBackground } from './paint-background.ts';

const order = (
  changes: {
    readonly kind?: PlaceKind;
    readonly indoors?: boolean;
    readonly seed?: number;
    readonly name?: string;
  } & Partial<Omit<BackgroundOrder, 'place' | 'style'>> = {},
): BackgroundOrder => {
  const { kind = 'street', indoors = false, seed = 4, name = 'here', ...rest } = changes;
  return BackgroundOrder.parse({
    style: 'paper-cut',
    world: 'chinese-old',
    timeOfDay: 'morning',
    weather: 'clear',
    season: null,
    mood: 'calm',
    ...rest,
    place: { id: 'p', name, kind, indoors, traits: [], seed },
  });
};

/** Another world, hour, weather, season and mood for every number. */
function varied(kind: PlaceKind, n: number): BackgroundOrder {
  const at = <T>(list: readonly T[], step: number): T => list[(n * step + 1) % list.length] as T;
  return order({
    kind,
    indoors: n % 2 === 0,
    seed: n * 17,
    world: at(World.options, 1),
    timeOfDay: at(TimeOfDay.options, 3),
    weather: at(Weather.options, 2),
    season: at([null, ...Season.options], 1),
    mood: at(Mood.options, 7),
  });
}

describe('backgrounds', () => {
  test.each(PlaceKind.options)('a %s can be drawn and afforded under all kinds of sky', (kind) => {
    for (let n = 0; n < 6; n++) {
      const given = varied(kind, n + kind.length);
      expect({ given, faults: backgroundFaults(paintBackground(given)) }).toEqual({ given, faults: [] });
    }
  });

  test('the same order gives the same bytes, whatever was painted before', () => {
    const given = order({ kind: 'market', world: 'western-old', timeOfDay: 'dusk' });
    const first = JSON.stringify(paintBackground(given));
    paintBackground(order({ kind: 'forest', seed: 99 }));
    expect(JSON.stringify(paintBackground(given))).toBe(first);
  });

  test('no two kinds of place give the same set', () => {
    const prints = PlaceKind.options.map((kind) =>
      fingerprint(paintBackground(order({ kind, name: 'x' })).layers),
    );
    const shared = new Set([
      'classroom',
      'throneRoom',
      'car',
      'carriage',
      'teahouse',
      'workshop',
      'road',
      'inn',
      'shop',
      'room',
      'open',
    ]);
    const distinct = prints.filter((_, i) => !shared.has(PlaceKind.options[i] ?? ''));
    expect(new Set(distinct).size).toBe(distinct.length);
    expect(new Set(prints).size).toBeGreaterThan(70);
  });

  test.each([
    ['seed', order({ kind: 'room', indoors: true }), order({ kind: 'room', indoors: true, seed: 5 })],
    ['world', order(), order({ world: 'western-old' })],
    ['hour', order(), order({ timeOfDay: 'night' })],
    ['weather', order(), order({ weather: 'snow' })],
    ['season', order({ kind: 'garden' }), order({ kind: 'garden', season: 'autumn' })],
    ['mood', order(), order({ mood: 'fearful' })],
    ['inside', order({ kind: 'temple' }), order({ kind: 'temple', indoors: true })],
    [
      'name',
      order({ kind: 'shop', indoors: true, name: '灯笼铺' }),
      order({ kind: 'shop', indoors: true, name: '药铺' }),
    ],
    ['top', order({ kind: 'lighthouse' }), order({ kind: 'lighthouse', name: 'top of the lighthouse' })],
  ])('another %s gives another picture', (_, one, other) => {
    expect(fingerprint(paintBackground(one))).not.toBe(fingerprint(paintBackground(other)));
  });

  test('morning light comes from the other side than evening light, and the set stays where it was', () => {
    const [dawn, dusk] = [
      paintBackground(order({ timeOfDay: 'dawn' })),
      paintBackground(order({ timeOfDay: 'dusk' })),
    ];
    expect(Math.sign(dawn.light.shadow[0])).toBe(-Math.sign(dusk.light.shadow[0]));
    const ground = (background: typeof dawn): string | undefined =>
      background.layers.find((layer) => layer.id === 'stage')?.sheets[0]?.d;
    expect(ground(dawn)).toBe(ground(dusk));
  });

  test.each([
    ['rain', 'rain'],
    ['storm', 'heavyRain'],
    ['snow', 'snow'],
    ['fog', 'mist'],
    ['clear', 'none'],
  ] as const)('%s outside falls as %s, and not in a room', (weather, kind) => {
    expect(paintBackground(order({ weather })).weather.kind).toBe(kind);
    expect(paintBackground(order({ kind: 'room', indoors: true, weather })).weather.kind).toBe('none');
  });

  test('lamps burn at night and not at noon', () => {
    expect(paintBackground(order({ timeOfDay: 'night' })).glows.length).toBeGreaterThan(
      paintBackground(order({ timeOfDay: 'noon' })).glows.length,
    );
  });

  test('fog hides more of the distance than clear air', () => {
    expect(paintBackground(order({ weather: 'fog' })).haze.density).toBeGreaterThan(
      3 * paintBackground(order()).haze.density,
    );
  });
});

/** Lightness of the picture at points of the stage, from an actual drawing of the set. */
function lightness(
  given: BackgroundOrder,
  points: readonly (readonly [number, number])[],
): { seen: readonly number[]; skin: number; robe: number } {
  const background = paintBackground(given);
  const picture = renderStill(background, { x: 0, y: 5, height: 12 }, { width: 192, height: 108 }).getContext(
    '2d',
  );
  const seen = points.map(([x, y]) => {
    const [r = 0, g = 0, b = 0] = picture.getImageData(
      Math.round(96 + x * 9),
      Math.round((y + 11) * 9),
      1,
      1,
    ).data;
    return oklabOf(`#${[r, g, b].map((part) => part.toString(16).padStart(2, '0')).join('')}`)[0];
  });
  const worn = (colour: string): number =>
    oklabOf(underLight(colour, background.light.tint, background.light.tintStrength))[0];
  return { seen: [...seen].sort((a, b) => a - b), skin: worn('#d9a478'), robe: worn('#8a4a45') };
}

const median = (sorted: readonly number[]): number => sorted[sorted.length >> 1] ?? 0;

describe('night stays readable', () => {
  const kinds = [
    'street',
    'dock',
    'forest',
    'lighthouse',
    'room',
    'shop',
    'hall',
    'graveyard',
    'courtyard',
    'boat',
    'swamp',
    'cave',
  ] as const;
  const heads = [-3, -2, -1, 0, 1, 2, 3].flatMap((x) => [-5.8, -5.4, -5].map((y) => [x, y] as const));
  const feet = [-5, -3, -1, 1, 3, 5].map((x) => [x, -0.1] as const);

  test.each(
    kinds.flatMap((kind) => (['clear', 'storm'] as const).map((weather) => [kind, weather] as const)),
  )('faces stand out in a %s by night, %s', (kind, weather) => {
    const given = order({
      kind,
      indoors: ['room', 'shop', 'hall'].includes(kind),
      timeOfDay: 'night',
      weather,
      mood: 'fearful',
    });
    const { seen, skin } = lightness(given, heads);
    expect(skin - median(seen)).toBeGreaterThan(0.1);
    const ground = lightness(given, feet);
    expect(Math.abs(ground.robe - median(ground.seen))).toBeGreaterThan(0.03);
    expect(median(ground.seen)).toBeGreaterThan(0.18);
  });
});

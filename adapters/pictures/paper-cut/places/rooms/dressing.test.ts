import { describe, expect, test } from '@jest/globals';
import { BackgroundOrder, World } from '../../../../../contracts/drawing.ts';
import type { PlaceKind } from '../../../../../contracts/reading.ts';
import { kitFor, type Kit } from '../kit.ts';
import { cut, type Part } from '../paper/piece.ts';
import { rect } from '../paper/shapes.ts';
import { freeWall } from './bays.ts';
import { dressing } from './dressing.ts';
import { roomStyle } from './style.ts';

const kitOf = (kind: PlaceKind, world: World, seed = 4): Kit =>
  kitFor(
    BackgroundOrder.parse({
      style: 'paper-cut',
      world,
      timeOfDay: 'night',
      weather: 'clear',
      season: null,
      mood: 'calm',
      place: { id: 'p', name: 'here', kind, indoors: true, traits: [], seed },
    }),
    true,
  );

const dressed = (kit: Kit, parts: readonly Part[]): readonly Part[] =>
  dressing(kit, roomStyle(kit), { parts, sells: undefined });

const widest = (parts: readonly Part[]): number =>
  Math.max(0, ...freeWall(parts).bays.map(({ from, to }) => to - from));

const topOf = (part: Part): number =>
  part.part === 'cut' ? Math.min(...part.outline.at.filter((_, i) => i % 2 === 1)) : Infinity;

describe('the dressing of a wall', () => {
  const kinds = [
    'room',
    'shop',
    'workshop',
    'kitchen',
    'cottage',
    'inn',
    'office',
    'classroom',
    'palace',
  ] as const;

  test.each(kinds.flatMap((kind) => World.options.map((world) => [kind, world] as const)))(
    'a bare wall of a %s, %s, is nowhere bare for the width of a medium frame',
    (kind, world) => {
      for (const seed of [1, 2, 3]) {
        const kit = kitOf(kind, world, seed);
        expect(widest([])).toBeGreaterThan(10);
        expect(widest(dressed(kit, []))).toBeLessThan(6.5);
      }
    },
  );

  test('hangs nothing where something stands', () => {
    const wardrobe = cut(rect(-8, -9, 16, 8), '#665544', { lift: 6 });
    expect(dressed(kitOf('room', 'western-old'), [wardrobe])).toEqual([]);
  });

  test('hangs everything under what hangs there already', () => {
    const beam = cut(rect(-8, -8, 16, 1.6), '#665544', { lift: 6 });
    const tops = dressed(kitOf('room', 'western-old'), [beam]).map(topOf);
    expect(tops.length).toBeGreaterThan(4);
    expect(Math.min(...tops)).toBeGreaterThan(-6.4);
  });

  test('leaves the walls of a prison bare', () => {
    expect(dressed(kitOf('prison', 'western-old'), [])).toEqual([]);
  });
});

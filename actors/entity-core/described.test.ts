import { describe, expect, test } from '@jest/globals';
import { describedLook } from './described.ts';
import { lchOf } from './colour.ts';

const look = (name: string, ...traits: string[]) =>
  describedLook({ name, aliases: [], traits }, 'chinese-old');

describe('what words say about a look', () => {
  test.each([
    ['a white beard', 'Captain', ['white beard'], { beard: 'long' }],
    ['a straw hat', '渔夫', ['戴着草帽'], { headwear: 'strawHat' }],
    ['a bald monk', '老和尚', [], { cut: 'monkRobe', hair: 'bald' }],
    ['a king', 'the King', [], { cut: 'royalRobe', headwear: 'crown' }],
    ['a school uniform', '小红', ['穿着校服'], { cut: 'schoolUniform' }],
    ['two braids', '阿满', ['扎着两条辫子'], { hair: 'braids' }],
    ['glasses and freckles', 'Tom', ['freckled', 'glasses'], { glasses: true, freckles: true }],
    ['rags', 'the beggar', [], { cut: 'rags', pattern: 'patches' }],
  ])('%s', (_, name, traits, expected) => {
    expect(look(name, ...traits)).toMatchObject(expected);
  });

  test('a colour dyes the garment it stands beside, not the hair', () => {
    const { main, hairColour } = look('Nell', 'a red coat', 'golden hair');
    expect(lchOf(main ?? '#000000').h).toBeGreaterThan(10);
    expect(lchOf(main ?? '#000000').h).toBeLessThan(50);
    expect(lchOf(hairColour ?? '#000000').l).toBeGreaterThan(0.7);
  });

  test('what a trait says outweighs what a trade would wear', () => {
    expect(look('船夫', '穿着长袍').cut).toBe('robe');
  });

  test.each([
    ['the miller', 'fairytale', 'vestShirt'],
    ['the blacksmith', 'western-old', 'vestShirt'],
    ['木匠', 'chinese-old', 'jacketTrousers'],
    ['木匠', 'western-old', 'vestShirt'],
    ['the merchant', 'western-old', 'coat'],
  ] as const)('%s in a story of the world %s wears %s', (name, world, cut) => {
    expect(describedLook({ name, aliases: [], traits: [] }, world).cut).toBe(cut);
  });

  test('somebody of whom nothing is said is open', () => {
    expect(look('Amos')).toEqual({});
  });
});

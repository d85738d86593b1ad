import { describe, expect, test } from '@jest/globals';
import { FoundTeller } from './found.ts';

describe('what was found', () => {
  test('is told once', () => {
    const teller = new FoundTeller();
    const all = { cast: ['Anna', 'Tom'], places: ['harbour'] };
    expect([teller.tell(all), teller.tell({ ...all })]).toEqual(['Found Anna, Tom · harbour', null]);
  });

  test('is told of later only as far as it is new', () => {
    const teller = new FoundTeller();
    teller.tell({ cast: ['Anna'], places: ['harbour'] });
    expect(teller.tell({ cast: ['Anna', 'Tom'], places: ['harbour', 'ship'] })).toBe('Also found Tom · ship');
    expect(teller.tell({ cast: ['Anna', 'Tom'], places: ['ship', 'attic'] })).toBe('Also found attic');
    expect(teller.tell({ cast: ['Tom'], places: [] })).toBeNull();
  });

  test('has each name once, whoever shares it', () => {
    const teller = new FoundTeller();
    const all = { cast: ['Guard', 'Guard', 'Anna'], places: ['road', 'road'] };
    expect(teller.tell(all)).toBe('Found Guard, Anna · road');
    expect(teller.tell({ cast: ['Tom', 'Tom'], places: [] })).toBe('Also found Tom');
  });

  test('may be nobody', () => {
    const tell = (places: readonly string[]): string | null => new FoundTeller().tell({ cast: [], places });
    expect([tell([]), tell(['sea'])]).toEqual(['Found nobody', 'Found nobody · sea']);
  });
});

import { describe, expect, test } from '@jest/globals';
import type { Gpu } from '../../contracts/telemetry.ts';
import { factsOf, isSameNode } from './node-facts.ts';

const gpu = (vramTotalMb: number): Gpu => ({
  ...{ name: 'h200', utilisation: 0, vramTotalMb, vramFreeMb: 0, temperatureC: 30, residentModels: [] },
});

describe('what a node is', () => {
  test('is what a person said of it, and gpu where it has one, once', () => {
    expect(factsOf(['south', 'cpu'], 'none')).toEqual({ labels: ['cpu', 'south'], vramMb: 0 });
    expect(factsOf(['south'], [gpu(8_192), gpu(16_384)])).toEqual({
      labels: ['gpu', 'south'],
      vramMb: 16_384,
    });
    expect(factsOf(['gpu'], [gpu(1)]).labels).toEqual(['gpu']);
  });

  test('is another when its labels or its memory are', () => {
    const facts = factsOf(['a', 'b'], [gpu(8_192)]);
    expect(isSameNode(facts, factsOf(['b', 'a'], [gpu(8_192)]))).toBe(true);
    expect(isSameNode(facts, factsOf(['b', 'a'], 'none'))).toBe(false);
    expect(isSameNode(facts, factsOf(['a', 'b'], [gpu(4_096)]))).toBe(false);
  });
});

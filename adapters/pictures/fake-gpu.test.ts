import { describe, expect, test } from '@jest/globals';
import { formsOf, openBench, type TestBench } from '../samples/bench.ts';
import { open } from './index.ts';
import { describePictures } from './pictures.conformance.ts';
import { lookOf } from './paper-cut/rehearsal.ts';

describePictures('a fake GPU', () => open('fake-gpu://shot?ms=1'));

const order = { style: 'paper-cut', world: 'chinese-old', look: lookOf() } as const;

const timed = async (url: string, bench: TestBench): Promise<{ made: unknown; ms: number }> => {
  const before = performance.now();
  const made = await open(url).rig(order, bench);
  return { made, ms: performance.now() - before };
};

describe('a fake GPU', () => {
  test('makes what is drawn without it, byte for byte, and takes longer', async () => {
    await using bench = await openBench();
    const drawn = await timed('embedded:paper-cut', bench);
    const faked = await timed('fake-gpu://rig?ms=1200', bench);
    expect(faked.made).toEqual(drawn.made);
    expect(faked.ms).toBeGreaterThanOrEqual(1_200);
  });

  test('hands in less than it promises where it is told to, and always for the same orders', async () => {
    await using bench = await openBench();
    const wholly = await open('fake-gpu://rig?garbage=100').rig(order, bench);
    expect(formsOf(wholly)).toEqual(['portrait image/jpeg']);
    const partly = await open('fake-gpu://rig?garbage=0&hang=0&grow=0&crash=0').rig(order, bench);
    expect(formsOf(partly)).toEqual(['rig application/json', 'portrait image/jpeg']);
  });

  test('says that it is at work, and stops when nobody wants it any more', async () => {
    await using bench = await openBench();
    const abort = new AbortController();
    let said = 0;
    const progress = (): void => void (++said === 2 && abort.abort(new Error('unwanted')));
    const work = open('fake-gpu://rig?ms=60000').rig(order, { ...bench, signal: abort.signal, progress });
    await expect(work).rejects.toThrow();
    expect(said).toBe(2);
  });
});

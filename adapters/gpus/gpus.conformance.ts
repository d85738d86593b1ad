/** What all GPUs must do; an adapter is finished when this passes on it. */
import { describe, expect, test } from '@jest/globals';
import type { Gpus } from '../../actors/runtime/gpus.ts';
import { GpuReading } from '../../contracts/telemetry.ts';

const use = { model: 'model-1', vramMb: 4_096 };

/** `open` opens them anew; `count` is how many there are. */
export function describeGpus(name: string, open: () => Gpus, count: number): void {
  describe(`GPUs of ${name}`, () => {
    test('are told in the form of the contract, all of them, or as none', async () => {
      const reading = GpuReading.parse(await open().read([]));
      expect(reading === 'none' ? 0 : reading.length).toBe(count);
    });

    test('never have more memory free than they have', async () => {
      const reading = await open().read([use, use, use]);
      for (const { vramFreeMb, vramTotalMb } of reading === 'none' ? [] : reading)
        expect(vramFreeMb).toBeLessThanOrEqual(vramTotalMb);
    });

    test('hold the models that are at work on them', async () => {
      const reading = await open().read([use]);
      const held = reading === 'none' ? [] : reading.flatMap(({ residentModels }) => residentModels);
      expect(held.includes(use.model)).toBe(count > 0);
    });

    test('answer everybody who asks at once', async () => {
      const gpus = open();
      const [first, ...others] = await Promise.all([1, 2, 3].map(() => gpus.read([use])));
      expect(others).toEqual([first, first]);
    });
  });
}

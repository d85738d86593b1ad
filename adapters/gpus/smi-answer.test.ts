import { describe, expect, test } from '@jest/globals';
import { complaints, cut, cutListing, desktop, server, unified } from './samples/smi-answers.ts';
import { gpusIn, usableGpus } from './smi-answer.ts';

const read = (answer: string, listing = ''): ReturnType<typeof usableGpus> =>
  usableGpus(gpusIn(answer), listing);

describe('the answer of the driver', () => {
  test('tells of every GPU how busy, full and warm it is', () => {
    expect(read(server)).toEqual([
      {
        ...{ name: 'NVIDIA H200', utilisation: 0, vramTotalMb: 143_771, vramFreeMb: 143_156 },
        ...{ temperatureC: 31, residentModels: [] },
      },
      {
        ...{ name: 'NVIDIA H200', utilisation: 0.97, vramTotalMb: 143_771, vramFreeMb: 20_480 },
        ...{ temperatureC: 68, residentModels: [] },
      },
    ]);
  });

  test('is read where the GPU cannot be cut', () => {
    expect(read(desktop)).toMatchObject([{ name: 'NVIDIA GeForce RTX 4090', vramFreeMb: 22_871 }]);
  });

  test('that leaves out the memory counts for none', () => {
    expect(read(unified)).toMatchObject([{ name: 'NVIDIA GB10', utilisation: 0.03, vramTotalMb: 0 }]);
  });

  test('on a GPU that is cut tells its instances, none of which has more than its part', () => {
    expect(read(cut, cutListing)).toMatchObject([
      {
        name: 'NVIDIA A100-SXM4-80GB MIG 3g.40gb',
        utilisation: null,
        vramTotalMb: 40_960,
        vramFreeMb: 40_960,
      },
      {
        name: 'NVIDIA A100-SXM4-80GB MIG 1g.10gb',
        utilisation: null,
        vramTotalMb: 10_240,
        vramFreeMb: 10_240,
      },
      { name: 'NVIDIA A100-SXM4-80GB', utilisation: 0.58, vramTotalMb: 81_920 },
    ]);
  });

  test('on a GPU that is cut into nothing yet tells no place for work', () => {
    expect(read(cut.split('\n')[0]!, '')).toEqual([]);
  });

  test.each([complaints, '', '\n', 'Unable to determine the device handle, code 999, reboot'])(
    'that is no answer tells of no GPU: %j',
    (answer) => {
      expect(read(answer)).toEqual([]);
    },
  );
});

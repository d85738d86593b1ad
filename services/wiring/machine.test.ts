import { describe, expect, test } from '@jest/globals';
import { ProcessorMeter, readMemory } from './machine.ts';

const core = (busy: number, idle: number) => ({ times: { user: busy, nice: 0, sys: 0, idle, irq: 0 } });

describe('the processors', () => {
  test('are as busy as they were between two readings, all cores together', () => {
    const readings = [
      [core(1_000, 0), core(0, 1_000)],
      [core(1_100, 0), core(50, 1_050)],
      [core(1_100, 100), core(50, 1_150)],
    ];
    const meter = new ProcessorMeter(() => readings.shift() ?? []);
    expect([meter.read(), meter.read()]).toEqual([
      { cores: 2, cpuShare: 0.75 },
      { cores: 2, cpuShare: 0 },
    ]);
  });

  test('are not busy where no time has passed', () => {
    expect(new ProcessorMeter(() => [core(5, 5)]).read().cpuShare).toBe(0);
  });

  test('are busy while this one is', () => {
    const meter = new ProcessorMeter();
    const until = performance.now() + 300;
    while (performance.now() < until);
    expect(meter.read().cpuShare).toBeGreaterThan(0.2 / meter.read().cores);
  });
});

test('no more memory is free than there is', () => {
  const { memoryTotalMb, memoryFreeMb } = readMemory();
  expect(memoryTotalMb).toBeGreaterThan(100);
  expect([memoryFreeMb > 0, memoryFreeMb <= memoryTotalMb]).toEqual([true, true]);
});

import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { askProgram } from '../process/program.ts';
import { FakeGpus } from './fake.ts';
import { describeGpus } from './gpus.conformance.ts';
import { openGpus } from './index.ts';
import { noGpus } from './none.ts';
import { NvidiaSmi } from './nvidia-smi.ts';
import { server } from './samples/smi-answers.ts';

const folder = mkdtempSync(join(tmpdir(), 'gpus-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A program that answers as the driver’s does, or does what `body` says. */
function program(name: string, body: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${body}\n`);
  chmodSync(path, 0o755);
  return path;
}

/** A driver that answers after a while, s. */
const answering = (name: string, answer: string, after = 0): string => {
  writeFileSync(join(folder, `${name}.csv`), answer);
  return program(name, `sleep ${after}\ncat ${join(folder, `${name}.csv`)}`);
};

let nowMs = 0;
const clock = { now: () => nowMs };
const smi = (path: string): NvidiaSmi => new NvidiaSmi({ ask: askProgram, clock, program: path });

describeGpus('a node without any', () => noGpus, 0);
describeGpus('a fake', () => new FakeGpus({ vramMb: 16_384, count: 2 }), 2);
describeGpus('NVIDIA', () => smi(answering('smi', server)), 2);
describeGpus('a node without the driver', () => smi(join(folder, 'nothing')), 0);

/** Counts how often a program is asked. */
const counted = (path: string): { readonly gpus: NvidiaSmi; readonly asked: () => number } => {
  let asked = 0;
  const ask: typeof askProgram = (question) => {
    asked += 1;
    return askProgram(question);
  };
  return { gpus: new NvidiaSmi({ ask, clock, program: path }), asked: () => asked };
};

const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('the program of the driver', () => {
  test('is asked once a second, and nobody waits for it after the first time', async () => {
    const { gpus, asked } = counted(answering('often', server, 0.5));
    nowMs = 0;
    await gpus.read([]);
    nowMs = 999;
    await gpus.read([]);
    expect(asked()).toBe(1);
    nowMs = 1_000;
    const before = performance.now();
    await gpus.read([]);
    expect([asked(), performance.now() - before < 400]).toEqual([2, true]);
  });

  test('is tried again after a minute where it is missing', async () => {
    const { gpus, asked } = counted(join(folder, 'absent'));
    nowMs = 0;
    expect(await gpus.read([])).toBe('none');
    nowMs = 59_999;
    expect([await gpus.read([]), asked()]).toEqual(['none', 1]);
    nowMs = 60_000;
    expect([await gpus.read([]), asked()]).toEqual(['none', 2]);
  });

  test('is killed where it hangs, and its node has no GPUs then', async () => {
    const gone = join(folder, 'gone');
    const hanging = program('hanging', `exec sleep 600`);
    const gpus = new NvidiaSmi({
      ask: (question) => askProgram({ ...question, timeoutMs: 200 }),
      clock,
      program: hanging,
    });
    const before = performance.now();
    expect(await gpus.read([])).toBe('none');
    expect(performance.now() - before).toBeLessThan(3_000);
    await expect(askProgram({ program: gone, args: [], timeoutMs: 100 })).rejects.toThrow('ENOENT');
  });

  test('whose GPU falls off the bus leaves a node with none, until it is back', async () => {
    const path = answering('falls', server);
    const gpus = smi(path);
    nowMs = 0;
    expect(await gpus.read([])).toHaveLength(2);
    writeFileSync(
      join(folder, 'falls.csv'),
      'Unable to determine the device handle for GPU: Unknown Error\n',
    );
    nowMs = 1_000;
    await gpus.read([]);
    await rest(300);
    expect(await gpus.read([])).toBe('none');
  });
});

describe('fake GPUs', () => {
  const big = { model: 'big', vramMb: 12_000 };
  const small = { model: 'small', vramMb: 2_000 };

  test('are busy, warm and full while there is work on them', async () => {
    const gpus = new FakeGpus({ vramMb: 16_384, count: 1 });
    const [idle] = await gpus.read([]);
    const [busy] = await gpus.read([big]);
    expect([idle?.utilisation, idle?.vramFreeMb]).toEqual([0, 15_872]);
    expect(busy).toMatchObject({ utilisation: 0.96, vramFreeMb: 3_872, residentModels: ['big'] });
    expect(busy!.temperatureC).toBeGreaterThan(idle!.temperatureC!);
  });

  test('keep a model when its work is done, until another needs its room', async () => {
    const gpus = new FakeGpus({ vramMb: 16_384, count: 1 });
    await gpus.read([small]);
    await gpus.read([big]);
    expect((await gpus.read([]))[0]?.residentModels).toEqual(['small', 'big']);
    await gpus.read([{ model: 'other', vramMb: 3_000 }]);
    expect((await gpus.read([]))[0]?.residentModels).toEqual(['big', 'other']);
  });

  test('share the work', async () => {
    const gpus = new FakeGpus({ vramMb: 16_384, count: 2 });
    expect((await gpus.read([big, small])).map(({ residentModels }) => residentModels)).toEqual([
      ['big'],
      ['small'],
    ]);
  });
});

describe('the setting of GPUs', () => {
  const ports = { ask: askProgram, clock, program: join(folder, 'nothing') };

  test('opens what it names', async () => {
    expect(await openGpus('none', ports).read([])).toBe('none');
    expect(await openGpus('auto', ports).read([])).toBe('none');
    expect(await openGpus('fake:vram=8192,count=3', ports).read([])).toHaveLength(3);
    expect(await openGpus('fake:vram=8192', ports).read([])).toHaveLength(1);
  });

  test.each(['', 'fake', 'fake:vram=0', 'fake:vram=8192,count=0', 'fake:vram=-1', 'nvidia'])(
    'refuses “%s”, and says what it may be',
    (setting) => {
      expect(() => openGpus(setting, ports)).toThrow(`AINERN_GPUS is “${setting}”; it must be auto`);
    },
  );
});

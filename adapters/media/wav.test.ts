import { afterAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeWav, encodeWav, WavReader, WavWriter } from './wav.ts';

const folder = await mkdtemp(join(tmpdir(), 'wav-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const ramp = (length: number, slope: number): Float32Array =>
  Float32Array.from({ length }, (_, i) => Math.sin(i * slope));

describe('WAV files', () => {
  test('give back what was put in, to half a step of 16 bits', () => {
    const sides = [ramp(1000, 0.01), ramp(1000, 0.37)];
    const read = decodeWav(encodeWav(sides));
    read.forEach((channel, c) => {
      channel.forEach((x, i) =>
        expect(Math.abs(x - (sides[c]?.[i] ?? 9))).toBeLessThanOrEqual(0.5001 / 32_767),
      );
    });
  });

  test('cut off what is louder than full scale instead of wrapping round', () => {
    const [channel] = decodeWav(encodeWav([Float32Array.of(1.7, -1.7, 0)]));
    expect([...(channel ?? [])]).toEqual([1, -1, 0]);
  });

  test('are the same bytes whether written at once or in blocks', async () => {
    const sides = [ramp(5000, 0.02), ramp(5000, 0.03)];
    const path = join(folder, 'blocks.wav');
    const writer = await WavWriter.open(path, 2);
    for (let at = 0; at < 5000; at += 777) {
      const count = Math.min(777, 5000 - at);
      await writer.write(sides.map((side) => side.subarray(at, at + count)), count); // prettier-ignore
    }
    await writer.finish();
    expect(Buffer.from(encodeWav(sides)).equals(await readFile(path))).toBe(true);
  });

  test('can be read from anywhere, and end where they end', async () => {
    const path = join(folder, 'parts.wav');
    await writeFile(path, encodeWav([ramp(1000, 0.05)]));
    const reader = await WavReader.open(path);
    const whole = (await reader.read(0, 1000)).slice();
    expect(reader).toMatchObject({ channels: 1, samples: 1000 });
    expect([...(await reader.read(400, 50))]).toEqual([...whole.subarray(400, 450)]);
    expect((await reader.read(990, 50)).length).toBe(10);
    await reader.close();
  });

  test('are the same whatever stretches of them are written and read', async () => {
    const sound = ramp(3 * 65_536 + 700, 0.07);
    const path = join(folder, 'stretches.wav');
    const writer = await WavWriter.open(path, 1);
    for (let at = 0; at < sound.length; at += 7_777) {
      const part = sound.subarray(at, at + 7_777);
      await writer.write([part], part.length);
    }
    await writer.finish();
    expect(Buffer.from(encodeWav([sound])).equals(await readFile(path))).toBe(true);
    const whole = new Int16Array(new Uint8Array((await readFile(path)).subarray(44)).buffer);
    const reader = await WavReader.open(path);
    const starts = [0, 65_000, 65_536, 131_000, 100, 3 * 65_536 - 1, 3 * 65_536 + 690, sound.length + 5];
    for (const from of starts)
      expect([...(await reader.read(from, 1000))]).toEqual([...whole.subarray(from, from + 1000)]);
    expect((await reader.read(10, 150_000)).length).toBe(150_000);
    await reader.close();
  });

  test('with chunks before the samples are understood', () => {
    const file = encodeWav([ramp(10, 1)]);
    const extra = Buffer.concat([
      file.subarray(0, 36),
      Buffer.from('LIST\x04\0\0\0INFO', 'latin1'),
      file.subarray(36),
    ]);
    expect(decodeWav(extra)).toEqual(decodeWav(file));
  });

  test.each([
    ['another rate', 24, 44_100, '48 kHz'],
    ['another depth', 34, 24, '16-bit PCM'],
  ])('of %s are refused', (_, at, value, what) => {
    const file = encodeWav([ramp(10, 1)]);
    new DataView(file.buffer).setUint16(at, value, true);
    expect(() => decodeWav(file)).toThrow(what);
  });

  test('that are none are refused', () => {
    expect(() => decodeWav(new Uint8Array(100))).toThrow('not a WAV file');
  });
});

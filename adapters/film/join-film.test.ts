import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FilmOrder } from '../../contracts/film.ts';
import { decodeMp4 } from '../media/decode.ts';
import { Mp4Reader } from '../media/read-mp4.ts';
import { film } from './join-film.ts';
import { record, shoot } from './rehearsal.ts';
import { openBench, type TestBench } from '../samples/bench.ts';

const fps = 24;
const lengths = [13, 1, 30];
const frames = 44;
const samples = frames * 2000;

let bench: TestBench;
let order: FilmOrder;

/** A square that moves with the frame over a colour of its own for each shot. */
const shot = (number: number, count: number, width = 128): Promise<string> =>
  shoot(bench, {
    width,
    height: 72,
    fps,
    frames: count,
    draw: (context, frame) => {
      context.fillStyle = `hsl(${number * 70}, 60%, 40%)`;
      context.fillRect(0, 0, width, 72);
      context.fillStyle = '#fff';
      context.fillRect(frame * 3, 20, 20, 20);
    },
  });

beforeAll(async () => {
  bench = await openBench();
  const segments = [];
  for (const [number, count] of lengths.entries())
    segments.push({ video: await shot(number, count), frames: count });
  const sound = await record(bench, { frames, fps }, (sample) =>
    sample === 0 || sample === samples - 1 ? 0.9 : 0,
  );
  order = {
    segments,
    sound,
    fps,
    language: 'zh',
    title: '灯笼匠',
    comment: '本片由人工智能生成',
    subtitles: null,
  };
});

afterAll(async () => {
  await bench[Symbol.asyncDispose]();
});

const join = async (changes: Partial<FilmOrder> = {}): Promise<string> =>
  (await film({ ...order, ...changes }, bench)).artifacts[0]?.sha256 ?? '';

interface Payload {
  readonly sha: string;
  readonly pts: number;
  readonly dts: number;
}

async function payloads(sha256: string, stream = 0): Promise<Payload[]> {
  using reader = new Mp4Reader(await bench.objects.localFile(sha256));
  const out: Payload[] = [];
  for (const packet of reader.packets()) {
    if (packet.streamIndex !== stream) continue;
    const sha = createHash('sha256')
      .update(packet.data ?? '')
      .digest('hex');
    out.push({ sha, pts: Number(packet.pts), dts: Number(packet.dts) });
  }
  return out;
}

describe('joining a film', () => {
  test('copies the packets of every shot unchanged and in order', async () => {
    const apart = [];
    for (const { video } of order.segments) apart.push(...(await payloads(video)));
    const joined = await payloads(await join());
    expect(joined.map(({ sha }) => sha)).toEqual(apart.map(({ sha }) => sha));
  });

  test('shows frame i at exactly i ÷ fps, and decodes without a gap', async () => {
    const joined = await payloads(await join());
    expect(joined.map(({ pts }) => pts).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: frames }, (_, i) => i * 512),
    );
    expect(joined.map(({ dts }) => dts)).toEqual(Array.from({ length: frames }, (_, i) => (i - 2) * 512));
    expect(joined.every(({ pts, dts }) => pts >= dts)).toBe(true);
  });

  test('lets the sound begin with the first frame and end with the last', async () => {
    const clicks: number[] = [];
    let heard = 0;
    await decodeMp4(await bench.objects.localFile(await join()), fps, {
      sound: ({ start, samples: count, channels }) => {
        expect(start).toBe(heard);
        heard += count;
        channels[0]?.forEach((value, i) => Math.abs(value) > 0.3 && clicks.push(start + i));
      },
    });
    expect(heard).toBe(samples);
    expect(clicks).toEqual([0, samples - 1]);
  });

  test.each([
    { mixFrames: frames - 1, what: 'refuses a mix that is too short' },
    { mixFrames: frames + 1, what: 'refuses a mix that is too long' },
  ])('$what', async ({ mixFrames }) => {
    const sound = await record(bench, { frames: mixFrames, fps }, (sample) => 0.3 * Math.sin(sample / 20));
    await expect(join({ sound })).rejects.toThrow('The mix is not as long as the pictures.');
  });

  test('refuses a mix without sound', async () => {
    const sound = order.segments[0]?.video ?? '';
    await expect(join({ sound })).rejects.toThrow('The mix holds no sound at 48 kHz.');
  });

  test('puts the index first, so that playing can begin before all is loaded', async () => {
    const bytes = await readFile(await bench.objects.localFile(await join()));
    expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
  });

  test('tells title, comment and language', async () => {
    const bytes = await readFile(await bench.objects.localFile(await join()));
    expect(bytes.includes(Buffer.from('灯笼匠'))).toBe(true);
    expect(bytes.includes(Buffer.from('本片由人工智能生成'))).toBe(true);
    // ISO 639-2 in three times five bits (ISO/IEC 14496-12, mdhd): z h o.
    expect(bytes.includes(Buffer.from([0x69, 0x0f]))).toBe(true);
  });

  test('carries soft subtitles where the order has them', async () => {
    const subtitles = [
      { lineId: 'l1', start: 24_000, end: 40_000, rows: ['陈伯，我要一盏', '最亮的灯！'] },
      { lineId: 'l2', start: 40_000, end: 70_000, rows: ['拿去吧。'] },
    ];
    const path = await bench.objects.localFile(await join({ subtitles }));
    const texts: { text: string; from: number; to: number }[] = [];
    using reader = new Mp4Reader(path);
    for (const { streamIndex, data, pts, duration } of reader.packets()) {
      if (streamIndex !== 2 || data === null || data.length === 2) continue;
      texts.push({ text: data.subarray(2).toString(), from: Number(pts), to: Number(pts + duration) });
    }
    expect(texts).toEqual([
      { text: '陈伯，我要一盏\n最亮的灯！', from: 24_000, to: 40_000 },
      { text: '拿去吧。', from: 40_000, to: 70_000 },
    ]);
  });

  test('refuses a segment that does not hold the frames it should', async () => {
    const [first] = order.segments;
    await expect(join({ segments: [{ video: first?.video ?? '', frames: 14 }] })).rejects.toMatchObject({
      code: 'JOB_INPUTS_INVALID',
      message: `The video ${first?.video} does not show each of 14 frames once.`,
    });
  });

  test('refuses a segment of another size', async () => {
    const segments = [...order.segments, { video: await shot(3, 4, 96), frames: 4 }];
    await expect(join({ segments })).rejects.toThrow('has another size, rate or quality');
  });
});

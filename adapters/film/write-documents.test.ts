import { createCanvas } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Made } from '../../actors/runtime/maker.ts';
import { pictureSize } from './embed-picture.ts';
import { noted, openBench, type TestBench } from '../samples/bench.ts';
import { storyboard, subtitles } from './write-documents.ts';

let bench: TestBench;

beforeAll(async () => {
  bench = await openBench();
});

afterAll(async () => {
  await bench[Symbol.asyncDispose]();
});

async function texts({ artifacts }: Made): Promise<Record<string, string>> {
  const entries = artifacts.map(
    async ({ role, sha256 }) => [role, new TextDecoder().decode(await bench.objects.get(sha256))] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

describe('documents beside the film', () => {
  test('are subtitles in both formats', async () => {
    const cues = [{ lineId: 'l1', start: 0, end: 48_000, rows: ['拿去吧，', '它认得回家的路。'] }];
    const { srt, vtt } = await texts(await subtitles({ cues, language: 'zh' }, bench));
    expect(srt).toBe('1\n00:00:00,000 --> 00:00:01,000\n拿去吧，\n它认得回家的路。\n');
    expect(vtt).toContain('l1\n00:00:00.000 --> 00:00:01.000');
  });

  test('are a storyboard that holds its pictures, with room for upright ones', async () => {
    const canvas = createCanvas(90, 160);
    const upright = await bench.objects.put(canvas.toBuffer('image/jpeg'), 'image/jpeg');
    const shot = {
      id: 'shot-1',
      thumb: upright.sha256,
      size: 'close',
      because: '',
      startFrame: 0,
      frames: 24,
      lines: [],
      source: '',
    };
    const shown = (text: string, [start, end]: readonly [number, number], entityId: string) => ({
      ...{ start, end, text, as: 'shown' as const, shotIds: ['shot-1'] },
      names: [{ entityId, acts: [] }],
    });
    const box = { x: 4, y: 10, w: 50, h: 140 };
    const facts = {
      mouths: [],
      blackFrames: 0,
      seen: [{ entityId: 'nell', act: 'wave', fromFrame: 0, toFrame: 24, box }],
    };
    const made = await storyboard(
      {
        title: 'x',
        language: 'en',
        fps: 24,
        cast: [],
        scenes: [{ id: 's1', heading: 'Sea', shots: [shot] }],
        coverage: [shown('Nell waved.', [0, 11], 'nell'), shown('Tom sat.', [12, 20], 'tom')],
        segments: [{ shotIds: ['shot-1'], frames: 24, facts: await noted(bench, facts) }],
      },
      bench,
    );
    const { storyboard: page = '' } = await texts(made);
    expect(page).toContain('src="data:image/jpeg;base64,/9j/');
    expect(page).toContain('class="shots tall"');
    expect(page).toContain('<mark class="shown" title="shown">Nell waved.</mark>');
    expect(page).toContain('Who or what this names is seen for only 0.0 s">Tom sat.</mark>');
  });
});

describe('the size of a picture', () => {
  test.each([['image/jpeg'], ['image/png']] as const)('is read from %s', (type) => {
    const canvas = createCanvas(123, 45);
    const bytes = type === 'image/png' ? canvas.toBuffer('image/png') : canvas.toBuffer('image/jpeg');
    expect(pictureSize(bytes)).toEqual({ width: 123, height: 45 });
  });

  test('is unknown for anything else', () => {
    expect(pictureSize(new TextEncoder().encode('no picture at all, only words'))).toBeNull();
  });
});

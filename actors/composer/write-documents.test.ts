import { createCanvas } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { documentOf, formsOf, noted, openBench, type TestBench } from '../../adapters/samples/bench.ts';
import type { Made } from '../runtime/maker.ts';
import { pictureSize } from './embed-picture.ts';
import { document, otio, storyboard, subtitles } from './write-documents.ts';

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

const fps = 24;
const frames = 48;

const textOf = async (made: Made, role: string): Promise<string> => (await texts(made))[role] ?? '';

const cues = [
  { lineId: 'l1', start: 0, end: 48_000, rows: ['拿去吧，', '它认得回家的路。'] },
  { lineId: 'l2', start: 3_600 * 48_000, end: 3_600 * 48_000 + 36_000, rows: ['Thank you.'] },
];

describe('documents beside the film', () => {
  test('subtitles are told in both formats, in milliseconds', async () => {
    const made = await subtitles({ cues, language: 'zh' }, bench);
    expect(formsOf(made)).toEqual(['srt application/x-subrip', 'vtt text/vtt']);
    const [srt, vtt] = [await textOf(made, 'srt'), await textOf(made, 'vtt')];
    expect(srt).toContain('00:00:00,000 --> 00:00:01,000\n拿去吧，\n它认得回家的路。\n');
    expect(srt).toContain('01:00:00,000 --> 01:00:00,750\nThank you.\n');
    expect(vtt).toMatch(/^WEBVTT\n/);
    expect(vtt).toContain('01:00:00.000 --> 01:00:00.750');
  });

  test('a timeline is OpenTimelineIO at the film’s rate', async () => {
    const clips = [{ name: 'calm', sha256: '1'.repeat(64), start: 2_000, samples: 24_000 }];
    const segments = [{ name: 'shot-l1', sha256: '0'.repeat(64), startFrame: 0, frames }];
    const tracks = [{ name: 'music', clips }];
    const made = await otio({ title: 'x', fps, frames, segments, tracks, markers: [] }, bench);
    const text = await textOf(made, 'otio');
    expect(JSON.parse(text)).toMatchObject({ OTIO_SCHEMA: 'Timeline.1', global_start_time: { rate: fps } });
    for (const told of ['shot-l1', 'music', 'calm']) expect(text).toContain(told);
  });

  test('a document is the same bytes however its keys were ordered on their way', async () => {
    const rights = { fonts: 'OFL', voices: 'own' };
    const made = await document({ content: { title: '灯笼匠', tags: ['剪纸'], rights } }, bench);
    const turned = { rights: { voices: 'own', fonts: 'OFL' }, tags: ['剪纸'], title: '灯笼匠' };
    expect(await document({ content: turned }, bench)).toEqual(made);
    expect(await documentOf(bench, made, 'document')).toEqual(turned);
  });

  test('a storyboard is a page that holds what it tells and refers to nothing outside it', async () => {
    const coverage = [{ start: 0, end: 4, as: 'spoken' as const, shotIds: [], names: [], text: '<b>好。' }];
    const page = { title: '灯笼 & 匠', language: 'zh' as const, fps: 24 as const, cast: [], scenes: [] };
    const made = await storyboard({ ...page, coverage, segments: [] }, bench);
    const text = await textOf(made, 'storyboard');
    expect(formsOf(made)).toEqual(['storyboard text/html']);
    for (const told of ['灯笼 &amp; 匠', '&lt;b&gt;好。']) expect(text).toContain(told);
    expect(text).not.toMatch(/(?:src|href)="(?!data:|#)/);
  });

  test('a storyboard holds its pictures, with room for upright ones', async () => {
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

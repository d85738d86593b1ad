/**
 * The bytes of every kind that belongs to a film, the composer’s documents too, for one small film. When one of them changes
 * on purpose, its kind's `version` in contracts/job-kinds.ts goes up with the hash here; when it changes by itself,
 * something is wrong.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { document, otio, storyboard, subtitles } from '../../actors/composer/write-documents.ts';
import type { Made } from '../../actors/runtime/maker.ts';
import { jobKinds } from '../../contracts/job-kinds.ts';
import type { CheckOrder, OtioOrder, StoryboardOrder } from '../../contracts/film.ts';
import { openVideoEncoder } from '../media/encode-video.ts';
import { check } from './check/check-film.ts';
import { film } from './join-film.ts';
import { openObjects } from '../objects/index.ts';
import { lookAt, note, record, rehearse, type Rehearsal } from './rehearsal.ts';

const fps = 24;
const frames = 36;
const [width, height] = [96, 64];
const cues = [{ lineId: 'l1', start: 24_000, end: 48_000, rows: ['拿去吧，它认得回家的路。'] }];

let bench: Rehearsal;

beforeAll(async () => {
  bench = await rehearse(openObjects);
});

afterAll(async () => {
  await bench[Symbol.asyncDispose]();
});

/** Drawn without a canvas, so that nothing but the encoder can change the bytes. */
function picture(frame: number): Uint8Array {
  const pixels = new Uint8Array(width * height * 4);
  for (let at = 0; at < pixels.length; at += 4) {
    const [x, y] = [(at / 4) % width, Math.floor(at / 4 / width)];
    pixels.set([(x * 2 + frame) % 256, (y * 3) % 256, (x + y + 2 * frame) % 256, 255], at);
  }
  return pixels;
}

interface Segment {
  readonly video: string;
  readonly frames: number;
}

async function segment(from: number, count: number): Promise<Segment> {
  const draft = await bench.objects.draft('.mp4');
  const encoder = await openVideoEncoder(draft.path, { width, height, fps, crf: 20, preset: 'veryfast' });
  for (let frame = 0; frame < count; frame++) await encoder.write(picture(from + frame));
  await encoder.finish();
  return { video: (await draft.commit('video/mp4')).sha256, frames: count };
}

const segments = async (): Promise<Segment[]> => [await segment(0, 20), await segment(20, 16)];

async function makeFilm(strips: readonly Segment[]): Promise<Made> {
  const sound = await record(
    bench,
    { frames, fps },
    (sample) => 0.2 * Math.sin(sample / 17) * Math.sin(sample / 9000),
  );
  return film(
    { segments: [...strips], sound, fps, language: 'zh', title: '灯笼匠', comment: 'AI', subtitles: cues },
    bench,
  );
}

async function checkFilm(): Promise<Made> {
  const strips = await segments();
  const made = await makeFilm(strips);
  const watched: CheckOrder['segments'] = [];
  for (const { video, frames: count } of strips) {
    const mouths = Array.from({ length: count }, (_, frame) => ({
      ...{ speaker: 'a', frame },
      ...{ x: 30, y: 20, w: 20, h: 12 },
    }));
    const facts = { ...(await lookAt(bench, video, { fps, mouths })), seen: [] };
    watched.push({ video, facts: await note(bench, facts), frames: count });
  }
  const phonemes = ['m', 'a', 'p', 'i'].map((id, index) => ({
    from: index * 9_000,
    to: (index + 1) * 9_000,
    id,
  }));
  const timings = { samples: 36_000, phonemes, words: [], source: 'engine', loudnessLufs: -19, peakDbtp: -3 };
  return check(
    {
      film: made.artifacts[0]?.sha256 ?? '',
      fps,
      segments: watched,
      speech: [
        { lineId: 'l1', speaker: 'a', kind: 'dialogue', timings: await note(bench, timings), start: 12_000 },
      ],
    },
    bench,
  );
}

const timeline: OtioOrder = {
  title: '灯笼匠',
  fps,
  frames,
  segments: [{ name: 'shot-l1', sha256: '0'.repeat(64), startFrame: 0, frames }],
  tracks: [
    { name: 'music', clips: [{ name: 'calm', sha256: '1'.repeat(64), start: 2_000, samples: 24_000 }] },
  ],
  markers: [{ name: 's1', frame: 0 }],
};

const board: StoryboardOrder = {
  title: '灯笼匠',
  language: 'zh',
  fps,
  cast: [],
  scenes: [],
  coverage: [{ start: 0, end: 2, as: 'spoken', shotIds: [], names: [], text: '好。' }],
  segments: [],
};

const makers = {
  film: async () => makeFilm(await segments()),
  check: checkFilm,
  subtitles: () => subtitles({ cues, language: 'zh' }, bench),
  otio: () => otio(timeline, bench),
  storyboard: () => storyboard(board, bench),
  document: () => document({ content: { title: '灯笼匠', tags: ['剪纸'] } }, bench),
} as const;

const golden: Readonly<Record<keyof typeof makers, { version: number; sha256: readonly string[] }>> = {
  film: { version: 2, sha256: ['d83601813fbeb98a56c4db91eb691ee38f3f9f06473b5a1be9b0e9c5d5fbb3b6'] },
  check: { version: 2, sha256: ['b3649dfe80ece0a4f943cdd4e47aed13c6caf0f8c7f1497871ddaa04a67fd132'] },
  subtitles: {
    version: 1,
    sha256: [
      '4a5955ce71f0c178789450062d2ee0cfafda9577d8f4642b0acba2f6675473d8',
      '14ee26fe49c1da1ce678c52cf5ba4b208bec586dcaeb8dff838d160bca447700',
    ],
  },
  otio: { version: 1, sha256: ['bf3897674aab5b3b06545a41fc8ac02dc840b32d46cd8ff67b3389b7522452f8'] },
  storyboard: { version: 2, sha256: ['4319d99ed6706018214b2dab7bd4eb0eb786b0a0f384d1e141104fca8462cfec'] },
  document: { version: 1, sha256: ['ac4e650065940445c815dd70229a735f9076990d79665454e4201dc89e86d5f0'] },
};

/** Other processors round differently; there the first bytes that are made stand. */
const onX64 = process.arch === 'x64' ? test : test.skip;

onX64.each(Object.keys(makers) as (keyof typeof makers)[])(
  'the bytes of a %s are those of its version',
  async (kind) => {
    const { artifacts } = await makers[kind]();
    expect({ version: jobKinds[kind].version, sha256: artifacts.map(({ sha256 }) => sha256) }).toEqual(
      golden[kind],
    );
  },
);

/** What golden films and the documents beside them are made of. */
import type { Workbench } from '../../actors/runtime/maker.ts';
import { film as join } from '../../adapters/film/join-film.ts';
import { lookAt, record } from '../../adapters/film/rehearsal.ts';
import { noted } from '../../adapters/samples/bench.ts';
import { openVideoEncoder } from '../../adapters/media/encode-video.ts';
import type { CheckOrder, FilmOrder } from '../../contracts/film.ts';
import type { OrdersOf } from './orders.ts';

const fps = 24;
const frames = 36;
const [width, height] = [96, 64];
const cues = [{ lineId: 'l1', start: 24_000, end: 48_000, rows: ['拿去吧，它认得回家的路。'] }];

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

async function segment(bench: Workbench, from: number, count: number): Promise<Segment> {
  const draft = await bench.objects.draft('.mp4');
  const encoder = await openVideoEncoder(draft.path, { width, height, fps, crf: 20, preset: 'veryfast' });
  for (let frame = 0; frame < count; frame++) await encoder.write(picture(from + frame));
  await encoder.finish();
  return { video: (await draft.commit('video/mp4')).sha256, frames: count };
}

const segmentsOf = async (bench: Workbench): Promise<Segment[]> => [
  await segment(bench, 0, 20),
  await segment(bench, 20, 16),
];

async function filmOrder(bench: Workbench, segments: Segment[]): Promise<FilmOrder> {
  const sound = await record(
    bench,
    { frames, fps },
    (sample) => 0.2 * Math.sin(sample / 17) * Math.sin(sample / 9000),
  );
  return { segments, sound, fps, language: 'zh', title: '灯笼匠', comment: 'AI', subtitles: cues };
}

export const film: OrdersOf<'film'> = async (bench) => [await filmOrder(bench, await segmentsOf(bench))];

const mouthBox = { speaker: 'a', x: 30, y: 20, w: 20, h: 12 };

/** A segment with what is seen of it. */
async function watched(
  bench: Workbench,
  { video, frames: count }: Segment,
): Promise<CheckOrder['segments'][number]> {
  const mouths = Array.from({ length: count }, (_, frame) => ({ ...mouthBox, frame }));
  const facts = { ...(await lookAt(bench, video, { fps, mouths })), seen: [] };
  return { video, facts: await noted(bench, facts), frames: count };
}

export const check: OrdersOf<'check'> = async (bench) => {
  const strips = await segmentsOf(bench);
  const { artifacts } = await join(await filmOrder(bench, strips), bench);
  const segments = [];
  for (const strip of strips) segments.push(await watched(bench, strip));
  const ids = ['m', 'a', 'p', 'i'];
  const phonemes = ids.map((id, at) => ({ from: at * 9_000, to: (at + 1) * 9_000, id }));
  const measured = { samples: 36_000, words: [], source: 'engine', loudnessLufs: -19, peakDbtp: -3 };
  const timings = await noted(bench, { ...measured, phonemes });
  const line = { lineId: 'l1', speaker: 'a', kind: 'dialogue', timings, start: 12_000 } as const;
  return [{ film: artifacts[0]?.sha256 ?? '', fps, segments, speech: [line] }];
};

export const subtitles: OrdersOf<'subtitles'> = async () => [{ cues, language: 'zh' }];

export const otio: OrdersOf<'otio'> = async () => [
  {
    ...{ title: '灯笼匠', fps, frames, markers: [{ name: 's1', frame: 0 }] },
    segments: [{ name: 'shot-l1', sha256: '0'.repeat(64), startFrame: 0, frames }],
    tracks: [
      { name: 'music', clips: [{ name: 'calm', sha256: '1'.repeat(64), start: 2_000, samples: 24_000 }] },
    ],
  },
];

export const storyboard: OrdersOf<'storyboard'> = async () => [
  {
    ...{ title: '灯笼匠', language: 'zh', fps, cast: [], scenes: [], segments: [] },
    coverage: [{ start: 0, end: 2, as: 'spoken', shotIds: [], names: [], text: '好。' }],
  },
];

export const document: OrdersOf<'document'> = async () => [{ content: { title: '灯笼匠', tags: ['剪纸'] } }];

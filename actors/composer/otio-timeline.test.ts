import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import type { OtioOrder } from '../../contracts/film.ts';
import { otioTimeline } from './otio-timeline.ts';

const sha = (digit: string): string => digit.repeat(64);

const order: OtioOrder = {
  title: '灯笼匠',
  fps: 24,
  frames: 96,
  segments: [
    { name: '2 · medium', sha256: sha('b'), startFrame: 48, frames: 48 },
    { name: '1 · wide', sha256: sha('a'), startFrame: 0, frames: 48 },
  ],
  tracks: [
    {
      name: 'dialogue',
      clips: [
        { name: '陈伯', sha256: sha('2'), start: 96_000, samples: 24_000 },
        { name: '阿满', sha256: sha('1'), start: 24_000, samples: 48_000 },
      ],
    },
    { name: 'ambience', clips: [{ name: 'rain', sha256: sha('3'), start: 0, samples: 192_000 }] },
    { name: 'effects', clips: [{ name: 'knock', sha256: sha('4'), start: 48_000, samples: 4_800 }] },
    { name: 'music', clips: [] },
  ],
  markers: [{ name: '码头', frame: 48 }],
};

const Time = z.strictObject({
  OTIO_SCHEMA: z.literal('RationalTime.1'),
  rate: z.number().positive(),
  value: z.number(),
});
const Range = z.strictObject({ OTIO_SCHEMA: z.literal('TimeRange.1'), start_time: Time, duration: Time });
const own = {
  name: z.string(),
  metadata: z.object({}),
  effects: z.array(z.never()),
  markers: z.array(z.never()),
};
const Media = z.strictObject({
  OTIO_SCHEMA: z.literal('ExternalReference.1'),
  name: z.string(),
  target_url: z.string(),
  available_range: Range,
  metadata: z.object({}),
});
const Clip = z.strictObject({
  OTIO_SCHEMA: z.literal('Clip.1'),
  ...own,
  source_range: Range,
  media_reference: Media,
});
const Gap = z.strictObject({ OTIO_SCHEMA: z.literal('Gap.1'), ...own, source_range: Range });
const Item = z.discriminatedUnion('OTIO_SCHEMA', [Clip, Gap]);
const Track = z.strictObject({
  OTIO_SCHEMA: z.literal('Track.1'),
  ...own,
  kind: z.enum(['Video', 'Audio']),
  children: z.array(Item),
  source_range: z.null(),
});
const Marker = z.strictObject({
  OTIO_SCHEMA: z.literal('Marker.2'),
  name: z.string(),
  color: z.string(),
  marked_range: Range,
  metadata: z.object({}),
});
const Timeline = z.strictObject({
  OTIO_SCHEMA: z.literal('Timeline.1'),
  name: z.string(),
  global_start_time: Time,
  metadata: z.object({}),
  tracks: z.strictObject({
    OTIO_SCHEMA: z.literal('Stack.1'),
    ...own,
    markers: z.array(Marker),
    children: z.array(Track),
    source_range: z.null(),
  }),
});

const timeline = Timeline.parse(JSON.parse(JSON.stringify(otioTimeline(order))));
const tracks = timeline.tracks.children;
const track = (name: string): z.infer<typeof Track> | undefined => tracks.find((one) => one.name === name);

const seconds = ({ duration }: z.infer<typeof Range>): number => duration.value / duration.rate;

/** What lies on a track: name and when, in seconds. */
function laid(name: string): [string, number, number][] {
  let at = 0;
  return (track(name)?.children ?? []).flatMap((item): [string, number, number][] => {
    const from = at;
    at += seconds(item.source_range);
    return item.OTIO_SCHEMA === 'Clip.1' ? [[item.name, from, at]] : [];
  });
}

describe('the timeline for editors', () => {
  test('has one track of pictures and one for each stem', () => {
    expect(tracks.map(({ name, kind }) => `${kind} ${name}`)).toEqual([
      'Video picture',
      'Audio dialogue',
      'Audio music',
      'Audio effects',
    ]);
  });

  test('lays the shots end to end, each a stretch of the film', () => {
    expect(laid('picture')).toEqual([
      ['1 · wide', 0, 2],
      ['2 · medium', 2, 4],
    ]);
    const clips = track('picture')?.children.filter((item) => item.OTIO_SCHEMA === 'Clip.1') ?? [];
    expect(
      clips.map(({ media_reference, source_range }) => [
        media_reference.target_url,
        source_range.start_time.value,
      ]),
    ).toEqual([
      ['film.mp4', 0],
      ['film.mp4', 48],
    ]);
  });

  test('lays each sound where it is heard, with a quarter of a second of its ring-out', () => {
    expect(laid('dialogue')).toEqual([
      ['阿满', 0.5, 1.75],
      ['陈伯', 2, 2.75],
    ]);
  });

  test('reads from a stem at the very time it plays it', () => {
    for (const name of ['dialogue', 'effects']) {
      let at = 0;
      for (const item of track(name)?.children ?? []) {
        if (item.OTIO_SCHEMA === 'Clip.1') expect(item.source_range.start_time.value).toBe(at);
        at += item.source_range.duration.value;
      }
    }
  });

  test('cuts a stem where a sound begins, and lays no moment of it twice', () => {
    expect(laid('effects')).toEqual([
      ['rain', 0, 1],
      ['knock', 1, 4],
    ]);
  });

  test('refers to delivered files only, by relative paths', () => {
    const items = tracks.flatMap(({ children }) => children);
    const urls = items.flatMap((item) =>
      item.OTIO_SCHEMA === 'Clip.1' ? [item.media_reference.target_url] : [],
    );
    expect(new Set(urls)).toEqual(new Set(['film.mp4', 'stems/dialogue.wav', 'stems/effects.wav']));
  });

  test('marks the scenes', () => {
    expect(
      timeline.tracks.markers.map(({ name, marked_range }) => [name, marked_range.start_time.value]),
    ).toEqual([['码头', 48]]);
  });
});

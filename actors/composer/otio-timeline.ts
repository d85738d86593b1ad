/**
 * The film as an OpenTimelineIO document, so that any editor can open it: shots as clips of film.mp4, sounds as clips of
 * the stems, scenes as markers. Only files of the delivery are referred to, by paths relative to the document.
 */
import type { OtioOrder } from '../../contracts/film.ts';
import { type FrameRate, SAMPLE_RATE } from '../../contracts/shared.ts';

/** What OpenTimelineIO serialises: an object with a schema and a version, e.g. `Clip.1`. */
type OtioObject = Readonly<{ OTIO_SCHEMA: string }> & Readonly<Record<string, unknown>>;

type Stem = 'dialogue' | 'music' | 'effects';

/** Stem that the sounds of a track are heard in. */
const stemOfTrack: Readonly<Record<string, Stem>> = {
  dialogue: 'dialogue',
  narration: 'dialogue',
  music: 'music',
  ambience: 'effects',
  effects: 'effects',
};

const stems: readonly Stem[] = ['dialogue', 'music', 'effects'];

/** How much of its ring-out a sound keeps before a gap. */
const TAIL = SAMPLE_RATE / 4;

const time = (value: number, rate: number): OtioObject => ({ OTIO_SCHEMA: 'RationalTime.1', rate, value });

const range = (start: number, duration: number, rate: number): OtioObject => ({
  OTIO_SCHEMA: 'TimeRange.1',
  start_time: time(start, rate),
  duration: time(duration, rate),
});

const file = (path: string, available: OtioObject): OtioObject => ({
  OTIO_SCHEMA: 'ExternalReference.1',
  name: path,
  target_url: path,
  available_range: available,
  metadata: {},
});

/** Version 1 of the schema, because every release reads it and the newer ones upgrade it by themselves. */
const clip = (name: string, source: OtioObject, media: OtioObject, metadata: object): OtioObject => ({
  OTIO_SCHEMA: 'Clip.1',
  name,
  source_range: source,
  media_reference: media,
  effects: [],
  markers: [],
  metadata: { ainern2d: metadata },
});

const gap = (duration: number, rate: number): OtioObject => ({
  OTIO_SCHEMA: 'Gap.1',
  name: '',
  source_range: range(0, duration, rate),
  effects: [],
  markers: [],
  metadata: {},
});

const track = (name: string, kind: 'Video' | 'Audio', children: readonly OtioObject[]): OtioObject => ({
  OTIO_SCHEMA: 'Track.1',
  name,
  kind,
  children,
  source_range: null,
  effects: [],
  markers: [],
  metadata: {},
});

function pictureTrack({ segments, fps, frames }: OtioOrder): OtioObject {
  const film = file('film.mp4', range(0, frames, fps));
  const ordered = segments.toSorted((a, b) => a.startFrame - b.startFrame);
  return track(
    'picture',
    'Video',
    ordered.map(({ name, sha256, startFrame, frames: length }) =>
      clip(name, range(startFrame, length, fps), film, { sha256 }),
    ),
  );
}

/** A stretch of a stem in which one or more sounds are heard. */
interface Stretch {
  readonly start: number;
  end: number;
  readonly names: string[];
  readonly sha256: string[];
}

/** Sounds that overlap are one stretch: a stem holds them mixed, and laid twice they would be heard twice. */
function stretchesOf(order: OtioOrder, stem: Stem): Stretch[] {
  const clips = order.tracks
    .filter(({ name }) => stemOfTrack[name] === stem)
    .flatMap(({ clips: own }) => own);
  const stretches: Stretch[] = [];
  for (const { name, sha256, start, samples } of clips.toSorted((a, b) => a.start - b.start)) {
    const last = stretches.at(-1);
    if (last === undefined || start >= last.end) {
      stretches.push({ start, end: start + samples, names: [name], sha256: [sha256] });
      continue;
    }
    last.end = Math.max(last.end, start + samples);
    last.names.push(name);
    last.sha256.push(sha256);
  }
  return stretches;
}

function soundTrack(order: OtioOrder, stem: Stem): OtioObject {
  const total = (order.frames * SAMPLE_RATE) / order.fps;
  const media = file(`stems/${stem}.wav`, range(0, total, SAMPLE_RATE));
  const children: OtioObject[] = [];
  let at = 0;
  const stretches = stretchesOf(order, stem);
  stretches.forEach(({ start, end, names, sha256 }, index) => {
    if (start > at) children.push(gap(start - at, SAMPLE_RATE));
    at = Math.min(end + TAIL, stretches[index + 1]?.start ?? total, total);
    children.push(clip(names.join(' + '), range(start, at - start, SAMPLE_RATE), media, { sha256 }));
  });
  return track(stem, 'Audio', children);
}

const marker = (name: string, frame: number, fps: FrameRate): OtioObject => ({
  OTIO_SCHEMA: 'Marker.2',
  name,
  color: 'GREEN',
  marked_range: range(frame, 0, fps),
  metadata: {},
});

/** The timeline of a film; pure JSON, to be written as `film.otio` beside film.mp4 and stems/. */
export function otioTimeline(order: OtioOrder): OtioObject {
  return {
    OTIO_SCHEMA: 'Timeline.1',
    name: order.title,
    global_start_time: time(0, order.fps),
    tracks: {
      OTIO_SCHEMA: 'Stack.1',
      name: 'tracks',
      children: [pictureTrack(order), ...stems.map((stem) => soundTrack(order, stem))],
      source_range: null,
      effects: [],
      markers: order.markers.map(({ name, frame }) => marker(name, frame, order.fps)),
      metadata: {},
    },
    metadata: {},
  };
}

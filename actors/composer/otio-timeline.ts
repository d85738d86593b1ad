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
const clip = (
  name: string,
  lies: { source: OtioObject; media: OtioObject },
  metadata: object,
): OtioObject => ({
  OTIO_SCHEMA: 'Clip.1',
  name,
  source_range: lies.source,
  media_reference: lies.media,
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
      clip(name, { source: range(startFrame, length, fps), media: film }, { sha256 }),
    ),
  );
}

/** What begins at one moment of a stem, and the moment from which nothing of it or of what came before is heard. */
interface Cue {
  readonly start: number;
  readonly end: number;
  readonly names: readonly string[];
  readonly sha256: readonly string[];
}

/** The beginnings of all sounds of a stem, in time order. */
function cuesOf(order: OtioOrder, stem: Stem): Cue[] {
  const clips = order.tracks
    .filter(({ name }) => stemOfTrack[name] === stem)
    .flatMap(({ clips: own }) => own);
  const byStart = [...Map.groupBy(clips, ({ start }) => start)].toSorted(([a], [b]) => a - b);
  let heardUntil = 0;
  return byStart.map(([start, together]) => {
    heardUntil = Math.max(heardUntil, ...together.map(({ samples }) => start + samples));
    return {
      start,
      end: heardUntil,
      names: together.map(({ name }) => name),
      sha256: together.map(({ sha256 }) => sha256),
    };
  });
}

/**
 * A stem, cut wherever a sound begins: so each can be found and moved, and played as they lie they are the stem again.
 * Sounds that overlap cannot have tracks of their own, because the stem holds them mixed.
 */
function soundTrack(order: OtioOrder, stem: Stem): OtioObject {
  const total = (order.frames * SAMPLE_RATE) / order.fps;
  const media = file(`stems/${stem}.wav`, range(0, total, SAMPLE_RATE));
  const children: OtioObject[] = [];
  let at = 0;
  cuesOf(order, stem).forEach(({ start, end, names, sha256 }, index, cues) => {
    if (start > at) children.push(gap(start - at, SAMPLE_RATE));
    at = Math.min(end + TAIL, cues[index + 1]?.start ?? total, total);
    children.push(
      clip(names.join(' + '), { source: range(start, at - start, SAMPLE_RATE), media }, { sha256 }),
    );
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

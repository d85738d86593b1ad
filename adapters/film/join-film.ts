/**
 * The finished film: the packets of all shots as they are, one after the other, and those of the mix under them. Frame i
 * is shown at i ÷ fps exactly; the sound begins with the first frame and ends with the last.
 */
import { Dictionary, type Stream } from 'node-av/lib';
import type { Make, Workbench } from '../../actors/runtime/maker.ts';
import { Failure } from '../../contracts/error.ts';
import type { FilmOrder } from '../../contracts/film.ts';
import { type Language, SAMPLE_RATE, samplesPerFrame } from '../../contracts/shared.ts';
import type { SubtitleCue } from '../../contracts/sound.ts';
import { Mp4Reader } from '../media/read-mp4.ts';
import { checked } from '../media/native.ts';
import { Mp4Writer, type Mp4Track } from '../media/write-mp4.ts';
import { PictureTrack, type Segment } from './picture-track.ts';
import { SoundTrack } from './sound-track.ts';
import { describeSubtitles, subtitlePacket } from './subtitle-track.ts';

/** ISO 639-2/T, as MP4 names languages. */
const languageCode: Readonly<Record<Language, string>> = { zh: 'zho', en: 'eng' };

interface Parts {
  readonly writer: Mp4Writer;
  readonly pictures: PictureTrack;
  readonly sound: SoundTrack;
}

interface Tracks {
  readonly picture: Mp4Track;
  readonly sound: Mp4Track;
  readonly text: Mp4Track | null;
}

/** Adds the tracks of the film and writes its header; the pictures are described by those of the first segment. */
function openTracks(order: FilmOrder, first: Stream, { writer, sound }: Parts): Tracks {
  const add = (rate: number, describe: (stream: Stream) => void): Mp4Track =>
    writer.addTrack({ num: 1, den: rate }, (stream) => {
      describe(stream);
      stream.metadata = Dictionary.fromObject({ language: languageCode[order.language] });
    });
  const tracks: Tracks = {
    picture: add(order.fps, (stream) => {
      checked(first.codecpar.copy(stream.codecpar), 'describe the picture');
      stream.avgFrameRate = first.avgFrameRate;
    }),
    sound: add(SAMPLE_RATE, (stream) => {
      checked(sound.stream.codecpar.copy(stream.codecpar), 'describe the sound');
    }),
    text: order.subtitles === null ? null : add(SAMPLE_RATE, describeSubtitles),
  };
  writer.start();
  return tracks;
}

/** The film while it grows: each segment brings the sound and the text that belong under it. */
class GrowingFilm {
  readonly #order: FilmOrder;
  readonly #parts: Parts;
  readonly #tracks: Tracks;
  readonly #cues: SubtitleCue[];

  constructor(order: FilmOrder, first: Stream, parts: Parts) {
    this.#order = order;
    this.#parts = parts;
    this.#tracks = openTracks(order, first, parts);
    this.#cues = (order.subtitles ?? []).toSorted((a, b) => a.start - b.start);
  }

  append(segment: Segment): void {
    const { pictures, writer } = this.#parts;
    let laid = pictures.frames;
    for (const packet of pictures.lay(segment)) {
      writer.write(packet, this.#tracks.picture);
      laid += 1;
      this.#fill(laid * samplesPerFrame(this.#order.fps));
    }
  }

  /** Brings sound and text up to a sample. */
  #fill(sample: number): void {
    const { sound, writer } = this.#parts;
    for (const packet of sound.until(sample)) writer.write(packet, this.#tracks.sound);
    if (this.#tracks.text === null) return;
    while (this.#cues[0] !== undefined && this.#cues[0].start < sample) {
      using packet = subtitlePacket(this.#cues[0]);
      writer.write(packet, this.#tracks.text);
      this.#cues.shift();
    }
  }
}

async function localSegments(order: FilmOrder, bench: Workbench): Promise<Segment[]> {
  const segments: Segment[] = [];
  for (const { video, frames } of order.segments) {
    segments.push({ path: await bench.objects.localFile(video), sha256: video, frames });
  }
  return segments;
}

async function writeFilm(path: string, order: FilmOrder, bench: Workbench): Promise<void> {
  const segments = await localSegments(order, bench);
  const frames = order.segments.reduce((sum, segment) => sum + segment.frames, 0);
  using first = new Mp4Reader(segments[0]?.path ?? '');
  if (first.video === undefined)
    throw new Failure('JOB_INPUTS_INVALID', 'The first segment holds no pictures.');
  using sound = new SoundTrack(
    await bench.objects.localFile(order.sound),
    frames * samplesPerFrame(order.fps),
  );
  using writer = new Mp4Writer(path, {
    movflags: '+faststart',
    metadata: { title: order.title, comment: order.comment },
  });
  const pictures = new PictureTrack(order.fps, first.video.codecpar.extradata);
  const film = new GrowingFilm(order, first.video, { writer, pictures, sound });
  for (const segment of segments) {
    bench.signal.throwIfAborted();
    film.append(segment);
    bench.progress(pictures.frames, frames);
  }
  writer.finish();
}

/** Joins a film. Rejects with JOB_INPUTS_INVALID when a segment is not what the order says, with DISK_FULL when there is no room. */
export const film: Make<'film'> = async (order, bench) => {
  const draft = await bench.objects.draft('.mp4');
  try {
    await writeFilm(draft.path, order, bench);
  } catch (error) {
    await draft.discard();
    throw error;
  }
  const ref = await draft.commit('video/mp4');
  return { artifacts: [{ role: 'film', ...ref }], facts: {} };
};

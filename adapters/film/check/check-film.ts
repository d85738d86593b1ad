/**
 * Measures a finished film by what can be seen and heard of it. Its pictures were looked at, as every decoder shows them,
 * when they were made; here it is proved that the film holds those and no others, and that it can be decoded from every
 * key picture. Its sound is decoded from end to end.
 */
import { decodeJson, keepJson, type Make, type Workbench } from '../../../actors/runtime/maker.ts';
import { ShotFacts } from '../../../contracts/drawing.ts';
import { Failure } from '../../../contracts/error.ts';
import type { CheckOrder, QualityCheck } from '../../../contracts/film.ts';
import { SAMPLE_RATE } from '../../../contracts/shared.ts';
import { SpeechTimings } from '../../../contracts/sound.ts';
import { decodeMp4 } from '../../media/decode.ts';
import type { HeardLine } from './lip-offset.ts';
import { judgeLips } from './lip-sync.ts';
import { Listener, type Heard } from './listen.ts';
import { opennessOf, type MouthTrack } from './mouth-openness.ts';
import { FilmPictures } from './same-packets.ts';
import { SoundEnvelope } from './sound-envelope.ts';

async function heardLines(order: CheckOrder, bench: Workbench): Promise<HeardLine[]> {
  const lines: HeardLine[] = [];
  for (const { speaker, kind, start, timings } of order.speech) {
    lines.push({
      speaker,
      kind,
      start,
      timings: SpeechTimings.parse(decodeJson(await bench.objects.get(timings))),
    });
  }
  return lines;
}

/** What was seen of the film's pictures. */
interface Seen {
  readonly tracks: readonly MouthTrack[];
  readonly frames: number;
  readonly blackFrames: number;
  /** Pictures from which decoding can start. */
  readonly keys: number;
}

/** Mouths of a segment on the clock of the film. */
const tracksOf = ({ mouths }: ShotFacts, startFrame: number): MouthTrack[] =>
  [...Map.groupBy(mouths, ({ speaker }) => speaker)].map(([speaker, seen]) => ({
    speaker,
    openings: new Map(seen.map(({ frame, opening }) => [startFrame + frame, opening])),
  }));

async function seenIn(order: CheckOrder, bench: Workbench): Promise<Seen> {
  using pictures = new FilmPictures(await bench.objects.localFile(order.film), order.fps);
  const tracks: MouthTrack[] = [];
  let [frames, blackFrames] = [0, 0];
  for (const segment of order.segments) {
    bench.signal.throwIfAborted();
    pictures.follow({
      path: await bench.objects.localFile(segment.video),
      name: segment.video,
      ...{ startFrame: frames, frames: segment.frames },
    });
    const facts = ShotFacts.parse(decodeJson(await bench.objects.get(segment.facts)));
    tracks.push(...tracksOf(facts, frames));
    blackFrames += facts.blackFrames;
    frames += segment.frames;
  }
  pictures.end();
  return { tracks, frames, blackFrames, keys: pictures.keys };
}

/** Listens to the whole film, and decodes its key pictures. Rejects with INTERNAL when one cannot be decoded. */
async function heardIn(
  order: CheckOrder,
  expected: number,
  bench: Workbench,
): Promise<Heard & { envelope: SoundEnvelope }> {
  const listener = new Listener();
  const envelope = new SoundEnvelope();
  let keys = 0;
  await decodeMp4(await bench.objects.localFile(order.film), order.fps, {
    keyPicture: () => {
      bench.signal.throwIfAborted();
      keys += 1;
      bench.progress(Math.min(keys, expected), expected);
    },
    sound: (sound) => {
      listener.listen(sound);
      envelope.listen(sound);
    },
  });
  if (keys !== expected)
    throw new Failure('INTERNAL', `Only ${keys} of ${expected} key pictures can be decoded.`);
  return { ...listener.conclude(), envelope };
}

async function measure(order: CheckOrder, bench: Workbench): Promise<QualityCheck> {
  const { tracks, frames, blackFrames, keys } = await seenIn(order, bench);
  const { end, envelope, ...heard } = await heardIn(order, keys, bench);
  return {
    ...heard,
    blackFrames,
    avDriftMs: Math.round((1000 * end) / SAMPLE_RATE - (1000 * frames) / order.fps),
    lipSync: judgeLips({
      mouths: opennessOf(tracks),
      lines: await heardLines(order, bench),
      envelope,
      fps: order.fps,
    }),
  };
}

/** Checks a film. Rejects with ARTIFACT_MISSING, or with INTERNAL when it is not what its segments are or cannot be decoded. */
export const check: Make<'check'> = async (order, bench) => ({
  artifacts: [await keepJson(bench, 'check.check', await measure(order, bench))],
  facts: {},
});

/** Measures a finished film by what can be seen and heard of it. */
import { decodeJson, keepJson, type Make, type Workbench } from '../../../actors/runtime/maker.ts';
import type { CheckOrder, QualityCheck } from '../../../contracts/film.ts';
import { SAMPLE_RATE } from '../../../contracts/shared.ts';
import { SpeechTimings } from '../../../contracts/sound.ts';
import { decodeMp4 } from '../../media/decode.ts';
import { countPictures } from '../../media/read-mp4.ts';
import { isBlack } from './black-frames.ts';
import type { HeardLine } from './lip-offset.ts';
import { judgeLips } from './lip-sync.ts';
import { Listener } from './listen.ts';
import { opennessOf } from './mouth-openness.ts';
import { mouthTracks, MouthWatcher } from './mouth-tracks.ts';
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

async function measure(order: CheckOrder, bench: Workbench): Promise<QualityCheck> {
  const path = await bench.objects.localFile(order.film);
  const tracks = await mouthTracks(order, bench.objects);
  const watcher = new MouthWatcher(tracks);
  const listener = new Listener();
  const envelope = new SoundEnvelope();
  const total = countPictures(path);
  let frames = 0;
  let blackFrames = 0;
  await decodeMp4(path, order.fps, {
    picture: (picture) => {
      bench.signal.throwIfAborted();
      watcher.watch(picture);
      if (isBlack(picture)) blackFrames += 1;
      frames += 1;
      if (frames % order.fps === 0) bench.progress(frames, total);
    },
    sound: (sound) => {
      listener.listen(sound);
      envelope.listen(sound);
    },
  });
  const { end, ...heard } = listener.conclude();
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

/** Checks a film. Rejects with ARTIFACT_MISSING, or with INTERNAL when the film cannot be decoded. */
export const check: Make<'check'> = async (order, bench) => ({
  artifacts: [await keepJson(bench, 'check.check', await measure(order, bench))],
  facts: {},
});

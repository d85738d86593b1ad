/** Small films made in tests: videos from drawings, sounds from functions. */
import { writeFile } from 'node:fs/promises';
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { Workbench } from '../../actors/runtime/maker.ts';
import type { MouthBox } from '../../contracts/drawing.ts';
import { type FrameRate, samplesPerFrame } from '../../contracts/shared.ts';
import { decodeMp4 } from '../media/decode.ts';
import { encodeSound } from '../media/encode-sound.ts';
import { openVideoEncoder } from '../media/encode-video.ts';
import { StripWatch, type StripSight } from '../media/watch/strip-watch.ts';
import { encodeWav } from '../media/wav.ts';

export interface Take {
  readonly width: number;
  readonly height: number;
  readonly fps: FrameRate;
  readonly frames: number;
  readonly draw: (context: SKRSContext2D, frame: number) => void;
}

/** Draws and encodes a video-only file; returns its address. */
export async function shoot(bench: Workbench, { width, height, fps, frames, draw }: Take): Promise<string> {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const draft = await bench.objects.draft('.mp4');
  const encoder = await openVideoEncoder(draft.path, { width, height, fps, crf: 20, preset: 'veryfast' });
  for (let frame = 0; frame < frames; frame++) {
    context.reset();
    draw(context, frame);
    await encoder.write(canvas.data());
  }
  await encoder.finish();
  return (await draft.commit('video/mp4')).sha256;
}

/** What is seen of a stored video by whoever decodes it. */
export async function lookAt(
  bench: Workbench,
  video: string,
  { fps, mouths }: { fps: FrameRate; mouths: readonly MouthBox[] },
): Promise<StripSight> {
  const watch = new StripWatch();
  for (const [frame, boxes] of Map.groupBy(mouths, (box) => box.frame)) watch.expect(frame, boxes);
  await decodeMp4(await bench.objects.localFile(video), fps, { picture: (picture) => watch.see(picture) });
  return watch.conclude();
}

/** Stores an encoded stereo sound of as many samples as a number of frames last; returns its address. */
export async function record(
  bench: Workbench,
  { frames, fps }: Pick<Take, 'frames' | 'fps'>,
  sampleAt: (sample: number) => number,
): Promise<string> {
  const channel = Float32Array.from({ length: frames * samplesPerFrame(fps) }, (_, sample) =>
    sampleAt(sample),
  );
  const [wav, draft] = [await bench.objects.draft('.wav'), await bench.objects.draft('.mp4')];
  await writeFile(wav.path, encodeWav([channel, channel]));
  await encodeSound(wav.path, draft.path);
  await wav.discard();
  return (await draft.commit('audio/mp4')).sha256;
}

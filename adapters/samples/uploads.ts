/** Files as somebody puts them in: a picture, a clip and sounds, made of numbers so that they are the same everywhere. */
import { createCanvas, type Canvas } from '@napi-rs/canvas';
import type { Workbench } from '../../actors/runtime/maker.ts';
import { encodePng } from '../media/encode-png.ts';
import { openVideoEncoder } from '../media/encode-video.ts';
import { encodeWav } from '../media/wav.ts';

/** A red field with a white square that moves from the left to the right, 0…1. */
function painted(width: number, height: number, share: number): Canvas {
  const canvas = createCanvas(width, height);
  const g = canvas.getContext('2d');
  g.fillStyle = 'rgb(200,40,30)';
  g.fillRect(0, 0, width, height);
  g.fillStyle = 'rgb(250,250,250)';
  g.fillRect(Math.round(share * (width - height / 2)), height / 4, height / 2, height / 2);
  return canvas;
}

type Bench = Pick<Workbench, 'objects'>;

/** An upright picture. */
export async function ownPicture({ objects }: Bench, form: 'png' | 'jpeg') {
  const canvas = painted(120, 160, 0.5);
  const { width, height } = canvas;
  const png = form === 'png' ? await encodePng({ width, height, rgba: canvas.data() }) : null;
  const mediaType = form === 'png' ? ('image/png' as const) : ('image/jpeg' as const);
  const { sha256 } = await objects.put(png ?? canvas.toBuffer('image/jpeg', 90), mediaType);
  return { footage: sha256, mediaType };
}

/** All that a camera says of a picture: how it was held, 1…8 as EXIF counts. */
function exifOf(orientation: number): Buffer {
  const list = [0x49, 0x49, 0x2a, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0];
  const told = Buffer.from([...Buffer.from('Exif\0\0', 'latin1'), ...list, 0, 0, 0, 0]);
  return Buffer.concat([Buffer.from([0xff, 0xe1, 0, told.length + 2]), told]);
}

/** A photograph of 160 × 90 pixels whose left third is white where the camera was held upright. */
export async function ownPhotograph({ objects }: Bench, orientation: number) {
  const canvas = createCanvas(160, 90);
  const g = canvas.getContext('2d');
  g.fillRect(0, 0, 160, 90);
  g.fillStyle = 'white';
  g.fillRect(0, 0, 53, 90);
  const jpeg = canvas.toBuffer('image/jpeg', 90);
  const turned = Buffer.concat([jpeg.subarray(0, 2), exifOf(orientation), jpeg.subarray(2)]);
  return { footage: (await objects.put(turned, 'image/jpeg')).sha256, mediaType: 'image/jpeg' as const };
}

/** A clip of half a second at 30 pictures a second. */
export async function ownClip({ objects }: Bench, frames = 15) {
  const draft = await objects.draft('.mp4');
  const encoder = await openVideoEncoder(draft.path, {
    ...{ width: 160, height: 120, fps: 30, crf: 20, preset: 'veryfast' },
  });
  for (let frame = 0; frame < frames; frame++)
    await encoder.write(painted(160, 120, frame / Math.max(1, frames - 1)).data());
  await encoder.finish();
  const { sha256 } = await draft.commit('video/mp4');
  return { footage: sha256, mediaType: 'video/mp4' as const };
}

/** A tone in one channel, of any length and height, without a function that processors round differently. */
export function tone(seconds: number, hertz: number): Float32Array {
  const period = Math.round(48_000 / hertz);
  return Float32Array.from({ length: Math.round(seconds * 48_000) }, (_, at) => {
    const phase = (at % period) / period;
    return 0.4 * (phase < 0.5 ? 4 * phase - 1 : 3 - 4 * phase);
  });
}

/** A WAV file of half a second. */
export async function ownSound({ objects }: Bench) {
  const { sha256 } = await objects.put(encodeWav([tone(0.5, 440)]), 'audio/wav');
  return { sound: sha256, mediaType: 'audio/wav' as const };
}

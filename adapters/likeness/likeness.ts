/** Looks at a picture, or listens to a sound, and tells in numbers what it is like. */
import { pictureLikeness } from '../../actors/asset-knowledge/likeness/picture-likeness.ts';
import { HEARD_SECONDS, soundLikeness } from '../../actors/asset-knowledge/likeness/sound-likeness.ts';
import { keepJson, type Make, type Workbench } from '../../actors/runtime/maker.ts';
import type { LikenessOrder } from '../../contracts/likeness.ts';
import { SAMPLE_RATE } from '../../contracts/shared.ts';
import type { PictureType } from '../media/uploads/picture-head.ts';
import { readSound } from '../media/uploads/read-sound.ts';
import { reading, unreadable } from '../media/uploads/unreadable.ts';
import type { UploadForm } from '../media/uploads/upload-track.ts';
import { readPicture } from './read-picture.ts';

const sounds: Readonly<Record<string, UploadForm['form']>> = {
  ...{ 'audio/wav': 'wav', 'audio/mp4': 'mp4', 'audio/mpeg': 'mp3' },
  ...{ 'audio/flac': 'flac', 'audio/ogg': 'ogg' },
};

/** A remote store copies a file before it is listened to: a larger one takes longer than anybody waits. */
const MOST_SOUND_BYTES = 256_000_000;

async function heard({ sha256, bytes }: LikenessOrder, form: UploadForm['form'], bench: Workbench) {
  if (bytes > MOST_SOUND_BYTES)
    throw unreadable('sound', `${bytes} bytes are more than are listened to (${MOST_SOUND_BYTES}).`);
  const path = await bench.objects.localFile(sha256);
  return reading('sound', bench.signal, async () => {
    const [left = new Float32Array(), right = left] = readSound({ path, form }, HEARD_SECONDS * SAMPLE_RATE);
    return soundLikeness(
      left.map((sample, at) => (sample + (right[at] ?? 0)) / 2),
      SAMPLE_RATE,
    );
  });
}

async function seen({ sha256, mediaType }: LikenessOrder, bench: Workbench): Promise<number[]> {
  const bytes = await bench.objects.get(sha256);
  return reading('picture', bench.signal, async () =>
    pictureLikeness(await readPicture(bytes, mediaType as PictureType)),
  );
}

/** Rejects with UPLOAD_UNREADABLE. */
export const likeness: Make<'likeness'> = async (order, bench) => {
  const form = sounds[order.mediaType];
  const vector = await (form === undefined ? seen(order, bench) : heard(order, form, bench));
  bench.progress(1, 1);
  return { artifacts: [await keepJson(bench, 'likeness.likeness', vector)], facts: {} };
};

/** A sound that somebody has put in, as the mix reads it. */
import { keep, type Make } from '../../../actors/runtime/maker.ts';
import { readSound } from '../../media/uploads/read-sound.ts';
import { reading } from '../../media/uploads/unreadable.ts';
import { encodeWav } from '../../media/wav.ts';

/** Rejects with UPLOAD_UNREADABLE. */
export const sound: Make<'sound'> = async ({ sound: sha256, mediaType, samples }, bench) => {
  const path = await bench.objects.localFile(sha256);
  const form = mediaType === 'audio/wav' ? 'wav' : 'mp4';
  const heard = await reading('sound', bench.signal, async () => readSound({ path, form }, samples));
  bench.progress(1, 1);
  return { artifacts: [await keep(bench, 'sound.sound', encodeWav(heard))], facts: {} };
};

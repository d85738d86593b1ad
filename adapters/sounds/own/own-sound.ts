/** A sound that somebody has put in, as the mix reads it. */
import { keep, type Make } from '../../../actors/runtime/maker.ts';
import { levelled } from '../../media/level.ts';
import { loudnessOf } from '../../media/loudness.ts';
import { readSound } from '../../media/uploads/read-sound.ts';
import { reading } from '../../media/uploads/unreadable.ts';
import { encodeWav, type Channels } from '../../media/wav.ts';

/** As loud as the loudest effects: louder, and the whole film would be turned down for it. */
const LOUDEST = -17;
const CEILING = -2;

/** What is soft stays so: somebody may have meant it. */
const modest = (heard: Channels): Channels =>
  loudnessOf(heard) > LOUDEST ? levelled(heard, { lufs: LOUDEST, dbtp: CEILING }).channels : heard;

/** Rejects with UPLOAD_UNREADABLE. */
export const sound: Make<'sound'> = async ({ sound: sha256, mediaType, samples }, bench) => {
  const path = await bench.objects.localFile(sha256);
  const form = mediaType === 'audio/wav' ? 'wav' : 'mp4';
  const heard = await reading('sound', bench.signal, async () => readSound({ path, form }, samples));
  bench.progress(1, 1);
  return { artifacts: [await keep(bench, 'sound.sound', encodeWav(modest(heard)))], facts: {} };
};

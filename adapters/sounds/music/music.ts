/** A piece of music, made. */
import { keep, type Make } from '../../../actors/runtime/maker.ts';
import { barSamples } from '../../../contracts/sound.ts';
import { encodeWav } from '../../media/wav.ts';
import { compose } from './compose.ts';
import { perform } from './perform.ts';

export const music: Make<'music'> = async (order, bench) => {
  const piece = perform(order, compose(order), (done, total) => {
    bench.signal.throwIfAborted();
    bench.progress(done, total);
  });
  const artifacts = [await keep(bench, 'music.music', encodeWav(piece.channels))];
  return { artifacts, facts: { samples: piece.samples, barSamples: barSamples(order.mood) } };
};

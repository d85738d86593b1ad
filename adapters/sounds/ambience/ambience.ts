/** The bed of a place, finished: layered, levelled, without a seam. */
import { keep, type Make } from '../../../actors/runtime/maker.ts';
import { seedOf } from '../../../actors/runtime/random.ts';
import type { AmbienceOrder } from '../../../contracts/sound.ts';
import { levelled } from '../../media/level.ts';
import { encodeWav } from '../../media/wav.ts';
import { Bed, BED_SECONDS } from './bed.ts';
import { layers } from './layers.ts';
import { layersOf, levelOf } from './places.ts';

const CEILING = -6;

/** Stereo of BED_SECONDS at 48 kHz; its end runs into its beginning. `heard` is told after every layer. */
export function ambienceOf(
  order: AmbienceOrder,
  heard: (done: number, total: number) => void,
): Float32Array[] {
  const bed = new Bed(seedOf('ambience', order.place, order.seed));
  const recipe = layersOf(order);
  recipe.forEach(([name, amount], i) => {
    layers[name](bed, amount);
    heard(i + 1, recipe.length);
  });
  return levelled([bed.left, bed.right], { lufs: levelOf(order), dbtp: CEILING }).channels;
}

export const ambience: Make<'ambience'> = async (order, bench) => {
  const channels = ambienceOf(order, (done, total) => {
    bench.signal.throwIfAborted();
    bench.progress(done, total);
  });
  return {
    artifacts: [await keep(bench, 'ambience.ambience', encodeWav(channels))],
    facts: { samples: channels[0]?.length ?? 0, seconds: BED_SECONDS },
  };
};

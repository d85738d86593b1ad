/** An engine as slow as a model on a GPU: every picture takes so much longer, and is the same bytes. */
import type { JobKind } from '../../contracts/job-kinds.ts';
import type { Make, Workbench } from '../../actors/runtime/maker.ts';
import type { Pictures } from '../../actors/worker-video/pictures.ts';

/** Whoever says nothing for longer is taken to hang, ms. */
const SAY_SOMETHING_MS = 250;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function dwell(ms: number, { progress, signal }: Workbench): Promise<void> {
  for (let left = ms; left > 0; left -= SAY_SOMETHING_MS) {
    progress(0, 1);
    await pause(Math.min(left, SAY_SOMETHING_MS));
    signal.throwIfAborted();
  }
}

/** `ms` is how much longer. */
export function slowly(pictures: Pictures, ms: number): Pictures {
  const slow =
    <K extends JobKind>(make: Make<K>): Make<K> =>
    async (inputs, bench) => {
      await dwell(ms, bench);
      return make(inputs, bench);
    };
  return {
    rig: slow(pictures.rig),
    background: slow(pictures.background),
    shot: slow(pictures.shot),
    transition: slow(pictures.transition),
    poster: slow(pictures.poster),
    cover: slow(pictures.cover),
  };
}

/** An engine as slow as a model on a GPU: every picture takes so much longer, and is the same bytes. Some work may end it. */
import process from 'node:process';
import type { JobKind } from '../../contracts/job-kinds.ts';
import type { Make, Workbench } from '../../actors/runtime/maker.ts';
import { seedOf } from '../../actors/runtime/random.ts';
import type { Pictures } from '../../actors/worker-video/pictures.ts';

/** Whoever says nothing for longer is taken to hang, ms. */
const SAY_SOMETHING_MS = 250;

export interface Trouble {
  /** How much longer everything takes. */
  readonly ms: number;
  /** Of a hundred orders, how many end the process that works at them: always the same ones. */
  readonly crash: number;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function dwell(ms: number, { progress, signal }: Workbench): Promise<void> {
  for (let left = ms; left > 0; left -= SAY_SOMETHING_MS) {
    progress(0, 1);
    await pause(Math.min(left, SAY_SOMETHING_MS));
    signal.throwIfAborted();
  }
}

const isPoison = (order: unknown, crash: number): boolean => seedOf(JSON.stringify(order)) % 100 < crash;

export function troubled(pictures: Pictures, { ms, crash }: Trouble): Pictures {
  const slow =
    <K extends JobKind>(make: Make<K>): Make<K> =>
    async (inputs, bench) => {
      await dwell(ms, bench);
      // As a driver does that takes the process with it: nothing is said and nothing is cleaned up.
      if (isPoison(inputs, crash)) process.kill(process.pid, 'SIGKILL');
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

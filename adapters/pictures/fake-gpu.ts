/** An engine as slow as a model on a GPU: every picture takes so much longer, and is the same bytes. Some work may be too much for it. */
import process from 'node:process';
import type { JobKind } from '../../contracts/job-kinds.ts';
import type { Made, Make, Workbench } from '../../actors/runtime/maker.ts';
import { seedOf } from '../../actors/runtime/random.ts';
import type { Pictures } from '../../actors/worker-video/pictures.ts';

/** Whoever says nothing for longer is taken to hang, ms. */
const SAY_SOMETHING_MS = 250;

export interface Trouble {
  /** How much longer everything takes. */
  readonly ms: number;
  /** Of a hundred orders, how many go wrong in which way: always the same ones. */
  readonly share: Readonly<Record<Mishap, number>>;
}

/** What may go wrong with an order, each in the way of drivers and models. */
export const mishaps = ['crash', 'hang', 'chatter', 'garbage', 'grow'] as const;
export type Mishap = (typeof mishaps)[number];

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function dwell(ms: number, { progress, signal }: Workbench): Promise<void> {
  for (let left = ms; left > 0; left -= SAY_SOMETHING_MS) {
    progress(ms - left, 2 * ms);
    await pause(Math.min(left, SAY_SOMETHING_MS));
    signal.throwIfAborted();
  }
}

/** What happens to an order; null for one that is done. */
function mishapOf(order: unknown, share: Trouble['share']): Mishap | null {
  let place = seedOf(JSON.stringify(order)) % 100;
  for (const mishap of mishaps) {
    if (place < share[mishap]) return mishap;
    place -= share[mishap];
  }
  return null;
}

const GROWS_BY_BYTES = 32 * 1024 * 1024;
const GROWS_EVERY_MS = 20;

/** Takes more and more memory outside of the heap, as pictures do, and says all the while that it is at work. */
async function grow(bench: Workbench): Promise<never> {
  for (const held: Buffer[] = []; ; held.push(Buffer.alloc(GROWS_BY_BYTES, held.length + 1)))
    await dwell(GROWS_EVERY_MS, bench);
}

/** As a model does that answers something else. */
const spoilt = ({ artifacts, ...rest }: Made): Made => ({ ...rest, artifacts: artifacts.slice(1) });

/** Says for ever that it is at work, and comes no further. */
async function chatter(bench: Workbench): Promise<never> {
  for (;;) await dwell(SAY_SOMETHING_MS, bench);
}

/** Says nothing, and does not listen either. */
function hang(): never {
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

/** As a driver does that takes the process with it: nothing is said and nothing is cleaned up. */
const crash = (): unknown => process.kill(process.pid, 'SIGKILL');

export function troubled(pictures: Pictures, { ms, share }: Trouble): Pictures {
  const slow =
    <K extends JobKind>(make: Make<K>): Make<K> =>
    async (inputs, bench) => {
      await dwell(ms, bench);
      const mishap = mishapOf(inputs, share);
      if (mishap === 'crash') crash();
      if (mishap === 'hang') hang();
      if (mishap === 'chatter') await chatter(bench);
      if (mishap === 'grow') await grow(bench);
      const made = await make(inputs, bench);
      return mishap === 'garbage' ? spoilt(made) : made;
    };
  return {
    rig: slow(pictures.rig),
    portrait: slow(pictures.portrait),
    background: slow(pictures.background),
    shot: slow(pictures.shot),
    footage: slow(pictures.footage),
    transition: slow(pictures.transition),
    poster: slow(pictures.poster),
    cover: slow(pictures.cover),
  };
}

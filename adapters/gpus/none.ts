/** A node without GPUs, or one that shall not use those it has. */
import type { Gpus } from '../../actors/runtime/gpus.ts';

export const noGpus: Gpus = { read: async () => 'none' };

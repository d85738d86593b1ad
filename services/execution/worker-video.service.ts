/** 08 worker-video. */
import { drawPortrait } from '../../actors/worker-video/draw-portrait.ts';
import { provePicture } from '../../actors/worker-video/prove-picture.ts';
import { PROOF_MS, SAMPLE_MS, workerVideo } from '../../contracts/modules/workers.ts';
import { serve } from '../wiring/serve.ts';
import { workerOf } from '../wiring/serve-worker.ts';

export default serve('worker-video', workerVideo, {
  build: async (kit) => {
    const { answers, ...worker } = workerOf(kit, 'worker-video');
    return {
      ...worker,
      answers: {
        ...answers,
        provePicture: (params, { scope }) =>
          provePicture({ crew: kit.crew, signal: AbortSignal.timeout(PROOF_MS) }, scope, params),
        drawPortrait: (params, { scope }) =>
          drawPortrait({ ...kit, signal: AbortSignal.timeout(SAMPLE_MS) }, scope, params),
      },
    };
  },
});

/** 09 worker-audio. */
import { speakSample } from '../../actors/worker-audio/speak-sample.ts';
import { SAMPLE_MS, workerAudio } from '../../contracts/modules/workers.ts';
import { serve } from '../wiring/serve.ts';
import { workerOf } from '../wiring/serve-worker.ts';

export default serve('worker-audio', workerAudio, {
  build: async (kit) => {
    const { answers, ...worker } = workerOf(kit, 'worker-audio');
    return {
      ...worker,
      answers: {
        ...answers,
        speakSample: (params, { scope }) =>
          speakSample({ ...kit, signal: AbortSignal.timeout(SAMPLE_MS) }, scope, params),
      },
    };
  },
});

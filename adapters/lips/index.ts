/** Opens the maker of mouth shapes that a URL names: `embedded:phonemes`. */
import { decodeJson, keepJson } from '../../actors/runtime/maker.ts';
import type { Lips } from '../../actors/worker-lipsync/lips.ts';
import { Failure } from '../../contracts/error.ts';
import { SpeechTimings } from '../../contracts/sound.ts';
import { visemesOf } from './phonemes/visemes.ts';

const phonemes: Lips = {
  visemes: async (order, bench) => {
    const timings = SpeechTimings.parse(decodeJson(await bench.objects.get(order.timings)));
    const visemes = visemesOf(timings);
    bench.progress(1, 1);
    return {
      artifacts: [await keepJson(bench, 'visemes.visemes', visemes)],
      facts: { cues: visemes.cues.length },
    };
  },
};

export function open(url: string): Lips {
  if (url === 'embedded:phonemes') return phonemes;
  throw new Failure('CONFIGURATION_INVALID', `The lips are “${url}”; they must be embedded:phonemes.`);
}

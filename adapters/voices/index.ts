/** Opens the speech engine that a URL names: `embedded:espeak`. */
import type { Voices } from '../../actors/worker-audio/voices.ts';
import { Failure } from '../../contracts/error.ts';
import { speaker } from './espeak/speak.ts';

export function open(url: string): Voices {
  if (url === 'embedded:espeak') return { voice: speaker() };
  throw new Failure('CONFIGURATION_INVALID', `The voices are “${url}”; they must be embedded:espeak.`);
}

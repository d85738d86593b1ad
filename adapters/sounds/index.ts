/** Opens the maker of sounds that a URL names: `embedded:synth`. */
import type { Sounds } from '../../actors/worker-audio/sounds.ts';
import { Failure } from '../../contracts/error.ts';
import { ambience } from './ambience/ambience.ts';
import { effect } from './effects/effect.ts';
import { sound } from './own/own-sound.ts';
import { music } from './music/music.ts';

export function open(url: string): Sounds {
  if (url === 'embedded:synth') return { music, ambience, effect, sound };
  throw new Failure('CONFIGURATION_INVALID', `The sounds are “${url}”; they must be embedded:synth.`);
}

/** Somebody after a change that nobody has made yet. */
import type { ReceivedParamsOf } from '../../contracts/action.ts';
import type { Character } from '../../contracts/entity.ts';
import type { entityCore } from '../../contracts/modules/entity-core.ts';
import { dressed, voiced } from './edited-look.ts';

export function tryOn({
  character,
  look,
  voice,
  others,
}: ReceivedParamsOf<typeof entityCore.tryOn>): Pick<Character, 'look' | 'voice'> {
  const seen = look === null ? character : dressed(character, look);
  const heard = voice === null ? seen : voiced(seen, voice, others);
  return { look: heard.look, voice: heard.voice };
}

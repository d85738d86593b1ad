/** A look or a voice after somebody chose parts of it. */
import type { LookChange, VoiceChange } from '../../contracts/edits/entity-edits.ts';
import type { Character, Look, Voice } from '../../contracts/entity.ts';
import { goingWith, underHat } from './candidate-look.ts';
import { freeSlot } from './voices.ts';

/** What of a change is said; what is left open does not count. */
const said = <T extends object>(change: T | undefined): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(change ?? {}).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };

/** Of a costume that gets another main colour the other two follow, unless they are chosen as well. */
function editedCostume(costume: Look['costume'], change: LookChange['costume']): Look['costume'] {
  const follow = change?.main === undefined ? {} : goingWith(change.main);
  return { ...costume, ...follow, ...said(change) };
}

function editedLook(look: Look, change: LookChange): Look {
  const { hair, costume, face, ...rest } = change;
  const next = { ...look, ...said(rest) };
  const head = { ...look.hair, ...said(hair) };
  return {
    ...next,
    hair: { ...head, style: underHat(head.style, next.headwear) },
    costume: editedCostume(look.costume, costume),
    face: { ...look.face, ...said(face) },
  };
}

/** Somebody who looks otherwise, and is of the age and gender that they look. */
export function dressed(character: Character, change: LookChange): Character {
  const look = editedLook(character.look, change);
  return { ...character, look, gender: look.gender, age: look.age };
}

/** A voice of another gender or age takes a place that none of `others` has. */
export function voiced(character: Character, change: VoiceChange, others: readonly Voice[]): Character {
  const { voice } = character;
  const next: Voice = { ...voice, ...said(change) };
  const isOther = next.gender !== voice.gender || next.age !== voice.age;
  const slot = isOther ? freeSlot(others, next.gender, next.age) : voice.slot;
  return { ...character, voice: { ...next, slot } };
}

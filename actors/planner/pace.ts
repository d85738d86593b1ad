/** How long words take to say, before they are said. */
import type { Voice } from '../../contracts/entity.ts';
import type { Manner } from '../../contracts/reading.ts';
import { SAMPLE_RATE } from '../../contracts/shared.ts';

/** Seconds of one written character at the usual pace; pauses belong to the marks that cause them. */
function secondsOfCharacter(character: string): number {
  if (/\p{Script=Han}/u.test(character)) return 0.226;
  if (/\p{N}/u.test(character)) return 0.24;
  if (/\p{L}/u.test(character)) return 0.066;
  if (/[。！？!?.]/.test(character)) return 0.34;
  if (/[，、；：,;:—]/.test(character)) return 0.2;
  if (character === '…') return 0.25;
  return /\s/.test(character) ? 0.02 : 0;
}

const paceOfManner: Readonly<Record<Manner, number>> = {
  normal: 1,
  whisper: 0.9,
  murmur: 0.94,
  shout: 1,
  call: 0.84,
  sob: 0.85,
  laugh: 0.95,
  sing: 0.75,
};

const isSaid = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);

/** The characters of a text that cost time; marks at its end cost nothing, for speech stops before them. */
function charactersSaid(text: string): readonly string[] {
  const characters = Array.from(text);
  return characters.slice(0, characters.findLastIndex(isSaid) + 1);
}

/** Estimated seconds of a text at the usual pace, never less than a breath. */
export const speechSeconds = (text: string): number =>
  Math.max(
    0.35,
    charactersSaid(text).reduce((sum, character) => sum + secondsOfCharacter(character), 0),
  );

/** Estimated samples of a line in a voice. */
export const speechSamples = (text: string, voice: Pick<Voice, 'pace'>, manner: Manner): number =>
  Math.round((speechSeconds(text) / voice.pace / paceOfManner[manner]) * SAMPLE_RATE);

/** Share of a text's time that has passed before the character at `index` (UTF-16), 0…1. */
export function shareBefore(text: string, index: number): number {
  let position = 0;
  let passed = 0;
  let total = 0;
  for (const character of charactersSaid(text)) {
    const seconds = secondsOfCharacter(character);
    if (position < index) passed += seconds;
    total += seconds;
    position += character.length;
  }
  return total === 0 ? 0 : passed / total;
}

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

/** Seconds of each character of a text in order; marks at its end cost nothing, for speech stops before them. */
function secondsOfCharacters(text: string): readonly number[] {
  const end = text.trimEnd().replace(/[^\p{L}\p{N}]+$/u, '').length;
  return [...text.matchAll(/./gsu)].map(({ 0: character, index }) =>
    index < end ? secondsOfCharacter(character) : 0,
  );
}

/** Estimated seconds of a text at the usual pace, never less than a breath. */
export const speechSeconds = (text: string): number =>
  Math.max(
    0.35,
    secondsOfCharacters(text).reduce((sum, each) => sum + each, 0),
  );

/** Estimated samples of a line in a voice. */
export const speechSamples = (text: string, voice: Pick<Voice, 'pace'>, manner: Manner): number =>
  Math.round((speechSeconds(text) / voice.pace / paceOfManner[manner]) * SAMPLE_RATE);

/** Share of a text's time that has passed before the character at `index` (UTF-16), 0…1. */
export function shareBefore(text: string, index: number): number {
  const each = secondsOfCharacters(text);
  let position = 0;
  let passed = 0;
  let total = 0;
  for (const [at, character] of Array.from(text).entries()) {
    const seconds = each[at] ?? 0;
    if (position < index) passed += seconds;
    total += seconds;
    position += character.length;
  }
  return total === 0 ? 0 : passed / total;
}

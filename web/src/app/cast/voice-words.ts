import type { Age } from '../../../../contracts/reading.ts';
import type { VoiceChange } from '../../../../contracts/edits/entity-edits.ts';

/** Below the first it is the first word, above the second the other. */
const scales = [
  ['pitch', -1.5, 'low', 1.8, 'high'],
  ['brightness', -0.4, 'dark', 0.4, 'bright'],
  ['pace', 0.93, 'slow', 1.06, 'quick'],
  ['liveliness', 0.8, 'calm', 1.2, 'lively'],
] as const;

const ages: readonly Age[] = ['child', 'young', 'adult', 'old'];

/** What a voice is like, in two or three words that texts are named after. */
export function soundOf(voice: VoiceChange, usual: Age): readonly string[] {
  const words = scales.flatMap(([part, low, below, high, above]) => {
    const value = voice[part];
    if (value === undefined) return [];
    return value < low ? [below] : value > high ? [above] : [];
  });
  const age = voice.age === undefined ? 0 : Math.sign(ages.indexOf(voice.age) - ages.indexOf(usual));
  const older = age === 0 ? [] : [age < 0 ? 'younger' : 'older'];
  return [...older, ...words].slice(0, 3);
}

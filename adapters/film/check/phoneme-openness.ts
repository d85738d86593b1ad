/** How far a mouth is open for a phoneme, by what phonetics says of it; knows nothing of how mouths are drawn. */

/** First letters of IPA symbols, as engines write them in any language, with the openness of the mouth, 0…1. */
const openings: readonly (readonly [RegExp, number])[] = [
  [/^[pbmɓ]/u, 0],
  [/^[fvʋɱ]/u, 0.15],
  [/^(?:a|ɑ|ɐ|æ|ɒ|ʌ)/u, 1],
  [/^(?:ɛ|e|ə|ɤ|ɜ|ɚ|ɝ|ɘ|o|ɔ|ø|œ)/u, 0.65],
  [/^(?:i|ɪ|ɨ|y|ʏ|u|ʊ|ʉ|ɯ|w|ɥ|j)/u, 0.25],
  [/^[lɫɹɻrɾhɦx]/u, 0.4],
];

/** Classes that stand for phonemes where an engine tells none and only the sound was looked at. */
const heard: Readonly<Record<string, number>> = {
  rest: 0,
  hiss: 0.25,
  slight: 0.25,
  round: 0.25,
  half: 0.65,
  wide: 1,
};

const OTHER_CONSONANTS = 0.25;

/** Stress, length and tone marks, and brackets of language switches, say nothing about the mouth. */
const bare = (id: string): string =>
  id.startsWith('(') ? '' : id.replaceAll(/[ˈˌːˑ0-9|_'\u200d.:;~]/gu, '');

/** Openness of the mouth for a phoneme; 0 for a pause. */
export function phonemeOpenness(id: string): number {
  const symbol = bare(id);
  if (symbol === '') return 0;
  return heard[symbol] ?? openings.find(([pattern]) => pattern.test(symbol))?.[1] ?? OTHER_CONSONANTS;
}

/** Whether the lips must meet for a phoneme: p, b and m. */
export const closesLips = (id: string): boolean => /^[pbmɓ]/u.test(bare(id));

/** A timbre in the words of eSpeak NG's voice variant files (its docs/voices.md). */
import type { Timbre } from './timbre.ts';

/**
 * Where the median of a clause lies between the two pitches of a voice file, as a share of their distance: measured
 * over clauses in each language.
 */
const medianShare: Readonly<Record<string, number>> = { cmn: 0.36, 'en-us': 0.8 };

/** `pitch` in hertz and `span` in semitones are those of the clause. */
export function variantOf(
  language: string,
  timbre: Timbre,
  melody: { readonly pitch: number; readonly span: number },
): string {
  const width = melody.pitch * (2 ** (melody.span / 12) - 1);
  const low = Math.max(45, melody.pitch - (medianShare[language] ?? 0.5) * width);
  const formant = (index: number, scale: number): string =>
    `formant ${String(index)} ${String(Math.round(100 * scale))} 100 100`;
  return [
    'language variant',
    'name line',
    `pitch ${String(Math.round(low))} ${String(Math.round(low + width))}`,
    ...[1, 2, 3, 4, 5].map((index) => formant(index, timbre.formants)),
    ...[6, 7, 8].map((index) => formant(index, Math.min(1.15, timbre.formants))),
    `roughness ${String(Math.round(timbre.roughness))}`,
    `flutter ${String(Math.round(timbre.flutter))}`,
    '',
  ].join('\n');
}

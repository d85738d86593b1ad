/** A second voice against a melody: slow tones of the chord that move the other way. */
import type { Chord } from './modes.ts';
import { BEATS_A_BAR, type Note } from './score.ts';

export interface Against {
  readonly melody: readonly Note[];
  readonly chords: readonly Chord[];
  readonly tonic: number;
  readonly force: number;
}

const SPAN = 2;

/** Pitch that sounds in the melody at a beat; null in its rests. */
const soundingAt = (melody: readonly Note[], beat: number): number | null =>
  melody.findLast((note) => note.at <= beat && note.at + note.beats > beat)?.pitch ?? null;

/** How badly a tone fits: leaps, unisons, and going the same way as the melody. */
function cost(
  pitch: number,
  before: number,
  { now, then }: { readonly now: number | null; readonly then: number | null },
): number {
  const leap = Math.abs(pitch - before);
  const isUnison = now !== null && (now - pitch) % 12 === 0;
  const isParallel = now !== null && then !== null && (now - then) * (pitch - before) > 0;
  return leap + (isUnison ? 4 : 0) + (isParallel ? 2.5 : 0) + (leap === 0 ? 1.5 : 0);
}

/** Two tones a bar in the bars asked for, around `middle`. */
export function counterOf(against: Against, bars: readonly number[], middle: number): Note[] {
  let before = middle;
  return bars.flatMap((bar) =>
    [0, SPAN].map((offset) => {
      const at = bar * BEATS_A_BAR + offset;
      const tones = against.chords[bar]?.tones ?? [0];
      const choices = tones.flatMap((tone) => {
        const pitch = against.tonic + tone + 12 * Math.round((middle - against.tonic - tone) / 12);
        return [pitch - 12, pitch, pitch + 12].filter((each) => Math.abs(each - middle) <= 9);
      });
      const heard = { now: soundingAt(against.melody, at), then: soundingAt(against.melody, at - SPAN) };
      const best = choices.reduce(
        (a, b) => (cost(b, before, heard) < cost(a, before, heard) ? b : a),
        choices[0] ?? middle,
      );
      before = best;
      return { at, beats: SPAN, pitch: best, force: against.force };
    }),
  );
}

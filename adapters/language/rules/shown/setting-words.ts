/** Words that tell when, in what weather and in what mood something happens; each language has its own. */
import type {
  Emotion,
  Mood,
  Season,
  StoryReading,
  TimeOfDay,
  Weather,
} from '../../../../contracts/reading.ts';

export interface SettingWords {
  readonly times: readonly (readonly [TimeOfDay, RegExp])[];
  /** Weather as it is or becomes; `clear` also when something bad ends. */
  readonly weathers: readonly (readonly [Weather, RegExp])[];
  readonly seasons: readonly (readonly [Season, RegExp])[];
  /** At the beginning of a sentence: time has moved on. */
  readonly jump: RegExp;
  /** At the beginning of a sentence: another time or a look back, less surely another scene. */
  readonly shift: RegExp;
  readonly moods: readonly (readonly [Mood, RegExp])[];
  readonly emotions: readonly (readonly [Emotion, RegExp])[];
  readonly worlds: readonly (readonly [StoryReading['world'], RegExp])[];
  /** Background where nothing is said. */
  readonly somewhere: string;
}

/** The entry whose last match stands farthest in a text; null when none matches. */
export function lastSaid<K>(
  text: string,
  table: readonly (readonly [K, RegExp])[],
): { value: K; at: number; words: string } | null {
  let best: { value: K; at: number; words: string } | null = null;
  for (const [value, pattern] of table) {
    for (const match of text.matchAll(pattern))
      if (!best || match.index > best.at) best = { value, at: match.index, words: match[0] };
  }
  return best;
}

/** How often each entry matches. */
export function tally<K>(text: string, table: readonly (readonly [K, RegExp])[]): Map<K, number> {
  return new Map(
    table
      .map(([value, pattern]) => [value, text.match(pattern)?.length ?? 0] as const)
      .filter(([, count]) => count > 0),
  );
}

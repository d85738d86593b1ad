/** Words that tell when, in what weather and in what mood something happens; each language has its own. */
import type { Emotion, Mood, Season, TimeOfDay, Weather } from '../../../../contracts/reading.ts';

/** Signs of the part of the world and of the age in which a story plays; all patterns are global. */
export interface WorldWords {
  readonly chinese: RegExp;
  readonly western: RegExp;
  readonly modern: RegExp;
  readonly old: RegExp;
  readonly fairytale: RegExp;
  /** Whether somebody's name is at home in the part of the world where this language is not. */
  readonly isForeign: (name: string) => boolean;
}

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
  readonly worlds: WorldWords;
  /** Background where nothing is said. */
  readonly somewhere: string;
}

/** The entry whose last match ends farthest in a text, the longer of two that end together (stopped snowing); null when none matches. */
export function lastSaid<K>(
  text: string,
  table: readonly (readonly [K, RegExp])[],
): { value: K; at: number; words: string } | null {
  let best: { value: K; at: number; words: string } | null = null;
  for (const [value, pattern] of table) {
    for (const { index, 0: words } of text.matchAll(pattern)) {
      const ahead = best === null ? 1 : index + words.length - (best.at + best.words.length);
      if (best === null || ahead > 0 || (ahead === 0 && words.length > best.words.length))
        best = { value, at: index, words };
    }
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

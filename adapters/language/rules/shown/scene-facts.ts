/** Where, when, in what weather and mood a scene plays: what its words say, else what still holds from the scene before. */
import type { Mood, Season, TimeOfDay, Weather } from '../../../../contracts/reading.ts';
import { lastSaid, tally, type SettingWords } from './setting-words.ts';

export interface SceneFacts {
  readonly timeOfDay: TimeOfDay;
  readonly weather: Weather;
  readonly season: Season | null;
  readonly mood: Mood;
}

/** Narration of a scene, sentence by sentence, and what is said in it. */
export interface SceneWords {
  readonly told: readonly string[];
  readonly spoken: string;
  /** Words of a scene heading, which say the time first. */
  readonly heading: string;
  readonly jumped: boolean;
  /** Whether the same night goes on after the jump: its weather does as well. */
  readonly goesOn: boolean;
}

/** Sentences at the beginning that set a scene. */
const SETTING = 4;

/** First thing said among the setting sentences, else anywhere; of one sentence the last word counts (风停了，起了大雾). */
function said<K>(words: SceneWords, table: readonly (readonly [K, RegExp])[]): K | null {
  for (const text of [words.heading, ...words.told]) {
    const found = lastSaid(text, table);
    if (found) return found.value;
  }
  return null;
}

/** Weather of the setting sentences: the last said there holds, later words only when the setting has none. */
function weatherOf(words: SceneWords, table: SettingWords['weathers']): Weather | null {
  const headed = lastSaid(words.heading, table);
  if (headed !== null) return headed.value;
  const setting = lastSaid(words.told.slice(0, SETTING).join(' '), table);
  return setting?.value ?? said(words, table);
}

/** Mood that a time and a weather lend where words say little. */
function moodPrior(time: TimeOfDay, weather: Weather): readonly (readonly [Mood, number])[] {
  const night = time === 'night';
  if (weather === 'storm') return [['tense', 1]];
  if (weather === 'fog') return [['mysterious', 1.2]];
  if (weather === 'rain' || weather === 'snow') return [[night ? 'mysterious' : 'calm', 0.6]];
  return night ? [['mysterious', 0.6]] : [['calm', 0.5]];
}

/** The telling sets the mood; what people say does only where nothing is told: they speak of graves in gardens. */
function moodOf(
  words: SceneWords,
  table: SettingWords['moods'],
  prior: readonly (readonly [Mood, number])[],
): Mood {
  const told = words.told.join(' ');
  const scores = tally(told === '' ? words.spoken : told, table);
  for (const [mood, weight] of prior) scores.set(mood, (scores.get(mood) ?? 0) + weight);
  return [...scores].reduce<readonly [Mood, number]>(
    (best, entry) => (entry[1] > best[1] ? entry : best),
    ['calm', 0.4],
  )[0];
}

/** Reads the facts of a scene. After a jump in time that names no hour it is morning and the weather is forgotten. */
export function factsOf(words: SceneWords, before: SceneFacts | null, table: SettingWords): SceneFacts {
  const fallback = before && !words.jumped ? before.timeOfDay : 'morning';
  const timeOfDay = said(words, table.times) ?? fallback;
  const isSameWeather = before !== null && (!words.jumped || words.goesOn);
  const weather = weatherOf(words, table.weathers) ?? (isSameWeather ? before.weather : 'clear');
  const season = said(words, table.seasons) ?? before?.season ?? null;
  return { timeOfDay, weather, season, mood: moodOf(words, table.moods, moodPrior(timeOfDay, weather)) };
}

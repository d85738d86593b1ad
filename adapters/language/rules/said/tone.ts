/** How a line is felt and given: from the verb and adverbs of its tag, its marks, and its words. */
import type { Emotion, Manner } from '../../../../contracts/reading.ts';
import { tally, type SettingWords } from '../shown/setting-words.ts';
import type { Delivery } from './delivery.ts';

export interface Tone {
  readonly emotion: Emotion;
  readonly intensity: number;
  readonly manner: Manner;
}

const LOUD =
  /\b(?:loudly|aloud|at the top of|in a loud voice)\b|大声|高声|厉声|放声|扯着嗓子|提高了?(?:喉咙|嗓门|声音)/i;
const QUIET =
  /\b(?:in a whisper|under (?:his|her) breath|softly|quietly|in a low voice|gently)\b|低声|轻声|小声|悄悄|悄声|压低|轻轻/i;
const SOBBING = /\b(?:between (?:his|her) sobs|with tears|weeping|sobbing)\b|哭着|抽泣|哽咽|流着泪|含泪/i;

const strongest = (text: string, table: SettingWords['emotions']): Emotion | null =>
  [...tally(text, table)].reduce<readonly [Emotion | null, number]>(
    (best, entry) => (entry[1] > best[1] ? entry : best),
    [null, 0],
  )[0];

function mannerOf(tag: string, verb: Delivery): Manner {
  if (verb.manner !== null && verb.manner !== 'normal') return verb.manner;
  if (SOBBING.test(tag)) return 'sob';
  if (QUIET.test(tag)) return /whisper|悄|压低/i.test(tag) ? 'whisper' : 'murmur';
  return LOUD.test(tag) ? 'shout' : 'normal';
}

function intensityOf(spoken: string, verb: Delivery, emotion: Emotion): number {
  const marks = Math.min(3, spoken.match(/[!！]/g)?.length ?? 0);
  const base = verb.intensity ?? (emotion === 'neutral' ? 0.3 : 0.5);
  return Math.round(Math.min(1, base + marks * 0.15) * 100) / 100;
}

/** A line as it is said, and the words of its tag. */
interface SaidLine {
  readonly spoken: string;
  readonly tag: string;
}

/** Reads the tone of a line. */
export function toneOf({ spoken, tag }: SaidLine, verb: Delivery, words: SettingWords): Tone {
  const fromTag = verb.emotion ?? strongest(tag, words.emotions);
  const emotion =
    fromTag ??
    strongest(spoken, words.emotions) ??
    (/[!！]{2}|[?？][!！]/.test(spoken) ? 'surprise' : 'neutral');
  return { emotion, intensity: intensityOf(spoken, verb, emotion), manner: mannerOf(tag, verb) };
}

/** Feeling of a sentence of narration. */
export const feelingOf = (text: string, words: SettingWords): Emotion =>
  strongest(text, words.emotions) ?? 'neutral';

/** Speech, mouths, music and effects, in samples at 48 kHz. */
import * as z from 'zod';
import { Emotion, Manner, Mood, PlaceKind, Season, TimeOfDay, Weather } from './reading.ts';
import { Voice } from './entity.ts';
import { Id, Language, Samples, SAMPLE_RATE, Sha256, Share } from './shared.ts';

/** A line to be spoken. */
export const SpeechOrder = z.strictObject({
  text: z.string().min(1).max(2000),
  language: Language,
  voice: Voice,
  emotion: Emotion,
  intensity: Share,
  manner: Manner,
  /** Word → how it is said, in pinyin with tone digits or IPA. */
  pronunciations: z.record(z.string(), z.string()),
});
export type SpeechOrder = z.infer<typeof SpeechOrder>;

/** When what is said, measured from the first sample of the line. Speech starts within 20 ms and the file ends within 60 ms of it. */
export const SpeechTimings = z.strictObject({
  samples: Samples,
  phonemes: z.array(z.strictObject({ from: Samples, to: Samples, id: z.string() })),
  words: z.array(
    z.strictObject({ from: Samples, to: Samples, start: z.int().nonnegative(), end: z.int().nonnegative() }),
  ),
  source: z.enum(['engine', 'aligned', 'energy']),
  loudnessLufs: z.number(),
  peakDbtp: z.number(),
});
export type SpeechTimings = z.infer<typeof SpeechTimings>;

/** Mouth shapes after Hanna-Barbera, as Rhubarb names them: A closed … H tongue, X at rest. */
export const MouthShape = z.enum(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'X']);
export type MouthShape = z.infer<typeof MouthShape>;

/** Cue list in time order; a shape holds until the next cue. The first cue is at 0, the last is `X`. */
export const Visemes = z.strictObject({
  samples: Samples,
  cues: z.array(z.strictObject({ at: Samples, shape: MouthShape })),
});
export type Visemes = z.infer<typeof Visemes>;

export const MusicOrder = z.strictObject({
  mood: Mood,
  /** Characters share themes: the same theme number brings back the same melody. */
  theme: z.int().nonnegative(),
  world: z.enum(['chinese-old', 'chinese-modern', 'western-old', 'western-modern', 'fairytale']),
  /** Whole bars, so that a scene that grows a little keeps its music. */
  bars: z.int().positive().max(64),
  intensity: Share,
  seed: z.int().nonnegative(),
});
export type MusicOrder = z.infer<typeof MusicOrder>;

/** A seamless bed, looped by the mix; its length does not depend on the scene's. */
export const AmbienceOrder = z.strictObject({
  place: PlaceKind,
  indoors: z.boolean(),
  timeOfDay: TimeOfDay,
  weather: Weather,
  season: Season.nullable(),
  seed: z.int().nonnegative(),
});
export type AmbienceOrder = z.infer<typeof AmbienceOrder>;

export const EffectKind = z.enum([
  'footsteps',
  'runningSteps',
  'door',
  'doorCreak',
  'knock',
  'bell',
  'gong',
  'thunder',
  'splash',
  'oar',
  'fireCrackle',
  'gust',
  'rustle',
  'paper',
  'cup',
  'pour',
  'coins',
  'cloth',
  'thud',
  'snap',
  'whoosh',
  'chime',
  'drum',
  'heartbeat',
  'rooster',
  'birdCall',
  'owl',
  'dogBark',
  'catMeow',
  'horse',
  'cartWheels',
  'crowd',
  'laughter',
  'clock',
  'typing',
  'phone',
  'glass',
  'sword',
  'sweep',
  'saw',
  'hammer',
]);
export type EffectKind = z.infer<typeof EffectKind>;

export const EffectOrder = z.strictObject({
  kind: EffectKind,
  variant: z.int().nonnegative(),
  strength: Share,
});
export type EffectOrder = z.infer<typeof EffectOrder>;

/** A sound that somebody has put in, as the mix can read it: no longer than it is heard. */
export const SoundOrder = z.strictObject({
  sound: Sha256,
  mediaType: z.enum(['audio/wav', 'audio/mp4', 'video/mp4']),
  samples: Samples,
});
export type SoundOrder = z.infer<typeof SoundOrder>;

/** One sound in the mix. `loop` repeats a bed to fill `samples`; otherwise what is longer is cut with a fade. */
export const MixClip = z.strictObject({
  sha256: Sha256,
  start: Samples,
  samples: Samples,
  gainDb: z.number().min(-60).max(12),
  pan: z.number().min(-1).max(1),
  fadeIn: Samples,
  fadeOut: Samples,
  loop: z.boolean(),
});
export type MixClip = z.infer<typeof MixClip>;

export const MixOrder = z.strictObject({
  samples: Samples,
  dialogue: z.array(MixClip),
  music: z.array(MixClip),
  effects: z.array(MixClip),
  /** Integrated loudness aimed at, LUFS. */
  loudnessLufs: z.number(),
  /** Highest true peak, dBTP. */
  ceilingDbtp: z.number(),
  /** How far everything that is not speech stays below it while speech sounds, dB at 1–4 kHz. */
  clearanceDb: z.number(),
});
export type MixOrder = z.infer<typeof MixOrder>;

export const SubtitleCue = z.strictObject({
  lineId: Id,
  start: Samples,
  end: Samples,
  /** Rows as they are to be broken. */
  rows: z.array(z.string().min(1)),
});
export type SubtitleCue = z.infer<typeof SubtitleCue>;

/** Beats a minute of each mood's music, in four-four time; planner counts bars by it and the synthesiser keeps it. */
export const musicTempo: Readonly<Record<Mood, number>> = {
  calm: 72,
  joyful: 112,
  tender: 64,
  sad: 60,
  tense: 96,
  fearful: 80,
  mysterious: 72,
  heroic: 100,
  comic: 120,
  solemn: 60,
};

/** Samples of one bar (four beats) of a mood's music, rounded to a whole sample. */
export const barSamples = (mood: Mood): number => Math.round((4 * 60 * SAMPLE_RATE) / musicTempo[mood]);

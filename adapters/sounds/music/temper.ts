/** What each mood asks of the players. */
import type { Mood } from '../../../contracts/reading.ts';
import type { Treatment } from './melody.ts';

export type Texture = 'flowing' | 'rocking' | 'pulsing' | 'skipping' | 'hymn' | 'sprinkled' | 'none';
export type BassWalk = 'long' | 'halves' | 'quarters' | 'drone' | 'heartbeat' | 'none';
export type Beat = 'none' | 'soft' | 'dance' | 'march' | 'ominous' | 'ceremony';

export interface Temper {
  readonly treatment: Treatment;
  /** How high the melody lies in its instrument: −1 low, 0 in the middle, 1 high. */
  readonly lift: number;
  readonly texture: Texture;
  readonly bass: BassWalk;
  readonly beat: Beat;
  /** Whether held chords lie under it all. */
  readonly pad: boolean;
  /** Share of its time that a note sounds: short and springing, or bound. */
  readonly length: number;
  /** General strength, 0…1. */
  readonly force: number;
  /** Room: seconds of reverberation. */
  readonly decay: number;
}

export const tempers: Readonly<Record<Mood, Temper>> = {
  calm: { treatment: 'plain', lift: 0, texture: 'flowing', bass: 'long', beat: 'none', pad: true, length: 0.98, force: 0.5, decay: 2.2 },
  joyful: { treatment: 'lively', lift: 1, texture: 'rocking', bass: 'halves', beat: 'dance', pad: false, length: 0.8, force: 0.7, decay: 1.3 },
  tender: { treatment: 'plain', lift: 0, texture: 'flowing', bass: 'long', beat: 'none', pad: true, length: 1, force: 0.42, decay: 2.4 },
  sad: { treatment: 'plain', lift: -1, texture: 'hymn', bass: 'long', beat: 'none', pad: true, length: 1, force: 0.45, decay: 2.8 },
  tense: { treatment: 'broken', lift: 0, texture: 'pulsing', bass: 'heartbeat', beat: 'ominous', pad: true, length: 0.7, force: 0.6, decay: 1.5 },
  fearful: { treatment: 'broken', lift: 0, texture: 'sprinkled', bass: 'drone', beat: 'ominous', pad: true, length: 0.9, force: 0.5, decay: 3 },
  mysterious: { treatment: 'sparse', lift: 0, texture: 'sprinkled', bass: 'drone', beat: 'none', pad: true, length: 1, force: 0.45, decay: 3 },
  heroic: { treatment: 'plain', lift: 1, texture: 'pulsing', bass: 'halves', beat: 'march', pad: true, length: 0.92, force: 0.85, decay: 1.9 },
  comic: { treatment: 'lively', lift: 0, texture: 'skipping', bass: 'quarters', beat: 'dance', pad: false, length: 0.5, force: 0.6, decay: 0.9 },
  solemn: { treatment: 'sparse', lift: -1, texture: 'hymn', bass: 'long', beat: 'ceremony', pad: true, length: 1, force: 0.55, decay: 3 },
}; // prettier-ignore

/** What each hour, weather and mood does to sky and paper. Tones are OKLCH as they shall be seen. */
import type { Mood, TimeOfDay, Weather } from '../../../../../contracts/reading.ts';
import type { Tone } from './tone.ts';

/** How paper of neutral colour is seen: lightness × scale + lift, chroma × keep, then a cast by lightness. */
export interface Grade {
  readonly scale: number;
  readonly lift: number;
  readonly chroma: number;
  /** Cast of the darks and of the lights: chroma and hue. */
  readonly darks: readonly [number, number];
  readonly lights: readonly [number, number];
}

/** An hour: its sky, and what its light does to paper, skin and robes. */
export interface Hour {
  /** Sky at the zenith, half way and at the horizon. */
  readonly sky: readonly [Tone, Tone, Tone];
  readonly grade: Grade;
  /** What the light does to skin and robes, and how strongly. */
  readonly tint: Tone;
  readonly tintStrength: number;
  readonly edge: Tone;
  /** How far the light comes from the side: −1 left, 1 right, as a share of its height. */
  readonly slant: number;
  readonly vignette: number;
  readonly haze: number;
}

/** The seven hours of a clear day; chosen by eye. */
export const hours: Readonly<Record<TimeOfDay, Hour>> = {
  dawn: {
    sky: [
      [0.6, 0.07, 275],
      [0.78, 0.075, 350],
      [0.91, 0.075, 70],
    ],
    grade: { scale: 0.8, lift: 0.06, chroma: 0.82, darks: [0.04, 285], lights: [0.04, 45] },
    tint: [0.9, 0.05, 40],
    tintStrength: 0.55,
    edge: [0.93, 0.06, 60],
    slant: -0.95,
    vignette: 0.2,
    haze: 0.11,
  },
  morning: {
    sky: [
      [0.69, 0.095, 238],
      [0.82, 0.065, 222],
      [0.94, 0.035, 95],
    ],
    grade: { scale: 0.95, lift: 0.03, chroma: 1, darks: [0.025, 255], lights: [0.022, 92] },
    tint: [0.97, 0.025, 90],
    tintStrength: 0.6,
    edge: [0.97, 0.04, 95],
    slant: -0.7,
    vignette: 0.14,
    haze: 0.07,
  },
  noon: {
    sky: [
      [0.62, 0.115, 242],
      [0.77, 0.085, 230],
      [0.92, 0.035, 205],
    ],
    grade: { scale: 0.98, lift: 0.02, chroma: 1.04, darks: [0.02, 262], lights: [0.012, 100] },
    tint: [0.99, 0.01, 100],
    tintStrength: 0.4,
    edge: [0.99, 0.015, 100],
    slant: -0.3,
    vignette: 0.12,
    haze: 0.06,
  },
  afternoon: {
    sky: [
      [0.66, 0.085, 236],
      [0.81, 0.055, 210],
      [0.93, 0.06, 82],
    ],
    grade: { scale: 0.93, lift: 0.03, chroma: 1, darks: [0.03, 285], lights: [0.04, 78] },
    tint: [0.95, 0.05, 80],
    tintStrength: 0.6,
    edge: [0.95, 0.08, 85],
    slant: 0.75,
    vignette: 0.16,
    haze: 0.08,
  },
  dusk: {
    sky: [
      [0.38, 0.095, 285],
      [0.6, 0.12, 8],
      [0.82, 0.125, 62],
    ],
    grade: { scale: 0.68, lift: 0.08, chroma: 0.84, darks: [0.055, 298], lights: [0.065, 42] },
    tint: [0.84, 0.085, 42],
    tintStrength: 0.7,
    edge: [0.88, 0.11, 62],
    slant: 0.95,
    vignette: 0.28,
    haze: 0.1,
  },
  evening: {
    sky: [
      [0.25, 0.07, 272],
      [0.38, 0.085, 288],
      [0.6, 0.085, 28],
    ],
    grade: { scale: 0.53, lift: 0.08, chroma: 0.74, darks: [0.055, 278], lights: [0.035, 320] },
    tint: [0.72, 0.06, 300],
    tintStrength: 0.75,
    edge: [0.8, 0.07, 40],
    slant: 0.8,
    vignette: 0.36,
    haze: 0.09,
  },
  night: {
    sky: [
      [0.2, 0.06, 274],
      [0.29, 0.075, 266],
      [0.43, 0.07, 248],
    ],
    grade: { scale: 0.44, lift: 0.095, chroma: 0.66, darks: [0.05, 270], lights: [0.045, 250] },
    tint: [0.72, 0.065, 262],
    tintStrength: 0.8,
    edge: [0.86, 0.045, 240],
    slant: -0.6,
    vignette: 0.42,
    haze: 0.08,
  },
};

/** What weather changes: the sky is drawn towards a lid of cloud, paper loses contrast and colour. */
interface WeatherTurn {
  /** Share by which the sky becomes the lid, and lightness of the lid against the horizon's. */
  readonly lid: number;
  readonly lidLight: number;
  readonly scale: number;
  readonly lift: number;
  readonly chroma: number;
  readonly haze: number;
  readonly vignette: number;
}

/** The seven weathers; chosen by eye. */
export const weathers: Readonly<Record<Weather, WeatherTurn>> = {
  clear: { lid: 0, lidLight: 1, scale: 1, lift: 0, chroma: 1, haze: 1, vignette: 0 },
  wind: { lid: 0.14, lidLight: 0.98, scale: 0.98, lift: 0, chroma: 0.94, haze: 1, vignette: 0.02 },
  cloudy: { lid: 0.62, lidLight: 0.9, scale: 0.94, lift: 0.01, chroma: 0.78, haze: 1.3, vignette: 0.04 },
  rain: { lid: 0.74, lidLight: 0.76, scale: 0.84, lift: 0.02, chroma: 0.68, haze: 2, vignette: 0.08 },
  storm: { lid: 0.86, lidLight: 0.56, scale: 0.7, lift: 0.015, chroma: 0.6, haze: 2, vignette: 0.16 },
  snow: { lid: 0.72, lidLight: 0.98, scale: 0.95, lift: 0.03, chroma: 0.72, haze: 2.2, vignette: 0.02 },
  fog: { lid: 0.82, lidLight: 1.1, scale: 0.82, lift: 0.08, chroma: 0.55, haze: 4.2, vignette: 0.02 },
};

/** What mood changes: which two families of hue the set leans to, and the accent. */
interface MoodTurn {
  readonly keys: readonly [number, number];
  /** Share by which hues are drawn to the nearer key. */
  readonly pull: number;
  readonly accent: Tone;
  readonly scale: number;
  readonly chroma: number;
  /** Cast over everything: chroma and hue. */
  readonly cast: readonly [number, number];
  readonly vignette: number;
}

/** The ten moods of the colour script; chosen by eye. */
export const moods: Readonly<Record<Mood, MoodTurn>> = {
  calm: {
    keys: [215, 85],
    pull: 0.3,
    accent: [0.63, 0.15, 38],
    scale: 1,
    chroma: 0.98,
    cast: [0, 0],
    vignette: 0,
  },
  joyful: {
    keys: [140, 70],
    pull: 0.2,
    accent: [0.66, 0.18, 28],
    scale: 1.03,
    chroma: 1.14,
    cast: [0.008, 85],
    vignette: -0.05,
  },
  tender: {
    keys: [20, 260],
    pull: 0.35,
    accent: [0.7, 0.14, 12],
    scale: 1.01,
    chroma: 0.98,
    cast: [0.014, 20],
    vignette: 0,
  },
  sad: {
    keys: [255, 60],
    pull: 0.45,
    accent: [0.7, 0.11, 75],
    scale: 0.94,
    chroma: 0.74,
    cast: [0.014, 250],
    vignette: 0.06,
  },
  tense: {
    keys: [200, 35],
    pull: 0.45,
    accent: [0.58, 0.18, 27],
    scale: 0.9,
    chroma: 0.88,
    cast: [0.014, 205],
    vignette: 0.12,
  },
  fearful: {
    keys: [235, 150],
    pull: 0.5,
    accent: [0.72, 0.14, 95],
    scale: 0.88,
    chroma: 0.76,
    cast: [0.02, 225],
    vignette: 0.18,
  },
  mysterious: {
    keys: [285, 195],
    pull: 0.34,
    accent: [0.78, 0.13, 90],
    scale: 0.92,
    chroma: 0.84,
    cast: [0.022, 295],
    vignette: 0.1,
  },
  heroic: {
    keys: [55, 265],
    pull: 0.35,
    accent: [0.6, 0.2, 27],
    scale: 1,
    chroma: 1.14,
    cast: [0.014, 60],
    vignette: 0.06,
  },
  comic: {
    keys: [95, 200],
    pull: 0.2,
    accent: [0.7, 0.17, 45],
    scale: 1.03,
    chroma: 1.12,
    cast: [0.006, 95],
    vignette: -0.06,
  },
  solemn: {
    keys: [275, 80],
    pull: 0.5,
    accent: [0.74, 0.11, 82],
    scale: 0.89,
    chroma: 0.7,
    cast: [0.012, 280],
    vignette: 0.1,
  },
};

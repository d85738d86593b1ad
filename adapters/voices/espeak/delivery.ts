/** How a line is given: what an emotion and a manner do to a voice. */
import type { Emotion, Manner } from '../../../contracts/reading.ts';

export interface Delivery {
  /** Semitones from the voice's own pitch. */
  readonly pitch: number;
  /** Width of the melody against the voice's own. */
  readonly span: number;
  /** Speed against the voice's own. */
  readonly rate: number;
  /** Length of pauses against the usual. */
  readonly pause: number;
  /** Decibels above 2.5 kHz: effort brightens a voice. */
  readonly tilt: number;
  /** Share of the voice that is breath, 0…1. */
  readonly breath: number;
  /** Depth of trembling, 0…1. */
  readonly tremble: number;
}

const neutral: Delivery = { pitch: 0, span: 1, rate: 1, pause: 1, tilt: 0, breath: 0, tremble: 0 };

const given = (change: Partial<Delivery>): Delivery => ({ ...neutral, ...change });

/**
 * Directions after the emotional-speech literature's common findings (Scherer 2003: anger, fear and joy raise pitch,
 * rate and high-frequency energy; sadness and tenderness lower them), sizes tuned by measuring.
 */
const emotions: Readonly<Record<Emotion, Delivery>> = {
  neutral,
  joy: given({ pitch: 2.2, span: 1.4, rate: 1.09, pause: 0.85, tilt: 2 }),
  sadness: given({ pitch: -1.6, span: 0.62, rate: 0.82, pause: 1.45, tilt: -3, breath: 0.18 }),
  anger: given({ pitch: 2, span: 1.35, rate: 1.1, pause: 0.7, tilt: 4 }),
  fear: given({ pitch: 3, span: 0.9, rate: 1.16, pause: 0.9, breath: 0.22, tremble: 0.55 }),
  surprise: given({ pitch: 3.6, span: 1.65, rate: 1.05, pause: 0.9, tilt: 1.5 }),
  tenderness: given({ pitch: -0.6, span: 0.85, rate: 0.89, pause: 1.15, tilt: -2.5, breath: 0.16 }),
  disgust: given({ pitch: -1.2, span: 1.15, rate: 0.92, tilt: 1 }),
  shame: given({ pitch: -1, span: 0.66, rate: 0.88, pause: 1.35, tilt: -3.5, breath: 0.12 }),
  resolve: given({ pitch: -0.6, span: 1.1, rate: 0.94, pause: 0.95, tilt: 1.5 }),
  weariness: given({ pitch: -2, span: 0.58, rate: 0.8, pause: 1.5, tilt: -2.5, breath: 0.22 }),
  slyness: given({ pitch: 0.8, span: 1.4, rate: 0.91, pause: 1.15, tilt: -0.5, breath: 0.1 }),
};

const manners: Readonly<Record<Manner, Delivery>> = {
  normal: neutral,
  whisper: given({ span: 0.8, rate: 0.93, pause: 1.1, breath: 1 }),
  murmur: given({ pitch: -1.2, span: 0.7, rate: 0.95, tilt: -4, breath: 0.15 }),
  shout: given({ pitch: 4.5, span: 1.35, rate: 0.97, pause: 0.8, tilt: 8 }),
  call: given({ pitch: 3.4, span: 1.2, rate: 0.82, tilt: 4 }),
  sob: given({ pitch: 1.2, span: 0.85, rate: 0.84, pause: 1.6, tilt: -1, breath: 0.3, tremble: 1 }),
  laugh: given({ pitch: 2.8, span: 1.5, rate: 1.04, tilt: 1.5, breath: 0.12, tremble: 0.8 }),
  sing: given({ pitch: 1.5, span: 1.7, rate: 0.66, pause: 0.9, tilt: 0.5, tremble: 0.45 }),
};

const scaled = (delivery: Delivery, share: number): Delivery => ({
  pitch: delivery.pitch * share,
  span: delivery.span ** share,
  rate: delivery.rate ** share,
  pause: delivery.pause ** share,
  tilt: delivery.tilt * share,
  breath: delivery.breath * share,
  tremble: delivery.tremble * share,
});

/** However sad, nobody is waited for longer. */
const LONGEST_PAUSE = 1.6;

const joined = (a: Delivery, b: Delivery): Delivery => ({
  pitch: a.pitch + b.pitch,
  span: a.span * b.span,
  rate: a.rate * b.rate,
  pause: Math.min(LONGEST_PAUSE, a.pause * b.pause),
  tilt: a.tilt + b.tilt,
  breath: Math.min(1, a.breath + b.breath),
  tremble: Math.min(1, a.tremble + b.tremble),
});

/** An emotion of `intensity` 0…1 (half of it is always heard), in a manner. */
export function deliveryOf(emotion: Emotion, intensity: number, manner: Manner): Delivery {
  return joined(scaled(emotions[emotion], 0.5 + 0.7 * intensity), manners[manner]);
}

/** Loudness that a line in this manner is levelled to, LUFS. */
export function levelOf(manner: Manner): number {
  if (manner === 'whisper') return -23;
  return manner === 'shout' ? -17 : -19;
}

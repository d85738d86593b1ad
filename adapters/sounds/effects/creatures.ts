/** Animals and people, as sounds only: throats, wings of a voice, hearts, crowds. */
import { between, type Random } from '../../../actors/runtime/random.ts';
import { filtered, highpass, lowpass } from '../../media/biquad.ts';
import { white } from '../synth/noise.ts';
import { drawn, lay, louder, shaped, silence, struck, swelling, together } from '../synth/signal.ts';
import { cry, type Call } from '../synth/throat.ts';
import { around, band, burst, repeated, type Recipe } from './recipe.ts';

/** Looked up once: in every sample, finding the global costs more than the arithmetic. */
const { floor, max, min, round, sin, PI } = Math;

/** A value that goes through `points` at equal distances of 0…1. */
const through =
  (points: readonly number[]) =>
  (share: number): number => {
    const place = max(0, min(0.9999, share)) * (points.length - 1);
    const index = floor(place);
    const [from = 0, to = 0] = points.slice(index, index + 2);
    return from + (to - from) * (place - index);
  };

type Formants = Call['formants'];

const rooster: Recipe = ({ random, form }) => {
  const out = silence(2.2);
  const formants: Formants = [[1150, 4, 1], [1900, 4, 0.8], [3100, 5, 0.4]]; // prettier-ignore
  const register = [1, 1.12, 0.9][form] ?? 1;
  const syllables = [[0, 0.16, [430, 560]], [0.24, 0.17, [560, 720]], [0.48, 0.3, [720, 860, 800]], [0.82, 1.1, [760, 940, 900, 700, 420]]] as const; // prettier-ignore
  for (const [at, seconds, pitches] of syllables) {
    const pitch = through(pitches.map((hertz) => hertz * register));
    const call = {
      seconds,
      pitch: (time: number) => pitch(time / seconds),
      loudness: swelling(seconds, 0.03, 0.12),
      formants,
      breath: 0.12,
      rough: 0.35,
    };
    lay(out, cry(random, call), at);
  }
  return out;
};

/** One whistled note, sliding from one pitch to another. */
const chirp = (from: number, to: number, seconds: number): Float32Array => {
  let phase = 0;
  return drawn(seconds, (time) => {
    phase += (2 * PI * (from + (to - from) * (time / seconds))) / 48_000;
    return sin(phase) * swelling(seconds, 0.012, seconds * 0.5)(time);
  });
};

/** A thrush, a sparrow, a warbler: phrases that are repeated with small changes. */
const birdCall: Recipe = ({ random, form }) => {
  const out = silence(1.9);
  const base = around(random, [3100, 4300, 3700][form] ?? 3500, 0.08);
  const notes = [4, 7, 11][form] ?? 5;
  let at = 0;
  for (let i = 0; i < notes && at < 1.5; i++) {
    const seconds = between(random, 0.05, form === 0 ? 0.2 : 0.1);
    const from = base * between(random, 0.85, 1.25);
    lay(out, chirp(from, from * between(random, 0.72, 1.3), seconds), at, between(random, 0.5, 1));
    at += seconds + between(random, 0.03, form === 0 ? 0.18 : 0.07);
  }
  return out;
};

const owl: Recipe = ({ random, form }) => {
  const out = silence(2.4);
  const hertz = around(random, [345, 300, 390][form] ?? 345, 0.04);
  const hoots = [[0, 0.42], [0.85, 0.16], [1.1, 0.7]] as const; // prettier-ignore
  for (const [at, seconds] of hoots) {
    const hoot = drawn(seconds, (time) => {
      const phase = 2 * PI * hertz * (time - 0.06 * time * time);
      return (sin(phase) + 0.12 * sin(2 * phase)) * swelling(seconds, 0.07, 0.2)(time);
    });
    const air = band(white(random, seconds), hertz * 0.8, hertz * 2.4);
    lay(lay(out, hoot, at), shaped(air, swelling(seconds, 0.07, 0.2)), at, 0.05);
  }
  return out;
};

const dogBark: Recipe = (strike) => {
  const { random, form } = strike;
  const [size, count] = ([[1, 2], [1.55, 3], [0.72, 2]] as const)[form] ?? [1, 2]; // prettier-ignore
  const formants: Formants = [[620 * size, 3, 1], [1250 * size, 3, 0.9], [2500 * size, 4, 0.35]]; // prettier-ignore
  const pitch = through([330 * size, 470 * size, 300 * size]);
  const bark = (): Float32Array =>
    cry(random, {
      seconds: 0.2,
      pitch: (time) => pitch(time / 0.2),
      loudness: struck(0.012, 0.3),
      formants,
      breath: 0.3,
      rough: 0.6,
    });
  return repeated(strike, { count, step: 0.36, looseness: 0.08, seconds: 0.36 * count + 0.25 }, bark);
};

/** The mouth opens and closes: two vowels, one fading into the other. */
const catMeow: Recipe = ({ random, form, strength }) => {
  const seconds = [0.75, 1, 0.5][form] ?? 0.75;
  const pitch = through([430, 640, 690, 600, 430].map((hertz) => hertz * (0.95 + 0.2 * strength)));
  const say = (formants: Formants, loudness: (time: number) => number): Float32Array =>
    cry(random, {
      seconds,
      pitch: (time) => pitch(time / seconds),
      loudness,
      formants,
      breath: 0.1,
      rough: 0.12,
    });
  const open = swelling(seconds, seconds * 0.4, seconds * 0.5);
  const closed = (time: number): number => swelling(seconds, 0.06, 0.15)(time) * (1 - 0.7 * open(time));
  return together(say([[950, 5, 1], [1700, 5, 0.9], [3000, 6, 0.4]], open), say([[420, 5, 1], [2300, 6, 0.5]], closed)); // prettier-ignore
};

const hoof = (random: Random): Float32Array =>
  together(
    burst(random, between(random, 620, 820), { q: 2.2, fall: 0.05 }),
    louder(burst(random, 170, { q: 1.2, fall: 0.06 }), 0.7),
  );

const horse: Recipe = (strike) => {
  const { random, form } = strike;
  if (form === 1)
    return repeated(strike, { count: 12, step: 0.2, looseness: 0.16, seconds: 2.8 }, () => hoof(random));
  const seconds = form === 0 ? 1.7 : 0.9;
  const pitch = through(form === 0 ? [620, 1050, 980, 760, 520, 380] : [300, 240, 180]);
  const flutter = (time: number): number => 1 + 0.09 * sin(2 * PI * 13 * time);
  return cry(random, {
    seconds,
    pitch: (time) => pitch(time / seconds) * flutter(time),
    loudness: (time) => swelling(seconds, 0.09, 0.5)(time) * (0.7 + 0.3 * flutter(time)),
    formants: [[900, 3, 1], [1600, 3, 0.8], [2800, 4, 0.4]], // prettier-ignore
    breath: form === 0 ? 0.25 : 0.85,
    rough: 0.5,
  });
};

/** Where a person's vowels lie, by size of the mouth; adults are 1. */
const vowel = (random: Random, size: number): Formants => {
  const [first, second] = ([[730, 1090], [530, 1840], [570, 840], [300, 870], [660, 1720]] as const)[floor(random() * 5)] ?? [660, 1700]; // prettier-ignore
  return [[first * size, 6, 1], [second * size, 8, 0.6], [2600 * size, 8, 0.25]]; // prettier-ignore
};

/** Someone talking, too far to be understood. */
export function babble(random: Random, seconds: number): Float32Array {
  const out = silence(seconds);
  const size = between(random, 1, 1.25);
  const hertz = 95 * size ** 4;
  for (let at = random() * 0.4; at < seconds - 0.3;) {
    const length = between(random, 0.1, 0.24);
    const slide = between(random, 0.85, 1.15);
    const call = {
      seconds: length,
      pitch: (time: number) => hertz * slide * (1 + 0.2 * sin(9 * (at + time))),
      loudness: swelling(length, 0.03, 0.06),
      formants: vowel(random, size),
      breath: 0.15,
      rough: 0.15,
    };
    lay(out, cry(random, call), at, between(random, 0.4, 1));
    at += length + (random() < 0.14 ? between(random, 0.3, 0.8) : between(random, 0.02, 0.07));
  }
  return out;
}

const crowd: Recipe = ({ random, strength }) => {
  const voices = Array.from({ length: 9 + round(6 * strength) }, () =>
    louder(babble(random, 3.8), between(random, 0.4, 1)),
  );
  return shaped(filtered(together(...voices), lowpass(2400), highpass(140)), swelling(3.8, 0.7, 1));
};

const laughter: Recipe = ({ random, form, strength }) => {
  const [hertz, size, pace] = ([[215, 1.15, 0.19], [128, 1, 0.21], [320, 1.3, 0.16]] as const)[form] ?? [215, 1.15, 0.19]; // prettier-ignore
  const count = 5 + round(3 * strength);
  const out = silence(count * pace + 0.5);
  for (let i = 0; i < count; i++) {
    const fall = 1.3 - 0.5 * (i / count);
    const ha = {
      seconds: 0.14,
      pitch: (time: number) => hertz * fall * (1.1 - 1.4 * time),
      loudness: swelling(0.14, 0.02, 0.09),
      formants: [
        [780 * size, 5, 1],
        [1250 * size, 7, 0.6],
        [2700 * size, 8, 0.25],
      ] as const,
      breath: 0.3,
      rough: 0.2,
    };
    lay(out, band(shaped(white(random, 0.06), swelling(0.06, 0.02, 0.03)), 700, 3500), i * pace, 0.12);
    lay(out, cry(random, ha), i * pace + 0.04, 1 - 0.07 * i);
  }
  return out;
};

const heartbeat: Recipe = ({ strength, form }) => {
  const out = silence(3.2);
  const beat = (hertz: number): Float32Array =>
    drawn(0.24, (time) => sin(2 * PI * hertz * (time - 0.8 * time * time)) * struck(0.012, 0.2)(time));
  const gap = [0.95, 0.78, 0.64][form] ?? 0.9;
  for (let at = 0; at + 0.5 < 3.2; at += gap - 0.1 * strength)
    lay(lay(out, beat(58), at), beat(74), at + 0.21, 0.6);
  return out;
};

export const creatures = {
  rooster,
  birdCall,
  owl,
  dogBark,
  catMeow,
  horse,
  crowd,
  laughter,
  heartbeat,
} as const satisfies Record<string, Recipe>;

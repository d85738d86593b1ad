/** Blown and bowed instruments: one period of a wave, read at the pitch, with breath, vibrato and slides. */
import type { Random } from '../../../actors/runtime/random.ts';
import { SAMPLE_RATE } from '../../../contracts/shared.ts';
import { filtered, highpass, lowpass, peak, type Coefficients } from '../../media/biquad.ts';
import { HISS_SCALE, hissState, stirred } from '../../media/hiss.ts';
import { lay, samplesOf } from '../synth/signal.ts';
import type { Instrument, Tone } from './string.ts';

/** Looked up once: in every sample, finding the global costs more than the arithmetic. */
const { abs, cos, floor, max, min, sin, PI } = Math;

const PERIOD = 2048;
const HIGHEST = 9500;

interface Wave {
  /** Level of each harmonic, from the first. */
  readonly harmonic: (n: number) => number;
  readonly most: number;
}

interface Voice {
  readonly wave: Wave;
  /** Seconds until it is full, and until it is gone. */
  readonly attack: number;
  readonly release: number;
  /** Hertz and depth in cents; it begins after `late` seconds. */
  readonly vibrato: { readonly hertz: number; readonly cents: number; readonly late: number };
  /** Level of breath or bow in the tone. */
  readonly air: number;
  /** Seconds of sliding into a slurred note. */
  readonly slide: number;
  readonly body: readonly Coefficients[];
}

const tables = new WeakMap<Wave, Map<number, Float32Array>>();

/** One period without harmonics above HIGHEST; kept for every number of harmonics. */
function tableOf(wave: Wave, hertz: number): Float32Array {
  const count = max(1, min(wave.most, floor(HIGHEST / hertz)));
  const known = tables.get(wave) ?? new Map<number, Float32Array>();
  tables.set(wave, known);
  const table = known.get(count) ?? periodOf(wave, count);
  known.set(count, table);
  return table;
}

function periodOf(wave: Wave, count: number): Float32Array {
  const table = new Float32Array(PERIOD + 1);
  for (let n = 1; n <= count; n++) {
    const level = wave.harmonic(n);
    for (let i = 0; i <= PERIOD; i++)
      table[i] = (table[i] as number) + level * sin((2 * PI * n * i) / PERIOD);
  }
  const most = table.reduce((high, x) => max(high, abs(x)), 0);
  return table.map((x) => x / most);
}

const CONTROL = 32;

/** Pitch in hertz at a time of a note: out of the note before, then with vibrato. */
function pitchAt(time: number, { hertz, from }: Tone, { vibrato, slide }: Voice): number {
  const slid =
    from === null || time >= slide ? hertz : hertz * (from / hertz) ** ((1 + cos((PI * time) / slide)) / 2);
  const depth = (vibrato.cents / 1200) * min(1, max(0, (time - vibrato.late) / 0.35));
  return slid * 2 ** (depth * sin(2 * PI * vibrato.hertz * time));
}

/** Loudness at a time: a swell in long notes, as breath and bow give them. */
function loudnessAt(time: number, { seconds, force, from }: Tone, { attack, release }: Voice): number {
  const rise = min(1, time / (from === null ? attack : attack * 0.4));
  const fall = min(1, max(0, (seconds + release - time) / release));
  const swell = 0.86 + 0.14 * sin(PI * min(1, time / max(0.3, seconds)));
  return sin((PI / 2) * rise) * fall * fall * swell * (0.25 + 0.75 * force);
}

/** One note, before it goes through the body. Not in `sustained`: there it would be compiled for each instrument. */
function blown(voice: Voice, tone: Tone, random: Random): Float32Array {
  const table = tableOf(voice.wave, tone.hertz);
  const out = new Float32Array(samplesOf(tone.seconds + voice.release));
  const air = voice.air;
  let phase = random() * PERIOD;
  let hiss = hissState(floor(random() * 2 ** 32));
  let breath = 0;
  let loud = loudnessAt(0, tone, voice);
  for (let start = 0; start < out.length; start += CONTROL) {
    const time = start / SAMPLE_RATE;
    const step = (pitchAt(time, tone, voice) * PERIOD) / SAMPLE_RATE;
    const next = loudnessAt((start + CONTROL) / SAMPLE_RATE, tone, voice);
    const grow = (next - loud) / CONTROL;
    const end = min(start + CONTROL, out.length);
    for (let i = start; i < end; i++) {
      const index = floor(phase);
      const low = table[index] as number;
      hiss = stirred(hiss);
      breath += 0.35 * (hiss * HISS_SCALE - breath);
      out[i] =
        (low + (phase - index) * ((table[index + 1] as number) - low) + air * breath) *
        (loud + grow * (i - start));
      phase += step;
      if (phase >= PERIOD) phase -= PERIOD;
    }
    loud = next;
  }
  return out;
}

const sustained =
  (voice: Voice): Instrument =>
  (tone, random) =>
    filtered(blown(voice, tone, random), ...voice.body);

/** Several players, each a little off in pitch and in time. */
const section =
  (player: Instrument, players: readonly { readonly cents: number; readonly late: number }[]): Instrument =>
  (tone, random) => {
    const latest = max(...players.map(({ late }) => late));
    const out = new Float32Array(samplesOf(tone.seconds + latest + 1));
    for (const { cents, late } of players) {
      lay(
        out,
        player({ ...tone, hertz: tone.hertz * 2 ** (cents / 1200), from: null }, random),
        late,
        1 / players.length,
      );
    }
    return out;
  };

const saw: Wave = { harmonic: (n) => 1 / n, most: 40 };
const soft: Wave = { harmonic: (n) => 1 / n ** 1.5, most: 24 };

const violin = sustained({
  wave: soft,
  attack: 0.16,
  release: 0.35,
  vibrato: { hertz: 5.2, cents: 11, late: 0.25 },
  air: 0.03,
  slide: 0.08,
  body: [highpass(140), peak(480, 1, 3), peak(1100, 1.2, 2), lowpass(5200)],
});

const cello = sustained({
  wave: soft,
  attack: 0.12,
  release: 0.3,
  vibrato: { hertz: 4.9, cents: 14, late: 0.3 },
  air: 0.03,
  slide: 0.09,
  body: [highpass(60), peak(220, 1.2, 3), peak(600, 1.2, 2), lowpass(3600)],
});

const ensemble = [
  { cents: -7, late: 0 },
  { cents: 2, late: 0.021 },
  { cents: 8, late: 0.037 },
];

export const voices = {
  /** Two strings and python skin: nasal, all vibrato and slides. */
  erhu: sustained({
    wave: saw,
    attack: 0.09,
    release: 0.16,
    vibrato: { hertz: 5.7, cents: 32, late: 0.22 },
    air: 0.05,
    slide: 0.11,
    body: [highpass(220), peak(900, 1.6, 6), peak(1900, 1.2, -3), peak(2900, 2, 2), lowpass(5600)],
  }),
  /** Bamboo with a buzzing membrane. */
  dizi: sustained({
    wave: { harmonic: (n) => [1, 0.5, 0.42, 0.3, 0.22, 0.16, 0.1, 0.07][n - 1] ?? 0, most: 8 },
    attack: 0.035,
    release: 0.09,
    vibrato: { hertz: 5.4, cents: 16, late: 0.3 },
    air: 0.07,
    slide: 0.05,
    body: [highpass(300), peak(2600, 0.9, -4), lowpass(7500)],
  }),
  /** End-blown bamboo: nearly a sine, and breath. */
  xiao: sustained({
    wave: { harmonic: (n) => [1, 0.22, 0.12, 0.04, 0.02][n - 1] ?? 0, most: 5 },
    attack: 0.09,
    release: 0.2,
    vibrato: { hertz: 4.6, cents: 14, late: 0.35 },
    air: 0.11,
    slide: 0.08,
    body: [highpass(180), lowpass(4200)],
  }),
  flute: sustained({
    wave: { harmonic: (n) => [1, 0.42, 0.2, 0.08, 0.05, 0.02][n - 1] ?? 0, most: 6 },
    attack: 0.06,
    release: 0.14,
    vibrato: { hertz: 5, cents: 15, late: 0.25 },
    air: 0.06,
    slide: 0.04,
    body: [highpass(230), lowpass(6000)],
  }),
  clarinet: sustained({
    wave: { harmonic: (n) => (n % 2 === 1 ? 1 / n ** 1.15 : 0.06 / n), most: 17 },
    attack: 0.05,
    release: 0.12,
    vibrato: { hertz: 4.4, cents: 4, late: 0.4 },
    air: 0.025,
    slide: 0.04,
    body: [highpass(120), peak(1500, 0.9, -3), lowpass(4600)],
  }),
  /** Free reeds in bamboo: a breathing pad. */
  sheng: sustained({
    wave: { harmonic: (n) => 1 / n ** 1.25, most: 14 },
    attack: 0.28,
    release: 0.4,
    vibrato: { hertz: 3.2, cents: 4, late: 0.5 },
    air: 0.04,
    slide: 0.02,
    body: [highpass(160), peak(2000, 0.7, -6), lowpass(4200)],
  }),
  strings: section(violin, ensemble),
  cellos: section(cello, ensemble),
  cello,
} as const;

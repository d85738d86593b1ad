/** Water, fire, wind, storm, leaves and paper. */
import { between, type Random } from '../../../actors/runtime/random.ts';
import { bandpass, filtered, highpass, lowpass } from '../../media/biquad.ts';
import { brown, pink, wandering, white } from '../synth/noise.ts';
import {
  chirp,
  lay,
  louder,
  modulated,
  shaped,
  silence,
  strike,
  struck,
  swelling,
  together,
} from '../synth/signal.ts';
import { band, burst, scattered, type Recipe } from './recipe.ts';

/** Looked up once: in every sample, finding the global costs more than the arithmetic. */
const { exp, max, round, sin, PI } = Math;

/** A bubble sings higher as it rises (van den Doel 2005). */
export function bubble(random: Random, hertz: number): Float32Array {
  const fall = between(random, 0.03, 0.09);
  const rise = between(random, 2, 9);
  return strike(chirp(hertz, rise, fall), 0.002, fall);
}

const splash: Recipe = ({ random, strength, form }) => {
  const out = silence(1.5);
  const heavy = form === 1 ? 1.5 : 1;
  lay(out, burst(random, 300 / heavy, { q: 0.5, fall: 0.16 }), 0, 1.2);
  const spray = filtered(white(random, 0.9), highpass(500), lowpass(3800 + 2500 * strength));
  lay(
    out,
    shaped(spray, (time) => (time < 0.05 ? time / 0.05 : exp(-(time - 0.05) / (0.16 * heavy)))),
    0.01,
    0.7,
  );
  const drops = scattered(random, { count: 60, seconds: 1.2, density: (share) => 1 - share }, () =>
    bubble(random, between(random, 350, 1900)),
  );
  return lay(out, drops, 0.08, 0.4);
};

/** Water into a vessel that fills: its resonance climbs. */
const pour: Recipe = ({ random, form }) => {
  const seconds = [2.2, 2.8, 1.6][form] ?? 2.2;
  const out = scattered(random, { count: 330, seconds: seconds - 0.2 }, (share) =>
    bubble(random, between(random, 480, 900) * (1 + 1.3 * share)),
  );
  const stream = band(pink(random, seconds), 700, 3000);
  return shaped(lay(louder(stream, 0.3), out, 0.05, 0.5), swelling(seconds, 0.12, 0.35));
};

const fireCrackle: Recipe = ({ random, strength }) => {
  const seconds = 3;
  const breath = filtered(brown(random, seconds), lowpass(380), highpass(40));
  const pops = scattered(random, { count: 30 + round(60 * strength), seconds: seconds - 0.2 }, () => {
    const hertz = between(random, 900, 4200);
    return together(
      burst(random, hertz, { q: 1.2, fall: between(random, 0.008, 0.03) }),
      louder(burst(random, hertz / 4, { q: 1, fall: 0.02 }), 0.6),
    );
  });
  return shaped(lay(louder(breath, 0.22), pops, 0.05, 1.4), swelling(seconds, 0.3, 0.7));
};

/** Wind as pink noise through resonances that wander. */
const gust: Recipe = ({ random, strength, form }) => {
  const seconds = [2.6, 3.2, 3.8][form] ?? 3;
  const out = silence(seconds);
  for (const hertz of [220, 380, 640, 1050]) {
    const wander = wandering(random, 0.45);
    const layer = filtered(pink(random, seconds), bandpass(hertz * (0.8 + 0.5 * strength), 2.4));
    lay(
      out,
      shaped(layer, (time) => max(0, 0.55 + 0.6 * wander(time))),
      0,
      300 / hertz,
    );
  }
  return shaped(out, swelling(seconds, seconds * 0.45, seconds * 0.5));
};

const rustle: Recipe = ({ random, form }) => {
  const seconds = [0.9, 1.3, 0.7][form] ?? 0.9;
  const leaves = scattered(
    random,
    { count: 340, seconds: seconds - 0.05, density: (share) => sin(PI * share) },
    () => burst(random, between(random, 2400, 6800), { q: 1.3, fall: between(random, 0.006, 0.02) }),
  );
  return shaped(
    together(leaves, louder(band(white(random, seconds), 1800, 6000), 0.12)),
    swelling(seconds, 0.2, 0.35),
  );
};

const paper: Recipe = ({ random, form }) => {
  const seconds = [0.55, 0.9, 0.4][form] ?? 0.6;
  const folds = scattered(random, { count: [50, 130, 26][form] ?? 60, seconds: seconds - 0.04 }, () =>
    burst(random, between(random, 1600, 5600), { q: 0.8, fall: between(random, 0.004, 0.016) }),
  );
  const slide = shaped(band(white(random, seconds), 1500, 5000), swelling(seconds, 0.08, 0.3));
  return together(folds, louder(slide, form === 1 ? 0.08 : 0.22));
};

/** A crack if it is near, then rolling: one long bang, arriving from nearer and farther parts of its channel. */
const thunder: Recipe = ({ random, strength, form }) => {
  const seconds = 4.2;
  const rumble = filtered(brown(random, seconds), lowpass(150 + 120 * strength), highpass(30));
  const arrivals = Array.from({ length: 9 }, (_, i) => ({
    at: i === 0 ? 0.05 : between(random, 0.1, 2.6),
    gain: between(random, 0.35, 1) * (i === 0 ? 1 + strength : 1),
    fall: between(random, 0.3, 0.75),
  }));
  const rolling = (time: number): number =>
    arrivals.reduce((sum, { at, gain, fall }) => {
      const since = time - at;
      return since < 0
        ? sum
        : sum + gain * (since < 0.06 ? since / 0.06 : exp(-(since - 0.06) / fall)) * exp(-at / 1.6);
    }, 0);
  const out = louder(modulated(rumble, rolling), 2.4);
  const near = max(0, strength - 0.3) * (form === 2 ? 0.3 : 1);
  for (let i = 0; i < 5; i++) {
    const crack = shaped(
      filtered(white(random, 0.5), lowpass(5200), highpass(110)),
      struck(0.002, between(random, 0.12, 0.45)),
    );
    lay(out, crack, 0.03 + 0.07 * i * random(), near * between(random, 0.4, 1));
  }
  return out;
};

export const elements = { splash, pour, fireCrackle, gust, rustle, paper, thunder } as const satisfies Record<
  string,
  Recipe
>;

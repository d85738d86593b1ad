/** Water, fire, wind, storm, leaves and paper. */
import { between, type Random } from '../../../actors/runtime/random.ts';
import { bandpass, filtered, highpass, lowpass } from '../../media/biquad.ts';
import { brown, pink, wandering, white } from '../synth/noise.ts';
import { drawn, lay, louder, shaped, silence, struck, swelling, together } from '../synth/signal.ts';
import { band, burst, scattered, type Recipe } from './recipe.ts';

/** A bubble sings higher as it rises (van den Doel 2005). */
export function bubble(random: Random, hertz: number): Float32Array {
  const fall = between(random, 0.03, 0.09);
  const rise = between(random, 2, 9);
  return drawn(fall, (time) => Math.sin(2 * Math.PI * hertz * time * (1 + rise * time)) * struck(0.002, fall)(time));
}

const splash: Recipe = ({ random, strength, form }) => {
  const out = silence(1.5);
  const heavy = form === 1 ? 1.5 : 1;
  lay(out, burst(random, 300 / heavy, { q: 0.5, fall: 0.16 }), 0, 1.2);
  const spray = filtered(white(random, 0.9), highpass(500), lowpass(3800 + 2500 * strength));
  lay(out, shaped(spray, (time) => (time < 0.05 ? time / 0.05 : Math.exp(-(time - 0.05) / (0.16 * heavy)))), 0.01, 0.7);
  const drops = scattered(random, { count: 60, seconds: 1.2, density: (share) => 1 - share }, () => bubble(random, between(random, 350, 1900)));
  return lay(out, drops, 0.08, 0.4);
};

/** Water into a vessel that fills: its resonance climbs. */
const pour: Recipe = ({ random, form }) => {
  const seconds = [2.2, 2.8, 1.6][form] ?? 2.2;
  const out = scattered(random, { count: 330, seconds: seconds - 0.2 }, (share) => bubble(random, between(random, 480, 900) * (1 + 1.3 * share)));
  const stream = band(pink(random, seconds), 700, 3000);
  return shaped(lay(louder(stream, 0.3), out, 0.05, 0.5), swelling(seconds, 0.12, 0.35));
};

const fireCrackle: Recipe = ({ random, strength }) => {
  const seconds = 3;
  const breath = filtered(brown(random, seconds), lowpass(380), highpass(40));
  const pops = scattered(random, { count: 26 + Math.round(50 * strength), seconds: seconds - 0.2 }, () => {
    const hertz = between(random, 900, 4200);
    return together(burst(random, hertz, { q: 1.2, fall: between(random, 0.008, 0.03) }), louder(burst(random, hertz / 4, { q: 1, fall: 0.02 }), 0.6));
  });
  return shaped(lay(louder(breath, 0.9), pops, 0.05, 1.1), swelling(seconds, 0.3, 0.7));
};

/** Wind as pink noise through resonances that wander. */
const gust: Recipe = ({ random, strength, form }) => {
  const seconds = [2.6, 3.2, 3.8][form] ?? 3;
  const out = silence(seconds);
  for (const hertz of [220, 380, 640, 1050]) {
    const wander = wandering(random, 0.45);
    const layer = filtered(pink(random, seconds), bandpass(hertz * (0.8 + 0.5 * strength), 2.4));
    lay(out, shaped(layer, (time) => Math.max(0, 0.55 + 0.6 * wander(time))), 0, 300 / hertz);
  }
  return shaped(out, swelling(seconds, seconds * 0.45, seconds * 0.5));
};

const rustle: Recipe = ({ random, form }) => {
  const seconds = [0.9, 1.3, 0.7][form] ?? 0.9;
  const leaves = scattered(random, { count: 340, seconds: seconds - 0.05, density: (share) => Math.sin(Math.PI * share) }, () =>
    burst(random, between(random, 2400, 6800), { q: 1.3, fall: between(random, 0.006, 0.02) }),
  );
  return shaped(together(leaves, louder(band(white(random, seconds), 1800, 6000), 0.12)), swelling(seconds, 0.2, 0.35));
};

const paper: Recipe = ({ random, form }) => {
  const seconds = [0.55, 0.9, 0.4][form] ?? 0.6;
  const folds = scattered(random, { count: [50, 130, 26][form] ?? 60, seconds: seconds - 0.04 }, () =>
    burst(random, between(random, 1600, 5600), { q: 0.8, fall: between(random, 0.004, 0.016) }),
  );
  const slide = shaped(band(white(random, seconds), 1500, 5000), swelling(seconds, 0.08, 0.3));
  return together(folds, louder(slide, form === 1 ? 0.08 : 0.22));
};

/** A crack if it is near, then rolling: several arrivals of one long bang over different ways. */
const thunder: Recipe = ({ random, strength, form }) => {
  const out = silence(4);
  const near = Math.max(0, strength - 0.35) * (form === 2 ? 0.4 : 1.3);
  lay(out, shaped(filtered(white(random, 0.7), lowpass(4200), highpass(90)), struck(0.004, 0.5)), 0.02, near);
  const rolls = 5 + 2 * form;
  for (let i = 0; i < rolls; i++) {
    const length = between(random, 0.8, 1.7);
    const roll = filtered(brown(random, length), lowpass(between(random, 110, 300)), highpass(28));
    lay(out, shaped(roll, swelling(length, 0.12, length * 0.75)), (i / rolls) * between(random, 1.4, 2.4), 3.2 * (1 - 0.1 * i) * between(random, 0.5, 1));
  }
  return out;
};

export const elements = { splash, pour, fireCrackle, gust, rustle, paper, thunder } as const satisfies Record<string, Recipe>;

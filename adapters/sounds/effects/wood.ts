/** Wood: doors, knocks, twigs, tools, wheels. */
import { between, type Random } from '../../../actors/runtime/random.ts';
import { bandpass, filtered, highpass, lowpass } from '../../media/biquad.ts';
import { modesOf, ratios, ring } from '../synth/modal.ts';
import { brown, wandering, white } from '../synth/noise.ts';
import { drawn, lay, louder, shaped, silence, struck, swelling, together } from '../synth/signal.ts';
import { SAMPLE_RATE } from '../../../contracts/shared.ts';
import { around, band, burst, repeated, scattered, type Recipe } from './recipe.ts';

/** Looked up once: in every sample, finding the global costs more than the arithmetic. */
const { max, sin, PI } = Math;

/** A piece of wood, struck: its bar modes and the touch of what struck it. */
function block(random: Random, hertz: number, fall: number): Float32Array {
  const body = ring(
    modesOf(around(random, hertz, 0.03), ratios.bar, { fall, slope: 0.8, damping: 0.45 }),
    fall * 1.5,
  );
  return together(body, louder(burst(random, hertz * 6, { q: 0.7, fall: 0.012 }), 0.5));
}

/** A panel: many low modes close together. */
const panel = (random: Random, hertz: number): Float32Array =>
  ring(
    Array.from({ length: 9 }, (_, i) => ({
      hertz: hertz * (1 + 0.62 * i + 0.3 * random()),
      gain: 1 / (1 + 0.6 * i),
      fall: 0.26 / (1 + 0.25 * i),
    })),
    0.5,
  );

const latch = (random: Random): Float32Array =>
  together(
    ring(modesOf(around(random, 2100, 0.1), ratios.plate, { fall: 0.05, slope: 0.5, damping: 0.2 }), 0.1),
    burst(random, 3200, { q: 1, fall: 0.01 }),
  );

const door: Recipe = ({ random, strength, form }) => {
  const out = silence(0.95);
  lay(out, panel(random, [78, 96, 64][form] ?? 80), 0.06, 1.1);
  lay(out, burst(random, 240, { q: 0.6, fall: 0.08 }), 0.06, 0.9);
  lay(out, latch(random), 0, 0.16);
  lay(out, latch(random), 0.1 + 0.03 * random(), 0.2 - 0.08 * strength);
  if (strength > 0.6) lay(out, panel(random, 140), 0.19, 0.25);
  return out;
};

/** Stick and slip: pulses whose rate wanders, ringing through the wood. */
function creak(random: Random, seconds: number, rate: (time: number) => number): Float32Array {
  const pulses = silence(seconds);
  let phase = 0;
  for (let i = 0; i < pulses.length; i++) {
    phase += rate(i / SAMPLE_RATE) / SAMPLE_RATE;
    if (phase >= 1) {
      phase -= 1 + 0.12 * (random() - 0.5);
      pulses[i] = between(random, 0.5, 1);
    }
  }
  const resonances = [430, 760, 1180, 1730, 2500].map((hertz) =>
    louder(filtered(pulses.slice(), bandpass(around(random, hertz, 0.1), 9)), 600 / hertz + 0.35),
  );
  return shaped(together(...resonances), swelling(seconds, 0.08, 0.16));
}

const doorCreak: Recipe = ({ random, form }) => {
  const seconds = [1.3, 1.8, 1][form] ?? 1.3;
  const wander = wandering(random, 0.19);
  const base = [74, 46, 120][form] ?? 70;
  return creak(random, seconds, (time) => base * (1 + 0.55 * wander(time) + 0.5 * (time / seconds)));
};

const knock: Recipe = (strike) => {
  const { random, form, strength } = strike;
  const hertz = [215, 165, 270][form] ?? 215;
  const hit = (): Float32Array => together(block(random, hertz, 0.12), louder(panel(random, 92), 0.5));
  return repeated(
    strike,
    { count: form === 2 ? 4 : 3, step: 0.24 - 0.05 * strength, looseness: 0.04, seconds: 1.25 },
    hit,
  );
};

const snap: Recipe = ({ random, form }) => {
  const out = silence(0.32);
  for (let i = 0; i <= form; i++) {
    const crack = together(
      burst(random, between(random, 1500, 2600), { q: 0.6, fall: 0.025 }),
      block(random, between(random, 620, 900), 0.05),
    );
    lay(out, crack, i * between(random, 0.012, 0.05), i === 0 ? 1 : 0.5);
  }
  return lay(
    out,
    scattered(random, { count: 14, seconds: 0.14 }, () => burst(random, 4200, { q: 1, fall: 0.01 })),
    0.01,
    0.3,
  );
};

const saw: Recipe = ({ random, form }) => {
  const out = silence(2.6);
  for (let stroke = 0; stroke < 5; stroke++) {
    const length = between(random, 0.36, 0.42);
    const teeth = [74, 92, 60][form] ?? 74;
    const rasp = band(white(random, length), 700, 5200);
    const push = stroke % 2 === 0;
    shaped(
      rasp,
      (time) =>
        (0.35 + 0.65 * max(0, sin(2 * PI * teeth * (push ? 1 : 0.85) * time))) *
        swelling(length, 0.07, 0.1)(time),
    );
    lay(out, filtered(rasp, bandpass(push ? 1900 : 1500, 0.6)), stroke * 0.48, push ? 1 : 0.6);
  }
  return out;
};

const hammer: Recipe = (strike) => {
  const { random, form } = strike;
  const nail = (index: number): Float32Array =>
    together(
      block(random, 190 + 14 * index, 0.1),
      louder(
        ring(modesOf(2300 + 130 * index, ratios.bar, { fall: 0.12, slope: 0.5, damping: 0.3 }), 0.2),
        form === 2 ? 0.6 : 0.25,
      ),
      louder(burst(random, 900, { q: 0.5, fall: 0.03 }), 0.8),
    );
  return repeated(
    strike,
    { count: 3 + form, step: 0.42, looseness: 0.04, seconds: 0.42 * (3 + form) + 0.3 },
    nail,
  );
};

const cartWheels: Recipe = ({ random }) => {
  const seconds = 3.2;
  const wander = wandering(random, 0.13);
  const rumble = shaped(filtered(brown(random, seconds), lowpass(260)), (time) => 0.7 + 0.3 * wander(time));
  const stones = scattered(random, { count: 90, seconds }, () =>
    together(
      burst(random, between(random, 300, 900), { q: 1, fall: 0.03 }),
      louder(block(random, between(random, 140, 240), 0.06), 0.4),
    ),
  );
  const axle = creak(random, seconds, (time) => 30 + 16 * sin(2 * PI * 0.9 * time));
  return shaped(lay(lay(louder(rumble, 0.7), stones, 0, 0.9), axle, 0, 0.12), swelling(seconds, 0.5, 0.8));
};

/** The dry tap of a key and the softer one of its coming back. */
const typing: Recipe = ({ random, form }) => {
  const key = (): Float32Array => {
    const out = silence(0.14);
    lay(
      out,
      together(
        burst(random, around(random, 2700, 0.15), { q: 0.9, fall: 0.014 }),
        louder(block(random, form === 0 ? 330 : 480, 0.03), 0.6),
      ),
      0,
    );
    return lay(out, burst(random, 3600, { q: 1, fall: 0.01 }), between(random, 0.05, 0.08), 0.3);
  };
  return scattered(random, { count: 15, seconds: 1.9 }, key);
};

const clock: Recipe = ({ random, form }) => {
  const out = silence(3.3);
  const hertz = [1450, 900, 2300][form] ?? 1450;
  for (let i = 0; i < (form === 2 ? 6 : 4); i++) {
    const tick = together(
      ring(
        modesOf(hertz * (i % 2 === 0 ? 1 : 0.82), ratios.bar, {
          fall: form === 1 ? 0.14 : 0.05,
          slope: 0.7,
          damping: 0.4,
        }),
        0.2,
      ),
      burst(random, hertz * 2.3, { q: 1.2, fall: 0.008 }),
    );
    lay(out, tick, i * (form === 2 ? 0.5 : 0.8), i % 2 === 0 ? 1 : 0.75);
  }
  return out;
};

/** An oar: the lock groans, the blade goes in, water runs off. */
const oar: Recipe = ({ random, strength }) => {
  const out = silence(1.9);
  lay(
    out,
    creak(random, 0.5, (time) => 58 + 40 * time),
    0,
    0.3,
  );
  const swirl = band(white(random, 0.8), 260, 1500 + 900 * strength);
  lay(out, shaped(swirl, swelling(0.8, 0.18, 0.55)), 0.28, 0.8);
  const drop = (): Float32Array => {
    const hertz = between(random, 700, 1900);
    return drawn(0.06, (time) => sin(2 * PI * hertz * (time + 5 * time * time)) * struck(0.003, 0.05)(time));
  };
  return filtered(lay(out, scattered(random, { count: 12, seconds: 0.7 }, drop), 1.1, 0.22), highpass(60));
};

export const wood = {
  door,
  doorCreak,
  knock,
  snap,
  saw,
  hammer,
  cartWheels,
  typing,
  clock,
  oar,
} as const satisfies Record<string, Recipe>;

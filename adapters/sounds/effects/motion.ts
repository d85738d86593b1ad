/** Bodies in motion: feet, cloth, brooms, falls. */
import { between, type Random } from '../../../actors/runtime/random.ts';
import { bandpass, filtered, lowpass } from '../../media/biquad.ts';
import { modesOf, ratios, ring } from '../synth/modal.ts';
import { pink, white } from '../synth/noise.ts';
import { drawn, lay, shaped, silence, struck, swelling, together } from '../synth/signal.ts';
import { around, band, burst, repeated, scattered, type Recipe, type Strike } from './recipe.ts';

/** Looked up once: in every sample, finding the global costs more than the arithmetic. */
const { exp, sin, PI } = Math;

/** Weight that meets ground: a sine that sinks as the ground gives way. */
const weight = (hertz: number, fall: number): Float32Array =>
  drawn(fall, (time) => sin(2 * PI * hertz * (time - 1.2 * time * time)) * struck(0.003, fall)(time));

/** Grit under a sole: grains of high noise. */
const grit = (random: Random, count: number, seconds: number): Float32Array =>
  scattered(random, { count, seconds }, () =>
    burst(random, between(random, 2200, 5200), { q: 1.5, fall: 0.012 }),
  );

/** Earth, wood or stone under a foot; heel first, then the ball. */
function step({ random, form, strength }: Strike, haste: number): Float32Array {
  const out = silence(0.34);
  const low = around(random, form === 1 ? 96 : 74, 0.1);
  const heel = together(weight(low, 0.09), burst(random, form === 2 ? 1500 : 480, { q: 0.8, fall: 0.035 }));
  lay(out, heel, 0, 1);
  if (form === 1)
    lay(
      out,
      ring(modesOf(around(random, 150, 0.08), ratios.bar, { fall: 0.16, slope: 0.9, damping: 0.5 }), 0.3),
      0.002,
      0.7,
    );
  const ball = burst(random, form === 2 ? 2600 : 1100, { q: 0.7, fall: 0.05 });
  lay(out, ball, 0.09 / haste, 0.4 + 0.3 * strength);
  lay(out, grit(random, form === 1 ? 4 : 16, 0.12), 0.03, form === 2 ? 0.22 : 0.12);
  return out;
}

const footsteps: Recipe = (strike) =>
  repeated(strike, { count: 4, step: 0.54 - 0.06 * strike.strength, looseness: 0.05, seconds: 2.3 }, () =>
    step(strike, 1),
  );

const runningSteps: Recipe = (strike) =>
  repeated(strike, { count: 7, step: 0.29 - 0.03 * strike.strength, looseness: 0.05, seconds: 2.3 }, () =>
    step({ ...strike, strength: 1 }, 2),
  );

const cloth: Recipe = ({ random, form }) => {
  const swishes = form + 1;
  const out = silence(0.35 + 0.22 * swishes);
  for (let i = 0; i < swishes; i++) {
    const length = between(random, 0.22, 0.34);
    const swish = band(pink(random, length), 350, between(random, 2200, 4200));
    lay(out, shaped(swish, swelling(length, length * 0.35, length * 0.6)), 0.21 * i, between(random, 0.6, 1));
  }
  return out;
};

const sweep: Recipe = ({ random }) => {
  const out = silence(2.3);
  for (let i = 0; i < 3; i++) {
    const length = between(random, 0.42, 0.52);
    const bristles = band(white(random, length), 1400, 6500);
    const drag = scattered(random, { count: 260, seconds: length }, () =>
      burst(random, between(random, 2500, 6000), { q: 2, fall: 0.008 }),
    );
    lay(out, shaped(together(bristles, drag), swelling(length, 0.12, 0.3)), i * 0.72, i % 2 === 0 ? 1 : 0.7);
  }
  return out;
};

const thud: Recipe = ({ random, strength, form }) => {
  const body = weight(around(random, 62 - 8 * form, 0.08), 0.22 + 0.1 * strength);
  const floor = ring(
    modesOf(around(random, 118, 0.1), ratios.bar, { fall: 0.2, slope: 1.1, damping: 0.6 }),
    0.4,
  );
  const slap = filtered(burst(random, 420, { q: 0.5, fall: 0.07 }), lowpass(1800));
  const out = lay(lay(lay(silence(0.7), body, 0, 1.4), floor, 0.001, 0.5), slap, 0, 0.9);
  return form === 2 ? lay(out, burst(random, 260, { q: 0.7, fall: 0.08 }), 0.17, 0.35) : out;
};

const whoosh: Recipe = ({ random, strength, form }) => {
  const length = [0.42, 0.6, 0.85][form] ?? 0.5;
  const out = silence(length);
  const centre = 500 + 500 * strength;
  for (const [place, hertz] of [
    [0.3, 0.6],
    [0.45, 1],
    [0.55, 1.7],
    [0.7, 0.8],
  ] as const) {
    const layer = filtered(white(random, length), bandpass(centre * hertz, 1.4));
    lay(
      out,
      shaped(layer, (time) => exp(-(((time / length - place) / 0.14) ** 2))),
      0,
    );
  }
  return out;
};

export const motion = { footsteps, runningSteps, cloth, sweep, thud, whoosh } as const satisfies Record<
  string,
  Recipe
>;

/** Metal, glass and clay: bells, blades, coins, cups. */
import { between, type Random } from '../../../actors/runtime/random.ts';
import { bandpass, filtered, highpass, lowpass } from '../../media/biquad.ts';
import { modesOf, ratios, ring, type Mode } from '../synth/modal.ts';
import { white } from '../synth/noise.ts';
import { lay, louder, shaped, silence, struck, swelling, together } from '../synth/signal.ts';
import { around, burst, repeated, scattered, type Recipe } from './recipe.ts';

/** Every mode as two a little apart: nothing cast is perfectly round, so it beats. */
const doubled = (random: Random, modes: readonly Mode[], apart: number): Mode[] =>
  modes.flatMap((mode) => [
    { ...mode, gain: mode.gain * 0.6 },
    { ...mode, hertz: mode.hertz * (1 + apart * between(random, 0.5, 1)), gain: mode.gain * 0.4 },
  ]);

const bell: Recipe = ({ random, form, strength }) => {
  const hertz = around(random, [260, 390, 620][form] ?? 390, 0.03);
  const modes = modesOf(hertz, ratios.bell, { fall: 3.6, slope: 0.75 - 0.25 * strength, damping: 0.75 });
  return together(
    ring(doubled(random, modes, 0.0016), 3.9),
    louder(burst(random, hertz * 5, { q: 0.8, fall: 0.03 }), 0.25),
  );
};

/** A gong blooms: its high modes only wake some time after the blow. */
const gong: Recipe = ({ random, form, strength }) => {
  const hertz = around(random, [92, 128, 190][form] ?? 110, 0.03);
  const low = ring(
    doubled(random, modesOf(hertz, ratios.plate, { fall: 4.2, slope: 1, damping: 0.4 }), 0.004),
    3.95,
  );
  const shimmer = ring(
    doubled(random, modesOf(hertz * 4.3, ratios.plate, { fall: 2.6, slope: 0.6, damping: 0.25 }), 0.006),
    3.95,
  );
  shaped(shimmer, (time) => Math.min(1, (time / 0.28) ** 1.5) * (0.25 + 0.45 * strength));
  return together(low, shimmer, louder(burst(random, 180, { q: 0.6, fall: 0.09 }), 0.8));
};

const chime: Recipe = ({ random, form }) => {
  const scale = [0, 2, 4, 7, 9, 12, 14];
  const base = [1320, 1760, 990][form] ?? 1320;
  const tube = (): Float32Array => {
    const step = scale[Math.floor(random() * scale.length)] ?? 0;
    return ring(
      doubled(
        random,
        modesOf(base * 2 ** (step / 12), ratios.tuned, { fall: 1.7, slope: 1.2, damping: 0.5 }),
        0.001,
      ),
      2,
    );
  };
  return lay(lay(silence(3.8), tube(), 0, 0.8), scattered(random, { count: 6, seconds: 3.6 }, tube), 0.1);
};

const coin = (random: Random): Float32Array =>
  ring(
    doubled(
      random,
      modesOf(between(random, 3600, 5200), [1, 1.52, 2.2, 2.9], { fall: 0.22, slope: 0.3, damping: 0.4 }),
      0.01,
    ),
    0.35,
  );

const coins: Recipe = (strike) =>
  repeated(strike, { count: 5 + 2 * strike.form, step: 0.085, looseness: 0.45, seconds: 1.1 }, () =>
    coin(strike.random),
  );

const sword: Recipe = ({ random, form, strength }) => {
  const hertz = around(random, 1150, 0.12);
  const blade = ring(
    doubled(
      random,
      modesOf(hertz, [1, 1.38, 1.83, 2.41, 3.07, 3.9, 4.6], { fall: 0.9, slope: 0.35, damping: 0.5 }),
      0.012,
    ),
    1.3,
  );
  const clash = lay(louder(blade, 0.8), burst(random, 3400, { q: 0.5, fall: 0.05 }), 0, 0.7 + 0.3 * strength);
  if (form === 0) return clash;
  const draw = shaped(
    filtered(white(random, 0.5), highpass(2400), bandpass(5200, 1.1)),
    (time) => (time / 0.5) ** 2,
  );
  const drawn = lay(lay(silence(1.5), draw, 0, 0.9), louder(blade, 0.3), 0.42);
  return form === 1 ? drawn : lay(lay(silence(1.7), clash, 0), clash, 0.24, 0.7);
};

/** A struck bell of an old telephone, twenty blows a second. */
const phone: Recipe = ({ random, form }) => {
  const out = silence(form === 2 ? 1.3 : 2.6);
  const [high, low] = form === 1 ? [1050, 820] : [1480, 1180];
  const blow = (hertz: number): Float32Array =>
    ring(modesOf(hertz, [1, 2.4, 4.1], { fall: 0.35, slope: 0.9, damping: 0.4 }), 0.4);
  const bells = [blow(high), blow(low)] as const;
  for (let call = 0; call < (form === 2 ? 1 : 2); call++) {
    for (let i = 0; i < 18; i++)
      lay(out, i % 2 === 0 ? bells[0] : bells[1], call * 1.4 + i * 0.047 + 0.003 * random(), 0.5);
  }
  return out;
};

const shard = (random: Random): Float32Array =>
  ring(
    modesOf(between(random, 2600, 6400), ratios.glass, {
      fall: between(random, 0.08, 0.4),
      slope: 0.5,
      damping: 0.6,
    }),
    0.5,
  );

const glass: Recipe = ({ random, form }) => {
  if (form === 2)
    return ring(
      doubled(random, modesOf(1850, ratios.glass, { fall: 1.4, slope: 0.9, damping: 0.5 }), 0.002),
      1.8,
    );
  const out = lay(silence(1.6), burst(random, 4200, { q: 0.4, fall: 0.12 }), 0, 1.2);
  lay(out, shard(random), 0, 0.9);
  return lay(
    out,
    scattered(random, { count: 46, seconds: 1.1, density: (share) => (1 - share) ** 2 }, () => shard(random)),
    0.02,
    0.5,
  );
};

const cup: Recipe = ({ random, form }) => {
  const clay = ring(
    modesOf(around(random, [1650, 2300, 1250][form] ?? 1700, 0.05), ratios.glass, {
      fall: 0.16,
      slope: 0.8,
      damping: 0.5,
    }),
    0.3,
  );
  const table = ring(
    modesOf(around(random, 170, 0.1), ratios.bar, { fall: 0.1, slope: 1, damping: 0.5 }),
    0.2,
  );
  const out = lay(lay(silence(0.5), clay, 0, 0.6), filtered(table, lowpass(900)), 0.001, 0.9);
  return form === 1 ? lay(out, clay, 0.11, 0.3) : out;
};

/** A hand drum or a big one, one blow or a short roll. */
const drum: Recipe = ({ random, form, strength }) => {
  const hertz = around(random, [88, 88, 140][form] ?? 88, 0.03);
  const blow = (): Float32Array => {
    const skin = ring(
      modesOf(hertz, ratios.skin, { fall: 0.7, slope: 0.9 - 0.3 * strength, damping: 0.7 }),
      1.1,
    );
    return lay(
      skin,
      shaped(filtered(burst(random, 900, { q: 0.5, fall: 0.04 }), lowpass(2600)), struck(0.001, 0.04)),
      0,
      0.6,
    );
  };
  const out = silence(form === 1 ? 2.2 : 1.2);
  if (form !== 1) return lay(out, blow(), 0);
  for (let i = 0; i < 12; i++) lay(out, blow(), i * (0.14 - 0.004 * i), 0.25 + 0.06 * i);
  return shaped(out, swelling(3.4, 0.02, 1.2));
};

export const metal = { bell, gong, chime, coins, sword, phone, glass, cup, drum } as const satisfies Record<
  string,
  Recipe
>;

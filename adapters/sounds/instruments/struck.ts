/** Struck instruments: piano, bars and skins, as sums of their modes. */
import { bandpass, filtered, lowpass } from '../../media/biquad.ts';
import { modesOf, ratios, ring, type Mode } from '../synth/modal.ts';
import { white } from '../synth/noise.ts';
import { lay, samplesOf, shaped, struck } from '../synth/signal.ts';
import type { Instrument } from './string.ts';

/** Looked up once: in every sample, finding the global costs more than the arithmetic. */
const { abs, floor, max, min, sin, sqrt, PI } = Math;

/** Highest partial worth its while. */
const HIGHEST = 9000;

/** A string's stiffness spreads its partials: fₙ = n·f·√(1 + B·n²), B of a medium grand (Fletcher 1962). */
function pianoModes(hertz: number, force: number): Mode[] {
  const stiffness = 0.00022 * (hertz / 220) ** 1.2;
  const count = min(16, floor(HIGHEST / hertz));
  return Array.from({ length: count }, (_, i) => {
    const n = i + 1;
    return {
      hertz: n * hertz * sqrt(1 + stiffness * n * n),
      gain: n ** (-1.75 + 0.7 * force) * abs(sin(PI * n * 0.12)) * 2.2,
      fall: (5.5 * (220 / hertz) ** 0.5) / (1 + 0.34 * i),
    };
  });
}

/** Ends a ringing note within `release` seconds after its time. */
function released(signal: Float32Array, seconds: number, release: number): Float32Array {
  const from = samplesOf(seconds);
  const length = samplesOf(release);
  for (let i = from; i < signal.length; i++)
    signal[i] = (signal[i] as number) * max(0, 1 - (i - from) / length) ** 2;
  return signal.subarray(0, min(signal.length, from + length));
}

const piano: Instrument = ({ hertz, seconds, force }, random) => {
  const out = ring(pianoModes(hertz, force), min(5, seconds + 0.5));
  const hammer = shaped(
    filtered(white(random, 0.04), bandpass(min(3000, hertz * 3), 0.6)),
    struck(0.001, 0.04),
  );
  lay(out, hammer, 0, 0.05 + 0.12 * force);
  return released(
    shaped(out, (time) => min(1, time / 0.003) * (0.25 + 0.75 * force)),
    seconds,
    0.5,
  );
};

interface Bar {
  readonly ratios: readonly number[];
  readonly fall: number;
  readonly slope: number;
  /** Level and length of the stick's noise. */
  readonly click: number;
}

const bar =
  (kind: Bar): Instrument =>
  ({ hertz, force }, random) => {
    const modes = modesOf(hertz, kind.ratios, {
      fall: kind.fall * (880 / hertz) ** 0.4,
      slope: kind.slope - 0.5 * force,
      damping: 0.7,
    });
    const out = ring(modes, min(3.5, kind.fall * 1.5));
    const click = shaped(
      filtered(white(random, 0.02), bandpass(min(5000, hertz * 4), 0.7)),
      struck(0.0005, 0.015),
    );
    return shaped(lay(out, click, 0, kind.click), () => 0.25 + 0.75 * force);
  };

/** A skin whose tension, and so its pitch, falls after the blow. `hertz` is its tuning. */
const skin =
  (fall: number, slap: number): Instrument =>
  ({ hertz, force }, random) => {
    const body = ring(
      modesOf(hertz, ratios.skin, { fall, slope: 1.2 - 0.5 * force, damping: 0.8 }),
      fall * 1.2,
    );
    const stick = filtered(shaped(white(random, 0.06), struck(0.001, 0.05)), lowpass(900 + 2200 * force));
    return shaped(lay(body, stick, 0, slap), () => 0.2 + 0.8 * force);
  };

/** Noise in a band, for what has no pitch: shakers, brushes, cymbals. */
const hiss =
  (
    hertz: number,
    q: number,
    { attack, fall }: { readonly attack: number; readonly fall: number },
  ): Instrument =>
  ({ force }, random) =>
    shaped(
      filtered(white(random, fall * 1.1), bandpass(hertz, q)),
      (time) => struck(attack, fall)(time) * (0.2 + 0.8 * force),
    );

/** A gong's bloom, soft enough to end a phrase with. */
const gong: Instrument = ({ hertz, force }, random) => {
  const low = ring(modesOf(hertz, ratios.plate, { fall: 4.5, slope: 1.1, damping: 0.4 }), 4.6);
  const shimmer = ring(
    modesOf(hertz * 4.3 * (1 + 0.01 * random()), ratios.plate, { fall: 2.4, slope: 0.7, damping: 0.25 }),
    4.6,
  );
  shaped(shimmer, (time) => 0.3 * min(1, (time / 0.35) ** 1.5));
  return shaped(lay(low, shimmer, 0), () => 0.2 + 0.8 * force);
};

export const bodies = {
  piano,
  celesta: bar({ ratios: ratios.tuned, fall: 1.6, slope: 2.2, click: 0.06 }),
  glockenspiel: bar({ ratios: [1, 2.71, 5.15], fall: 1.9, slope: 1.6, click: 0.1 }),
  woodBlock: bar({ ratios: ratios.bar, fall: 0.12, slope: 1, click: 0.35 }),
  triangle: bar({ ratios: [1, 1.62, 2.29, 3.4, 4.33], fall: 1.5, slope: 0.4, click: 0.1 }),
  tanggu: skin(0.8, 0.7),
  timpani: skin(1.5, 0.3),
  frameDrum: skin(0.45, 0.5),
  shaker: hiss(6200, 0.9, { attack: 0.02, fall: 0.09 }),
  brush: hiss(3800, 0.6, { attack: 0.03, fall: 0.16 }),
  cymbal: hiss(7000, 0.5, { attack: 0.35, fall: 2.4 }),
  gong,
} as const;

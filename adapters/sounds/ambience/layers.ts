/** What a place sounds like, layer by layer. Every layer adds itself to a bed; `amount` is about 1. */
import { between, type Random } from '../../../actors/runtime/random.ts';
import { bandpass, filtered, highpass, lowpass } from '../../media/biquad.ts';
import { bubble, elements } from '../effects/elements.ts';
import { babble, creatures } from '../effects/creatures.ts';
import { metal } from '../effects/metal.ts';
import { burst, type Recipe } from '../effects/recipe.ts';
import { wood } from '../effects/wood.ts';
import { brown, pink, wandering, white } from '../synth/noise.ts';
import {
  drawn,
  lay,
  louder,
  modulated,
  normalised,
  shaped,
  struck,
  swelling,
  together,
} from '../synth/signal.ts';
import { BED_SECONDS, STEADY_SECONDS, type Bed } from './bed.ts';

/** Looked up once: in every sample, finding the global costs more than the arithmetic. */
const { exp, floor, max, round, sin, PI } = Math;

export type Layer = (bed: Bed, amount: number) => void;

interface Events {
  readonly count: number;
  readonly gain: number;
  /** How far to the sides they may be, 0…1. */
  readonly width?: number;
}

/** `count` events spread over the bed, each in its own share of it, so that they never crowd. */
function now(bed: Bed, { count, gain, width = 0.8 }: Events, make: () => Float32Array): void {
  for (let i = 0; i < count; i++) {
    const at = ((i + bed.random()) * BED_SECONDS) / count;
    bed.event(make(), {
      at,
      gain: gain * between(bed.random, 0.5, 1),
      pan: between(bed.random, -width, width),
    });
  }
}

/** An effect of the library, at a peak of 1. */
const asRecipe = (recipe: Recipe, bed: Bed, strength: number): Float32Array =>
  normalised(recipe({ random: bed.random, form: floor(bed.random() * 3), strength }));

/** Sound from far away: dull and thin. */
const distant = (sound: Float32Array, hertz: number): Float32Array =>
  normalised(filtered(sound, lowpass(hertz), highpass(160)));

const air: Layer = (bed, amount) => {
  bed.steady(0.03 * amount, (random, ground) => filtered(pink(random, ground), lowpass(900), highpass(80)));
};

const roomTone: Layer = (bed, amount) => {
  bed.steady(0.07 * amount, (random, ground) => filtered(brown(random, ground), lowpass(240), highpass(60)));
  bed.steady(0.008 * amount, (random, ground) => filtered(pink(random, ground), highpass(120)));
};

const wind: Layer = (bed, amount) => {
  for (const [hertz, q, gain] of [
    [190, 1.6, 0.9],
    [340, 2.2, 0.6],
    [620, 2.6, 0.35],
    [1100, 3, 0.16],
  ] as const) {
    const wander = wandering(bed.random, between(bed.random, 1.4, 2.6));
    bed.steady(0.5 * amount * gain, (random, ground) =>
      modulated(filtered(pink(random, ground), bandpass(hertz * (0.85 + 0.25 * amount), q)), (time) =>
        max(0.06, 0.5 + 0.55 * wander(time)),
      ),
    );
  }
};

interface Drops {
  readonly count: number;
  /** Lowest and highest hertz. */
  readonly band: readonly [number, number];
}

const drops = (random: Random, ground: Float32Array, { count, band: [low, high] }: Drops): Float32Array => {
  const out = ground.fill(0);
  for (let i = 0; i < count; i++) {
    lay(
      out,
      burst(random, between(random, low, high), { q: 2.2, fall: between(random, 0.006, 0.02) }),
      random() * (STEADY_SECONDS - 0.1),
      random() ** 3,
    );
  }
  return out;
};

const rain: Layer = (bed, amount) => {
  bed.steady(0.11 * amount, (random, ground) =>
    filtered(white(random, ground), highpass(700), lowpass(5200 + 1500 * amount)),
  );
  bed.steady(0.05 * amount, (random, ground) => filtered(pink(random, ground), lowpass(700)));
  bed.steady(0.3 * amount, (random, ground) =>
    drops(random, ground, { count: round(1500 * amount), band: [1400, 5200] }),
  );
};

/** Heard from inside: dull above, pattering on the roof, now and then a drip from the eaves. */
const rainOnRoof: Layer = (bed, amount) => {
  bed.steady(0.1 * amount, (random, ground) =>
    filtered(white(random, ground), highpass(180), lowpass(1500), lowpass(2600)),
  );
  bed.steady(0.5 * amount, (random, ground) =>
    filtered(drops(random, ground, { count: round(1300 * amount), band: [380, 1500] }), lowpass(2200)),
  );
  now(bed, { count: 14, gain: 0.12 }, () => bubble(bed.random, between(bed.random, 600, 1200)));
};

const thunderFar: Layer = (bed, amount) => {
  now(bed, { count: 2, gain: 0.32 * amount, width: 0.5 }, () =>
    filtered(asRecipe(elements.thunder, bed, 0.2), lowpass(320)),
  );
};

/** Snow swallows sound: little is left above a whisper. */
const snowHush: Layer = (bed, amount) => {
  bed.steady(0.09 * amount, (random, ground) => filtered(pink(random, ground), lowpass(420), highpass(70)));
  bed.steady(0.016 * amount, (random, ground) => filtered(white(random, ground), highpass(5200)));
};

const river: Layer = (bed, amount) => {
  const wander = wandering(bed.random, 0.7);
  bed.steady(0.16 * amount, (random, ground) =>
    modulated(filtered(pink(random, ground), bandpass(620, 0.5)), (time) => 0.75 + 0.25 * wander(time)),
  );
  bed.steady(0.05 * amount, (random, ground) => filtered(white(random, ground), bandpass(2100, 0.6)));
  now(bed, { count: 420, gain: 0.075 * amount }, () => bubble(bed.random, between(bed.random, 260, 1300)));
};

const waterfall: Layer = (bed, amount) => {
  bed.steady(0.2 * amount, (random, ground) => filtered(white(random, ground), highpass(120), lowpass(3400)));
  bed.steady(0.25 * amount, (random, ground) => filtered(brown(random, ground), lowpass(400), highpass(40)));
};

/** Three waves a bed: each gathers, breaks and runs back over the shingle. */
const waves: Layer = (bed, amount) => {
  const random = bed.random;
  bed.steady(0.05 * amount, (chance, ground) => filtered(pink(chance, ground), lowpass(500)));
  for (let i = 0; i < 3; i++) {
    const length = between(random, 7, 8.4);
    const breaks = between(random, 0.36, 0.46) * length;
    const rise = (time: number): number =>
      time < breaks ? (time / breaks) ** 2.2 : exp(-(time - breaks) / (0.19 * length));
    const wave = (): Float32Array =>
      together(
        modulated(filtered(pink(random, length), lowpass(700)), rise),
        louder(
          modulated(
            filtered(white(random, length), highpass(900), lowpass(4800)),
            (time) => rise(time) ** 1.7,
          ),
          0.4,
        ),
      );
    for (const pan of [-0.7, 0.7])
      bed.event(wave(), { at: i * 8 + between(random, 0, 0.8), gain: 0.34 * amount, pan });
  }
};

/** Small water against wood or stone. */
const lapping: Layer = (bed, amount) => {
  bed.steady(0.03 * amount, (random, ground) => filtered(pink(random, ground), lowpass(600)));
  const lap = (): Float32Array => {
    const length = between(bed.random, 0.5, 0.9);
    const swash = shaped(
      filtered(pink(bed.random, length), bandpass(between(bed.random, 320, 620), 0.9)),
      swelling(length, 0.12, length * 0.7),
    );
    return lay(
      swash,
      bubble(bed.random, between(bed.random, 300, 700)),
      between(bed.random, 0.05, 0.3),
      0.35,
    );
  };
  now(bed, { count: 17, gain: 0.3 * amount }, lap);
};

const birds: Layer = (bed, amount) => {
  now(bed, { count: round(7 * amount), gain: 0.028 }, () =>
    filtered(asRecipe(creatures.birdCall, bed, 0.4), highpass(1500)),
  );
  now(bed, { count: round(9 * amount), gain: 0.014 }, () =>
    distant(asRecipe(creatures.birdCall, bed, 0.2), 4200),
  );
};

/** Song of one cricket: chirps of three or four strokes at its own pitch and pace. */
function cricket(random: Random): Float32Array {
  const hertz = between(random, 3900, 4900);
  const pace = between(random, 0.62, 1.05);
  const strokes = random() < 0.5 ? 3 : 4;
  return drawn(STEADY_SECONDS, (time) => {
    // What % gives, but for the last digit; that is a call into the C library.
    const inChirp = time - pace * floor(time / pace);
    const inStroke = inChirp - 0.034 * floor(inChirp / 0.034);
    const sounds = inChirp < strokes * 0.034 && inStroke < 0.022;
    return sounds ? sin(2 * PI * hertz * time) * sin((PI * inStroke) / 0.022) : 0;
  });
}

const crickets: Layer = (bed, amount) => {
  for (const pan of [-0.8, -0.25, 0.35, 0.85])
    bed.centred(0.014 * amount * between(bed.random, 0.5, 1), cricket(bed.random), pan);
};

/** The drone of cicadas at noon: noise in a narrow band that swells and fades. */
const cicadas: Layer = (bed, amount) => {
  const swell = wandering(bed.random, 2.2);
  bed.steady(0.06 * amount, (random, ground) =>
    shaped(
      filtered(white(random, ground), bandpass(4700, 5)),
      (time) => (0.5 + 0.4 * swell(time)) * (0.7 + 0.3 * sin(2 * PI * 86 * time)),
    ),
  );
};

const frogs: Layer = (bed, amount) => {
  const croak = (): Float32Array => {
    const hertz = between(bed.random, 380, 620);
    return drawn(
      0.34,
      (time) =>
        sin(2 * PI * hertz * time) * (0.5 + 0.5 * sin(2 * PI * 42 * time)) * swelling(0.34, 0.05, 0.12)(time),
    );
  };
  now(bed, { count: 26, gain: 0.03 * amount }, croak);
};

const owlFar: Layer = (bed, amount) => {
  now(bed, { count: 1, gain: 0.04 * amount }, () => distant(asRecipe(creatures.owl, bed, 0.3), 1200));
};

const fire: Layer = (bed, amount) => {
  bed.steady(0.06 * amount, (random, ground) => filtered(brown(random, ground), lowpass(300), highpass(60)));
  const crackle = (): Float32Array =>
    burst(bed.random, between(bed.random, 900, 3800), { q: 1.1, fall: between(bed.random, 0.006, 0.026) });
  now(bed, { count: 90, gain: 0.5 * amount, width: 0.35 }, crackle);
};

/** How long each of the voices around talks before it is heard again from elsewhere. */
const TALK_SECONDS = 12;

/** People talking around: a few voices, each heard from several places of the circle. */
const murmur: Layer = (bed, amount) => {
  for (let i = 0; i < 4; i++) {
    const voice = normalised(filtered(babble(bed.random, TALK_SECONDS), lowpass(1500), highpass(150)));
    for (let k = 0; k < 6; k++) {
      bed.event(voice, {
        at: bed.random() * BED_SECONDS,
        gain: 0.07 * amount * between(bed.random, 0.3, 1),
        pan: between(bed.random, -0.9, 0.9),
      });
    }
  }
};

const footfalls: Layer = (bed, amount) => {
  const step = (): Float32Array =>
    distant(burst(bed.random, between(bed.random, 380, 900), { q: 0.8, fall: 0.06 }), 1600);
  now(bed, { count: 34, gain: 0.1 * amount }, step);
};

const dishes: Layer = (bed, amount) => {
  now(bed, { count: 11, gain: 0.05 * amount }, () => filtered(asRecipe(metal.cup, bed, 0.3), lowpass(4200)));
};

const traffic: Layer = (bed, amount) => {
  bed.steady(0.2 * amount, (random, ground) => filtered(brown(random, ground), lowpass(420), highpass(50)));
  const pass = (): Float32Array =>
    modulated(filtered(pink(bed.random, 5), lowpass(950), highpass(80)), swelling(5, 2.2, 2.4));
  now(bed, { count: 4, gain: 0.16 * amount }, pass);
};

/** Rails: two clacks to a length of rail, over the rumble of the wheels. */
const rails: Layer = (bed, amount) => {
  bed.steady(0.2 * amount, (random, ground) => filtered(brown(random, ground), lowpass(260), highpass(35)));
  bed.steady(0.03 * amount, (random, ground) => filtered(pink(random, ground), bandpass(1400, 0.7)));
  const clack = (): Float32Array =>
    together(
      burst(bed.random, 420, { q: 1.1, fall: 0.07 }),
      louder(burst(bed.random, 1700, { q: 1, fall: 0.03 }), 0.4),
    );
  for (let at = 0; at < BED_SECONDS; at += 1.2) {
    for (const later of [0, 0.17])
      bed.event(clack(), { at: at + later, gain: 0.3 * amount * between(bed.random, 0.8, 1), pan: 0 });
  }
};

const engine: Layer = (bed, amount) => {
  bed.steady(0.7 * amount, (random, ground) => filtered(brown(random, ground), lowpass(170), highpass(35)));
  bed.centred(
    0.03 * amount,
    drawn(STEADY_SECONDS, (time) => sin(2 * PI * 41 * time) + 0.5 * sin(2 * PI * 82 * time)),
  );
};

const timbers: Layer = (bed, amount) => {
  now(bed, { count: 5, gain: 0.02 * amount }, () => distant(asRecipe(wood.doorCreak, bed, 0.2), 900));
};

const drips: Layer = (bed, amount) => {
  const drip = (): Float32Array => {
    const hertz = between(bed.random, 900, 2100);
    const drop = drawn(
      0.7,
      (time) => sin(2 * PI * hertz * time * (1 + 2 * time)) * struck(0.002, 0.12)(time),
    );
    return lay(lay(drop, drop.slice(), 0.19, 0.25), drop.slice(), 0.37, 0.1);
  };
  now(bed, { count: 9, gain: 0.05 * amount }, drip);
};

const clockTick: Layer = (bed, amount) => {
  for (let at = 0; at < BED_SECONDS; at++) {
    bed.event(burst(bed.random, at % 2 === 0 ? 2300 : 1900, { q: 5, fall: 0.03 }), {
      at,
      gain: 0.12 * amount,
      pan: 0.4,
    });
  }
};

const bellFar: Layer = (bed, amount) => {
  now(bed, { count: 1, gain: 0.035 * amount }, () => distant(asRecipe(metal.bell, bed, 0.3), 1500));
};

const chimesFar: Layer = (bed, amount) => {
  now(bed, { count: 2, gain: 0.02 * amount }, () => asRecipe(metal.chime, bed, 0.3));
};

const gulls: Layer = (bed, amount) => {
  const cry = (): Float32Array => {
    let phase = 0;
    const seconds = between(bed.random, 0.3, 0.6);
    const high = between(bed.random, 1500, 2100);
    return drawn(seconds, (time) => {
      phase += (2 * PI * high * (1 - 0.35 * (time / seconds))) / 48_000;
      return (sin(phase) + 0.4 * sin(2 * phase)) * swelling(seconds, 0.06, seconds * 0.6)(time);
    });
  };
  now(bed, { count: 7, gain: 0.025 * amount }, cry);
};

const deep: Layer = (bed, amount) => {
  bed.steady(0.8 * amount, (random, ground) => filtered(brown(random, ground), lowpass(120), highpass(30)));
  now(bed, { count: 30, gain: 0.1 * amount }, () => bubble(bed.random, between(bed.random, 180, 520)));
};

const hum: Layer = (bed, amount) => {
  const swell = wandering(bed.random, 3);
  const tone = (hertz: number): Float32Array =>
    drawn(STEADY_SECONDS, (time) => sin(2 * PI * hertz * time) * (0.7 + 0.3 * swell(time)));
  for (const [hertz, pan] of [
    [55, 0],
    [82.5, -0.5],
    [110.25, 0.5],
  ] as const)
    bed.centred(0.05 * amount, tone(hertz), pan);
};

const dogFar: Layer = (bed, amount) => {
  now(bed, { count: 1, gain: 0.035 * amount }, () => distant(asRecipe(creatures.dogBark, bed, 0.4), 1400));
};

const handwork: Layer = (bed, amount) => {
  now(bed, { count: 3, gain: 0.05 * amount }, () => distant(asRecipe(wood.hammer, bed, 0.3), 1800));
};

export const layers = {
  air, roomTone, wind, rain, rainOnRoof, thunderFar, snowHush, river, waterfall, waves, lapping, birds, crickets, cicadas, frogs, owlFar, fire,
  murmur, footfalls, dishes, traffic, rails, engine, timbers, drips, clockTick, bellFar, chimesFar, gulls, deep, hum, dogFar, handwork,
} as const satisfies Record<string, Layer>; // prettier-ignore

export type LayerName = keyof typeof layers;

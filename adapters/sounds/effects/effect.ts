/** Effects, finished: trimmed, in a little room, at the level their kind has in life. */
import { keep, type Make } from '../../../actors/runtime/maker.ts';
import { seeded, seedOf } from '../../../actors/runtime/random.ts';
import type { EffectKind, EffectOrder } from '../../../contracts/sound.ts';
import { filtered, highpass } from '../../media/biquad.ts';
import { levelled } from '../../media/level.ts';
import { Reverb } from '../../media/reverb.ts';
import { encodeWav } from '../../media/wav.ts';
import { samplesOf } from '../synth/signal.ts';
import { creatures } from './creatures.ts';
import { elements } from './elements.ts';
import { metal } from './metal.ts';
import { motion } from './motion.ts';
import type { Recipe } from './recipe.ts';
import { wood } from './wood.ts';

const recipes: Readonly<Record<EffectKind, Recipe>> = {
  ...motion,
  ...wood,
  ...metal,
  ...elements,
  ...creatures,
};

/** LUFS at middle strength, as the loudest 400 ms or the whole are heard under speech at −19. */
const levels: Readonly<Record<EffectKind, number>> = {
  footsteps: -27, runningSteps: -25, door: -22, doorCreak: -27, knock: -22, bell: -22, gong: -20, thunder: -17, splash: -23,
  oar: -28, fireCrackle: -29, gust: -26, rustle: -31, paper: -29, cup: -28, pour: -29, coins: -26, cloth: -33, thud: -21, snap: -25,
  whoosh: -24, chime: -28, drum: -20, heartbeat: -24, rooster: -24, birdCall: -29, owl: -27, dogBark: -22, catMeow: -25, horse: -22,
  cartWheels: -26, crowd: -27, laughter: -23, clock: -31, typing: -30, phone: -25, glass: -22, sword: -22, sweep: -29, saw: -27, hammer: -23,
}; // prettier-ignore

/** Decibels between the gentlest and the most violent. */
const STRENGTH_DB = 8;
const CEILING = -2;

const ROOM = { decay: 0.5, gap: 0.006, size: 0.3, dullness: 5000 };
const ROOM_GAIN = 0.09;
const ROOM_TAIL = 0.35;
const LONGEST = 4;

/** Looked up once: in every sample, finding the global costs more than the arithmetic. */
const { abs, max, min } = Math;

/** What is 54 dB below the peak is over. */
const SILENCE = 0.002;

function trimmed(channels: readonly Float32Array[]): Float32Array[] {
  const peak = max(
    ...channels.map((channel) => channel.reduce((most, x) => (abs(x) > most ? abs(x) : most), 0)),
  );
  const isHeard = (x: number): boolean => abs(x) > SILENCE * peak;
  const first = min(...channels.map((channel) => channel.findIndex(isHeard)));
  const last = max(...channels.map((channel) => channel.findLastIndex(isHeard)));
  const end = min(last + 1, first + samplesOf(LONGEST));
  return channels.map((channel) => faded(channel.slice(max(0, first - 8), end)));
}

const EDGE = 96;
const FADE = samplesOf(0.03);

function faded(channel: Float32Array): Float32Array {
  const length = min(FADE, channel.length);
  for (let i = 0; i < length; i++) {
    const at = channel.length - 1 - i;
    channel[at] = ((channel[at] as number) * i) / length;
  }
  for (let i = 0; i < min(8, channel.length); i++) channel[i] = ((channel[i] as number) * i) / 8;
  return channel;
}

/** Left and right of a sound that stands in a small room. */
function inRoom(dry: Float32Array): [Float32Array, Float32Array] {
  const longer = new Float32Array(dry.length + samplesOf(ROOM_TAIL));
  longer.set(dry, EDGE);
  const sides: [Float32Array, Float32Array] = [longer.slice(), longer.slice()];
  new Reverb(ROOM).add([longer, longer], sides, ROOM_GAIN);
  return sides;
}

/** Stereo at 48 kHz. The same order gives the same samples. */
export function effectOf({ kind, variant, strength }: EffectOrder): Float32Array[] {
  const strike = { random: seeded(seedOf(kind, variant)), form: variant % 3, strength };
  const dry = filtered(recipes[kind](strike), highpass(32));
  const lufs = levels[kind] + STRENGTH_DB * (strength - 0.5);
  return levelled(trimmed(inRoom(dry)), { lufs, dbtp: CEILING }).channels;
}

export const effect: Make<'effect'> = async (order, bench) => {
  const channels = effectOf(order);
  bench.progress(1, 1);
  return {
    artifacts: [await keep(bench, 'effect.effect', encodeWav(channels))],
    facts: { samples: channels[0]?.length ?? 0 },
  };
};

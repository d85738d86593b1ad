/** Brings a whole sound to a loudness without letting its peaks through a ceiling. */
import { limited } from './limiter.ts';
import { loudnessOf } from './loudness.ts';
import { truePeakOf } from './true-peak.ts';
import type { Channels } from './wav.ts';

export interface Level {
  /** Integrated loudness aimed at, LUFS. */
  readonly lufs: number;
  /** Highest true peak, dBTP. */
  readonly dbtp: number;
}

/** A sound that was brought to a level, and what it came to. */
export interface Levelled extends Level {
  readonly channels: Float32Array[];
}

/** Limiting makes softer: so many times the gain is corrected by what is missing. */
const ROUNDS = 4;
const CLOSE_ENOUGH = 0.05;

function times(channel: Float32Array, gain: number): Float32Array {
  const out = new Float32Array(channel.length);
  for (let i = 0; i < out.length; i++) out[i] = (channel[i] as number) * gain;
  return out;
}

const scaled = (channels: Channels, gainDb: number): Float32Array[] => {
  const gain = 10 ** (gainDb / 20);
  return channels.map((channel) => times(channel, gain));
};

/** New arrays at `level`; what only needs a gain gets only that. Silence stays silence. */
export function levelled(channels: Channels, { lufs, dbtp }: Level): Levelled {
  const loudness = loudnessOf(channels);
  const peak = truePeakOf(channels);
  if (!Number.isFinite(loudness)) return { channels: scaled(channels, 0), lufs: loudness, dbtp: peak };
  const gainDb = lufs - loudness;
  if (peak + gainDb <= dbtp) return { channels: scaled(channels, gainDb), lufs, dbtp: peak + gainDb };
  return pressed(channels, gainDb, { lufs, dbtp });
}

function pressed(channels: Channels, firstGainDb: number, { lufs, dbtp }: Level): Levelled {
  let gainDb = firstGainDb;
  for (let round = 1; ; round++) {
    const result = limited(channels, 10 ** (gainDb / 20), dbtp);
    const loudness = loudnessOf(result);
    if (round === ROUNDS || Math.abs(lufs - loudness) < CLOSE_ENOUGH) {
      return { channels: result, lufs: loudness, dbtp: truePeakOf(result) };
    }
    gainDb += lufs - loudness;
  }
}

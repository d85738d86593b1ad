/** Brings a whole sound to a loudness without letting its peaks through a ceiling. */
import { limited } from './limiter.ts';
import { loudnessOf } from './loudness.ts';
import type { Channels } from './wav.ts';

export interface Level {
  /** Integrated loudness aimed at, LUFS. */
  readonly lufs: number;
  /** Highest true peak, dBTP. */
  readonly dbtp: number;
}

/** Limiting makes softer: so many times the gain is corrected by what is missing. */
const ROUNDS = 3;
const CLOSE_ENOUGH = 0.05;

/** New arrays at `level`; silence stays silence. */
export function levelled(channels: Channels, { lufs, dbtp }: Level): Float32Array[] {
  const loudness = loudnessOf(channels);
  if (!Number.isFinite(loudness)) return channels.map((channel) => channel.slice());
  let gainDb = lufs - loudness;
  let result = limited(channels, 10 ** (gainDb / 20), dbtp);
  for (let round = 1; round < ROUNDS; round++) {
    const missing = lufs - loudnessOf(result);
    if (Math.abs(missing) < CLOSE_ENOUGH) break;
    gainDb += missing;
    result = limited(channels, 10 ** (gainDb / 20), dbtp);
  }
  return result;
}

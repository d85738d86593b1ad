/** Reads what the command delivered with other means than it was made with: decoded, not believed. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeMp4 } from '../../adapters/media/decode.ts';
import { loudnessOf } from '../../adapters/media/loudness.ts';
import { truePeakOf } from '../../adapters/media/true-peak.ts';
import { decodeWav } from '../../adapters/media/wav.ts';
import { FilmReport } from '../../contracts/film.ts';

export const RATE = 48_000;

export const sha256Of = (path: string): string =>
  createHash('sha256').update(readFileSync(path)).digest('hex');

export const reportIn = (folder: string): FilmReport =>
  FilmReport.parse(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')));

export const textIn = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8');

export interface Watched {
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  /** Mean luma of each frame, 16 to 235. */
  readonly luma: readonly number[];
  readonly channels: readonly Float32Array[];
  readonly lufs: number;
  readonly dbtp: number;
}

/** Decodes a film from end to end. */
export async function watch(path: string, fps: number): Promise<Watched> {
  const luma: number[] = [];
  const pieces: Float32Array[][] = [];
  let [width, height] = [0, 0];
  await decodeMp4(path, fps, {
    picture: (picture) => {
      [width, height] = [picture.width, picture.height];
      luma.push(meanOf(picture.luma.bytes));
    },
    sound: ({ channels }) => pieces.push(channels.map((channel) => channel.slice())),
  });
  const channels = [0, 1].map((at) => joined(pieces.map((piece) => piece[at] ?? new Float32Array())));
  return {
    width,
    height,
    frames: luma.length,
    luma,
    channels,
    lufs: loudnessOf(channels),
    dbtp: truePeakOf(channels),
  };
}

function meanOf(bytes: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 16) sum += bytes[at] ?? 0;
  return sum / Math.ceil(bytes.length / 16);
}

function joined(pieces: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** Level of a stretch in dB below full scale. */
export function levelDb(sound: Float32Array, startMs: number, endMs: number): number {
  const part = sound.subarray(Math.round((startMs * RATE) / 1000), Math.round((endMs * RATE) / 1000));
  const power = part.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, part.length);
  return 10 * Math.log10(power + 1e-12);
}

export const stemIn = (folder: string, name: string): readonly Float32Array[] =>
  decodeWav(readFileSync(join(folder, 'stems', name)));

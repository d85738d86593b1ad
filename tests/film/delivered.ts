/** Reads what the command delivered with other means than it was made with: decoded, not believed. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeMp4 } from '../../adapters/media/decode.ts';
import { loudnessOf } from '../../adapters/media/loudness.ts';
import { truePeakOf } from '../../adapters/media/true-peak.ts';
import { decodeWav } from '../../adapters/media/wav.ts';
import type { Sighting } from '../../contracts/drawing.ts';
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

/** Brightness of a frame, row by row. */
export interface Luma {
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

/** Decodes some frames of a film. */
export async function lumaOf(
  path: string,
  fps: number,
  frames: ReadonlySet<number>,
): Promise<ReadonlyMap<number, Luma>> {
  const found = new Map<number, Luma>();
  await decodeMp4(path, fps, {
    picture: ({ frame, width, height, luma }) => {
      if (!frames.has(frame)) return;
      const bytes = new Uint8Array(width * height);
      for (let y = 0; y < height; y += 1)
        bytes.set(luma.bytes.subarray(y * luma.stride, y * luma.stride + width), y * width);
      found.set(frame, { width, height, bytes });
    },
  });
  return found;
}

/** Levels of brightness by which a pixel must differ to be another one, whatever the encoder did to it. */
const OTHER = 12;

/** Share of the pixels for which `of` holds that are others in two frames. */
export function changedShare(one: Luma, other: Luma, of: (x: number, y: number) => boolean): number {
  let [changed, all] = [0, 0];
  for (const [at, level] of one.bytes.entries()) {
    if (!of(at % one.width, Math.floor(at / one.width))) continue;
    all += 1;
    if (Math.abs(level - (other.bytes[at] ?? 0)) > OTHER) changed += 1;
  }
  return all === 0 ? 0 : changed / all;
}

/** Whether a pixel lies in a box with so much room around it. */
export const isIn = (
  { x, y, w, h }: Sighting['box'],
  [px, py]: readonly [number, number],
  room = 0,
): boolean => px >= x - room && px < x + w + room && py >= y - room && py < y + h + room;

/** The stretches of the film that belong to some shots, dissolves from and to them with them. */
function stretchesOf({ shots }: FilmReport, shotIds: readonly string[]): FilmReport['shots'] {
  const isOwn = (at: number): boolean => shotIds.includes(shots[at]?.id ?? '');
  return shots.filter(
    ({ id }, at) => isOwn(at) || (id.startsWith('transition:') && (isOwn(at - 1) || isOwn(at + 1))),
  );
}

/** Frames in which each of those whom words name is seen doing what they tell; counted by the report's own sightings. */
export function framesNamed(
  report: FilmReport,
  { names, shotIds }: FilmReport['coverage'][number],
): readonly number[] {
  const stretches = stretchesOf(report, shotIds);
  if (names.length === 0) return [stretches.reduce((sum, { frames }) => sum + frames, 0)];
  const sightings = stretches.flatMap(({ seen }) => seen);
  return names.map(({ entityId, acts }) => {
    const frames = new Set<number>();
    for (const { entityId: who, act, fromFrame, toFrame } of sightings)
      if (who === entityId && (acts.length === 0 || acts.includes(act)))
        for (let frame = fromFrame; frame < toFrame; frame += 1) frames.add(frame);
    return frames.size;
  });
}

/** A sound that somebody has put in, as two channels at 48 kHz: as much of it as is heard. */
import {
  AV_SAMPLE_FMT_DBL,
  AV_SAMPLE_FMT_DBLP,
  AV_SAMPLE_FMT_FLT,
  AV_SAMPLE_FMT_FLTP,
  AV_SAMPLE_FMT_S16,
  AV_SAMPLE_FMT_S16P,
  AV_SAMPLE_FMT_S32,
  AV_SAMPLE_FMT_S32P,
  AV_SAMPLE_FMT_U8,
  AV_SAMPLE_FMT_U8P,
} from 'node-av/constants';
import type { Frame } from 'node-av/lib';
import { SAMPLE_RATE } from '../../../contracts/shared.ts';
import { resample } from '../resample.ts';
import { unreadable } from './unreadable.ts';
import { UploadTrack, type UploadForm } from './upload-track.ts';

/** How one sample of a form lies in memory, and what makes −1…1 of it. */
interface SampleForm {
  readonly bytes: number;
  readonly isPlanar: boolean;
  readonly read: (view: DataView, at: number) => number;
}

const u8 = (view: DataView, at: number): number => (view.getUint8(at) - 128) / 128;
const s16 = (view: DataView, at: number): number => view.getInt16(at, true) / 32_768;
const s32 = (view: DataView, at: number): number => view.getInt32(at, true) / 2_147_483_648;
const float = (view: DataView, at: number): number => view.getFloat32(at, true);
const double = (view: DataView, at: number): number => view.getFloat64(at, true);

const forms: ReadonlyMap<number, SampleForm> = new Map([
  [AV_SAMPLE_FMT_U8, { bytes: 1, isPlanar: false, read: u8 }],
  [AV_SAMPLE_FMT_S16, { bytes: 2, isPlanar: false, read: s16 }],
  [AV_SAMPLE_FMT_S32, { bytes: 4, isPlanar: false, read: s32 }],
  [AV_SAMPLE_FMT_FLT, { bytes: 4, isPlanar: false, read: float }],
  [AV_SAMPLE_FMT_DBL, { bytes: 8, isPlanar: false, read: double }],
  [AV_SAMPLE_FMT_U8P, { bytes: 1, isPlanar: true, read: u8 }],
  [AV_SAMPLE_FMT_S16P, { bytes: 2, isPlanar: true, read: s16 }],
  [AV_SAMPLE_FMT_S32P, { bytes: 4, isPlanar: true, read: s32 }],
  [AV_SAMPLE_FMT_FLTP, { bytes: 4, isPlanar: true, read: float }],
  [AV_SAMPLE_FMT_DBLP, { bytes: 8, isPlanar: true, read: double }],
]);

/** One channel of a frame; the only one there is stands for both. */
function channelOf(frame: Frame, channel: number, channels: number): Float32Array {
  const form = forms.get(frame.format);
  if (form === undefined)
    throw unreadable('sound', `its samples have a form (${frame.format}) that is not known.`);
  const own = Math.min(channel, channels - 1);
  const plane = frame.data?.[form.isPlanar ? own : 0] ?? new Uint8Array();
  const view = new DataView(plane.buffer, plane.byteOffset, plane.byteLength);
  const step = form.isPlanar ? form.bytes : form.bytes * channels;
  const first = form.isPlanar ? 0 : own * form.bytes;
  return Float32Array.from({ length: frame.nbSamples }, (_, at) => form.read(view, first + at * step));
}

const joined = (pieces: readonly Float32Array[]): Float32Array => {
  const whole = new Float32Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
};

/** Rates that sounds come at. */
const SLOWEST = 8_000;
const FASTEST = 192_000;
const MOST_CHANNELS = 16;

/** Two channels of `samples` at most. Throws UPLOAD_UNREADABLE where nothing is heard in it. */
export function readSound(file: Omit<UploadForm, 'kind'>, samples: number): Float32Array[] {
  using track = new UploadTrack({ ...file, kind: 'audio' });
  const { sampleRate: rate, channelLayout } = track.stream.codecpar;
  const channels = channelLayout.nbChannels;
  if (rate < SLOWEST || rate > FASTEST || channels < 1 || channels > MOST_CHANNELS)
    throw unreadable('sound', `it has ${channels} channels of ${rate} samples a second.`);
  const wanted = Math.ceil((samples * rate) / SAMPLE_RATE);
  const pieces: [Float32Array[], Float32Array[]] = [[], []];
  let read = 0;
  for (const frame of track.frames()) {
    pieces.forEach((own, channel) => own.push(channelOf(frame, channel, channels)));
    read += frame.nbSamples;
    if (read >= wanted) break;
  }
  if (read === 0) throw unreadable('sound', 'nothing is in it.');
  return pieces.map((own) => resample(joined(own), rate, SAMPLE_RATE).subarray(0, samples));
}

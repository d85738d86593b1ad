/** A WAV file as AAC in an MP4 of its own, whose packets a film takes over as they are. */
import { SAMPLE_RATE } from '../../contracts/shared.ts';
import { AAC_FRAME, AacEncoder } from './encode-aac.ts';
import { checked } from './native.ts';
import { WavReader } from './wav.ts';
import { Mp4Writer } from './write-mp4.ts';

const FULL_SCALE = 32_768;

/** One channel of interleaved samples, −1…1, into `room`. Returns the part of it that they take. */
function channelOf(
  pcm: Int16Array,
  [channels, first]: readonly [number, number],
  room: Float32Array,
): Float32Array {
  const out = room.subarray(0, pcm.length / channels);
  for (let i = 0, at = first; i < out.length; i++, at += channels) out[i] = (pcm[at] as number) / FULL_SCALE;
  return out;
}

interface Encoding {
  readonly wav: WavReader;
  readonly encoder: AacEncoder;
  readonly heard: (samples: number) => void;
}

async function encode({ wav, encoder, heard }: Encoding, path: string): Promise<void> {
  using writer = new Mp4Writer(path);
  const track = writer.addTrack({ num: 1, den: SAMPLE_RATE }, (stream) => {
    checked(stream.codecpar.fromContext(encoder.context), 'describe the sound');
  });
  writer.start();
  const rooms = [new Float32Array(AAC_FRAME), new Float32Array(AAC_FRAME)] as const;
  for (let from = 0; from < wav.samples; from += AAC_FRAME) {
    const pcm = await wav.read(from, AAC_FRAME);
    const left = channelOf(pcm, [wav.channels, 0], rooms[0]);
    const right = channelOf(pcm, [wav.channels, wav.channels - 1], rooms[1]);
    for (const packet of encoder.encode(left, right)) writer.write(packet, track);
    if (from % SAMPLE_RATE < AAC_FRAME) heard(from);
  }
  for (const packet of encoder.end()) writer.write(packet, track);
  writer.finish();
}

/**
 * Encodes the WAV file at `from` into an MP4 at `to`, and tells every second of sound how many samples are done. Rejects
 * with JOB_INPUTS_INVALID when it is not ours, and with what `heard` throws.
 */
export async function encodeSound(
  from: string,
  to: string,
  heard: (samples: number) => void = () => undefined,
): Promise<void> {
  const wav = await WavReader.open(from);
  const encoder = new AacEncoder();
  try {
    await encode({ wav, encoder, heard }, to);
  } finally {
    encoder.close();
    await wav.close();
  }
}

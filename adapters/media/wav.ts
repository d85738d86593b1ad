/** WAV at 48 kHz in 16 bits: whole, or streamed in blocks so that memory does not grow with the film. */
import { open, type FileHandle } from 'node:fs/promises';
import { Failure } from '../../contracts/error.ts';
import { SAMPLE_RATE } from '../../contracts/shared.ts';

/** One Float32Array per channel, −1…1, all of the same length; one channel or two. */
export type Channels = readonly Float32Array[];

const HEADER_BYTES = 44;
const FULL_SCALE = 32_767;

/** The 44 bytes before the samples; `samples` counts per channel. */
function header(channels: number, samples: number): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES);
  const view = new DataView(bytes.buffer);
  const dataBytes = samples * channels * 2;
  const tag = (at: number, word: string): void => {
    for (let i = 0; i < 4; i++) bytes[at + i] = word.charCodeAt(i);
  };
  tag(0, 'RIFF');
  view.setUint32(4, 36 + dataBytes, true);
  tag(8, 'WAVE');
  tag(12, 'fmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, SAMPLE_RATE, true);
  view.setUint32(28, SAMPLE_RATE * channels * 2, true);
  view.setUint16(32, channels * 2, true);
  view.setUint16(34, 16, true);
  tag(36, 'data');
  view.setUint32(40, dataBytes, true);
  return bytes;
}

/** Added and taken away again, it leaves a small number rounded to the nearest whole (IEEE 754). */
const ROUNDING = 1.5 * 2 ** 52;

/** Nearest of 65,535 steps; what is louder than full scale is cut. */
function step(x: number): number {
  const rounded = x * FULL_SCALE + ROUNDING - ROUNDING;
  return rounded > FULL_SCALE ? FULL_SCALE : rounded < -FULL_SCALE ? -FULL_SCALE : rounded;
}

/** Writes the first `samples` of `block` into `out`, one sample of each channel by turns. */
function interleave(block: Channels, samples: number, out: Int16Array): void {
  const every = block.length;
  block.forEach((channel, c) => {
    for (let i = 0, at = c; i < samples; i++, at += every) out[at] = step(channel[i] as number);
  });
}

const bytesOf = (pcm: Int16Array): Uint8Array => new Uint8Array(pcm.buffer, pcm.byteOffset, pcm.byteLength);

/** A whole WAV file from samples in −1…1 at 48 kHz. */
export function encodeWav(channels: Channels): Uint8Array {
  const samples = channels[0]?.length ?? 0;
  const file = new Uint8Array(HEADER_BYTES + 2 * samples * channels.length);
  file.set(header(channels.length, samples));
  interleave(channels, samples, new Int16Array(file.buffer, HEADER_BYTES));
  return file;
}

interface WavFormat {
  readonly channels: number;
  /** Samples of each channel. */
  readonly samples: number;
  /** First byte of the samples. */
  readonly dataAt: number;
}

/** Finds the format and the samples among the chunks of the first bytes. Throws JOB_INPUTS_INVALID. */
function readFormat(head: DataView, fileBytes: number): WavFormat {
  let channels = 0;
  for (let at = 12; at + 8 <= head.byteLength;) {
    const tag = head.getUint32(at);
    const size = head.getUint32(at + 4, true);
    if (tag === 0x666d7420) {
      channels = head.getUint16(at + 10, true);
      if (head.getUint16(at + 8, true) !== 1 || head.getUint16(at + 22, true) !== 16)
        throw notOurs('16-bit PCM');
      if (head.getUint32(at + 12, true) !== SAMPLE_RATE) throw notOurs('48 kHz');
    }
    if (tag === 0x64617461 && channels > 0) {
      const bytes = Math.min(size, fileBytes - at - 8);
      return { channels, samples: Math.floor(bytes / (2 * channels)), dataAt: at + 8 };
    }
    at += 8 + size + (size % 2);
  }
  throw notOurs('a WAV file');
}

const notOurs = (what: string): Failure => new Failure('JOB_INPUTS_INVALID', `The sound is not ${what}.`);

/** Samples of a WAV file in memory, per channel. Throws JOB_INPUTS_INVALID when it is not 16-bit PCM at 48 kHz. */
export function decodeWav(file: Uint8Array): Float32Array[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const format = readFormat(view, file.byteLength);
  const out = Array.from({ length: format.channels }, () => new Float32Array(format.samples));
  out.forEach((channel, c) => {
    let at = format.dataAt + 2 * c;
    for (let i = 0; i < format.samples; i++, at += 2 * format.channels) {
      channel[i] = view.getInt16(at, true) / FULL_SCALE;
    }
  });
  return out;
}

/** Samples that are read or written at once: each call to the disk waits longer for its turn than for the bytes. */
const STRETCH = 65_536;

/** Reads any part of a WAV file on disk; forwards is quickest. */
export class WavReader {
  readonly channels: number;
  readonly samples: number;
  readonly #file: FileHandle;
  readonly #dataAt: number;
  /** Interleaved samples from `#heldFrom` on, `#held` of each channel. */
  #buffer = new Int16Array(0);
  #heldFrom = 0;
  #held = 0;

  private constructor(file: FileHandle, format: WavFormat) {
    this.#file = file;
    this.channels = format.channels;
    this.samples = format.samples;
    this.#dataAt = format.dataAt;
  }

  /** Rejects with JOB_INPUTS_INVALID when the file is not 16-bit PCM at 48 kHz. */
  static async open(path: string): Promise<WavReader> {
    const file = await open(path, 'r');
    try {
      const head = new DataView(new ArrayBuffer(4096));
      const { bytesRead } = await file.read(head, 0, 4096, 0);
      const { size } = await file.stat();
      return new WavReader(file, readFormat(new DataView(head.buffer, 0, bytesRead), size));
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /** The interleaved 16-bit samples `from … from + count`, fewer at the end. Valid until the next call. */
  async read(from: number, count: number): Promise<Int16Array> {
    const wanted = Math.max(0, Math.min(count, this.samples - from));
    if (wanted === 0) return this.#buffer.subarray(0, 0);
    if (from < this.#heldFrom || from + wanted > this.#heldFrom + this.#held) await this.#hold(from, wanted);
    const [first, last] = [from - this.#heldFrom, Math.min(this.#held, from - this.#heldFrom + wanted)];
    return this.#buffer.subarray(first * this.channels, last * this.channels);
  }

  async #hold(from: number, wanted: number): Promise<void> {
    const stretch = Math.min(Math.max(wanted, STRETCH), this.samples - from) * this.channels;
    if (this.#buffer.length < stretch) this.#buffer = new Int16Array(stretch);
    const bytes = new Uint8Array(this.#buffer.buffer, 0, stretch * 2);
    const at = this.#dataAt + from * this.channels * 2;
    const { bytesRead } = await this.#file.read(bytes, 0, bytes.length, at);
    this.#heldFrom = from;
    this.#held = Math.floor(bytesRead / (2 * this.channels));
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}

/** Writes a WAV file block by block; the header is completed at the end. */
export class WavWriter {
  readonly #file: FileHandle;
  readonly #channels: number;
  /** Interleaved samples that are not on the disk yet: the first `#held` of each channel. */
  #waiting = new Int16Array(0);
  #held = 0;
  #samples = 0;

  private constructor(file: FileHandle, channels: number) {
    this.#file = file;
    this.#channels = channels;
  }

  /** Begins a file at `path`, over whatever is there. */
  static async open(path: string, channels: number): Promise<WavWriter> {
    const file = await open(path, 'w');
    await file.write(header(channels, 0));
    return new WavWriter(file, channels);
  }

  /** Appends `samples` of every channel. */
  async write(block: Channels, samples: number): Promise<void> {
    const first = this.#held * this.#channels;
    this.#grow(first + samples * this.#channels);
    interleave(block, samples, this.#waiting.subarray(first));
    this.#samples += samples;
    this.#held += samples;
    if (this.#held >= STRETCH) await this.#flush();
  }

  #grow(length: number): void {
    if (this.#waiting.length >= length) return;
    const longer = new Int16Array(Math.max(length, 1.2 * STRETCH * this.#channels));
    longer.set(this.#waiting.subarray(0, this.#held * this.#channels));
    this.#waiting = longer;
  }

  async #flush(): Promise<void> {
    const pcm = this.#waiting.subarray(0, this.#held * this.#channels);
    this.#held = 0;
    if (pcm.length > 0) await this.#file.appendFile(bytesOf(pcm));
  }

  /** Completes the header and closes the file. */
  async finish(): Promise<void> {
    try {
      await this.#flush();
      await this.#file.write(header(this.#channels, this.#samples), 0, HEADER_BYTES, 0);
    } finally {
      await this.#file.close();
    }
  }
}

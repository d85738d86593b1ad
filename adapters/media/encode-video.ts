/**
 * Pictures into a video-only MP4. All files of one size, rate, preset and quality have the same codec parameters and
 * closed groups of pictures, so that their packets can follow each other in one film; the bytes depend on the pictures alone.
 */
import {
  AV_CODEC_FLAG_CLOSED_GOP,
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AV_CODEC_FLAG_RECON_FRAME,
  AV_PIX_FMT_RGBA,
  AV_PIX_FMT_YUV420P,
  AVCHROMA_LOC_LEFT,
  AVCOL_PRI_BT709,
  AVCOL_RANGE_JPEG,
  AVCOL_RANGE_MPEG,
  AVCOL_SPC_BT709,
  AVCOL_SPC_RGB,
  AVCOL_TRC_BT709,
  FF_ENCODER_LIBX264,
} from 'node-av/constants';
import { Codec, CodecContext, Frame, Packet, Rational, SoftwareScaleContext } from 'node-av/lib';
import { Failure } from '../../contracts/error.ts';
import type { FrameRate } from '../../contracts/shared.ts';
import { showPicture, type Picture } from './decode.ts';
import { checked, isReady } from './native.ts';
import { Mp4Writer, type Mp4Track } from './write-mp4.ts';

export interface VideoFormat {
  /** Even numbers of pixels. */
  readonly width: number;
  readonly height: number;
  readonly fps: FrameRate;
  /** Constant rate factor of x264: 0 loses nothing, 51 loses most. */
  readonly crf: number;
  readonly preset: 'ultrafast' | 'superfast' | 'veryfast' | 'faster' | 'fast' | 'medium' | 'slow';
}

export interface VideoEncoder {
  /** Encodes a picture: `width × height × 4` bytes of RGBA, row by row; they are free again when it resolves. */
  write(rgba: Uint8Array): Promise<void>;
  /** Encodes the picture of the last `write` again, without converting it. */
  repeat(): Promise<void>;
  /** Encodes what is still held back and closes the file. */
  finish(): Promise<void>;
  /** Closes the file unfinished; for when drawing fails. */
  abandon(): Promise<void>;
}

/** Seconds between pictures from which decoding can start: rare enough to be cheap, often enough to jump about. */
const SECONDS_BETWEEN_KEYS = 4;

/**
 * One thread and the same arithmetic on every processor. No cuts are looked for inside a shot, so that key pictures
 * fall at fixed places.
 */
const X264_PARAMS = 'threads=1:sliced-threads=0:cpu-independent=1:scenecut=0';

/**
 * Drawn pictures stand still or move by whole sheets, so a short search finds what a long one finds: a quarter less work
 * for files 5 % larger at the same likeness. Of the smaller blocks only those of 8 × 8 that are predicted from one side are
 * tried; without them small mouths stay open when they close (docs/decisions/0009, measured).
 */
const SHORT_SEARCH = ':ref=1:me=dia:subme=1:weightp=0:b-adapt=0:partitions=p8x8';

/** Pictures that x264 may decode ahead of their turn: decoding runs at most this many frames before showing. */
export const REORDERED_FRAMES = 2;

/** Averages chroma over the picture elements it covers; exact rounding costs 0.7 ms at 720p and makes all processors agree. */
const SCALER_FLAGS = 'area+accurate_rnd+bitexact';

/** How pictures are encoded, and who looks at them. */
interface Encoding {
  /** How motion is looked for, in x264's own words; empty, as its preset does. */
  readonly search?: string;
  /**
   * Shown each picture as every decoder will show it, to the bit: the encoder needs them itself to predict the next. They
   * come in the order of the file, a few frames late.
   */
  readonly shown?: (picture: Picture) => void;
}

function openCodec(format: VideoFormat, { search = SHORT_SEARCH, shown }: Encoding): CodecContext {
  const codec = Codec.findEncoderByName(FF_ENCODER_LIBX264);
  const context = new CodecContext();
  context.allocContext3(codec);
  context.width = format.width;
  context.height = format.height;
  context.pixelFormat = AV_PIX_FMT_YUV420P;
  context.timeBase = new Rational(1, format.fps);
  context.framerate = new Rational(format.fps, 1);
  context.gopSize = SECONDS_BETWEEN_KEYS * format.fps;
  context.threadCount = 1;
  context.colorRange = AVCOL_RANGE_MPEG;
  context.colorSpace = AVCOL_SPC_BT709;
  context.colorPrimaries = AVCOL_PRI_BT709;
  context.colorTrc = AVCOL_TRC_BT709;
  context.chromaLocation = AVCHROMA_LOC_LEFT;
  context.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER, AV_CODEC_FLAG_CLOSED_GOP);
  if (shown !== undefined) context.setFlags(AV_CODEC_FLAG_RECON_FRAME);
  // Not by a Dictionary handed to open2: node-av 6.1.1 frees that twice and brings the process down.
  const options = { preset: format.preset, crf: String(format.crf), 'x264-params': X264_PARAMS + search };
  for (const [name, value] of Object.entries(options))
    checked(context.setOption(name, value), `set ${name} of x264`);
  checked(context.open2Sync(codec), 'open x264');
  return context;
}

/** Converts pictures the same way on every processor. */
export function openScaler(): SoftwareScaleContext {
  const scaler = new SoftwareScaleContext();
  scaler.allocContext();
  checked(scaler.setOption('threads', '1'), 'set the threads of the scaler');
  checked(scaler.setOption('sws_flags', SCALER_FLAGS), 'set the flags of the scaler');
  return scaler;
}

function newFrame(format: VideoFormat, kind: 'rgba' | 'yuv'): Frame {
  const frame = new Frame();
  frame.alloc();
  frame.width = format.width;
  frame.height = format.height;
  frame.format = kind === 'rgba' ? AV_PIX_FMT_RGBA : AV_PIX_FMT_YUV420P;
  frame.colorRange = kind === 'rgba' ? AVCOL_RANGE_JPEG : AVCOL_RANGE_MPEG;
  frame.colorSpace = kind === 'rgba' ? AVCOL_SPC_RGB : AVCOL_SPC_BT709;
  frame.chromaLocation = AVCHROMA_LOC_LEFT;
  checked(frame.getBuffer(0), 'allocate a picture');
  return frame;
}

class X264Encoder implements VideoEncoder {
  readonly #format: VideoFormat;
  readonly #codec: CodecContext;
  readonly #scaler = openScaler();
  readonly #writer: Mp4Writer;
  readonly #track: Mp4Track;
  readonly #rgba: Frame;
  readonly #packet = new Packet();
  readonly #shown: Encoding['shown'];
  readonly #rebuilt = new Frame();
  /** What the last picture is read from: nothing else keeps it from the collector while it is. */
  #lent: Buffer | null = null;
  /** The picture being encoded and the one being converted, by turns. */
  #current: Frame;
  #spare: Frame;
  #encoding: Promise<void> = Promise.resolve();
  #frames = 0;

  constructor(path: string, format: VideoFormat, encoding: Encoding) {
    this.#format = format;
    this.#shown = encoding.shown;
    this.#codec = openCodec(format, encoding);
    this.#rgba = newFrame(format, 'rgba');
    this.#current = newFrame(format, 'yuv');
    this.#spare = newFrame(format, 'yuv');
    this.#packet.alloc();
    this.#rebuilt.alloc();
    this.#writer = new Mp4Writer(path);
    this.#track = this.#writer.addTrack({ num: 1, den: format.fps }, (stream) => {
      checked(stream.codecpar.fromContext(this.#codec), 'describe the video');
      stream.avgFrameRate = new Rational(format.fps, 1);
    });
    this.#writer.start();
  }

  async write(rgba: Uint8Array): Promise<void> {
    const { width, height } = this.#format;
    if (rgba.byteLength !== width * height * 4) {
      throw new Failure(
        'INTERNAL',
        `A picture of ${width}×${height} has ${width * height * 4} bytes and not ${rgba.byteLength}.`,
      );
    }
    this.#convert(Buffer.from(rgba.buffer, rgba.byteOffset, rgba.byteLength));
    await this.#encoding;
    [this.#current, this.#spare] = [this.#spare, this.#current];
    this.#encode();
  }

  async repeat(): Promise<void> {
    if (this.#frames === 0) throw new Failure('INTERNAL', 'There is no picture yet that could be repeated.');
    await this.#encoding;
    this.#encode();
  }

  async finish(): Promise<void> {
    await this.#encoding;
    checked(await this.#codec.sendFrame(null), 'end the video');
    this.#drain();
    this.#writer.finish();
    this.#free();
  }

  async abandon(): Promise<void> {
    await this.#encoding.catch(() => undefined);
    this.#writer[Symbol.dispose]();
    this.#free();
  }

  /** Reads the caller's memory where it lies: the frame only borrows it until the conversion is done. */
  #convert(rgba: Buffer): void {
    this.#lent = rgba;
    checked(this.#rgba.fromBuffer(this.#lent), 'read a picture');
    checked(this.#spare.makeWritable(), 'reuse a picture');
    checked(this.#scaler.scaleFrameSync(this.#spare, this.#rgba), 'convert a picture');
    this.#lent = null;
  }

  /** Starts encoding on another thread; drawing and converting the next picture goes on meanwhile. */
  #encode(): void {
    this.#current.pts = BigInt(this.#frames);
    this.#frames += 1;
    this.#encoding = this.#send(this.#current);
    this.#encoding.catch(() => undefined);
  }

  async #send(frame: Frame): Promise<void> {
    checked(await this.#codec.sendFrame(frame), 'encode a picture');
    this.#drain();
  }

  #drain(): void {
    while (isReady(this.#codec.receivePacketSync(this.#packet), 'take a video packet')) {
      if (this.#shown !== undefined) this.#show(Number(this.#packet.pts), this.#shown);
      this.#packet.duration = 1n;
      this.#writer.write(this.#packet, this.#track);
    }
  }

  /** Shows the picture that the last packet rebuilds. */
  #show(number: number, shown: (picture: Picture) => void): void {
    checked(this.#codec.receiveFrameSync(this.#rebuilt), 'take a rebuilt picture');
    showPicture(this.#rebuilt, number, shown);
    this.#rebuilt.unref();
  }

  #free(): void {
    for (const frame of [this.#rgba, this.#current, this.#spare, this.#rebuilt]) frame.free();
    this.#packet.free();
    this.#scaler.freeContext();
    this.#codec.freeContext();
  }
}

/** Starts a video-only MP4 at `path`. Rejects with DISK_FULL, or INTERNAL when x264 refuses the format. */
export const openVideoEncoder = (
  path: string,
  format: VideoFormat,
  encoding: Encoding = {},
): Promise<VideoEncoder> => Promise.resolve().then(() => new X264Encoder(path, format, encoding));

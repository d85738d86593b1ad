/**
 * Encodes the pictures of a finished film once more and prints the processor time of that alone, ms: x264 veryfast,
 * crf 20, one thread, motion looked for as that preset does, conversion from RGBA included. `node bench/encode-alone.ts FILM FPS`. Decoding is not counted.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { picturesIn, type Picture } from '../adapters/media/decode.ts';
import { FrameRate } from '../contracts/shared.ts';
import { openVideoEncoder, type VideoEncoder } from '../adapters/media/encode-video.ts';

/** Pictures held in memory while they wait to be encoded together. */
const BATCH = 48;

const VERYFAST = { crf: 20, preset: 'veryfast' } as const;

const byte = (value: number): number => (value < 0 ? 0 : value > 255 ? 255 : value);

/** RGBA of a picture by the BT.709 matrix for television levels (ITU-R BT.709-6, table 3). */
function rgbaOf({ width, height, luma, blue, red }: Picture): Uint8Array {
  const rgba = new Uint8Array(width * height * 4).fill(255);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4;
      const l = 1.1644 * ((luma.bytes[y * luma.stride + x] ?? 0) - 16);
      const b = (blue.bytes[(y >> 1) * blue.stride + (x >> 1)] ?? 0) - 128;
      const r = (red.bytes[(y >> 1) * red.stride + (x >> 1)] ?? 0) - 128;
      rgba[at] = byte(l + 1.7927 * r);
      rgba[at + 1] = byte(l - 0.2132 * b - 0.5329 * r);
      rgba[at + 2] = byte(l + 2.1124 * b);
    }
  }
  return rgba;
}

async function cpuMsOf(deed: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await deed();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function encodeAlone(film: string, fps: FrameRate): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'encode-alone-'));
  const waiting: Uint8Array[] = [];
  let [encoder, cpuMs]: [VideoEncoder | null, number] = [null, 0];
  const flush = async (): Promise<void> => {
    for (const rgba of waiting.splice(0)) await encoder?.write(rgba);
  };
  for (const picture of picturesIn(film, fps)) {
    const { width, height } = picture;
    encoder ??= await openVideoEncoder(
      join(folder, 'again.mp4'),
      { width, height, fps, ...VERYFAST },
      { search: '' },
    );
    waiting.push(rgbaOf(picture));
    if (waiting.length === BATCH) cpuMs += await cpuMsOf(flush);
  }
  cpuMs += await cpuMsOf(async () => {
    await flush();
    await encoder?.finish();
  });
  rmSync(folder, { recursive: true });
  return cpuMs;
}

const [film = '', fps] = process.argv.slice(2);
process.stdout.write(`${await encodeAlone(film, FrameRate.parse(Number(fps)))}\n`);

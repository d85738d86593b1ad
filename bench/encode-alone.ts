/**
 * Encodes the pictures of a film once more, as they were drawn, and prints the processor time of that alone, ms, and how
 * many they were: x264 veryfast, crf 20, one thread, motion looked for as that preset does, every picture converted from
 * RGBA, a file for each shot. Drawing is not counted. `node bench/encode-alone.ts FOLDER SHOTS PART PARTS` takes
 * every PARTS-th of the shots in a file, so that as many encoders can work at once as a film has makers.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Workbench } from '../actors/runtime/maker.ts';
import { openVideoEncoder, type VideoEncoder } from '../adapters/media/encode-video.ts';
import { openObjects } from '../adapters/objects/index.ts';
import { openStudio } from '../adapters/pictures/paper-cut/make/studio.ts';
import { openDrawing, type OpenDrawing } from '../adapters/pictures/paper-cut/stage/open-drawing.ts';
import type { OrderedShot } from './ordered-shots.ts';

/** Pictures held in memory while they wait to be encoded together. */
const BATCH = 48;

const VERYFAST = { crf: 20, preset: 'veryfast' } as const;

/** Longer than the encoder works on the picture that it was given last, ms. */
const LAST_PICTURE_MS = 50;

async function cpuMsOf(deed: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await deed();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function encoded(pictures: readonly Uint8Array[], encoder: VideoEncoder): Promise<void> {
  for (const rgba of pictures) await encoder.write(rgba);
  await setTimeout(LAST_PICTURE_MS);
}

/** Encodes a shot batch by batch; its CPU, ms. */
async function encodeShot(
  { fromFrame, toFrame }: OrderedShot,
  open: OpenDrawing,
  encoder: VideoEncoder,
): Promise<number> {
  const waiting: Uint8Array[] = [];
  let cpuMs = 0;
  for (let frame = fromFrame; frame < toFrame; frame += 1) {
    open.show(frame);
    waiting.push(new Uint8Array(open.canvas.data()));
    // Native memory of canvases is only freed when the event loop is returned to.
    await setImmediate();
    if (waiting.length === BATCH) cpuMs += await cpuMsOf(() => encoded(waiting.splice(0), encoder));
  }
  return cpuMs + (await cpuMsOf(() => encoded(waiting, encoder).then(() => encoder.finish())));
}

async function encodeAlone(
  folder: string,
  shots: readonly OrderedShot[],
): Promise<{ cpuMs: number; frames: number }> {
  const [studio, scratch] = [openStudio(), mkdtempSync(join(tmpdir(), 'encode-alone-'))];
  const objects = openObjects(`folder:${join(folder, '.ainern2d')}`);
  const bench: Workbench = { objects, signal: new AbortController().signal, progress: () => undefined };
  let [cpuMs, frames] = [0, 0];
  for (const shot of shots) {
    const { width, height, fps } = shot.drawing;
    const format = { width, height, fps, ...VERYFAST };
    const documents = await studio.shelf.documentsOf(shot.drawing, bench);
    using open = openDrawing(shot.drawing, documents, { store: studio.storeFor(shot.drawing) });
    const encoder = await openVideoEncoder(join(scratch, 'again.mp4'), format, { search: '' });
    cpuMs += await encodeShot(shot, open, encoder);
    frames += shot.toFrame - shot.fromFrame;
  }
  rmSync(scratch, { recursive: true });
  return { cpuMs, frames };
}

const [folder = '', shots = '', part = '0', parts = '1'] = process.argv.slice(2);
const all = JSON.parse(readFileSync(shots, 'utf8')) as readonly OrderedShot[];
const own = all.filter((_, at) => at % Number(parts) === Number(part));
process.stdout.write(`${JSON.stringify(await encodeAlone(folder, own))}\n`);

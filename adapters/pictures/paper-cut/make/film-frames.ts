/** Frames into a video file, and what is seen of them there. What does not change is encoded again without being drawn. */
import type { Canvas } from '@napi-rs/canvas';
import type { Workbench } from '../../../../actors/runtime/maker.ts';
import type { ArtifactRef } from '../../../../contracts/artifact.ts';
import type { MouthBox } from '../../../../contracts/drawing.ts';
import type { FrameRate } from '../../../../contracts/shared.ts';
import { openVideoEncoder, type VideoFormat } from '../../../media/encode-video.ts';
import { StripWatch, type StripSight } from '../../../media/watch/strip-watch.ts';

/** A film strip to encode: how many frames, and how to come by each. */
export interface Strip {
  readonly format: VideoFormat;
  readonly frames: number;
  draw(frame: number): Drawn;
}

/** A drawn frame: its picture, null when it looks like the one before, and where mouths speak in it. */
export interface Drawn {
  readonly canvas: Canvas | null;
  readonly mouths: readonly MouthBox[];
}

/** A strip that is stored, and what was seen of it. */
interface Encoded {
  readonly video: ArtifactRef;
  readonly sight: StripSight;
}

/** Frames between two words about progress. */
const TELL = 6;

/** Quality of shots and transitions. It must be the same for all files of a film, so that they join. */
export const formatOf = ({
  width,
  height,
  fps,
  draft,
}: {
  width: number;
  height: number;
  fps: FrameRate;
  draft: boolean;
}): VideoFormat => ({
  width,
  height,
  fps,
  crf: draft ? 27 : 20,
  preset: draft ? 'ultrafast' : 'veryfast',
});

/** Encodes a strip into a stored MP4 without sound. Rejects when the job is no longer wanted. */
export async function encodeStrip(strip: Strip, bench: Workbench): Promise<Encoded> {
  const draft = await bench.objects.draft('.mp4');
  try {
    const watch = new StripWatch();
    const encoder = await openVideoEncoder(draft.path, strip.format, {
      shown: (picture) => watch.see(picture),
    });
    try {
      for (let frame = 0; frame < strip.frames; frame++)
        await encodeFrame(strip, { frame, watch, encoder, bench });
    } catch (error) {
      await encoder.abandon();
      throw error;
    }
    await encoder.finish();
    return { video: await draft.commit('video/mp4'), sight: watch.conclude() };
  } catch (error) {
    await draft.discard();
    throw error;
  }
}

interface Encoding {
  readonly frame: number;
  readonly watch: StripWatch;
  readonly encoder: Awaited<ReturnType<typeof openVideoEncoder>>;
  readonly bench: Workbench;
}

async function encodeFrame(strip: Strip, { frame, watch, encoder, bench }: Encoding): Promise<void> {
  bench.signal.throwIfAborted();
  const { canvas, mouths } = strip.draw(frame);
  watch.expect(frame, mouths);
  if (canvas === null) await encoder.repeat();
  else await writePicture(canvas, encoder);
  if (frame % TELL === 0) bench.progress(frame, strip.frames);
  // Native memory of canvases is only freed when the event loop is returned to.
  await new Promise<void>((resolve) => void setImmediate(resolve));
}

/** Encodes a picture and gives its copy back at once: left to the collector, frames make it run every few frames (3 ms each). */
async function writePicture(canvas: Canvas, encoder: Encoding['encoder']): Promise<void> {
  const { buffer, byteOffset, byteLength } = canvas.data();
  await encoder.write(new Uint8Array(buffer, byteOffset, byteLength));
  if (buffer instanceof ArrayBuffer && byteLength === buffer.byteLength) buffer.transfer(0);
}

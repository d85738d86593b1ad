/** The shot job: one drawing as a video without sound, a thumbnail, and what can be seen in it. */
import type { Canvas } from '@napi-rs/canvas';
import { keep, keepJson, type Make } from '../../../../actors/runtime/maker.ts';
import type { MouthBox, ShotDrawing } from '../../../../contracts/drawing.ts';
import { openDrawing, type OpenDrawing } from '../stage/open-drawing.ts';
import { Watch } from '../stage/sightings.ts';
import { encodeStrip, formatOf, type Drawn } from './film-frames.ts';
import { jpegOf, narrowed } from './still-pictures.ts';
import type { Studio } from './studio.ts';

const THUMB_WIDTH = 480;

/** Makes shots with what the process has already prepared. */
export const makeShotIn =
  (studio: Studio): Make<'shot'> =>
  async ({ drawing, fromFrame, toFrame }, bench) => {
    const documents = await studio.shelf.documentsOf(drawing, bench);
    using open = openDrawing(drawing, documents, { store: studio.storeFor(drawing) });
    const telling = tellingFrame(drawing, { fromFrame, toFrame });
    const watch = new Watch(drawing.fps);
    const thumbs: Canvas[] = [];
    const draw = (frame: number): Drawn => {
      const changed = open.show(fromFrame + frame);
      watch.pass(() => open.seen(fromFrame + frame));
      if (fromFrame + frame === telling)
        thumbs.push(narrowed(open.canvas, Math.min(THUMB_WIDTH, drawing.width)));
      return {
        canvas: changed || frame === 0 ? open.canvas : null,
        mouths: mouthsAt(open, fromFrame + frame, frame),
      };
    };
    const { video, sight } = await encodeStrip(
      { format: formatOf(drawing), frames: toFrame - fromFrame, draw },
      bench,
    );
    return {
      artifacts: [
        { role: 'video', ...video },
        await keep(bench, 'shot.thumb', jpegOf(thumbs[0] ?? open.canvas)),
        await keepJson(bench, 'shot.facts', { ...sight, seen: watch.sightings }),
      ],
      facts: { frames: toFrame - fromFrame },
    };
  };

/** The frame that tells most: where the first gesture lands, or a little before the middle. */
function tellingFrame(
  { actors }: ShotDrawing,
  { fromFrame, toFrame }: { fromFrame: number; toFrame: number },
): number {
  const beats = actors
    .flatMap(({ beats: own }) => own)
    .filter((beat) => beat >= fromFrame + 8 && beat < toFrame - 6);
  return beats.length > 0 ? Math.min(...beats) : fromFrame + Math.floor((toFrame - fromFrame) * 0.42);
}

/** Mouths of a drawing's frame, counted as a frame of its file. */
export const mouthsAt = (open: OpenDrawing, frame: number, frameOfFile: number): MouthBox[] =>
  open.mouths(frame).map((mouth) => ({ ...mouth, frame: frameOfFile }));

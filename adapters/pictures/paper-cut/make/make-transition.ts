/** The transition job: the last frames of one drawing dissolve into the first of the next. */
import { createCanvas, type Canvas } from '@napi-rs/canvas';
import { keepJson, type Make } from '../../../../actors/runtime/maker.ts';
import { openDrawing } from '../stage/open-drawing.ts';
import { Watch } from '../stage/sightings.ts';
import { encodeStrip, formatOf, type Drawn } from './film-frames.ts';
import { mouthsAt } from './make-shot.ts';
import type { Studio } from './studio.ts';

export const makeTransitionIn =
  (studio: Studio): Make<'transition'> =>
  async ({ before, after, frames, beforeFrom }, bench) => {
    using leaving = openDrawing(before, await studio.shelf.documentsOf(before, bench), {
      store: studio.storeFor(before),
    });
    using coming = openDrawing(after, await studio.shelf.documentsOf(after, bench), {
      store: studio.storeFor(after),
    });
    const mixed = createCanvas(before.width, before.height);
    const watch = new Watch(before.fps);
    const draw = (frame: number): Drawn => {
      leaving.show(beforeFrom + frame);
      coming.show(frame);
      // Each picture counts as long as it is the stronger one.
      const [clearer, at] = frame * 2 < frames ? [leaving, beforeFrom + frame] : [coming, frame];
      watch.pass(() => clearer.seen(at));
      dissolve(mixed, { from: leaving.canvas, to: coming.canvas, share: shareOf(frame, frames) });
      return { canvas: mixed, mouths: mouthsAt(clearer, at, frame) };
    };
    const { video, sight } = await encodeStrip({ format: formatOf(before), frames, draw }, bench);
    return {
      artifacts: [
        { role: 'video', ...video },
        await keepJson(bench, 'transition.facts', { ...sight, seen: watch.sightings }),
      ],
      facts: { frames },
    };
  };

/** How much of the coming picture is seen: neither end is a whole picture, because those belong to the shots. */
function shareOf(frame: number, frames: number): number {
  const share = (frame + 1) / (frames + 1);
  return share * share * (3 - 2 * share);
}

function dissolve(canvas: Canvas, { from, to, share }: { from: Canvas; to: Canvas; share: number }): void {
  const g = canvas.getContext('2d');
  g.save();
  g.drawImage(from, 0, 0);
  g.globalAlpha = share;
  g.drawImage(to, 0, 0);
  g.restore();
}

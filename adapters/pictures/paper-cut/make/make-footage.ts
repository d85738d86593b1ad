/** The footage job: somebody’s own picture or clip as a shot, with the words of the film over it. */
import { createCanvas, loadImage, type Canvas } from '@napi-rs/canvas';
import { keep, keepJson, type Make, type Workbench } from '../../../../actors/runtime/maker.ts';
import type { FootageOrder } from '../../../../contracts/drawing.ts';
import { pictureHead, type PictureSize } from '../../../media/uploads/picture-head.ts';
import { reading } from '../../../media/uploads/unreadable.ts';
import { Clip } from '../footage/clip.ts';
import { drawFitted } from '../footage/fit.ts';
import { Compositor, type Item } from '../stage/compositor.ts';
import { fadeItem, overlayItems } from '../stage/overlays.ts';
import { encodeStrip, formatOf, type Drawn } from './film-frames.ts';
import { jpegOf, narrowed } from './still-pictures.ts';
import type { Studio } from './studio.ts';

const THUMB_WIDTH = 480;

/** Where in the shot its thumbnail is taken, as of drawn ones. */
const TELLING = 0.42;

/** What the shot shows: a canvas that is drawn over, and what brings the picture of a frame onto it. */
interface Ground extends Disposable {
  readonly canvas: Canvas;
  /** How large what was put in is. */
  readonly source: PictureSize;
  /** Returns whether it is another picture than before. */
  show(frame: number): boolean;
}

async function stillGround({ footage, mediaType, ...size }: FootageOrder, bench: Workbench): Promise<Ground> {
  const bytes = await bench.objects.get(footage);
  pictureHead(bytes, mediaType === 'image/png' ? 'image/png' : 'image/jpeg');
  const canvas = createCanvas(size.width, size.height);
  // A photograph comes upright: how the camera was held (EXIF) is made good where it is decoded.
  const picture = await loadImage(bytes);
  drawFitted(canvas, picture);
  const source = { width: picture.width, height: picture.height };
  return { canvas, source, show: (frame) => frame === 0, [Symbol.dispose]: () => undefined };
}

async function clipGround({ footage, fps, ...size }: FootageOrder, bench: Workbench): Promise<Ground> {
  const canvas = createCanvas(size.width, size.height);
  const clip = new Clip(await bench.objects.localFile(footage), fps, canvas);
  return {
    ...{ canvas, source: clip.source, show: (frame) => clip.show(frame) },
    [Symbol.dispose]: () => clip[Symbol.dispose](),
  };
}

/** The last frame of a fade is black, and one more than the file holds. */
const UNSEEN = 1;

function itemsOver(order: FootageOrder, frame: number, studio: Studio): readonly Item[] {
  const size = { width: order.width, height: order.height };
  const fade = fadeItem({ frames: order.frames + UNSEEN, fadeIn: 0, fadeOut: order.fadeOut }, frame, size);
  const words = { size, language: order.language, store: studio.storeFor(size), gives: new Map() };
  return [...overlayItems(order.overlays, frame, words), ...(fade === null ? [] : [fade])];
}

interface Made extends Pick<Ground, 'source'> {
  readonly video: Awaited<ReturnType<typeof encodeStrip>>;
  readonly thumb: Canvas;
}

async function strip(order: FootageOrder, ground: Ground, { studio, bench }: Place): Promise<Made> {
  const whole = new Compositor(order);
  const thumbs: Canvas[] = [];
  let picture = 0;
  const draw = (frame: number): Drawn => {
    if (ground.show(frame)) picture += 1;
    studio.storeFor(order).begin();
    const under: Item = {
      id: 'footage',
      key: String(picture),
      area: [0, 0, order.width, order.height],
      draw: (g) => void g.drawImage(ground.canvas, 0, 0),
    };
    const changed = whole.show([under, ...itemsOver(order, frame, studio)]);
    if (frame === Math.floor(order.frames * TELLING))
      thumbs.push(narrowed(whole.canvas, Math.min(THUMB_WIDTH, order.width)));
    return { canvas: changed || frame === 0 ? whole.canvas : null, mouths: [] };
  };
  try {
    const video = await encodeStrip({ format: formatOf(order), frames: order.frames, draw }, bench);
    return { video, thumb: thumbs[0] ?? whole.canvas, source: ground.source };
  } finally {
    whole.close();
  }
}

interface Place {
  readonly studio: Studio;
  readonly bench: Workbench;
}

/** Rejects with UPLOAD_UNREADABLE where the file is not what it is said to be. */
export const makeFootageIn =
  (studio: Studio): Make<'footage'> =>
  async (order, bench) => {
    const isClip = order.mediaType === 'video/mp4';
    const { video, thumb, source } = await reading(isClip ? 'clip' : 'picture', bench.signal, async () => {
      using ground = await (isClip ? clipGround : stillGround)(order, bench);
      return await strip(order, ground, { studio, bench });
    });
    return {
      artifacts: [
        { role: 'video', ...video.video },
        await keep(bench, 'footage.thumb', jpegOf(thumb)),
        await keepJson(bench, 'footage.facts', { ...video.sight, seen: [] }),
        await keepJson(bench, 'footage.source', source),
      ],
      facts: { frames: order.frames },
    };
  };

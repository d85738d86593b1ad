/** Posters and covers: a drawing held at a frame, framed anew for another size, and titled. */
import { createCanvas, type Canvas, type SKRSContext2D } from '@napi-rs/canvas';
import { keep, type Make } from '../../../../actors/runtime/maker.ts';
import type { CameraView, PosterOrder, ShotDrawing } from '../../../../contracts/drawing.ts';
import { encodePng } from '../../../media/encode-png.ts';
import type { Size } from '../camera.ts';
import { openDrawing } from '../stage/open-drawing.ts';
import type { Documents } from '../stage/stage.ts';
import { viewAt } from '../stage/camera-path.ts';
import { setFont, settable, widthOf } from '../stage/lettering.ts';
import { jpegOf } from './still-pictures.ts';
import type { Studio } from './studio.ts';

export const makePosterIn =
  (studio: Studio): Make<'poster'> =>
  async (order, bench) => {
    const picture = posterOf(order, await studio.shelf.documentsOf(order.drawing, bench), studio);
    const { width, height } = picture;
    const png = await encodePng({ width, height, rgba: picture.data() });
    return { artifacts: [await keep(bench, 'poster.poster', png)], facts: {} };
  };

export const makeCoverIn =
  (studio: Studio): Make<'cover'> =>
  async (order, bench) => {
    const picture = posterOf(order, await studio.shelf.documentsOf(order.drawing, bench), studio);
    return { artifacts: [await keep(bench, 'cover.cover', jpegOf(picture, 92))], facts: {} };
  };

/** The titled picture of an order. */
function posterOf(order: PosterOrder, documents: Documents, studio: Studio): Canvas {
  const size: Size = { width: order.width, height: order.height };
  const drawing = reframed(order, size);
  using open = openDrawing(drawing, documents, { store: studio.storeFor(size), size });
  open.show(order.frame);
  const canvas = createCanvas(size.width, size.height);
  const g = canvas.getContext('2d');
  g.drawImage(open.canvas, 0, 0);
  drawTitle(g, { title: settable(order.title), drawing: order.drawing, size });
  return canvas;
}

/** The same moment in another shape: nobody who was in the frame falls out of it at the sides, and the title gets room above. */
function reframed({ drawing, frame }: PosterOrder, { width, height }: Size): ShotDrawing {
  const view = viewAt(drawing.camera, frame);
  const wide = view.height * (drawing.width / drawing.height);
  const span = peopleSpan(drawing, view, wide);
  const tall = Math.min(16, Math.max(view.height * 0.9, (span.width * height) / width));
  const still: CameraView = {
    x: span.middle,
    y: view.y + (tall - view.height) * 0.18,
    height: Math.max(0.6, tall),
  };
  return {
    ...drawing,
    overlays: [],
    fadeIn: 0,
    fadeOut: 0,
    camera: { from: still, to: still, startFrame: 0, endFrame: 0, ease: 'linear' },
  };
}

/** Heads of room beside whoever stands at the edge. */
const BESIDE = 1.1;

function peopleSpan(
  { actors }: ShotDrawing,
  view: CameraView,
  wide: number,
): { readonly middle: number; readonly width: number } {
  const xs = actors.map(({ x }) => x).filter((x) => Math.abs(x - view.x) < wide / 2);
  if (xs.length === 0) return { middle: view.x, width: wide * 0.6 };
  const [left, right] = [Math.min(...xs) - BESIDE, Math.max(...xs) + BESIDE];
  return { middle: (left + right) / 2, width: Math.min(wide, right - left) };
}

interface Titled {
  readonly title: string;
  readonly drawing: ShotDrawing;
  readonly size: Size;
}

const INK = '#fdf3df';
const SEAL = '#b03a2e';

/** Chinese titles stand in a column with a seal, others in rows at the foot. */
function drawTitle(g: SKRSContext2D, titled: Titled): void {
  const { title, drawing, size } = titled;
  if (drawing.language === 'zh' && Array.from(title).length <= 9) drawColumn(g, titled);
  else drawRows(g, { ...titled, rows: rowsOf(title, { language: drawing.language, size }) });
}

function drawColumn(g: SKRSContext2D, { title, drawing, size }: Titled): void {
  const signs = Array.from(title);
  const px = Math.round(
    Math.min(size.width * 0.15, size.height * 0.13, (size.height * 0.62) / (signs.length * 1.12)),
  );
  const view = drawing.camera.from;
  const crowd = drawing.actors.reduce((sum, { x }) => sum + Math.sign(x - view.x), 0);
  const x = size.width * (crowd > 0 ? 0.13 : 0.87);
  const top = size.height * 0.085;
  veil(g, { x, y: top + (signs.length * px * 1.12) / 2, rx: px * 1.5, ry: signs.length * px * 0.85 });
  g.save();
  setFont(g, { face: 'title', px, language: 'zh' });
  g.textAlign = 'center';
  letterShade(g, px);
  g.fillStyle = INK;
  signs.forEach((sign, i) => g.fillText(sign, x, top + px * (0.92 + i * 1.12)));
  g.restore();
  drawSeal(g, { x, y: top + signs.length * px * 1.12 + px * 0.35, side: px * 0.42 });
}

/** A small red seal with two strokes cut out. */
function drawSeal(g: SKRSContext2D, { x, y, side }: { x: number; y: number; side: number }): void {
  g.save();
  g.fillStyle = SEAL;
  g.beginPath();
  g.roundRect(x - side / 2, y, side, side, side * 0.12);
  g.fill();
  g.strokeStyle = INK;
  g.lineWidth = Math.max(1, side * 0.075);
  g.strokeRect(x - side * 0.34, y + side * 0.16, side * 0.68, side * 0.68);
  g.beginPath();
  g.moveTo(x, y + side * 0.16);
  g.lineTo(x, y + side * 0.84);
  g.moveTo(x - side * 0.34, y + side * 0.5);
  g.lineTo(x + side * 0.34, y + side * 0.5);
  g.stroke();
  g.restore();
}

/** A soft dark behind letters, so that they can be read on any picture. */
function veil(g: SKRSContext2D, { x, y, rx, ry }: { x: number; y: number; rx: number; ry: number }): void {
  g.save();
  g.translate(x, y);
  g.scale(rx, ry);
  const dark = g.createRadialGradient(0, 0, 0, 0, 0, 1);
  dark.addColorStop(0, 'rgba(14,9,18,0.5)');
  dark.addColorStop(0.6, 'rgba(14,9,18,0.28)');
  dark.addColorStop(1, 'rgba(14,9,18,0)');
  g.fillStyle = dark;
  g.fillRect(-1, -1, 2, 2);
  g.restore();
}

function letterShade(g: SKRSContext2D, px: number): void {
  g.shadowColor = 'rgba(14,9,18,0.75)';
  g.shadowBlur = px * 0.14;
  g.shadowOffsetY = px * 0.03;
}

/** Words in at most three rows of even length. */
function rowsOf(
  title: string,
  { language, size }: { language: ShotDrawing['language']; size: Size },
): readonly string[] {
  const words = language === 'zh' ? Array.from(title) : title.split(/\s+/);
  const join = language === 'zh' ? '' : ' ';
  const wide = widthOf(title, { face: 'title', px: 100, language });
  const rows = Math.min(
    3,
    words.length,
    Math.max(1, Math.ceil(wide / (size.width < size.height ? 620 : 1100))),
  );
  return Array.from({ length: rows }, (_, i) =>
    words
      .slice(Math.round((i * words.length) / rows), Math.round(((i + 1) * words.length) / rows))
      .join(join),
  ).filter((row) => row !== '');
}

function drawRows(
  g: SKRSContext2D,
  { rows, drawing, size }: Titled & { readonly rows: readonly string[] },
): void {
  const widest = Math.max(
    ...rows.map((row) => widthOf(row, { face: 'title', px: 100, language: drawing.language })),
  );
  const px = Math.round(Math.min(size.height * 0.13, size.width * 0.17, (size.width * 0.84 * 100) / widest));
  const base = size.height * 0.93 - (rows.length - 1) * px * 1.12;
  g.save();
  const dark = g.createLinearGradient(0, base - px * 2, 0, size.height);
  dark.addColorStop(0, 'rgba(14,9,18,0)');
  dark.addColorStop(1, 'rgba(14,9,18,0.78)');
  g.fillStyle = dark;
  g.fillRect(0, base - px * 2, size.width, size.height);
  setFont(g, { face: 'title', px, language: drawing.language });
  g.textAlign = 'center';
  letterShade(g, px);
  g.fillStyle = INK;
  rows.forEach((row, i) => g.fillText(row, size.width / 2, base + i * px * 1.12));
  g.restore();
}

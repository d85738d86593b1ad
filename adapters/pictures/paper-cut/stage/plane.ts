/** One plane of the set drawn through a lens, as far in focus as the view allows. */
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { ShotDrawing } from '../../../../contracts/drawing.ts';
import { shownBy, type Lens, type Size } from '../camera.ts';
import { release, type Sprite, type SpriteStore } from '../draw/sprites.ts';
import type { Background, Layer, Mover } from '../model.ts';
import { moverAt } from '../mover.ts';
import { cutSheet, drawCuts, drawSheets, roomOf, type Air, type CutSheet } from '../sheet.ts';
import { layerAir, lookThrough } from '../still.ts';

/** The set of a shot and the way to look at it. */
export interface SetOrder {
  readonly background: Background;
  /** Name of the background's bytes. */
  readonly sha256: string;
  readonly camera: ShotDrawing['camera'];
  readonly size: Size;
  readonly store: SpriteStore;
}

/** Views closer than this put what is behind out of focus, heads. */
const DEEP_FOCUS = 6;

/** Blur of a plane in pixels: its own, and what the lens adds in close views. */
export function blurOf(layer: Layer, order: Pick<SetOrder, 'camera' | 'size'>, scale: number): number {
  const height = Math.min(order.camera.from.height, order.camera.to.height);
  const close = Math.max(0, 1 - height / DEEP_FOCUS);
  const behind = Math.abs(layer.depth) / (1 + Math.abs(layer.depth));
  return (layer.blur / 100) * scale + close * behind * order.size.height * 0.016;
}

/** Sheets of a layer are parsed once; layers belong to documents that are kept. */
const parsed = new WeakMap<Layer, readonly CutSheet[]>();

/** The parsed sheets of a layer. */
export function cutsOf(layer: Layer): readonly CutSheet[] {
  const cuts = parsed.get(layer) ?? layer.sheets.map(cutSheet);
  parsed.set(layer, cuts);
  return cuts;
}

/** Draws the sheets of a layer that the lens shows; what is out of focus is drawn small first, because blur costs by area. */
export function drawPlane(
  g: SKRSContext2D,
  layer: Layer,
  { order, lens, frozen }: { order: SetOrder; lens: Lens; frozen: boolean },
): void {
  const [left, top, right, bottom] = shownBy(lens);
  const cuts = cutsOf(layer).filter((cut) => {
    const [l, t, r, b] = roomOf(cut);
    return l < right && r > left && t < bottom && b > top;
  });
  if (cuts.length === 0) return;
  const air = layerAir(order.background, layer);
  const movers = frozen ? layer.movers : [];
  const blur = blurOf(layer, order, lens.scale);
  const shrink = Math.max(1, Math.min(6, Math.floor(blur / 1.2)));
  if (blur < 0.5) {
    g.save();
    lookThrough(g, lens);
    drawCuts(g, cuts, air);
    drawFrozen(g, movers, air);
    return g.restore();
  }
  const soft = blurredLayer(lens, { blur, shrink }, (s) => {
    drawCuts(s, cuts, air);
    drawFrozen(s, movers, air);
  });
  g.save();
  g.imageSmoothingQuality = 'low';
  g.drawImage(soft.canvas, -soft.x, -soft.y, soft.canvas.width * shrink, soft.canvas.height * shrink);
  release(soft.canvas);
  g.restore();
}

/** What `draw` draws through a lens, at a fraction of the size and blurred; with room around, so that the frame's edge does not fade. */
function blurredLayer(
  lens: Lens,
  { blur, shrink }: { blur: number; shrink: number },
  draw: (g: SKRSContext2D) => void,
): Sprite {
  const room = Math.ceil((blur * 3) / shrink);
  const part = { width: lens.size.width / shrink + room * 2, height: lens.size.height / shrink + room * 2 };
  const [width, height] = [Math.ceil(part.width), Math.ceil(part.height)];
  const sharp = createCanvas(width, height);
  const s = sharp.getContext('2d');
  lookThrough(s, { ...lens, scale: lens.scale / shrink, size: part });
  draw(s);
  const soft = createCanvas(width, height);
  const t = soft.getContext('2d');
  t.filter = `blur(${(blur / shrink).toFixed(2)}px)`;
  t.drawImage(sharp, 0, 0);
  release(sharp);
  return { canvas: soft, x: room * shrink, y: room * shrink };
}

/** Movers as they are at the first frame. */
function drawFrozen(g: SKRSContext2D, movers: readonly Mover[], air: Air): void {
  for (const mover of movers) {
    g.save();
    moverAt(g, mover, 0);
    drawSheets(g, mover.sheets, air);
    g.restore();
  }
}

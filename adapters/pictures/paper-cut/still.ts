/** A set without anybody in it, as one view shows it: for thumbnails, and for whoever paints sets. */
import { createCanvas, type Canvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { CameraView } from '../../../contracts/drawing.ts';
import { lensAt, project, type Lens, type Size } from './camera.ts';
import { withAlpha } from './colour.ts';
import type { Background, Glow, Layer, Light } from './model.ts';
import { moverAt } from './mover.ts';
import { clearAir, drawSheets, paintOf, type Air } from './sheet.ts';

/** Depth at which the backdrop moves, and the height it spans: it is the farthest thing there is. */
const BACKDROP = { depth: 12, top: -12, bottom: 0 };

/** The set at its first frame, without weather in the air. */
export function renderStill(background: Background, view: CameraView, size: Size): Canvas {
  const canvas = createCanvas(size.width, size.height);
  const g = canvas.getContext('2d');
  drawBackdrop(g, background, backdropLens(view, size));
  for (const layer of farToNear(background.layers))
    drawLayer(g, { background, layer, seconds: 0 }, { view, size });
  for (const glow of background.glows)
    drawGlow(g, glow, { lens: lensAt(view, size, glow.depth), strength: glow.strength });
  drawVignette(g, background.light, size);
  return canvas;
}

interface Eye {
  readonly view: CameraView;
  readonly size: Size;
}

export const farToNear = (layers: readonly Layer[]): readonly Layer[] =>
  [...layers].sort((a, b) => b.depth - a.depth);

/** Air before whatever stands at a depth: the veil grows with depth and lies over nothing at the front. */
export const airAt = (background: Background, depth: number): Air =>
  veiled(background, depth <= 0 ? 0 : 1 - (1 - Math.min(0.95, background.haze.density)) ** depth);

/** Air before a plane of the set: as much as it says itself, or else as its depth gives. */
export const layerAir = (background: Background, { air, depth }: Layer): Air =>
  air === undefined ? airAt(background, depth) : veiled(background, air);

const veiled = ({ light, haze }: Background, amount: number): Air => ({
  light,
  veil: { colour: haze.colour, amount },
});

/** The lens for the backdrop, the farthest thing there is. */
export const backdropLens = (view: CameraView, size: Size): Lens => lensAt(view, size, BACKDROP.depth);

/** Fills the canvas with the sky or the back wall. */
export function drawBackdrop(g: SKRSContext2D, background: Background, lens: Lens): void {
  const { width, height } = lens.size;
  const [, top] = project(lens, 0, BACKDROP.top);
  const [, bottom] = project(lens, 0, BACKDROP.bottom);
  const air = clearAir(background.light);
  g.save();
  g.fillStyle = paintOf(g, background.backdrop, { air, box: [0, top, width, bottom] });
  g.fillRect(0, 0, width, height);
  g.restore();
}

interface LayerAt {
  readonly background: Background;
  readonly layer: Layer;
  readonly seconds: number;
}

/** One plane of the set, softened as far as it is out of focus. */
function drawLayer(g: SKRSContext2D, { background, layer, seconds }: LayerAt, { view, size }: Eye): void {
  const lens = lensAt(view, size, layer.depth);
  const air = layerAir(background, layer);
  const plane = createCanvas(size.width, size.height);
  const p = plane.getContext('2d');
  lookThrough(p, lens);
  drawSheets(p, layer.sheets, air);
  for (const mover of layer.movers) {
    p.save();
    moverAt(p, mover, seconds);
    drawSheets(p, mover.sheets, air);
    p.restore();
  }
  g.save();
  const blur = (layer.blur / 100) * lens.scale;
  if (blur > 0.5) g.filter = `blur(${blur.toFixed(2)}px)`;
  g.drawImage(plane, 0, 0);
  g.restore();
}

/** Sets the context so that it takes heads of the lens's plane. */
export function lookThrough(g: SKRSContext2D, lens: Lens): void {
  const { cx, cy, scale, size } = lens;
  g.setTransform(scale, 0, 0, scale, size.width / 2 - cx * scale, size.height / 2 - cy * scale);
}

/** A pool of light that brightens what it falls on. */
function drawGlow(g: SKRSContext2D, glow: Glow, { lens, strength }: { lens: Lens; strength: number }): void {
  const [x, y] = project(lens, glow.x, glow.y);
  const radius = glow.radius * lens.scale;
  const light = g.createRadialGradient(x, y, 0, x, y, radius);
  light.addColorStop(0, withAlpha(glow.colour, Math.min(1, strength * 0.85)));
  light.addColorStop(0.25, withAlpha(glow.colour, Math.min(1, strength * 0.4)));
  light.addColorStop(0.6, withAlpha(glow.colour, Math.min(1, strength * 0.12)));
  light.addColorStop(1, withAlpha(glow.colour, 0));
  g.save();
  g.globalCompositeOperation = 'screen';
  g.fillStyle = light;
  g.fillRect(x - radius, y - radius, radius * 2, radius * 2);
  g.restore();
}

/** Corners fall into the dark, the middle stays as it is. */
export function drawVignette(g: SKRSContext2D, light: Light, { width, height }: Size): void {
  if (light.vignette <= 0) return;
  g.save();
  g.translate(width / 2, height / 2);
  g.scale(width / 2, height / 2);
  const dark = g.createRadialGradient(0, 0, 0.55, 0, 0, 1.42);
  dark.addColorStop(0, withAlpha(light.shadowColour, 0));
  dark.addColorStop(0.5, withAlpha(light.shadowColour, light.vignette * 0.3));
  dark.addColorStop(1, withAlpha(light.shadowColour, light.vignette));
  g.fillStyle = dark;
  g.fillRect(-1, -1, 2, 2);
  g.restore();
}

/**
 * The set as plates: planes baked once into pictures. Under a still camera planes that nothing stands between become one
 * plate, laid down pixel for pixel. Under a moving camera a plate keeps the depth of its planes, and moves and grows by it.
 */
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { CameraView, ShotDrawing } from '../../../../contracts/drawing.ts';
import { lensAt, shownBy, type Lens, type Size } from '../camera.ts';
import type { Sprite, SpriteStore } from '../draw/sprites.ts';
import type { Background, Layer } from '../model.ts';
import { boxOf, drawSheets } from '../sheet.ts';
import { airAt, drawBackdrop, lookThrough } from '../still.ts';
import { isStill, viewAt, waysOf } from './camera-path.ts';
import type { Area, Item } from './compositor.ts';

/** The set of a shot and the way to look at it. */
export interface SetOrder {
  readonly background: Background;
  /** Name of the background's bytes. */
  readonly sha256: string;
  readonly camera: ShotDrawing['camera'];
  readonly size: Size;
  readonly store: SpriteStore;
}

export interface Plate {
  /** The layers in it, far to near; the first plate has the backdrop too. */
  readonly layers: readonly Layer[];
  readonly backdrop: boolean;
  readonly depth: number;
}

/** Under a moving camera at most this many plates are drawn, because each is stretched anew every frame. */
const MOVING_PLATES = 4;

/** Runs of layers, each in one plate. `between` says whether something stands before a layer. */
export function platesOf(runs: readonly (readonly Layer[])[], order: SetOrder): readonly Plate[] {
  const first: readonly (readonly Layer[])[] = runs.length === 0 ? [[]] : runs;
  const still = isStill(order.camera);
  return first.flatMap((layers, i): readonly Plate[] => {
    const groups = still ? [layers] : grouped(layers, order, Math.max(1, MOVING_PLATES - first.length + 1));
    return groups.map((group, k): Plate => ({ layers: group, backdrop: i === 0 && k === 0, depth: meanDepth(group) }));
  });
}

const meanDepth = (layers: readonly Layer[]): number => (layers.length === 0 ? 12 : layers.reduce((sum, { depth }) => sum + depth, 0) / layers.length);

/** Joins neighbours that move most alike until few enough are left. */
function grouped(layers: readonly Layer[], order: SetOrder, most: number): readonly (readonly Layer[])[] {
  const groups: (readonly Layer[])[] = layers.map((layer) => [layer]);
  const apart = (i: number): number => Math.abs(travel(order, meanDepth(groups[i] ?? [])) - travel(order, meanDepth(groups[i + 1] ?? [])));
  while (groups.length > 1) {
    const pairs = groups.slice(1).map((_, i) => ({ i, apart: apart(i) }));
    const least = pairs.reduce((a, b) => (b.apart < a.apart ? b : a));
    if (groups.length <= most && least.apart > 1.5) break;
    groups.splice(least.i, 2, [...(groups[least.i] ?? []), ...(groups[least.i + 1] ?? [])]);
  }
  return groups;
}

/** How many pixels a plane's edge travels over the whole move. */
function travel({ camera, size }: SetOrder, depth: number): number {
  const [a, b] = [shownBy(lensAt(camera.from, size, depth)), shownBy(lensAt(camera.to, size, depth))];
  const scale = lensAt(camera.from, size, depth).scale;
  return (Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]) + Math.abs(a[2] - b[2])) * scale;
}

/** The item of a plate at a frame. */
export function plateItem(plate: Plate, order: SetOrder, { frame, index }: { frame: number; index: number }): Item {
  const id = `plate.${index}`;
  const { size } = order;
  const whole: Area = [0, 0, size.width, size.height];
  if (isStill(order.camera)) {
    const sprite = stillPlate(plate, order);
    return { id, key: id, area: whole, draw: (g) => void (sprite !== null && g.drawImage(sprite.canvas, 0, 0)) };
  }
  const view = viewAt(order.camera, frame);
  const lens = lensAt(view, size, plate.depth);
  const moving = movingPlate(plate, order);
  return { id, key: `${id}:${view.x},${view.y},${view.height}`, area: whole, draw: (g) => drawMoving(g, moving, lens) };
}

const nameOf = ({ layers }: Plate, { sha256, size }: SetOrder, ways: readonly CameraView[]): string =>
  `plate:${sha256}:${layers.map(({ id }) => id).join('+')}:${ways.map(({ x, y, height }) => `${x},${y},${height}`).join('>')}:${size.width}x${size.height}`;

function stillPlate(plate: Plate, order: SetOrder): Sprite | null {
  const { camera, size, store } = order;
  return store.get(nameOf(plate, order, [camera.from]), () => {
    const canvas = createCanvas(size.width, size.height);
    const g = canvas.getContext('2d');
    if (plate.backdrop) drawBackdrop(g, order.background, { view: camera.from, size });
    for (const layer of plate.layers) drawLayer(g, layer, { order, lens: lensAt(camera.from, size, layer.depth) });
    return { canvas, x: 0, y: 0 };
  });
}

/** A plate for a moving camera: the part of its plane that is seen on the way, at the largest scale of the way. */
interface MovingPlate {
  readonly sprite: Sprite | null;
  /** Lens through which it was baked; its size is the baked picture's. */
  readonly lens: Lens;
}

function movingPlate(plate: Plate, order: SetOrder): MovingPlate {
  const { camera, size, store } = order;
  const lenses = waysOf(camera).map((view) => lensAt(view, size, plate.depth));
  const lens = lensOver(lenses);
  const sprite = store.get(nameOf(plate, order, [camera.from, camera.to]), () => {
    const canvas = createCanvas(lens.size.width, lens.size.height);
    const g = canvas.getContext('2d');
    if (plate.backdrop) drawBackdrop(g, order.background, { view: camera.from, size: lens.size });
    for (const layer of plate.layers) drawLayer(g, layer, { order, lens });
    return { canvas, x: 0, y: 0 };
  });
  return { sprite, lens };
}

/** One lens that sees all that several see, at the largest of their scales. */
function lensOver(lenses: readonly Lens[]): Lens {
  const shown = lenses.map(shownBy);
  const far = (i: 0 | 1 | 2 | 3, pick: (...values: number[]) => number): number => pick(...shown.map((box) => box[i]));
  const [left, top, right, bottom] = [far(0, Math.min), far(1, Math.min), far(2, Math.max), far(3, Math.max)];
  const scale = Math.max(...lenses.map((lens) => lens.scale));
  const size = { width: Math.ceil((right - left) * scale) + 2, height: Math.ceil((bottom - top) * scale) + 2 };
  return { cx: left + size.width / 2 / scale - 1 / scale, cy: top + size.height / 2 / scale - 1 / scale, scale, size };
}

function drawMoving(g: SKRSContext2D, { sprite, lens: baked }: MovingPlate, lens: Lens): void {
  if (sprite === null) return;
  const grow = lens.scale / baked.scale;
  const x = (baked.cx - lens.cx) * lens.scale + lens.size.width / 2 - (baked.size.width / 2) * grow;
  const y = (baked.cy - lens.cy) * lens.scale + lens.size.height / 2 - (baked.size.height / 2) * grow;
  g.imageSmoothingEnabled = true;
  g.imageSmoothingQuality = 'low';
  g.drawImage(sprite.canvas, x, y, baked.size.width * grow, baked.size.height * grow);
}

/** Views closer than this put what is behind out of focus, heads. */
const DEEP_FOCUS = 6;

/** Blur of a plane in pixels: its own, and what the lens adds in close views. */
function blurOf(layer: Layer, order: SetOrder, scale: number): number {
  const height = Math.min(order.camera.from.height, order.camera.to.height);
  const close = Math.max(0, 1 - height / DEEP_FOCUS);
  const behind = Math.abs(layer.depth) / (1 + Math.abs(layer.depth));
  return (layer.blur / 100) * scale + close * behind * order.size.height * 0.016;
}

/** Draws the sheets of a layer that the lens shows; what is out of focus is drawn small first, because blur costs by area. */
function drawLayer(g: SKRSContext2D, layer: Layer, { order, lens }: { order: SetOrder; lens: Lens }): void {
  const [left, top, right, bottom] = shownBy(lens);
  const sheets = layer.sheets.filter((sheet) => {
    const [l, t, r, b] = boxOf(sheet);
    return l < right && r > left && t < bottom && b > top;
  });
  if (sheets.length === 0) return;
  const air = airAt(order.background, layer.depth);
  const blur = blurOf(layer, order, lens.scale);
  const shrink = Math.max(1, Math.min(6, Math.floor(blur / 1.2)));
  if (blur < 0.5) {
    g.save();
    lookThrough(g, lens);
    drawSheets(g, sheets, air);
    return g.restore();
  }
  const size = { width: Math.ceil(lens.size.width / shrink), height: Math.ceil(lens.size.height / shrink) };
  const small = createCanvas(size.width, size.height);
  const s = small.getContext('2d');
  lookThrough(s, { ...lens, scale: lens.scale / shrink, size: { width: lens.size.width / shrink, height: lens.size.height / shrink } });
  drawSheets(s, sheets, air);
  const soft = createCanvas(size.width, size.height);
  const t = soft.getContext('2d');
  t.filter = `blur(${(blur / shrink).toFixed(2)}px)`;
  t.drawImage(small, 0, 0);
  g.save();
  g.imageSmoothingQuality = 'low';
  g.drawImage(soft, 0, 0, size.width * shrink, size.height * shrink);
  g.restore();
}

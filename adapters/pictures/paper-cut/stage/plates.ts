/**
 * The set as plates: planes baked once into pictures. Under a still camera planes that nothing stands between become one
 * plate, laid down pixel for pixel. Under a moving camera a plate keeps the depth of its planes, and moves and grows by it.
 */
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { CameraView } from '../../../../contracts/drawing.ts';
import { lensAt, lensOver, project, shownBy, type Lens, type Size } from '../camera.ts';
import { type Sprite } from '../draw/sprites.ts';
import type { Layer } from '../model.ts';
import type { Point } from '../path.ts';
import { roomOf } from '../sheet.ts';
import { backdropLens, drawBackdrop, farToNear } from '../still.ts';
import { isAtRest, isPan, isStill, viewAt, waysOf } from './camera-path.ts';
import type { Area, Item } from './compositor.ts';
import { cutsOf, drawPlane, type SetOrder } from './plane.ts';

export interface Plate {
  /** The layers in it, far to near; the first plate has the backdrop too. */
  readonly layers: readonly Layer[];
  /** Those whose movers are baked in. */
  readonly frozen: readonly Layer[];
  readonly backdrop: boolean;
  readonly depth: number;
}

/** Under a moving camera only the movers of so many planes move, the nearest ones; others are baked into their plates. */
const MOVING_MOVERS = 2;

/** Layers whose movers are drawn by themselves, far to near. */
export function livelyLayers({ background, camera }: SetOrder): readonly Layer[] {
  const lively = farToNear(background.layers).filter(({ movers }) => movers.length > 0);
  return isStill(camera) ? lively : lively.slice(-MOVING_MOVERS);
}

/** Under a moving camera at most this many plates are drawn, because each is stretched anew every frame; in close views the set is out of focus and one will do. */
const MOVING_PLATES = { close: 1, wide: 3 };

/** Views closer than this, heads, are close. */
const CLOSE = 4.6;

/** Runs of layers, each in one plate. `between` says whether something stands before a layer. */
export function platesOf(runs: readonly (readonly Layer[])[], order: SetOrder): readonly Plate[] {
  const first: readonly (readonly Layer[])[] = runs.length === 0 ? [[]] : runs;
  const still = isStill(order.camera);
  const lively = livelyLayers(order);
  const { from, to } = order.camera;
  const most = Math.min(from.height, to.height) < CLOSE ? MOVING_PLATES.close : MOVING_PLATES.wide;
  return first.flatMap((layers, i): readonly Plate[] => {
    const groups = still ? [layers] : grouped(layers, order, Math.max(1, most - first.length + 1));
    return groups.map((group, k): Plate => ({
      layers: group,
      frozen: group.filter((layer) => !lively.includes(layer)),
      backdrop: i === 0 && k === 0,
      depth: meanDepth(group),
    }));
  });
}

const meanDepth = (layers: readonly Layer[]): number =>
  layers.length === 0 ? 12 : layers.reduce((sum, { depth }) => sum + depth, 0) / layers.length;

/** Joins neighbours that move most alike until few enough are left. */
function grouped(layers: readonly Layer[], order: SetOrder, most: number): readonly (readonly Layer[])[] {
  const groups: (readonly Layer[])[] = layers.map((layer) => [layer]);
  const apart = (i: number): number =>
    Math.abs(travel(order, meanDepth(groups[i] ?? [])) - travel(order, meanDepth(groups[i + 1] ?? [])));
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
export function plateItem(
  plate: Plate,
  order: SetOrder,
  { frame, index }: { frame: number; index: number },
): Item {
  const id = `plate.${index}`;
  const { size } = order;
  const whole: Area = [0, 0, size.width, size.height];
  if (isStill(order.camera)) {
    const sprite = stillPlate(plate, order);
    const area: Area =
      sprite === null
        ? [0, 0, 0, 0]
        : [-sprite.x, -sprite.y, sprite.canvas.width - sprite.x, sprite.canvas.height - sprite.y];
    return {
      id,
      key: id,
      area,
      draw: (g) => void (sprite !== null && g.drawImage(sprite.canvas, area[0], area[1])),
    };
  }
  const view = viewAt(order.camera, frame);
  if (isPan(order.camera)) return pannedItem(plate, order, { id, view });
  const key = `${id}:${view.x},${view.y},${view.height}`;
  if (isAtRest(order.camera, frame)) {
    const sprite = restingPlate(plate, order, view);
    return { id, key, area: whole, draw: (g) => void (sprite !== null && g.drawImage(sprite.canvas, 0, 0)) };
  }
  const lens = lensAt(view, size, plate.depth);
  const moving = movingPlate(plate, order);
  return { id, key, area: whole, loose: true, draw: (g) => drawMoving(g, moving, lens) };
}

/** Steps of a pixel in which a plate slides when the camera only pans: each step is a picture of its own, laid down on whole pixels. */
const slideSteps = ({ height }: Size): number => (height > 800 ? 2 : 4);

/** A plate that slides without growing: six times cheaper than one that is stretched anew in every frame. */
function pannedItem(plate: Plate, order: SetOrder, { id, view }: { id: string; view: CameraView }): Item {
  const { size, store } = order;
  const moving = movingPlate(plate, order);
  const steps = slideSteps(size);
  const to = placeOf(moving, lensAt(view, size, plate.depth));
  const [x, y] = [Math.floor(to.x * steps) / steps, Math.floor(to.y * steps) / steps];
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const part = [x - left, y - top] as const;
  const sprite =
    part[0] === 0 && part[1] === 0
      ? moving.sprite
      : store.get(`${movingName(plate, order)}~${part.join()}`, () => slid(moving.sprite, part));
  return {
    id,
    key: `${id}:${x},${y}`,
    area:
      sprite === null ? [0, 0, 0, 0] : [left, top, left + sprite.canvas.width, top + sprite.canvas.height],
    draw: (g) => void (sprite !== null && g.drawImage(sprite.canvas, left, top)),
  };
}

/** A picture moved by parts of a pixel. */
function slid(sprite: Sprite | null, [x, y]: Point): Sprite | null {
  if (sprite === null) return null;
  const canvas = createCanvas(sprite.canvas.width + 1, sprite.canvas.height + 1);
  canvas.getContext('2d').drawImage(sprite.canvas, x, y);
  return { canvas, x: sprite.x, y: sprite.y };
}

/** A moving plate as it is seen before and after the move: stretched once, so that it can be laid down pixel for pixel. */
const restingPlate = (plate: Plate, order: SetOrder, view: CameraView): Sprite | null =>
  order.store.get(`${movingName(plate, order)}@${view.x},${view.y},${view.height}`, () => {
    const canvas = createCanvas(order.size.width, order.size.height);
    const lens = lensAt(view, order.size, plate.depth);
    drawMoving(canvas.getContext('2d'), movingPlate(plate, order), lens);
    return { canvas, x: 0, y: 0 };
  });

const movingName = (plate: Plate, order: SetOrder): string =>
  nameOf(plate, order, [order.camera.from, order.camera.to]);

const nameOf = (
  { layers, backdrop }: Plate,
  { sha256, size }: SetOrder,
  ways: readonly CameraView[],
): string =>
  `plate:${sha256}:${backdrop ? 'backed' : 'clear'}:${layers.map(({ id }) => id).join('+')}:${ways.map(({ x, y, height }) => `${x},${y},${height}`).join('>')}:${size.width}x${size.height}`;

function stillPlate(plate: Plate, order: SetOrder): Sprite | null {
  const { camera, size, store } = order;
  return store.get(nameOf(plate, order, [camera.from]), () => {
    const lenses = plate.layers.map((layer) => lensAt(camera.from, size, layer.depth));
    const area = plate.backdrop ? wholeOf(size) : filledPart(plate.layers, lenses);
    return area === null ? null : bakePlate(plate, { order, lenses, area });
  });
}

const wholeOf = ({ width, height }: Size): Area => [0, 0, width, height];

interface Baking {
  readonly order: SetOrder;
  /** Lens of each layer. */
  readonly lenses: readonly Lens[];
  /** Part of the lenses' picture that is kept. */
  readonly area: Area;
}

function bakePlate(plate: Plate, { order, lenses, area }: Baking): Sprite {
  const [left, top, right, bottom] = area;
  const canvas = createCanvas(right - left, bottom - top);
  const g = canvas.getContext('2d');
  const cut = (lens: Lens): Lens => {
    const size = { width: right - left, height: bottom - top };
    const shift = (whole: number, near: number, part: number): number =>
      (near + part / 2 - whole / 2) / lens.scale;
    return {
      ...lens,
      cx: lens.cx + shift(lens.size.width, left, size.width),
      cy: lens.cy + shift(lens.size.height, top, size.height),
      size,
    };
  };
  const [first] = lenses;
  if (plate.backdrop)
    drawBackdrop(g, order.background, {
      ...backdropLens(order.camera.from, order.size),
      size: first?.size ?? order.size,
    });
  plate.layers.forEach((layer, i) => {
    const lens = lenses[i];
    if (lens !== undefined)
      drawPlane(g, layer, { order, lens: cut(lens), frozen: plate.frozen.includes(layer) });
  });
  return { canvas, x: -left, y: -top };
}

/** The part of a picture that layers fill, in whole pixels; null when they fill nothing of it. */
function filledPart(layers: readonly Layer[], lenses: readonly Lens[]): Area | null {
  const boxes = layers
    .flatMap((layer, i): readonly Area[] => {
      const lens = lenses[i];
      if (lens === undefined) return [];
      const room = Math.ceil((layer.blur / 100) * lens.scale * 3 + lens.size.height * 0.04);
      return cutsOf(layer).map((cut): Area => {
        const [l, t, r, b] = roomOf(cut);
        const [x0, y0] = project(lens, l, t);
        const [x1, y1] = project(lens, r, b);
        return [
          Math.max(0, Math.floor(x0) - room),
          Math.max(0, Math.floor(y0) - room),
          Math.min(lens.size.width, Math.ceil(x1) + room),
          Math.min(lens.size.height, Math.ceil(y1) + room),
        ];
      });
    })
    .filter(([l, t, r, b]) => r > l && b > t);
  const [first, ...rest] = boxes;
  return first === undefined
    ? null
    : rest.reduce(
        (a, b): Area => [
          Math.min(a[0], b[0]),
          Math.min(a[1], b[1]),
          Math.max(a[2], b[2]),
          Math.max(a[3], b[3]),
        ],
        first,
      );
}

/** A plate for a moving camera: the part of its plane that is seen on the way, at the largest scale of the way. */
interface MovingPlate {
  readonly sprite: Sprite | null;
  /** Lens through which it was baked; its size is the baked picture's. */
  readonly lens: Lens;
}

function movingPlate(plate: Plate, order: SetOrder): MovingPlate {
  const { camera, size, store } = order;
  const lens = lensOver(waysOf(camera).map((view) => lensAt(view, size, plate.depth)));
  const sprite = store.get(movingName(plate, order), () => {
    const lenses = plate.layers.map((layer) => alignedLens(layer, { plate, order, baked: lens }));
    const area = plate.backdrop ? wholeOf(lens.size) : filledPart(plate.layers, lenses);
    return area === null ? null : bakePlate(plate, { order, lenses, area });
  });
  return { sprite, lens };
}

/** The lens by which a layer is baked into a moving plate: half way the camera sees the layer exactly where its own depth puts it. */
function alignedLens(
  layer: Layer,
  { plate, order, baked }: { plate: Plate; order: SetOrder; baked: Lens },
): Lens {
  const half = viewAt(order.camera, (order.camera.startFrame + order.camera.endFrame) / 2);
  const own = lensAt(half, order.size, layer.depth);
  const shared = lensAt(half, order.size, plate.depth);
  const scale = (own.scale * baked.scale) / shared.scale;
  return {
    cx: own.cx - ((shared.cx - baked.cx) * baked.scale) / scale,
    cy: own.cy - ((shared.cy - baked.cy) * baked.scale) / scale,
    scale,
    size: baked.size,
  };
}

function drawMoving(g: SKRSContext2D, moving: MovingPlate, lens: Lens): void {
  if (moving.sprite === null) return;
  const { x, y, grow } = placeOf(moving, lens);
  const { canvas } = moving.sprite;
  g.imageSmoothingQuality = 'low';
  g.drawImage(canvas, x, y, canvas.width * grow, canvas.height * grow);
}

/** Where the upper left corner of a moving plate falls in the frame, and how much it is stretched. */
function placeOf(
  { sprite, lens: baked }: MovingPlate,
  lens: Lens,
): { readonly x: number; readonly y: number; readonly grow: number } {
  const grow = lens.scale / baked.scale;
  const [left, top] = [baked.size.width / 2 + (sprite?.x ?? 0), baked.size.height / 2 + (sprite?.y ?? 0)];
  return {
    x: (baked.cx - lens.cx) * lens.scale + lens.size.width / 2 - left * grow,
    y: (baked.cy - lens.cy) * lens.scale + lens.size.height / 2 - top * grow,
    grow,
  };
}

/** Paper made visible: one flat sheet at a time with its shadow, pale cut edge, inlays and grain. */
import { createCanvas, Path2D, type Canvas, type SKRSContext2D } from '@napi-rs/canvas';
import { between, seeded } from '../../../actors/runtime/random.ts';
import { mix, underLight, withAlpha } from './colour.ts';
import type { Fill, Light, Sheet } from './model.ts';

/** What lies between a sheet and the eye: the light of the place, and the veil of air before far planes. */
export interface Air {
  readonly light: Light;
  readonly veil: { readonly colour: string; readonly amount: number };
}

/** Air without distance. */
export const clearAir = (light: Light): Air => ({ light, veil: { colour: '#000000', amount: 0 } });

/** A picture of sheets whose origin lies at `x`, `y` pixels from its upper left corner. */
export interface Sprite {
  readonly canvas: Canvas;
  readonly x: number;
  readonly y: number;
}

type Box = readonly [number, number, number, number];

/** How a canvas looks at sheets: pixels to a head, and the light's direction in the sheet's own coordinates. */
interface Sight {
  readonly scale: number;
  readonly local: readonly [number, number];
  readonly device: readonly [number, number];
}

const GRAIN_TILE = 256;

/** Width of the pale edge, heads, and its bounds in pixels. */
const EDGE = { heads: 0.014, least: 0.8, most: 4 };

/** Shadows of sheets larger than this many pixels are drawn small and stretched: blur costs by area. */
const LARGE_SHADOW = 160_000;

const GRAIN = makeGrain();

/** Paper grain: fine noise about middle grey, and short fibres; made by chance of a fixed seed. */
function makeGrain(): Canvas {
  const canvas = createCanvas(GRAIN_TILE, GRAIN_TILE);
  const g = canvas.getContext('2d');
  const random = seeded(3);
  const picture = g.createImageData(GRAIN_TILE, GRAIN_TILE);
  for (let at = 0; at < picture.data.length; at += 4) {
    const grey = 128 + (random() + random() + random() - 1.5) * 44;
    picture.data.set([grey, grey, grey, 255], at);
  }
  g.putImageData(picture, 0, 0);
  for (let i = 0; i < 240; i++) drawFibre(g, random);
  return canvas;
}

function drawFibre(g: SKRSContext2D, random: () => number): void {
  const [x, y] = [random() * GRAIN_TILE, random() * GRAIN_TILE];
  g.strokeStyle = withAlpha(random() > 0.5 ? '#ffffff' : '#000000', between(random, 0.05, 0.12));
  g.lineWidth = between(random, 0.6, 1.5);
  g.beginPath();
  g.moveTo(x, y);
  g.quadraticCurveTo(
    x + between(random, -10, 10), y + between(random, -10, 10),
    x + between(random, -17, 17), y + between(random, -17, 17),
  );
  g.stroke();
}

/** A colour as it looks in the air: under the light, then behind the veil. */
export function colourIn(air: Air, colour: string): string {
  const lit = underLight(colour, air.light.tint, air.light.tintStrength);
  return air.veil.amount > 0 ? mix(lit, air.veil.colour, air.veil.amount) : lit;
}

/** Fill for a box: a colour, or a blend along an axis through the box's middle that just spans it. */
export function paintOf(g: SKRSContext2D, fill: Fill, { air, box }: { air: Air; box: Box }): string | CanvasGradient {
  if (typeof fill === 'string') return colourIn(air, fill);
  const [left, top, right, bottom] = box;
  const [sin, cos] = [Math.sin(fill.angle), Math.cos(fill.angle)];
  const reach = (Math.abs((right - left) * sin) + Math.abs((bottom - top) * cos)) / 2;
  const [mx, my] = [(left + right) / 2, (top + bottom) / 2];
  const blend = g.createLinearGradient(mx + sin * reach, my - cos * reach, mx - sin * reach, my + cos * reach);
  blend.addColorStop(0, colourIn(air, fill.from));
  blend.addColorStop(1, colourIn(air, fill.to));
  return blend;
}

type CanvasGradient = ReturnType<SKRSContext2D['createLinearGradient']>;

function sightOf(g: SKRSContext2D, light: Light): Sight {
  const m = g.getTransform();
  const scale = Math.sqrt(Math.abs(m.a * m.d - m.b * m.c));
  const [x, y] = light.shadow;
  return {
    scale,
    device: [x, y],
    local: [(m.a * x + m.b * y) / scale, (m.c * x + m.d * y) / scale],
  };
}

/** Draws sheets in order into a context whose transform maps heads to pixels (uniform scale, turned or mirrored). */
export function drawSheets(g: SKRSContext2D, sheets: readonly Sheet[], air: Air): void {
  const sight = sightOf(g, air.light);
  for (const sheet of sheets) drawSheet(g, sheet, { air, sight });
}

function drawSheet(g: SKRSContext2D, sheet: Sheet, look: { air: Air; sight: Sight }): void {
  const path = new Path2D(sheet.d);
  const box: Box = path.getBounds();
  if (!(box[2] > box[0] && box[3] > box[1])) return;
  g.save();
  g.globalAlpha *= sheet.alpha ?? 1;
  if (sheet.lift > 0) drawShadow(g, { path, box, lift: sheet.lift }, look);
  g.fillStyle = paintOf(g, sheet.fill, { air: look.air, box });
  g.fill(path);
  if (sheet.edge > 0 || sheet.grain > 0 || sheet.inlays !== undefined) drawSurface(g, { sheet, path, box }, look);
  g.restore();
}

interface Cast {
  readonly path: Path2D;
  readonly box: Box;
  readonly lift: number;
}

/** The shadow alone: the sheet is drawn far outside and only its shadow falls back into the picture. */
function drawShadow(g: SKRSContext2D, cast: Cast, { air, sight }: { air: Air; sight: Sight }): void {
  const reach = (cast.lift / 100) * sight.scale;
  const area = (cast.box[2] - cast.box[0]) * (cast.box[3] - cast.box[1]) * sight.scale ** 2;
  const alpha = air.light.shadowAlpha * (1 - air.veil.amount);
  if (reach < 0.35 || alpha <= 0) return;
  const ink = withAlpha(air.light.shadowColour, alpha);
  if (area > LARGE_SHADOW && reach > 3) return drawLargeShadow(g, cast, { ink, reach, sight });
  g.save();
  g.shadowColor = ink;
  g.shadowBlur = reach * 1.1;
  g.shadowOffsetX = sight.device[0] * reach;
  g.shadowOffsetY = sight.device[1] * reach;
  g.fillStyle = '#000000';
  g.fill(cast.path);
  g.restore();
}

/** The same shadow at a fraction of the size, stretched: a blurred thing has no detail to lose. */
function drawLargeShadow(
  g: SKRSContext2D, cast: Cast, { ink, reach, sight }: { ink: string; reach: number; sight: Sight },
): void {
  const shrink = Math.max(2, Math.min(8, Math.floor(reach / 1.5)));
  const m = g.getTransform();
  const [width, height] = [Math.ceil(g.canvas.width / shrink), Math.ceil(g.canvas.height / shrink)];
  const small = createCanvas(width, height);
  const s = small.getContext('2d');
  s.setTransform(m.a / shrink, m.b / shrink, m.c / shrink, m.d / shrink, m.e / shrink - 10_000, m.f / shrink);
  s.shadowColor = ink;
  s.shadowBlur = (reach * 1.1) / shrink;
  s.shadowOffsetX = (sight.device[0] * reach) / shrink + 10_000;
  s.shadowOffsetY = (sight.device[1] * reach) / shrink;
  s.fillStyle = '#000000';
  s.fill(cast.path);
  g.save();
  g.resetTransform();
  g.drawImage(small, 0, 0, width * shrink, height * shrink);
  g.restore();
}

interface Surface {
  readonly sheet: Sheet;
  readonly path: Path2D;
  readonly box: Box;
}

/** Everything that lies within the outline: inlays, the pale edge towards the light, and the grain. */
function drawSurface(g: SKRSContext2D, { sheet, path, box }: Surface, { air, sight }: { air: Air; sight: Sight }): void {
  g.clip(path);
  const whole = g.globalAlpha;
  for (const inlay of sheet.inlays ?? []) {
    g.globalAlpha = whole * inlay.alpha;
    g.fillStyle = colourIn(air, inlay.fill);
    g.fill(new Path2D(inlay.d));
  }
  g.globalAlpha = whole;
  if (sheet.edge > 0) drawEdge(g, { path, box, strength: sheet.edge }, { air, sight });
  if (sheet.grain > 0) drawGrain(g, box, { strength: sheet.grain * whole, sight });
}

/** The rim: what lies inside the outline but outside the same outline moved away from the light. */
function drawEdge(
  g: SKRSContext2D, { path, box, strength }: { path: Path2D; box: Box; strength: number }, { air, sight }: { air: Air; sight: Sight },
): void {
  const width = Math.max(EDGE.least, Math.min(EDGE.most, EDGE.heads * sight.scale)) / sight.scale;
  const rim = new Path2D();
  rim.addPath(path, { a: 1, b: 0, c: 0, d: 1, e: sight.local[0] * width, f: sight.local[1] * width });
  rim.rect(box[0] - 1, box[1] - 1, box[2] - box[0] + 2, box[3] - box[1] + 2);
  g.fillStyle = withAlpha(air.light.edgeColour, strength * (1 - air.veil.amount));
  g.fill(rim, 'evenodd');
}

/** Grain lies still on its sheet: the tile starts at the sheet's own corner and has the pixels' size. */
function drawGrain(g: SKRSContext2D, box: Box, { strength, sight }: { strength: number; sight: Sight }): void {
  const pattern = g.createPattern(GRAIN, 'repeat');
  if (pattern === null) return;
  pattern.setTransform({ a: 1 / sight.scale, b: 0, c: 0, d: 1 / sight.scale, e: box[0], f: box[1] });
  g.globalCompositeOperation = 'soft-light';
  g.globalAlpha = strength;
  g.fillStyle = pattern;
  g.fillRect(box[0], box[1], box[2] - box[0], box[3] - box[1]);
}

/** Box around sheets with room for their shadows, in heads. Null when there is nothing to see. */
export function boxOf(sheets: readonly Sheet[]): Box | null {
  let box: [number, number, number, number] | null = null;
  for (const sheet of sheets) {
    const [l, t, r, b] = new Path2D(sheet.d).getBounds();
    const room = sheet.lift / 50 + 0.03;
    box ??= [l - room, t - room, r + room, b + room];
    box = [Math.min(box[0], l - room), Math.min(box[1], t - room), Math.max(box[2], r + room), Math.max(box[3], b + room)];
  }
  return box;
}

/** How a sprite lies in the frame: pixels to a head, turned by radians, mirrored or not. */
export interface Placing {
  readonly scale: number;
  readonly turn: number;
  readonly mirrored: boolean;
}

/** Draws sheets once into a canvas of their own, lit as they will lie in the frame. */
export function bakeSprite(sheets: readonly Sheet[], air: Air, placing: Placing): Sprite | null {
  const box = boxOf(sheets);
  if (box === null) return null;
  const [left, top, right, bottom] = placed(box, placing);
  const [x, y] = [Math.ceil(-left) + 1, Math.ceil(-top) + 1];
  const canvas = createCanvas(Math.ceil(right) + x + 1, Math.ceil(bottom) + y + 1);
  const g = canvas.getContext('2d');
  g.translate(x, y);
  if (placing.mirrored) g.scale(-1, 1);
  g.rotate(placing.turn);
  g.scale(placing.scale, placing.scale);
  drawSheets(g, sheets, air);
  return { canvas, x, y };
}

function placed([l, t, r, b]: Box, { scale, turn, mirrored }: Placing): Box {
  const [cos, sin] = [Math.cos(turn) * scale, Math.sin(turn) * scale];
  const corners = [[l, t], [r, t], [l, b], [r, b]] as const;
  const xs = corners.map(([x, y]) => (mirrored ? -1 : 1) * (x * cos - y * sin));
  const ys = corners.map(([x, y]) => x * sin + y * cos);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** Paper made visible: one flat sheet at a time with its shadow, pale cut edge, inlays and grain. */
import { createCanvas, Path2D, type SKRSContext2D } from '@napi-rs/canvas';
import { between, seeded } from '../../../actors/runtime/random.ts';
import { mix, underLight, withAlpha } from './colour.ts';
import type { Fill, Inlay, Light, Sheet } from './model.ts';

/** What lies between a sheet and the eye: the light of the place, and the veil of air before far planes. */
export interface Air {
  readonly light: Light;
  readonly veil: { readonly colour: string; readonly amount: number };
}

/** Air without distance. */
export const clearAir = (light: Light): Air => ({ light, veil: { colour: '#000000', amount: 0 } });

type CanvasGradient = ReturnType<SKRSContext2D['createLinearGradient']>;
type CanvasPattern = NonNullable<ReturnType<SKRSContext2D['createPattern']>>;
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

/** Paper grain: a fine noise of light and dark specks that are mostly see-through, and short fibres; by chance of a fixed seed. */
function makeGrain(): CanvasPattern {
  const canvas = createCanvas(GRAIN_TILE, GRAIN_TILE);
  const g = canvas.getContext('2d');
  const random = seeded(3);
  const picture = g.createImageData(GRAIN_TILE, GRAIN_TILE);
  for (let at = 0; at < picture.data.length; at += 4) {
    const noise = (random() + random() + random() - 1.5) * 0.34;
    const speck = noise > 0 ? 255 : 0;
    picture.data.set([speck, speck, speck, Math.abs(noise) * (noise > 0 ? 120 : 150)], at);
  }
  g.putImageData(picture, 0, 0);
  for (let i = 0; i < 240; i++) drawFibre(g, random);
  const pattern = g.createPattern(canvas, 'repeat');
  if (pattern === null) throw new RangeError('A canvas gives a pattern.');
  return pattern;
}

function drawFibre(g: SKRSContext2D, random: () => number): void {
  const [x, y] = [random() * GRAIN_TILE, random() * GRAIN_TILE];
  g.strokeStyle = withAlpha(random() > 0.5 ? '#ffffff' : '#000000', between(random, 0.04, 0.1));
  g.lineWidth = between(random, 0.6, 1.5);
  g.beginPath();
  g.moveTo(x, y);
  g.quadraticCurveTo(
    x + between(random, -10, 10),
    y + between(random, -10, 10),
    x + between(random, -17, 17),
    y + between(random, -17, 17),
  );
  g.stroke();
}

/** A colour as it looks in the air: under the light, then behind the veil. */
function colourIn(air: Air, colour: string): string {
  const lit = underLight(colour, air.light.tint, air.light.tintStrength);
  return air.veil.amount > 0 ? mix(lit, air.veil.colour, air.veil.amount) : lit;
}

/** Fill for a box: a colour, or a blend along an axis through the box's middle that just spans it. */
export function paintOf(
  g: SKRSContext2D,
  fill: Fill,
  { air, box }: { air: Air; box: Box },
): string | CanvasGradient {
  if (typeof fill === 'string') return colourIn(air, fill);
  const [left, top, right, bottom] = box;
  const [sin, cos] = [Math.sin(fill.angle), Math.cos(fill.angle)];
  const reach = (Math.abs((right - left) * sin) + Math.abs((bottom - top) * cos)) / 2;
  const [mx, my] = [(left + right) / 2, (top + bottom) / 2];
  const blend = g.createLinearGradient(
    mx + sin * reach,
    my - cos * reach,
    mx - sin * reach,
    my + cos * reach,
  );
  blend.addColorStop(0, colourIn(air, fill.from));
  blend.addColorStop(1, colourIn(air, fill.to));
  return blend;
}

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

/** A sheet whose outlines have been parsed. */
export interface CutSheet {
  readonly sheet: Sheet;
  readonly path: Path2D;
  readonly inlays: readonly Path2D[];
  /** Box of the outline, in heads. */
  readonly box: Box;
}

/** Parses the outlines of a sheet. */
export function cutSheet(sheet: Sheet): CutSheet {
  const path = new Path2D(sheet.d);
  return { sheet, path, inlays: (sheet.inlays ?? []).map(({ d }) => new Path2D(d)), box: path.getBounds() };
}

/** Box of a sheet with room for its shadow and its pale edge, in heads. */
export function roomOf({ sheet, box: [l, t, r, b] }: CutSheet): Box {
  const room = sheet.lift / 50 + 0.03;
  return [l - room, t - room, r + room, b + room];
}

/** Draws sheets in order into a context whose transform maps heads to pixels (uniform scale, turned or mirrored). */
export const drawSheets = (g: SKRSContext2D, sheets: readonly Sheet[], air: Air): void =>
  drawCuts(g, sheets.map(cutSheet), air);

/** The same for sheets that are already parsed. */
export function drawCuts(g: SKRSContext2D, cuts: readonly CutSheet[], air: Air): void {
  const sight = sightOf(g, air.light);
  for (const cut of cuts) drawCut(g, cut, { air, sight });
}

/** Air for what gives light itself: neither the hour nor the distance dims it. */
const unveiled = ({ light, veil }: Air): Air => ({
  light: { ...light, tintStrength: 0 },
  veil: { ...veil, amount: 0 },
});

function drawCut(g: SKRSContext2D, cut: CutSheet, { air, sight }: Look): void {
  const { sheet, path, box } = cut;
  if (!(box[2] > box[0] && box[3] > box[1])) return;
  const look: Look = { air: sheet.shines === true ? unveiled(air) : air, sight };
  g.save();
  g.globalAlpha *= sheet.alpha ?? 1;
  if (sheet.lift > 0) drawShadow(g, cut, look);
  g.fillStyle = paintOf(g, sheet.fill, { air: look.air, box });
  g.fill(path);
  if (sheet.edge > 0 || sheet.inlays !== undefined || sheet.form !== undefined) drawSurface(g, cut, look);
  if (sheet.grain > 0) drawGrain(g, cut, look.sight.scale);
  g.restore();
}

interface Look {
  readonly air: Air;
  readonly sight: Sight;
}

/** The shadow alone: the sheet is drawn far outside and only its shadow falls back into the picture. */
function drawShadow(g: SKRSContext2D, { sheet, path, box }: CutSheet, { air, sight }: Look): void {
  const reach = (sheet.lift / 100) * sight.scale;
  const area = (box[2] - box[0]) * (box[3] - box[1]) * sight.scale ** 2;
  const alpha = air.light.shadowAlpha * (1 - air.veil.amount);
  if (reach < 0.35 || alpha <= 0) return;
  const ink = withAlpha(air.light.shadowColour, alpha);
  if (area > LARGE_SHADOW && reach > 3) return drawLargeShadow(g, path, { ink, reach, sight });
  g.save();
  g.shadowColor = ink;
  g.shadowBlur = reach * 1.1;
  g.shadowOffsetX = sight.device[0] * reach;
  g.shadowOffsetY = sight.device[1] * reach;
  g.fillStyle = '#000000';
  g.fill(path);
  g.restore();
}

/** The same shadow at a fraction of the size, stretched: a blurred thing has no detail to lose. */
function drawLargeShadow(
  g: SKRSContext2D,
  path: Path2D,
  { ink, reach, sight }: { ink: string; reach: number; sight: Sight },
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
  s.fill(path);
  g.save();
  g.resetTransform();
  g.drawImage(small, 0, 0, width * shrink, height * shrink);
  g.restore();
  // Its memory is given back at once; what was drawn keeps its own copy.
  small.width = small.height = 1;
}

/** Everything that lies within the outline: the second tone, inlays, and the pale edge towards the light. */
function drawSurface(g: SKRSContext2D, { sheet, path, inlays, box }: CutSheet, { air, sight }: Look): void {
  g.save();
  g.clip(path);
  const whole = g.globalAlpha;
  const lay = (inlay: Pick<Inlay, 'fill' | 'alpha'>, shape: Path2D): void => {
    g.globalAlpha = whole * inlay.alpha;
    g.fillStyle = colourIn(air, inlay.fill);
    g.fill(shape);
  };
  if (sheet.form !== undefined)
    lay(sheet.form, new Path2D(sight.local[0] < 0 ? sheet.form.left : sheet.form.right));
  sheet.inlays?.forEach((inlay, i) => lay(inlay, inlays[i] ?? path));
  g.globalAlpha = whole;
  if (sheet.edge > 0) drawEdge(g, { path, box, strength: sheet.edge }, { air, sight });
  g.restore();
}

/** The rim: what lies inside the outline but outside the same outline moved away from the light. */
function drawEdge(
  g: SKRSContext2D,
  { path, box, strength }: { path: Path2D; box: Box; strength: number },
  { air, sight }: { air: Air; sight: Sight },
): void {
  const width = Math.max(EDGE.least, Math.min(EDGE.most, EDGE.heads * sight.scale)) / sight.scale;
  const rim = new Path2D();
  rim.addPath(path, { a: 1, b: 0, c: 0, d: 1, e: sight.local[0] * width, f: sight.local[1] * width });
  rim.rect(box[0] - 1, box[1] - 1, box[2] - box[0] + 2, box[3] - box[1] + 2);
  g.fillStyle = withAlpha(air.light.edgeColour, strength * (1 - air.veil.amount));
  g.fill(rim, 'evenodd');
}

/** Grain lies still on its sheet: the tile starts at the sheet's own corner and has the pixels' size. */
function drawGrain(g: SKRSContext2D, { path, box, sheet }: CutSheet, scale: number): void {
  GRAIN.setTransform({ a: 1 / scale, b: 0, c: 0, d: 1 / scale, e: box[0], f: box[1] });
  g.imageSmoothingEnabled = false;
  g.globalAlpha *= sheet.grain;
  g.fillStyle = GRAIN;
  g.fill(path);
}

/** Pictures of which is known what is on them: things and places that the product draws, each shown in several ways. */
import { createCanvas, type Canvas, type SKRSContext2D } from '@napi-rs/canvas';
import { BackgroundOrder } from '../../../contracts/drawing.ts';
import type { PlaceKind, PropKind } from '../../../contracts/reading.ts';
import { paintBackground } from '../../pictures/paper-cut/places/paint-background.ts';
import { drawProp } from '../../pictures/paper-cut/props/draw-prop.ts';
import { lampLight } from '../../pictures/paper-cut/rehearsal.ts';
import { clearAir, drawSheets } from '../../pictures/paper-cut/sheet.ts';
import { renderStill } from '../../pictures/paper-cut/still.ts';
import type { PictureType } from '../../media/uploads/picture-head.ts';

export interface Labelled {
  /** What is on it. */
  readonly motif: string;
  /** How it is shown. */
  readonly shown: string;
  readonly bytes: Uint8Array;
  readonly mediaType: PictureType;
}

/** How large a canvas is. */
type Sides = readonly [number, number];

/** A canvas of one colour, or of nothing, with something drawn over it. */
function sheet([width, height]: Sides, colour: string | null, draw: (g: SKRSContext2D) => void): Canvas {
  const canvas = createCanvas(width, height);
  const g = canvas.getContext('2d');
  if (colour !== null) {
    g.fillStyle = colour;
    g.fillRect(0, 0, width, height);
  }
  draw(g);
  return canvas;
}

/** A thing as large as it fits on a square of its own. */
function thing(kind: PropKind, colour: string, side: number): Canvas {
  const prop = drawProp({ id: 'p', name: kind, kind, colour });
  const scale = (side * 0.86) / Math.max(prop.width, prop.height);
  return sheet([side, side], null, (g) => {
    g.setTransform(scale, 0, 0, scale, side / 2, side * 0.93);
    drawSheets(g, prop.sheets, clearAir(lampLight));
  });
}

const cropped = (canvas: Canvas, share: number): Canvas => {
  const [width, height] = [canvas.width * (1 - share), canvas.height * (1 - share)];
  return sheet(
    [width, height],
    null,
    (g) => void g.drawImage(canvas, -canvas.width * share, -canvas.height * share * 0.5),
  );
};

const png = (shown: string, canvas: Canvas) =>
  ({ shown, bytes: canvas.toBuffer('image/png'), mediaType: 'image/png' }) as const;
const jpeg = (shown: string, canvas: Canvas, quality: number) =>
  ({ shown, bytes: canvas.toBuffer('image/jpeg', quality), mediaType: 'image/jpeg' }) as const;
const webp = (shown: string, canvas: Canvas) =>
  ({ shown, bytes: canvas.toBuffer('image/webp', 80), mediaType: 'image/webp' }) as const;

/** A thing, cut out, in other colours and sizes, on paper, at its edge cut off. */
export function thingShown(kind: PropKind): Labelled[] {
  const [red, blue] = [thing(kind, '#b5483c', 300), thing(kind, '#3c6fb5', 300)];
  const onWhite = sheet([320, 320], '#ffffff', (g) => void g.drawImage(red, 10, 10));
  const small = sheet([640, 420], '#ffffff', (g) => void g.drawImage(thing(kind, '#b5483c', 160), 90, 180));
  const onCream = sheet([900, 700], '#f4ead2', (g) => void g.drawImage(thing(kind, '#4d8a57', 620), 200, 40));
  const shown = [
    ...[png('cut out', red), png('in blue', blue), jpeg('small on white', small, 90)],
    ...[jpeg('badly compressed', onWhite, 22), webp('large, green, on cream', onCream)],
    jpeg('cropped', cropped(onWhite, 0.18), 85),
  ];
  return shown.map((each) => ({ motif: kind, ...each }));
}

/** A place, at other hours, sizes and qualities, seen from beside, and a part of it. */
export function placeShown(kind: PlaceKind, indoors: boolean): Labelled[] {
  const painted = (timeOfDay: string, x: number, height = 11.5): Canvas =>
    renderStill(
      paintBackground(
        BackgroundOrder.parse({
          ...{ style: 'paper-cut', world: 'chinese-old', weather: 'clear', season: null, mood: 'calm' },
          ...{ timeOfDay, place: { id: 'p', name: 'here', kind, indoors, traits: [], seed: 7 } },
        }),
      ),
      { x, y: 5, height },
      { width: 480, height: 270 },
    );
  const morning = painted('morning', 0);
  const shown = [
    ...[jpeg('in the morning', morning, 88), jpeg('badly compressed', morning, 20)],
    ...[webp('in the evening', painted('dusk', 0)), jpeg('from beside', painted('morning', 0.7), 88)],
    ...[jpeg('a part', cropped(morning, 0.12), 88), png('nearer', painted('morning', 0, 10.4))],
  ];
  return shown.map((each) => ({ motif: kind, ...each }));
}

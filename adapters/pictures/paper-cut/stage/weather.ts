/** Rain, snow and everything else that falls through the air: drawn on ones, each drop a closed form of time. */
import { createCanvas, type Canvas, type SKRSContext2D } from '@napi-rs/canvas';
import { seeded } from '../../../../actors/runtime/random.ts';
import type { Size } from '../camera.ts';
import { withAlpha } from '../colour.ts';
import type { Sprite, SpriteStore } from '../draw/sprites.ts';
import type { Background, Precipitation } from '../model.ts';
import type { Item } from './compositor.ts';

type Weather = Background['weather'];

/** How a kind of precipitation falls: pieces at full strength, frame heights a second, size in frame heights. */
interface Fall {
  readonly count: number;
  readonly speed: number;
  readonly size: number;
  readonly colour: string;
  readonly alpha: number;
  readonly slant: number;
}

const falls: Readonly<Record<Exclude<Precipitation, 'none' | 'mist'>, Fall>> = {
  rain: { count: 190, speed: 1.9, size: 0.055, colour: '#dbe8f5', alpha: 0.34, slant: 0.08 },
  heavyRain: { count: 340, speed: 2.4, size: 0.08, colour: '#dbe8f5', alpha: 0.38, slant: 0.14 },
  snow: { count: 150, speed: 0.13, size: 0.007, colour: '#fbfdff', alpha: 0.9, slant: 0.03 },
  leaves: { count: 16, speed: 0.16, size: 0.016, colour: '#c8792f', alpha: 0.95, slant: 0.16 },
  petals: { count: 26, speed: 0.11, size: 0.011, colour: '#f3c3cc', alpha: 0.95, slant: 0.14 },
  dust: { count: 60, speed: -0.02, size: 0.0032, colour: '#ffe9bf', alpha: 0.5, slant: 0.05 },
};

/** A piece: where it starts (shares of the frame), how near it is, and a number of its own. */
interface Piece {
  readonly x: number;
  readonly y: number;
  readonly near: number;
  readonly own: number;
}

export interface WeatherOrder {
  readonly weather: Weather;
  readonly size: Size;
  readonly seed: number;
  readonly fps: number;
  readonly draft: boolean;
  readonly store: SpriteStore;
}

/** Prepares the weather of a shot: an item for each frame, or null when the air is clear. */
export function weatherOf(order: WeatherOrder): ((frame: number) => Item) | null {
  const { weather } = order;
  if (weather.kind === 'none' || weather.strength <= 0) return null;
  if (weather.kind === 'mist') return (frame) => mistItem(order, frame);
  const fall = falls[weather.kind];
  const pieces = piecesOf(Math.ceil(fall.count * weather.strength * (order.draft ? 0.5 : 1)), order.seed);
  return (frame) => fallItem({ ...order, fall, pieces }, frame);
}

function piecesOf(count: number, seed: number): readonly Piece[] {
  const random = seeded(seed);
  return Array.from({ length: count }, () => ({
    x: random(),
    y: random(),
    near: 0.45 + 0.9 * random() ** 2,
    own: random(),
  }));
}

interface Falling extends WeatherOrder {
  readonly fall: Fall;
  readonly pieces: readonly Piece[];
}

const share = (value: number): number => value - Math.floor(value);

function fallItem(order: Falling, frame: number): Item {
  const { size, weather } = order;
  return {
    id: 'weather',
    key: String(frame),
    area: [0, 0, size.width, size.height],
    draw: (g) =>
      weather.kind === 'rain' || weather.kind === 'heavyRain'
        ? drawRain(g, order, frame)
        : drawFlakes(g, order, frame),
  };
}

/** Streaks in three depths, each depth one stroke. */
function drawRain(g: SKRSContext2D, { fall, pieces, size, weather, fps }: Falling, frame: number): void {
  const slant = fall.slant + weather.wind * 0.25;
  g.strokeStyle = withAlpha(fall.colour, fall.alpha);
  for (const band of [0, 1, 2]) {
    g.lineWidth = Math.max(0.7, (size.height / 720) * (0.7 + band * 0.5));
    g.globalAlpha = 0.55 + band * 0.2;
    g.beginPath();
    for (const piece of pieces) {
      if (bandOf(piece) !== band) continue;
      const y = share(piece.y + (frame / fps) * fall.speed * piece.near) * 1.2 - 0.1;
      const x = share(piece.x + slant * y) * 1.1 - 0.05;
      const long = fall.size * piece.near * size.height;
      const [px, py] = [x * size.width, y * size.height];
      g.moveTo(px, py);
      g.lineTo(px + slant * long, py + long);
    }
    g.stroke();
  }
}

const bandOf = ({ near }: Piece): number => (near < 0.6 ? 0 : near < 0.9 ? 1 : 2);

/** Snow, leaves, petals and dust: small pictures that sway as they fall. */
function drawFlakes(g: SKRSContext2D, order: Falling, frame: number): void {
  const { fall, pieces, size, weather, fps, store } = order;
  const seconds = frame / fps;
  const flake = flakeOf(weather.kind, { fall, size, store });
  if (flake === null) return;
  const turns = weather.kind === 'leaves' || weather.kind === 'petals';
  for (const { x, y, near, own } of pieces) {
    const sway = Math.sin(seconds * (0.8 + own) + own * 40) * 0.018;
    const py = share(y + seconds * fall.speed * (0.6 + 0.6 * near)) * 1.16 - 0.08;
    const px = share(x + sway + seconds * (fall.slant * 0.2 + weather.wind * 0.12) * near) * 1.1 - 0.05;
    const grow = near * (0.7 + own * 0.5);
    g.save();
    g.translate(px * size.width, py * size.height);
    if (turns) g.rotate(seconds * (own - 0.5) * 4 + own * 6);
    g.scale(grow, turns ? grow * (0.35 + 0.65 * Math.abs(Math.sin(seconds * 1.7 + own * 9))) : grow);
    g.globalAlpha = fall.alpha * (weather.kind === 'dust' ? 0.5 + 0.5 * Math.sin(seconds + own * 30) : 1);
    g.drawImage(flake.canvas, -flake.x, -flake.y);
    g.restore();
  }
}

function flakeOf(
  kind: Weather['kind'],
  { fall, size, store }: { fall: Fall; size: Size; store: SpriteStore },
): Sprite | null {
  const r = Math.max(1.2, fall.size * size.height);
  return store.get(`flake:${kind}:${r}`, () => {
    const side = Math.ceil(r * 2 + 4);
    const canvas = createCanvas(side, side);
    const g = canvas.getContext('2d');
    g.translate(side / 2, side / 2);
    g.fillStyle = fall.colour;
    g.beginPath();
    if (kind === 'leaves') leaf(g, r);
    else if (kind === 'petals') g.ellipse(0, 0, r, r * 0.62, 0, 0, Math.PI * 2);
    else g.arc(0, 0, r, 0, Math.PI * 2);
    g.fill();
    return { canvas, x: side / 2, y: side / 2 };
  });
}

function leaf(g: SKRSContext2D, r: number): void {
  g.moveTo(-r, 0);
  g.quadraticCurveTo(0, -r * 0.9, r, 0);
  g.quadraticCurveTo(0, r * 0.9, -r, 0);
}

/** Veils of mist that pass slowly, by whole pixels: they have no edge that would show a step. */
function mistItem(order: WeatherOrder, frame: number): Item {
  const { weather, size, fps, seed } = order;
  const slow = Math.floor(frame / 2) * 2;
  return {
    id: 'weather',
    key: `mist:${slow}`,
    area: [0, Math.floor(size.height * 0.3), size.width, size.height],
    draw: (g) => {
      const random = seeded(seed);
      for (const i of [0, 1, 2]) {
        const pass = share(random() + (slow / fps) * (0.008 + 0.006 * i + weather.wind * 0.02));
        const veil = veilOf(order, i);
        if (veil === null) continue;
        const { width } = veil.canvas;
        g.drawImage(
          veil.canvas,
          Math.round(pass * (size.width + width) - width),
          Math.round(size.height * (0.36 + 0.16 * i)),
        );
      }
    },
  };
}

/** One of the veils, at full size: stretching three of them anew in every frame would cost as much as drawing all else. */
const veilOf = ({ weather, size, store }: WeatherOrder, i: number): Sprite | null =>
  store.get(`veil:${i}:${size.width}x${size.height}:${weather.strength}`, () => {
    const canvas = createCanvas(Math.round(size.width * (1.1 + 0.3 * i)), Math.round(size.height * 0.4));
    const g = canvas.getContext('2d');
    g.globalAlpha = weather.strength * (0.22 + 0.08 * i);
    g.drawImage(puff(), 0, 0, canvas.width, canvas.height);
    return { canvas, x: 0, y: 0 };
  });

/** A veil drawn small. */
function puff(): Canvas {
  const canvas = createCanvas(128, 48);
  const g = canvas.getContext('2d');
  g.scale(64, 24);
  g.translate(1, 1);
  const fog = g.createRadialGradient(0, 0, 0, 0, 0, 1);
  fog.addColorStop(0, 'rgba(226,233,240,0.9)');
  fog.addColorStop(0.5, 'rgba(226,233,240,0.45)');
  fog.addColorStop(1, 'rgba(226,233,240,0)');
  g.fillStyle = fog;
  g.fillRect(-1, -1, 2, 2);
  return canvas;
}

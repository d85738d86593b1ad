/** Light that lamps, windows and fires throw around them. */
import { createCanvas, type Canvas } from '@napi-rs/canvas';
import { seedOf } from '../../../../actors/runtime/random.ts';
import { lensAt, project, type Lens, type Size } from '../camera.ts';
import { withAlpha } from '../colour.ts';
import { release, type Sprite, type SpriteStore } from '../draw/sprites.ts';
import type { Glow } from '../model.ts';
import { viewAt } from './camera-path.ts';
import type { Area, Item } from './compositor.ts';
import type { SetOrder } from './plane.ts';

/** Pixels of the picture that a pool of light is kept as; it is stretched to its reach. */
const POOL = 128;

/** The pool of a colour: bright in the middle, gone at the rim. Kept small, because a blur has no detail. */
function poolOf(colour: string, store: SpriteStore): Sprite | null {
  return store.get(`pool:${colour}`, () => {
    const canvas = createCanvas(POOL, POOL);
    const g = canvas.getContext('2d');
    const light = g.createRadialGradient(POOL / 2, POOL / 2, 0, POOL / 2, POOL / 2, POOL / 2);
    light.addColorStop(0, withAlpha(colour, 0.85));
    light.addColorStop(0.3, withAlpha(colour, 0.4));
    light.addColorStop(0.68, withAlpha(colour, 0.11));
    light.addColorStop(1, withAlpha(colour, 0));
    g.fillStyle = light;
    g.fillRect(0, 0, POOL, POOL);
    return { canvas, x: POOL / 2, y: POOL / 2 };
  });
}

/** Share of a glow's strength at a drawing: an uneven flame, in steps so that it can stand still. */
function flickerAt(glow: Glow, drawing: number): number {
  if (glow.flicker <= 0) return 1;
  const slow = Math.floor(drawing / 2);
  const chance = (seedOf('flicker', slow, Math.round(glow.x * 10)) % 100) / 100;
  const wave = Math.sin(slow * 1.7 + glow.x) * 0.5 + Math.sin(slow * 0.6) * 0.5;
  return 1 - (glow.flicker * 0.22 * Math.round((0.5 + 0.3 * wave + 0.2 * chance) * 6)) / 6;
}

/** A glow in a frame: its middle, its reach and its strength, in pixels. */
interface Pool {
  readonly x: number;
  readonly y: number;
  readonly reach: number;
  readonly alpha: number;
  readonly colour: string;
}

/** Share of a glow's radius at which its light is too weak to be seen. */
const REACH = 0.86;

/** A glow seen through a lens. */
export function poolAt(
  glow: Pick<Glow, 'x' | 'y' | 'radius' | 'colour'>,
  lens: Lens,
  strength: number,
): Pool {
  const [x, y] = project(lens, glow.x, glow.y);
  return {
    x,
    y,
    reach: glow.radius * REACH * lens.scale,
    alpha: Math.min(1, Math.round(strength * 60) / 60),
    colour: glow.colour,
  };
}

/** The lens by which light of a depth is seen: light moves on twos, even under a camera that moves on ones. */
export const lightLens = (
  { camera, size }: SetOrder,
  { depth, frame }: { depth: number; frame: number },
): Lens => lensAt(viewAt(camera, frame), size, depth);

/** The glows of the set at a drawing, which begins at a frame. */
export const poolsAt = (
  set: SetOrder,
  { frame, drawing }: { frame: number; drawing: number },
): readonly Pool[] =>
  set.background.glows.map((glow) =>
    poolAt(glow, lightLens(set, { depth: glow.depth, frame }), glow.strength * flickerAt(glow, drawing)),
  );

/** Pixels of the frame to one of the picture that light is mixed in: light has no detail. */
const LIGHT_SHRINK = 8;

/** All light of a frame as one item that brightens what it falls on. Its picture is kept in full size, because screening a stretched one costs five times as much. */
export function lightItem(
  pools: readonly Pool[],
  { size, store, scratch }: { size: Size; store: SpriteStore; scratch: SpriteStore },
): Item | null {
  const edge = (far: number, low: number, high: number): number => Math.max(low, Math.min(high, far));
  const snap = (value: number, way: 'floor' | 'ceil'): number =>
    Math[way](value / LIGHT_SHRINK) * LIGHT_SHRINK;
  const left = edge(snap(Math.min(...pools.map(({ x, reach }) => x - reach)), 'floor'), 0, size.width);
  const top = edge(snap(Math.min(...pools.map(({ y, reach }) => y - reach)), 'floor'), 0, size.height);
  const right = edge(snap(Math.max(...pools.map(({ x, reach }) => x + reach)), 'ceil'), 0, size.width);
  const bottom = edge(snap(Math.max(...pools.map(({ y, reach }) => y + reach)), 'ceil'), 0, size.height);
  if (pools.length === 0 || right <= left || bottom <= top) return null;
  const key = JSON.stringify(pools);
  const light = scratch.get(`light:${key}`, () =>
    mixedLight(pools, { area: [left, top, right, bottom], store }),
  );
  return {
    id: 'light',
    key,
    area: [left, top, right, bottom],
    draw: (g) => {
      if (light === null) return;
      g.globalCompositeOperation = 'screen';
      g.drawImage(light.canvas, left, top);
    },
  };
}

function mixedLight(
  pools: readonly Pool[],
  { area: [left, top, right, bottom], store }: { area: Area; store: SpriteStore },
): Sprite {
  const canvas = createCanvas(
    Math.ceil((right - left) / LIGHT_SHRINK),
    Math.ceil((bottom - top) / LIGHT_SHRINK),
  );
  const g = canvas.getContext('2d');
  g.scale(1 / LIGHT_SHRINK, 1 / LIGHT_SHRINK);
  g.translate(-left, -top);
  g.globalCompositeOperation = 'screen';
  for (const { x, y, reach, alpha, colour } of pools) {
    const pool = poolOf(colour, store);
    if (pool === null) continue;
    g.globalAlpha = alpha;
    g.drawImage(pool.canvas, x - reach, y - reach, reach * 2, reach * 2);
  }
  return stretched(canvas, right - left, bottom - top);
}

function stretched(small: Canvas, width: number, height: number): Sprite {
  const canvas = createCanvas(width, height);
  const g = canvas.getContext('2d');
  g.imageSmoothingQuality = 'low';
  g.drawImage(small, 0, 0, small.width * LIGHT_SHRINK, small.height * LIGHT_SHRINK);
  release(small);
  return { canvas, x: 0, y: 0 };
}

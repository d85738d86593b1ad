/** The light of one drawing: its pools are mixed on one picture, which is screened over the frame. */
import { createCanvas, type Canvas, type SKRSContext2D } from '@napi-rs/canvas';
import { withAlpha } from '../colour.ts';
import { release, type Sprite, type SpriteStore } from '../draw/sprites.ts';
import type { Size } from '../camera.ts';
import type { Area } from './compositor.ts';

/** A glow in a frame: its middle, its reach and its strength, in pixels. */
export interface Pool {
  readonly x: number;
  readonly y: number;
  readonly reach: number;
  readonly alpha: number;
  readonly colour: string;
}

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

/** Pixels of the frame to one of the picture that light is mixed in: light has no detail. */
export const LIGHT_SHRINK = 8;

/** Light of pools in an area, mixed small. The area lies on whole steps of `LIGHT_SHRINK` or ends with the picture. */
function mixedSmall(pools: readonly Pool[], [left, top, right, bottom]: Area, store: SpriteStore): Canvas {
  const small = createCanvas(
    Math.ceil((right - left) / LIGHT_SHRINK),
    Math.ceil((bottom - top) / LIGHT_SHRINK),
  );
  const g = small.getContext('2d');
  g.scale(1 / LIGHT_SHRINK, 1 / LIGHT_SHRINK);
  g.translate(-left, -top);
  g.globalCompositeOperation = 'screen';
  for (const pool of pools) addPool(g, pool, store);
  return small;
}

function addPool(g: SKRSContext2D, { x, y, reach, alpha, colour }: Pool, store: SpriteStore): void {
  const pool = poolOf(colour, store);
  if (pool === null) return;
  g.globalAlpha = alpha;
  g.drawImage(pool.canvas, x - reach, y - reach, reach * 2, reach * 2);
}

/** Lays mixed light down at full size in the upper left corner, and gives its memory back. */
function stretched(g: SKRSContext2D, small: Canvas): void {
  g.imageSmoothingQuality = 'low';
  g.drawImage(small, 0, 0, small.width * LIGHT_SHRINK, small.height * LIGHT_SHRINK);
  release(small);
}

/** A picture of the light of pools in an area, to be kept and laid down where it belongs. */
export function litArea(pools: readonly Pool[], area: Area, store: SpriteStore): Sprite {
  const canvas = createCanvas(area[2] - area[0], area[3] - area[1]);
  stretched(canvas.getContext('2d'), mixedSmall(pools, area, store));
  return { canvas, x: -area[0], y: -area[1] };
}

/**
 * Light is mixed small and stretched to full size, because screening a stretched picture costs five times as much. Flames
 * change it every few frames: its large canvas is used again, which spares the collector half a second of a film (measured).
 */
export class LightSheet {
  readonly #store: SpriteStore;
  readonly #canvas: Canvas;
  #shown = '';

  constructor({ width, height }: Size, store: SpriteStore) {
    this.#store = store;
    this.#canvas = createCanvas(width, height);
  }

  /** The light of pools in an area of the frame, in the upper left corner until the next is mixed. The area lies on whole steps of `LIGHT_SHRINK` or ends with the frame. */
  mixed(pools: readonly Pool[], area: Area): Canvas {
    // The area follows from the pools.
    const key = JSON.stringify(pools);
    if (this.#shown !== key) this.#mix(pools, area);
    this.#shown = key;
    return this.#canvas;
  }

  /** Gives its memory back. */
  close(): void {
    release(this.#canvas);
  }

  /** Clears all of it, as the compositor does, and for the same reason. */
  #mix(pools: readonly Pool[], area: Area): void {
    const g = this.#canvas.getContext('2d');
    g.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
    stretched(g, mixedSmall(pools, area, this.#store));
  }
}

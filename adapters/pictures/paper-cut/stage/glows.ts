/** Light that lamps, windows and fires throw around them. */
import { createCanvas } from '@napi-rs/canvas';
import { seedOf } from '../../../../actors/runtime/random.ts';
import { lensAt, project, type Lens } from '../camera.ts';
import { withAlpha } from '../colour.ts';
import type { Sprite, SpriteStore } from '../draw/sprites.ts';
import type { Glow } from '../model.ts';
import { viewAt } from './camera-path.ts';
import type { Item } from './compositor.ts';
import type { SetOrder } from './plates.ts';

/** Pixels of the picture that a pool of light is kept as; it is stretched to its reach. */
const POOL = 128;

/** The pool of a colour: bright in the middle, gone at the rim. Kept small, because a blur has no detail. */
function poolOf(colour: string, store: SpriteStore): Sprite | null {
  return store.get(`pool:${colour}`, () => {
    const canvas = createCanvas(POOL, POOL);
    const g = canvas.getContext('2d');
    const light = g.createRadialGradient(POOL / 2, POOL / 2, 0, POOL / 2, POOL / 2, POOL / 2);
    light.addColorStop(0, withAlpha(colour, 0.85));
    light.addColorStop(0.25, withAlpha(colour, 0.4));
    light.addColorStop(0.6, withAlpha(colour, 0.12));
    light.addColorStop(1, withAlpha(colour, 0));
    g.fillStyle = light;
    g.fillRect(0, 0, POOL, POOL);
    return { canvas, x: POOL / 2, y: POOL / 2 };
  });
}

/** Share of a glow's strength at a drawing: an uneven flame, in steps so that it can stand still. */
export function flickerAt(glow: Glow, drawing: number): number {
  if (glow.flicker <= 0) return 1;
  const slow = Math.floor(drawing / 2);
  const chance = (seedOf('flicker', slow, Math.round(glow.x * 10)) % 100) / 100;
  const wave = Math.sin(slow * 1.7 + glow.x) * 0.5 + Math.sin(slow * 0.6) * 0.5;
  return 1 - glow.flicker * 0.22 * Math.round((0.5 + 0.3 * wave + 0.2 * chance) * 6) / 6;
}

/** The item of a glow of the set at a frame. */
export function glowItem(glow: Glow, order: SetOrder, { frame, drawing, id }: { frame: number; drawing: number; id: string }): Item {
  const lens = lensAt(viewAt(order.camera, frame), order.size, glow.depth);
  return glowThrough(glow, { lens, store: order.store, strength: glow.strength * flickerAt(glow, drawing), id });
}

/** The item of a glow seen through a lens. */
export function glowThrough(glow: Pick<Glow, 'x' | 'y' | 'radius' | 'colour'>, { lens, store, strength, id }: { lens: Lens; store: SpriteStore; strength: number; id: string }): Item {
  const [px, py] = project(lens, glow.x, glow.y);
  const reach = Math.max(2, Math.round(glow.radius * lens.scale));
  const [x, y] = [Math.round(px), Math.round(py)];
  const alpha = Math.min(1, Math.round(strength * 60) / 60);
  const pool = poolOf(glow.colour, store);
  return {
    id,
    key: `${x},${y},${reach},${alpha}`,
    area: [x - reach, y - reach, x + reach, y + reach],
    draw: (g) => {
      if (pool === null) return;
      g.globalCompositeOperation = 'screen';
      g.globalAlpha = alpha;
      g.drawImage(pool.canvas, x - reach, y - reach, reach * 2, reach * 2);
    },
  };
}

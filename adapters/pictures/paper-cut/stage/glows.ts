/** Light that lamps, windows and fires throw around them. */
import { seedOf } from '../../../../actors/runtime/random.ts';
import { lensAt, project, type Lens, type Size } from '../camera.ts';
import type { Glow } from '../model.ts';
import { viewAt } from './camera-path.ts';
import type { Item } from './compositor.ts';
import { LIGHT_SHRINK, type LightSheet, type Pool } from './light-sheet.ts';
import type { SetOrder } from './plane.ts';

/** Share of a glow's strength at a drawing: an uneven flame, in steps so that it can stand still. */
function flickerAt(glow: Glow, drawing: number): number {
  if (glow.flicker <= 0) return 1;
  const slow = Math.floor(drawing / 2);
  const chance = (seedOf('flicker', slow, Math.round(glow.x * 10)) % 100) / 100;
  const wave = Math.sin(slow * 1.7 + glow.x) * 0.5 + Math.sin(slow * 0.6) * 0.5;
  return 1 - (glow.flicker * 0.22 * Math.round((0.5 + 0.3 * wave + 0.2 * chance) * 6)) / 6;
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

/** All light of a frame as one item that brightens what it falls on. */
export function lightItem(
  pools: readonly Pool[],
  { size, sheet }: { size: Size; sheet: LightSheet },
): Item | null {
  const edge = (far: number, low: number, high: number): number => Math.max(low, Math.min(high, far));
  const snap = (value: number, way: 'floor' | 'ceil'): number =>
    Math[way](value / LIGHT_SHRINK) * LIGHT_SHRINK;
  const left = edge(snap(Math.min(...pools.map(({ x, reach }) => x - reach)), 'floor'), 0, size.width);
  const top = edge(snap(Math.min(...pools.map(({ y, reach }) => y - reach)), 'floor'), 0, size.height);
  const right = edge(snap(Math.max(...pools.map(({ x, reach }) => x + reach)), 'ceil'), 0, size.width);
  const bottom = edge(snap(Math.max(...pools.map(({ y, reach }) => y + reach)), 'ceil'), 0, size.height);
  if (pools.length === 0 || right <= left || bottom <= top) return null;
  const [width, height] = [right - left, bottom - top];
  return {
    id: 'light',
    key: JSON.stringify(pools),
    area: [left, top, right, bottom],
    draw: (g) => {
      g.globalCompositeOperation = 'screen';
      g.drawImage(
        sheet.mixed(pools, [left, top, right, bottom]),
        0,
        0,
        width,
        height,
        left,
        top,
        width,
        height,
      );
    },
  };
}

/** Light that lamps, windows and fires throw around them. */
import type { SKRSContext2D } from '@napi-rs/canvas';
import { seedOf } from '../../../../actors/runtime/random.ts';
import { lensAt, lensOver, project, type Lens, type Size } from '../camera.ts';
import type { Glow } from '../model.ts';
import type { Point } from '../path.ts';
import { isStill, viewAt, waysOf } from './camera-path.ts';
import type { Area, Item } from './compositor.ts';
import { LIGHT_SHRINK, litArea, type LightSheet, type Pool } from './light-sheet.ts';
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

const strengthAt = (glow: Glow, drawing: number): number => glow.strength * flickerAt(glow, drawing);

/** The glows of the set at a drawing, which begins at a frame. */
export const poolsAt = (
  set: SetOrder,
  { frame, drawing }: { frame: number; drawing: number },
): readonly Pool[] =>
  set.background.glows.map((glow) =>
    poolAt(glow, lightLens(set, { depth: glow.depth, frame }), strengthAt(glow, drawing)),
  );

/** The part of a picture that pools light, on whole steps of `LIGHT_SHRINK` or up to its end; null when they light nothing of it. */
function litPart(pools: readonly Pool[], { width, height }: Size): Area | null {
  const edge = (far: number, high: number): number => Math.max(0, Math.min(high, far));
  const snap = (value: number, way: 'floor' | 'ceil'): number =>
    Math[way](value / LIGHT_SHRINK) * LIGHT_SHRINK;
  const left = edge(snap(Math.min(...pools.map(({ x, reach }) => x - reach)), 'floor'), width);
  const top = edge(snap(Math.min(...pools.map(({ y, reach }) => y - reach)), 'floor'), height);
  const right = edge(snap(Math.max(...pools.map(({ x, reach }) => x + reach)), 'ceil'), width);
  const bottom = edge(snap(Math.max(...pools.map(({ y, reach }) => y + reach)), 'ceil'), height);
  return pools.length === 0 || right <= left || bottom <= top ? null : [left, top, right, bottom];
}

/** All light of a frame as one item that brightens what it falls on. */
export function lightItem(
  pools: readonly Pool[],
  { size, sheet }: { size: Size; sheet: LightSheet },
): Item | null {
  const area = litPart(pools, size);
  if (area === null) return null;
  const [left, top, right, bottom] = area;
  const [width, height] = [right - left, bottom - top];
  return {
    id: 'light',
    key: JSON.stringify(pools),
    area,
    draw: (g) => {
      g.globalCompositeOperation = 'screen';
      g.drawImage(sheet.mixed(pools, area), 0, 0, width, height, left, top, width, height);
    },
  };
}

/** When a frame is, and which drawing it shows. */
interface Time {
  readonly frame: number;
  readonly drawing: number;
}

/**
 * The light of the set under a camera that stands still or only pans. It is mixed once and slides by whole pixels, each depth
 * at its own pace. A lamp that is carried through it then changes the frame where it is, and not everywhere.
 */
export function keptLights(set: SetOrder, at: Time): readonly Item[] {
  const { glows } = set.background;
  if (isStill(set.camera))
    return keptLight(set, poolsAt(set, at), { id: 'light.set', at: [0, 0], size: set.size });
  const depths = [...new Set(glows.map(({ depth }) => depth))];
  return depths.flatMap((depth) => slidLight(set, at, depth));
}

function slidLight(set: SetOrder, { frame, drawing }: Time, depth: number): readonly Item[] {
  const { background, camera, size } = set;
  const way = lensOver(waysOf(camera).map((view) => lensAt(view, size, depth)));
  const pools = background.glows
    .filter((glow) => glow.depth === depth)
    .map((glow) => poolAt(glow, way, strengthAt(glow, drawing)));
  const [x, y] = project(lensAt(viewAt(camera, frame), size, depth), way.cx, way.cy);
  const at: Point = [Math.round(x - way.size.width / 2), Math.round(y - way.size.height / 2)];
  return keptLight(set, pools, { id: `light.${depth}`, at, size: way.size });
}

/** Light in a picture of a size whose upper left corner lies at a point of the frame. */
function keptLight(
  { store }: SetOrder,
  pools: readonly Pool[],
  { id, at, size }: { readonly id: string; readonly at: Point; readonly size: Size },
): readonly Item[] {
  const part = litPart(pools, size);
  if (part === null) return [];
  const name = `light:${JSON.stringify([pools, part])}`;
  const sprite = store.get(name, () => litArea(pools, part, store));
  const [x, y] = [at[0] + part[0], at[1] + part[1]];
  const draw = (g: SKRSContext2D): void => {
    g.globalCompositeOperation = 'screen';
    if (sprite !== null) g.drawImage(sprite.canvas, x, y);
  };
  const area: Area = [x, y, x + part[2] - part[0], y + part[3] - part[1]];
  return [{ id, key: `${name}@${x},${y}`, area, draw }];
}

/** Props that stand on the stage by themselves, and what they do in a shot. */
import type { PropDrawing, ShotDrawing } from '../../../../contracts/drawing.ts';
import type { PropKind } from '../../../../contracts/reading.ts';
import { lensAt, project, standingAt } from '../camera.ts';
import { bakeGroups, still, turnedArea } from '../draw/sprites.ts';
import type { PropArt } from '../model.ts';
import { airAt } from '../still.ts';
import { isStill, viewAt } from './camera-path.ts';
import type { Area, Item } from './compositor.ts';
import { lightLens, poolAt } from './glows.ts';
import type { SetOrder } from './plane.ts';

/** How a prop has moved from its place after a share of the shot: heads, radians, size. */
interface Shift {
  readonly x: number;
  readonly y: number;
  readonly turn: number;
  readonly size: number;
  readonly glow: number;
}

const rest: Shift = { x: 0, y: 0, turn: 0, size: 1, glow: 1 };

/** Long things that lie where nobody holds them. */
const lying: readonly PropKind[] = [
  'pen',
  'knife',
  'sword',
  'stick',
  'branch',
  'feather',
  'tool',
  'hammer',
  'axe',
  'saw',
];

/** How far they are turned on their side, in radians. */
const ON_SIDE = 1.42;

/** How a thing rests: upright on its foot, or on its side with its middle where it lies. */
function restOf({ prop, motion }: PropDrawing, { width, height }: PropArt): Shift {
  if (motion !== 'still' || !lying.includes(prop.kind)) return rest;
  return { ...rest, turn: ON_SIDE, x: -height / 2, y: -width / 3 };
}

/** What a prop does, as a closed form of time; `share` is how much of the shot has gone. */
function shiftOf(motion: PropDrawing['motion'], seconds: number, share: number): Shift {
  const wave = (hertz: number, phase = 0): number => Math.sin(seconds * hertz * 2 * Math.PI + phase);
  switch (motion) {
    case 'still':
      return rest;
    case 'glow':
      return { ...rest, glow: 0.35 + 0.65 * Math.min(1, share * 2.2) };
    case 'swing':
      return { ...rest, turn: 0.13 * wave(0.55) };
    case 'fly':
      return {
        ...rest,
        x: 1.6 * Math.sin(seconds * 0.9) + seconds * 0.25,
        y: -0.5 * wave(0.4) - seconds * 0.12,
        turn: 0.12 * wave(0.7, 1),
      };
    case 'drift':
      return { ...rest, x: seconds * 0.32, y: 0.08 * wave(0.35), turn: 0.025 * wave(0.3) };
    case 'approach':
      return { ...rest, size: 0.55 + 0.45 * share * (2 - share), y: -0.35 * (1 - share) };
    case 'leave':
      return { ...rest, size: 1 - 0.5 * share * share, y: -0.4 * share * share, x: 1.2 * share * share };
    case 'open':
      return { ...rest, turn: -0.08 * Math.min(1, share * 3) };
    case 'fall':
      return {
        ...rest,
        y: -2.6 * Math.max(0, 1 - (seconds / 0.55) ** 2),
        turn: 0.5 * Math.max(0, 1 - seconds / 0.55),
      };
    case 'shake':
      return { ...rest, x: 0.035 * wave(7), turn: 0.03 * wave(6, 1) };
  }
}

export interface PropAt {
  readonly frame: number;
  readonly drawing: number;
  readonly step: number;
  readonly shot: Pick<ShotDrawing, 'frames' | 'fps'>;
  readonly rank: number;
}

/** A prop in a frame: its item, and the light it gives. */
export interface PropShown {
  readonly item: Item;
  readonly pool: ReturnType<typeof poolAt> | null;
}

/** The item of a prop at a frame. */
export function propAt(
  prop: PropDrawing,
  art: PropArt,
  { order, at }: { order: SetOrder; at: PropAt },
): PropShown {
  const frame = at.drawing * at.step;
  const lies = restOf(prop, art);
  const shift = lies === rest ? shiftOf(prop.motion, frame / at.shot.fps, frame / at.shot.frames) : lies;
  const depth = Math.max(0, prop.depth);
  const stand = standingAt(depth);
  const lens = lensAt(viewAt(order.camera, at.frame), order.size, prop.depth);
  const size = stand.scale * prop.scale;
  const place = [prop.x + shift.x, -prop.lift - stand.rise + shift.y] as const;
  const [px, py] = project(lens, place[0], place[1]);
  const motionless = isStill(order.camera) && shift.turn === 0 && shift.size === 1;
  const [x, y] = motionless
    ? [Math.round(px), Math.round(py)]
    : [Math.round(px * 4) / 4, Math.round(py * 4) / 4];
  const baked = bakeOf(order, prop.depth) * size;
  const far = Math.max(order.size.width, order.size.height) * 2;
  const sprite = order.store.get(`prop:${JSON.stringify(prop.prop)}:${baked}:${depth}:${order.sha256}`, () =>
    bakeGroups([still(art.sheets)], {
      air: airAt(order.background, depth),
      scale: baked,
      mirrored: false,
      shown: [-far, -far, far, far],
    }),
  );
  const grow = Math.round((lens.scale / bakeOf(order, prop.depth)) * shift.size * 500) / 500;
  const turn = Math.round(shift.turn * 400) / 400;
  const area: Area = sprite === null ? [0, 0, 0, 0] : turnedArea(sprite, { x, y, turn, size: grow });
  const item: Item = {
    id: `prop.${at.rank}`,
    key: `${x},${y},${turn},${grow}`,
    area,
    loose: turn !== 0 || grow !== 1,
    draw: (g) => {
      if (sprite === null) return;
      g.translate(x, y);
      g.rotate(turn);
      g.scale(grow, grow);
      g.drawImage(sprite.canvas, -sprite.x, -sprite.y);
    },
  };
  if (art.glow === null) return { item, pool: null };
  const glow = {
    ...art.glow,
    x: place[0] + art.glow.x * size,
    y: place[1] + art.glow.y * size,
    radius: art.glow.radius * size,
  };
  const light = lightLens(order, { depth: prop.depth, frame });
  return { item, pool: poolAt(glow, light, art.glow.strength * shift.glow) };
}

const bakeOf = ({ camera, size }: SetOrder, depth: number): number =>
  Math.max(lensAt(camera.from, size, depth).scale, lensAt(camera.to, size, depth).scale);

/** Small moving things of the set: each a sprite that is laid down turned, shifted or grown. */
import { lensAt } from '../camera.ts';
import { bakeGroups, still, turnedArea, type Sprite } from '../draw/sprites.ts';
import type { Layer, Mover } from '../model.ts';
import { driftOf } from '../mover.ts';
import { layerAir } from '../still.ts';
import { viewAt } from './camera-path.ts';
import type { Item } from './compositor.ts';
import { blurOf, type SetOrder } from './plane.ts';

const nearest = (value: number, steps: number): number => Math.round(value * steps) / steps;

/** Items of a layer's movers at a frame; they move when characters do, on twos. */
export function moverItems(
  layer: Layer,
  order: SetOrder,
  { frame, seconds }: { frame: number; seconds: number },
): readonly Item[] {
  return layer.movers.map((mover, i) =>
    moverItem(mover, { layer, order, frame, seconds, id: `mover.${layer.id}.${i}` }),
  );
}

interface At {
  readonly layer: Layer;
  readonly order: SetOrder;
  readonly frame: number;
  readonly seconds: number;
  readonly id: string;
}

function moverItem(mover: Mover, at: At): Item {
  const { layer, order, frame, seconds, id } = at;
  const lens = lensAt(viewAt(order.camera, frame), order.size, layer.depth);
  const drift = driftOf(mover, seconds);
  const { sprite, shrink } = spriteOf(mover, at);
  const turn = nearest(drift.turn, 400);
  const size = nearest(drift.size * (lens.scale / bakeScale(order, layer.depth)) * shrink, 200);
  const alpha = nearest(drift.alpha, 25);
  // What only shifts is laid down on whole pixels, which costs a fifth; what turns needs the finer steps.
  const steps = turn === 0 && size === 1 ? 1 : 4;
  const x = nearest((mover.x + drift.x - lens.cx) * lens.scale + lens.size.width / 2, steps);
  const y = nearest((mover.y + drift.y - lens.cy) * lens.scale + lens.size.height / 2, steps);
  return {
    id,
    key: `${x},${y},${turn},${size},${alpha}`,
    area: sprite === null ? [0, 0, 0, 0] : turnedArea(sprite, { x, y, turn, size }),
    loose: turn !== 0 || size !== 1,
    draw: (g) => {
      if (sprite === null || alpha <= 0) return;
      g.translate(x, y);
      g.rotate(turn);
      g.scale(size, size);
      g.globalAlpha = alpha;
      g.drawImage(sprite.canvas, -sprite.x, -sprite.y);
    },
  };
}

/** Pixels to a head of a plane at the largest scale of the camera's way. */
const bakeScale = ({ camera, size }: SetOrder, depth: number): number =>
  Math.max(lensAt(camera.from, size, depth).scale, lensAt(camera.to, size, depth).scale);

interface Baked {
  readonly sprite: Sprite | null;
  /** How much smaller it was baked: what is out of focus is baked small, and softened by being stretched. */
  readonly shrink: number;
}

function spriteOf(mover: Mover, { layer, order, id }: At): Baked {
  const scale = bakeScale(order, layer.depth);
  const shrink = Math.max(1, Math.round(blurOf(layer, order, scale) * 1.2));
  const far = (Math.max(order.size.width, order.size.height) * 1.5) / shrink;
  const placing = {
    air: layerAir(order.background, layer),
    scale: scale / shrink,
    mirrored: false,
    shown: [-far, -far, far, far],
  } as const;
  const name = `${id}:${order.sha256}:${scale}:${shrink}:${order.size.width}x${order.size.height}`;
  return { sprite: order.store.get(name, () => bakeGroups([still(mover.sheets)], placing)), shrink };
}

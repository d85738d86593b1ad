/** Small moving things of the set: each a sprite that is laid down turned, shifted or grown. */
import { createCanvas } from '@napi-rs/canvas';
import { lensAt } from '../camera.ts';
import { bakeGroups, still, type Sprite } from '../draw/sprites.ts';
import type { Layer, Mover } from '../model.ts';
import { driftOf } from '../mover.ts';
import { airAt } from '../still.ts';
import { isStill, viewAt } from './camera-path.ts';
import type { Item } from './compositor.ts';
import { blurOf, type SetOrder } from './plates.ts';

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

function moverItem(mover: Mover, { layer, order, frame, seconds, id }: At): Item {
  const lens = lensAt(viewAt(order.camera, frame), order.size, layer.depth);
  const drift = driftOf(mover, seconds);
  const sprite = spriteOf(mover, { layer, order, frame, seconds, id });
  const x = nearest((mover.x + drift.x - lens.cx) * lens.scale + lens.size.width / 2, 4);
  const y = nearest((mover.y + drift.y - lens.cy) * lens.scale + lens.size.height / 2, 4);
  const turn = nearest(drift.turn, 400);
  const size = nearest(drift.size * (lens.scale / bakeScale(order, layer.depth)), 200);
  const alpha = nearest(drift.alpha, 50);
  const reach =
    sprite === null
      ? 0
      : Math.ceil(
          Math.hypot(
            Math.max(sprite.x, sprite.canvas.width - sprite.x),
            Math.max(sprite.y, sprite.canvas.height - sprite.y),
          ) * size,
        ) + 2;
  return {
    id,
    key: `${x},${y},${turn},${size},${alpha}`,
    area: [Math.floor(x) - reach, Math.floor(y) - reach, Math.ceil(x) + reach, Math.ceil(y) + reach],
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

const bakeScale = ({ camera, size }: SetOrder, depth: number): number =>
  isStill(camera)
    ? lensAt(camera.from, size, depth).scale
    : Math.max(lensAt(camera.from, size, depth).scale, lensAt(camera.to, size, depth).scale);

function spriteOf(mover: Mover, { layer, order, id }: At): Sprite | null {
  const scale = bakeScale(order, layer.depth);
  const blur = blurOf(layer, order, scale);
  const reach = Math.max(order.size.width, order.size.height) * 1.5;
  return order.store.get(
    `${id}:${order.sha256}:${scale}:${blur}:${order.size.width}x${order.size.height}`,
    () =>
      softened(
        bakeGroups([still(mover.sheets)], {
          air: airAt(order.background, layer.depth),
          scale,
          mirrored: false,
          shown: [-reach, -reach, reach, reach],
        }),
        blur,
      ),
  );
}

/** A sprite out of focus as far as its plane is. */
function softened(sprite: Sprite | null, blur: number): Sprite | null {
  if (sprite === null || blur < 0.5) return sprite;
  const room = Math.ceil(blur * 3);
  const canvas = createCanvas(sprite.canvas.width + room * 2, sprite.canvas.height + room * 2);
  const g = canvas.getContext('2d');
  g.filter = `blur(${blur.toFixed(2)}px)`;
  g.drawImage(sprite.canvas, room, room);
  return { canvas, x: sprite.x + room, y: sprite.y + room };
}

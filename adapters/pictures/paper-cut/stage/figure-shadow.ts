/** The shadow that a figure throws on the set behind it, and the dark where it touches the ground. */
import { createCanvas, type Canvas } from '@napi-rs/canvas';
import type { Size } from '../camera.ts';
import { withAlpha } from '../colour.ts';
import { release, type Sprite } from '../draw/sprites.ts';
import type { Light } from '../model.ts';
import type { Point } from '../path.ts';
import { extent, type Drawn, type Section } from './section.ts';

/** Pixels of a shadow's picture to one of the frame. */
const SHADOW_SHRINK = 5;

/** The shadow of the whole figure on the set behind it, and where it touches the ground. */
export function shadowSections(
  sections: readonly Section[],
  { drawn, name }: { drawn: Drawn; name: string },
): readonly Section[] {
  const { light } = drawn.sight.air;
  const reach = drawn.scale * 0.2;
  const solid = sections.filter(
    (section) => !section.name.startsWith('mouth:') && !section.name.startsWith('eyes:'),
  );
  const key = `shadow:${solid.map((section) => section.key).join('|')}`;
  const sprite = drawn.sight.store.get(key, () => bakeShadow(solid, { light, reach }));
  const at: Point = [Math.round(light.shadow[0] * reach), Math.round(light.shadow[1] * reach * 0.7)];
  const ground = drawn.sight.store.get(`ground:${name}`, () => groundShadow(drawn));
  return [
    { name: 'ground:', key: `ground:${name}`, at: [0, 0], sprite: ground },
    { name: 'shadow:', key, at, sprite },
  ];
}

function bakeShadow(
  sections: readonly Section[],
  { light, reach }: { light: Light; reach: number },
): Sprite | null {
  const [left, top, right, bottom] = extent(sections);
  if (right <= left) return null;
  const room = Math.ceil(reach);
  const [width, height] = [right - left + room * 2, bottom - top + room * 2];
  const small = createCanvas(Math.ceil(width / SHADOW_SHRINK), Math.ceil(height / SHADOW_SHRINK));
  const s = small.getContext('2d');
  s.scale(1 / SHADOW_SHRINK, 1 / SHADOW_SHRINK);
  s.translate(room - left, room - top);
  for (const { sprite, at } of sections)
    if (sprite !== null) s.drawImage(sprite.canvas, at[0] - sprite.x, at[1] - sprite.y);
  return {
    canvas: softened(small, {
      width,
      height,
      blur: reach / SHADOW_SHRINK,
      ink: withAlpha(light.shadowColour, light.shadowAlpha * 0.85),
    }),
    x: room - left,
    y: room - top,
  };
}

/** The silhouette of a small picture in one ink, blurred and stretched. */
function softened(
  small: Canvas,
  { width, height, blur, ink }: Size & { readonly blur: number; readonly ink: string },
): Canvas {
  const soft = createCanvas(small.width, small.height);
  const t = soft.getContext('2d');
  t.shadowColor = ink;
  t.shadowBlur = blur;
  t.shadowOffsetX = 10_000;
  t.drawImage(small, -10_000, 0);
  const full = createCanvas(width, height);
  const f = full.getContext('2d');
  f.imageSmoothingQuality = 'low';
  f.drawImage(soft, 0, 0, small.width * SHADOW_SHRINK, small.height * SHADOW_SHRINK);
  release(small);
  release(soft);
  return full;
}

/** A dark pool under whatever touches the ground. */
function groundShadow({ rig, joints, moment, scale, sight }: Drawn): Sprite | null {
  const feet = [joints.nearLeg.tip, joints.farLeg.tip, joints.pelvis].filter(([, y]) => y > -0.75);
  if (feet.length === 0 || moment.seat === 'boat' || rig.hover > 0) return null;
  const xs = feet.map(([x]) => x * (moment.facing === 'left' ? -1 : 1));
  const [left, right] = [Math.min(...xs) - 0.42, Math.max(...xs) + 0.42];
  const [width, height] = [Math.ceil((right - left) * scale), Math.ceil(0.34 * scale)];
  if (width < 2 || height < 2) return null;
  const canvas = createCanvas(width, height);
  const g = canvas.getContext('2d');
  g.translate(width / 2, height / 2);
  g.scale(width / 2, height / 2);
  const { shadowColour, shadowAlpha } = sight.air.light;
  const pool = g.createRadialGradient(0, 0, 0.1, 0, 0, 1);
  pool.addColorStop(0, withAlpha(shadowColour, Math.min(0.8, shadowAlpha * 1.25)));
  pool.addColorStop(0.6, withAlpha(shadowColour, shadowAlpha * 0.55));
  pool.addColorStop(1, withAlpha(shadowColour, 0));
  g.fillStyle = pool;
  g.fillRect(-1, -1, 2, 2);
  return { canvas, x: Math.round(-left * scale), y: Math.round(height * 0.62) };
}

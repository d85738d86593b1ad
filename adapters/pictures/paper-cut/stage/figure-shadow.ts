/** The shadow that a figure throws on the set behind it, and the dark where it touches the ground. */
import { createCanvas, type Canvas } from '@napi-rs/canvas';
import { withAlpha } from '../colour.ts';
import { around, release, type Sprite } from '../draw/sprites.ts';
import type { Light } from '../model.ts';
import type { Point } from '../path.ts';
import { boxOf, type Drawn, type Section } from './section.ts';

/** Pixels of a shadow's picture that its blur reaches at least: a blurred thing has no detail, and fewer would show. */
const SHADOW_BLUR = 4;

/** Pixels of the figure to one of its shadow's picture, for a blur of so many px. A power of two is stretched exactly alike in every clip. */
const shrinkFor = (reach: number): number => 1 << (31 - Math.clz32(Math.max(1, reach / SHADOW_BLUR)));

/** Parts of a face that throw no shadow of their own. */
const FLAT = new Set(['mouth', 'eyes']);

/** The shadow of the whole figure on the set behind it, and where it touches the ground. */
export function shadowSections(sections: readonly Section[], drawn: Drawn): readonly Section[] {
  const { light } = drawn.sight.air;
  const reach = drawn.scale * 0.2;
  const solid = sections.filter(({ name }) => !FLAT.has(name));
  const key = `shadow:${solid.map((section) => `${section.key}@${section.at.join()}`).join('|')}`;
  const sprite = drawn.sight.store.get(key, () => bakeShadow(solid, { light, reach }));
  const at: Point = [Math.round(light.shadow[0] * reach), Math.round(light.shadow[1] * reach * 0.7)];
  const ground = groundSection(drawn);
  return [ground, { name: 'shadow', key, at, sprite, shrink: shrinkFor(reach) }].filter(
    (section) => section.sprite !== null,
  );
}

/** The silhouette of all sections in one ink, blurred; small, to be stretched when it is laid down. */
function bakeShadow(
  sections: readonly Section[],
  { light, reach }: { light: Light; reach: number },
): Sprite | null {
  const whole = sections
    .map(boxOf)
    .reduce((a, b) => (a === null || b === null ? (a ?? b) : around(a, b)), null);
  if (whole === null) return null;
  const shrink = shrinkFor(reach);
  const blur = reach / shrink;
  const room = Math.ceil(blur) + 1;
  const small = createCanvas(
    Math.ceil((whole[2] - whole[0]) / shrink) + room * 2,
    Math.ceil((whole[3] - whole[1]) / shrink) + room * 2,
  );
  const s = small.getContext('2d');
  s.translate(room, room);
  s.scale(1 / shrink, 1 / shrink);
  // The blur hides what is left out; averaging it first would take three times as long.
  s.imageSmoothingEnabled = false;
  for (const { sprite, at } of sections)
    if (sprite !== null) s.drawImage(sprite.canvas, at[0] - sprite.x - whole[0], at[1] - sprite.y - whole[1]);
  return {
    canvas: softened(small, { blur, ink: withAlpha(light.shadowColour, light.shadowAlpha * 0.85) }),
    x: room - whole[0] / shrink,
    y: room - whole[1] / shrink,
  };
}

/** The silhouette of a picture in one ink, blurred. */
function softened(picture: Canvas, { blur, ink }: { blur: number; ink: string }): Canvas {
  const soft = createCanvas(picture.width, picture.height);
  const g = soft.getContext('2d');
  g.shadowColor = ink;
  g.shadowBlur = blur;
  g.shadowOffsetX = picture.width;
  g.drawImage(picture, -picture.width, 0);
  release(picture);
  return soft;
}

function groundSection(drawn: Drawn): Section {
  const { moment, joints, scale, sight } = drawn;
  const key = `ground:${JSON.stringify([scale, moment.facing, moment.seat, joints.nearLeg.tip, joints.farLeg.tip, joints.pelvis, drawn.rig.hover, sight.air.light])}`;
  return {
    name: 'ground',
    key,
    at: [0, 0],
    sprite: sight.store.get(key, () => groundShadow(drawn)),
    shrink: 1,
  };
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

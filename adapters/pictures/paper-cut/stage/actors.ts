/** Actors in a frame: their sprites section by section, so that a mouth that moves costs a mouth. */
import { createCanvas } from '@napi-rs/canvas';
import type { ActorDrawing } from '../../../../contracts/drawing.ts';
import { jointsOf } from '../act/posture.ts';
import type { Performance } from '../act/perform.ts';
import { project, standingAt } from '../camera.ts';
import { artOf, headPivot } from '../draw/figure.ts';
import { mouthReach } from '../draw/mouth-box.ts';
import type { Sprite, SpriteStore } from '../draw/sprites.ts';
import { turned, type Point } from '../path.ts';
import type { Rig } from '../rig.ts';
import type { Air } from '../sheet.ts';
import type { Area, Item } from './compositor.ts';
import { headState, sectionsOf, turnedByDegrees } from './figure-sections.ts';
import { extent, type Drawn, type Section, type Sight } from './section.ts';

/** An actor as it was cast, with what it needs to be drawn. */
export interface Player {
  readonly actor: ActorDrawing;
  readonly rig: Rig;
  readonly performance: Performance;
  /** Place in the shot; part of every item's id. */
  readonly rank: number;
}

export interface Figure {
  readonly items: readonly Item[];
  /** Box of the mouth in the frame's pixels, when the face is seen. */
  readonly mouth: readonly [number, number, number, number] | null;
  /** Box of the whole figure in the frame's pixels. */
  readonly area: Area;
  /** Where the hand holds something that glows, heads of the plane. */
  readonly grip: Point | null;
}

/** All items of an actor at a frame, back to front. */
export function figureAt({ actor, rig, performance, rank }: Player, frame: number, sight: Sight): Figure {
  const moment = performance.at(frame);
  const stand = standingAt(actor.depth);
  const unit = rig.scale * stand.scale;
  const foot: Point = [moment.x, -actor.lift - stand.rise - rig.hover * unit];
  const joints = turnedByDegrees(jointsOf(moment.posture, rig.build, moment.view));
  const drawn: Drawn = { actor, rig, moment, joints, sight, scale: sight.bakeScale * unit, foot };
  const sections = sectionsOf(drawn);
  const [x, y] = project(sight.lens, foot[0], foot[1]);
  const grow = sight.lens.scale / sight.bakeScale;
  const items = sight.still
    ? sections.map((section) =>
        stillItem(section, { id: `actor.${rank}`, x: Math.round(x), y: Math.round(y) }),
      )
    : [movingItem(sections, { id: `actor.${rank}`, x, y, grow, scratch: sight.scratch })];
  const shown = items.map(({ area }) => area);
  const mouth = mouthOf(drawn);
  return {
    items,
    area: shown.reduce(
      (a, b): Area => [
        Math.min(a[0], b[0]),
        Math.min(a[1], b[1]),
        Math.max(a[2], b[2]),
        Math.max(a[3], b[3]),
      ],
      shown[0] ?? [0, 0, 0, 0],
    ),
    mouth: mouth === null ? null : inFrame(mouth, drawn, { x, y, grow }),
    grip: moment.held === null ? null : gripOf(drawn, unit),
  };
}

interface Down {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

/** A section laid down pixel for pixel. */
function stillItem({ name, key, sprite, at }: Section, { id, x, y }: Down): Item {
  const [left, top] = sprite === null ? [x, y] : [x + at[0] - sprite.x, y + at[1] - sprite.y];
  const part = name.slice(0, name.indexOf(':'));
  return {
    id: `${id}.${part}`,
    key: `${key}@${left},${top}`,
    area: [left, top, left + (sprite?.canvas.width ?? 0), top + (sprite?.canvas.height ?? 0)],
    draw: (g) => void (sprite !== null && g.drawImage(sprite.canvas, left, top)),
  };
}

interface Stretched extends Down {
  readonly grow: number;
  readonly scratch: SpriteStore;
}

/** All sections as one picture that is stretched to the frame. */
function movingItem(sections: readonly Section[], { id, x, y, grow, scratch }: Stretched): Item {
  const name = sections.map(({ key }) => key).join('|');
  const whole = scratch.get(name, () => flattened(sections));
  const [left, top] = whole === null ? [x, y] : [x - whole.x * grow, y - whole.y * grow];
  const [width, height] = whole === null ? [0, 0] : [whole.canvas.width * grow, whole.canvas.height * grow];
  return {
    id,
    key: `${name}@${x},${y},${grow}`,
    area: [
      Math.floor(left) - 1,
      Math.floor(top) - 1,
      Math.ceil(left + width) + 1,
      Math.ceil(top + height) + 1,
    ],
    draw: (g) => {
      if (whole === null) return;
      g.imageSmoothingQuality = 'low';
      g.drawImage(whole.canvas, left, top, width, height);
    },
  };
}

function flattened(sections: readonly Section[]): Sprite | null {
  const [left, top, right, bottom] = extent(sections);
  if (right <= left) return null;
  const canvas = createCanvas(right - left, bottom - top);
  const g = canvas.getContext('2d');
  for (const { sprite, at } of sections)
    if (sprite !== null) g.drawImage(sprite.canvas, at[0] - sprite.x - left, at[1] - sprite.y - top);
  return { canvas, x: -left, y: -top };
}

/** The mouth's box in heads of the figure, from where it stands. */
function mouthOf(drawn: Drawn): readonly [number, number, number, number] | null {
  const { rig, joints } = drawn;
  const head = headState(drawn);
  const box = mouthReach(artOf(rig, head), head, rig.build.head);
  const [x, y] = headPivot(joints, rig);
  return box === null ? null : [box[0] + x, box[1] + y, box[2] + x, box[3] + y];
}

function inFrame(
  [l, t, r, b]: readonly [number, number, number, number],
  { scale, moment }: Drawn,
  { x, y, grow }: { x: number; y: number; grow: number },
): [number, number, number, number] {
  const k = scale * grow;
  const [left, right] = moment.facing === 'left' ? [-r, -l] : [l, r];
  return [x + left * k, y + t * k, x + right * k, y + b * k];
}

/** Where the near hand grips, in heads of the plane. */
function gripOf({ rig, joints, moment, foot }: Drawn, unit: number): Point {
  const art = rig.hands[moment.hands.nearHand];
  const hand = turned(art.grip, joints.nearArm.end);
  const [x, y] = [joints.nearArm.tip[0] + hand[0], joints.nearArm.tip[1] + hand[1]];
  return [foot[0] + x * unit * (moment.facing === 'left' ? -1 : 1), foot[1] + y * unit];
}

/** Wet clothes are darker. */
export const wetAir = (air: Air): Air => ({
  ...air,
  veil: { colour: '#141c2c', amount: 1 - (1 - air.veil.amount) * 0.86 },
});

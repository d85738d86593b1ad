/** Actors in a frame: their sprites section by section, so that a mouth that moves costs a mouth. */
import type { ActorDrawing } from '../../../../contracts/drawing.ts';
import { jointsOf, roundedJoints } from '../act/posture.ts';
import type { Moment, Performance } from '../act/perform.ts';
import { liesOver } from '../act/touching.ts';
import { project, standingAt } from '../camera.ts';
import { artOf, headPivot } from '../draw/figure.ts';
import { mouthReach } from '../draw/mouth-box.ts';
import { around } from '../draw/sprites.ts';
import { turned, type Point } from '../path.ts';
import type { Rig } from '../rig.ts';
import type { Air } from '../sheet.ts';
import type { Area, Item } from './compositor.ts';
import { headState, sectionsOf } from './figure-sections.ts';
import { boxOf, type Drawn, type Section, type Sight } from './section.ts';

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
  /** An arm that lies over whoever it goes to; not among the items. */
  readonly arms: readonly Item[];
  /** Box of the mouth in the frame's pixels, when the face is seen. */
  readonly mouth: readonly [number, number, number, number] | null;
  /** The head's box in the frame's pixels, hair and hat included. */
  readonly head: Area;
  /** The items that are the body itself: not its shadow, not what it sits on. */
  readonly body: readonly Item[];
  /** The items and the box of what is in the near hand, in the frame's pixels. */
  readonly held: { readonly items: readonly Item[]; readonly area: Area } | null;
  /** Where the hand holds something, heads of the plane. */
  readonly grip: Point | null;
}

/** Sections of a figure's head. */
const HEAD = new Set(['head', 'mouth', 'eyes', 'front']);

const areaOf = (items: readonly Item[]): Area =>
  items.map(({ area }) => area).reduce(around, items[0]?.area ?? [0, 0, 0, 0]);

/** Sections of a figure that are not its body. */
const BESIDE_BODY = new Set(['ground', 'shadow', 'seat', 'rim']);

/** An actor at a frame; items are back to front. An arm that comes to lie over others is another item than before. */
export function figureAt({ actor, rig, performance, rank }: Player, frame: number, sight: Sight): Figure {
  const moment = performance.at(frame);
  const stand = standingAt(actor.depth);
  const unit = rig.scale * stand.scale;
  const foot: Point = [moment.x, -actor.lift - stand.rise - rig.hover * unit];
  const joints = roundedJoints(jointsOf(moment.posture, rig.build, moment.view));
  const drawn: Drawn = { actor, rig, moment, joints, sight, scale: sight.bakeScale * unit, foot };
  const [x, y] = project(sight.lens, foot[0], foot[1]);
  const grow = sight.lens.scale / sight.bakeScale;
  const down: Down = sight.still
    ? { id: `actor.${rank}`, x: Math.round(x), y: Math.round(y), grow: 1, loose: false }
    : { id: `actor.${rank}`, x, y, grow, loose: true };
  const isOver = (name: string): boolean => name === 'nearArm' && liesOver(moment.act);
  const sections = sectionsOf(drawn).map((section): readonly [string, Item] => {
    const item = sectionItem(section, down);
    return [section.name, isOver(section.name) ? { ...item, id: `${item.id}.over` } : item];
  });
  const itemsOf = (is: (name: string) => boolean): readonly Item[] =>
    sections.filter(([name]) => is(name)).map(([, item]) => item);
  const mouth = mouthOf(drawn);
  return {
    items: itemsOf((name) => !isOver(name)),
    arms: itemsOf(isOver),
    head: areaOf(itemsOf((name) => HEAD.has(name))),
    body: itemsOf((name) => !BESIDE_BODY.has(name)),
    held:
      moment.held === null
        ? null
        : { items: itemsOf((name) => name === 'nearArm'), area: heldArea(drawn, moment.held, unit) },
    mouth: mouth === null ? null : inFrame(mouth, drawn, { x, y, grow }),
    grip: moment.held === null ? null : gripOf(drawn, unit),
  };
}

/** Where a figure stands in the frame, and how much it is stretched. */
interface Down {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly grow: number;
  /** Whether it does not stand on whole pixels. */
  readonly loose: boolean;
}

/** A section laid down: pixel for pixel under a still camera, stretched under one that moves. */
function sectionItem(section: Section, { id, x, y, grow, loose }: Down): Item {
  const { name, key, sprite, shrink } = section;
  const [l, t, r, b] = boxOf(section) ?? [0, 0, 0, 0];
  const [left, top, right, bottom] = [x + l * grow, y + t * grow, x + r * grow, y + b * grow];
  const size = shrink * grow;
  return {
    id: `${id}.${name}`,
    key: `${key}@${left},${top},${size}`,
    area: loose
      ? [Math.floor(left) - 1, Math.floor(top) - 1, Math.ceil(right) + 1, Math.ceil(bottom) + 1]
      : [left, top, right, bottom],
    loose,
    draw: (g) => {
      if (sprite === null) return;
      g.imageSmoothingQuality = 'low';
      if (size === 1) g.drawImage(sprite.canvas, left, top);
      else g.drawImage(sprite.canvas, left, top, right - left, bottom - top);
    },
  };
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

/** Pixels of the frame that a thing fills whose grip is in the near hand; things that turn with the hand have room to. */
function heldArea(drawn: Drawn, held: NonNullable<Moment['held']>, unit: number): Area {
  const { width, height } = drawn.sight.propArt(held);
  const [x, y] = gripOf(drawn, unit);
  const { lens } = drawn.sight;
  const reach = (Math.max(width, height) / 2) * lens.scale;
  const [px, py] = project(lens, x, y);
  return [Math.floor(px - reach), Math.floor(py - reach), Math.ceil(px + reach), Math.ceil(py + reach)];
}

/** Wet clothes are darker. */
export const wetAir = (air: Air): Air => ({
  ...air,
  veil: { colour: '#141c2c', amount: 1 - (1 - air.veil.amount) * 0.86 },
});

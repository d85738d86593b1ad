/** Actors in a frame: their sprites section by section, so that a mouth that moves costs a mouth. */
import { createCanvas, type Canvas } from '@napi-rs/canvas';
import type { ActorDrawing } from '../../../../contracts/drawing.ts';
import { holdOf } from '../act/holding.ts';
import { jointsOf, type Joints } from '../act/posture.ts';
import type { Moment, Performance } from '../act/perform.ts';
import { project, standingAt, type Lens, type Size } from '../camera.ts';
import { withAlpha } from '../colour.ts';
import {
  artOf,
  bodyGroups,
  eyeGroups,
  headGroups,
  headPivot,
  mouthGroups,
  type BodyState,
  type HeadState,
} from '../draw/figure.ts';
import { bakeGroups, type Group, type Placing, type Sprite, type SpriteStore } from '../draw/sprites.ts';
import type { Light, PropArt } from '../model.ts';
import { mouthReach } from '../draw/mouth-box.ts';
import { turned, type Point } from '../path.ts';
import type { HeadSlot, Rig } from '../rig.ts';
import type { Air } from '../sheet.ts';
import { seatGroups } from '../draw/seats.ts';
import type { Area, Item } from './compositor.ts';

/** An actor as it was cast, with what it needs to be drawn. */
export interface Player {
  readonly actor: ActorDrawing;
  readonly rig: Rig;
  readonly performance: Performance;
  /** Place in the shot; part of every item's id. */
  readonly rank: number;
}

/** How a shot sees its actors. */
export interface Sight {
  /** Lens of the actor's depth at a frame, and the scale that sprites are baked at. */
  readonly lens: Lens;
  readonly bakeScale: number;
  readonly still: boolean;
  readonly air: Air;
  readonly store: SpriteStore;
  /** Room for whole figures under a moving camera; only this drawing uses them. */
  readonly scratch: SpriteStore;
  readonly draft: boolean;
  propArt(prop: NonNullable<Moment['held']>): PropArt;
}

/** A sprite of a figure and where its origin lies, in baked pixels from the spot where the figure stands. */
interface Section {
  readonly name: string;
  readonly key: string;
  readonly sprite: Sprite | null;
  readonly at: Point;
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

/** Degrees to which a head's turn is rounded: heads that look alike share their sprites. */
const TURNS = 180;

/** All items of an actor at a frame, back to front. */
export function figureAt({ actor, rig, performance, rank }: Player, frame: number, sight: Sight): Figure {
  const moment = performance.at(frame);
  const stand = standingAt(actor.depth);
  const unit = rig.scale * stand.scale;
  const foot: Point = [moment.x, -actor.lift - stand.rise];
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

interface Drawn {
  readonly actor: ActorDrawing;
  readonly rig: Rig;
  readonly moment: Moment;
  readonly joints: Joints;
  readonly sight: Sight;
  /** Baked pixels to a head of the figure. */
  readonly scale: number;
  readonly foot: Point;
}

const turnedByDegrees = (joints: Joints): Joints => ({
  ...joints,
  headTurn: Math.round((joints.headTurn * TURNS) / Math.PI) * (Math.PI / TURNS),
});

const headState = ({ moment, joints }: Drawn): HeadState => ({
  ...moment.head,
  facing: moment.facing,
  turn: joints.headTurn,
  hairSway: moment.hairSway,
});

function bodyState({ moment, joints, sight }: Drawn): BodyState {
  const { held } = moment;
  const thing =
    held === null ? null : { sheets: sight.propArt(held).sheets, turn: heldTurn(held.kind, joints) };
  return {
    view: moment.view,
    facing: moment.facing,
    joints,
    ...moment.hands,
    sway: moment.sway,
    held: thing,
  };
}

/** Tools turn with the forearm; what hangs or stands keeps upright. */
function heldTurn(kind: Parameters<typeof holdOf>[0], joints: Joints): number {
  const { turn } = holdOf(kind);
  return turn === 'upright' ? 0 : joints.nearArm.end + (turn.withArm * Math.PI) / 180;
}

/** Sections from back to front. Those of the head are drawn around its pivot and laid down at whole pixels. */
function sectionsOf(drawn: Drawn): readonly Section[] {
  const { rig, moment, joints, sight, scale } = drawn;
  const mirrored = moment.facing === 'left';
  const pivot = headPivot(joints, rig);
  const pin: Point = [Math.round(pivot[0] * scale) * (mirrored ? -1 : 1), Math.round(pivot[1] * scale)];
  const head = headState(drawn);
  const body = bodyState(drawn);
  const look = `${drawn.actor.rig}:${scale}:${moment.facing}:${airName(sight.air)}`;
  const bodyName = `${look}:${JSON.stringify(bodyKey(drawn))}`;
  const headName = `${look}:${JSON.stringify({ ...head, hairSway: 0 })}`;
  const art = artOf(rig, head);
  const swinging = (...slots: readonly HeadSlot[]): string =>
    art.pieces.some(({ slot, hang }) => hang !== undefined && slots.includes(slot))
      ? `${headName}:${head.hairSway}`
      : headName;
  const shown = shownFrom(drawn);
  const bake = (name: string, at: Point, groups: () => readonly Group[]): Section => {
    const part: Placing = {
      air: sight.air,
      scale,
      mirrored,
      shown: [shown[0] - at[0], shown[1] - at[1], shown[2] - at[0], shown[3] - at[1]],
    };
    const key = `${name}:${part.shown.map(Math.round).join()}`;
    return { name, key, at, sprite: sight.store.get(key, () => bakeGroups(groups(), part)) };
  };
  const lazyBody = memo(() => bodyGroups(rig, body));
  const lazyHead = memo(() => headGroups(rig, head));
  const seat = seatGroups(moment.seat, { rig, joints });
  const sections = [
    bake(`hair:${swinging('behindBody')}`, pin, () => lazyHead().behindBody),
    bake(`seat:${bodyName}`, [0, 0], () => seat.behind),
    bake(`low:${bodyName}`, [0, 0], () => lazyBody().low),
    bake(`neck:${bodyName}:${head.turn}`, [0, 0], () => lazyBody().neck),
    bake(`trunk:${bodyName}`, [0, 0], () => [...lazyBody().trunk, ...seat.before]),
    bake(`head:${swinging('behindFace', 'face')}`, pin, () => lazyHead().behindFace),
    bake(`mouth:${headName}:${mouthName(moment)}`, pin, () => mouthGroups(rig, head, moment.face)),
    bake(`eyes:${headName}:${eyesName(moment)}`, pin, () => eyeGroups(rig, head, moment.face)),
    bake(`front:${swinging('overFace', 'overBody')}`, pin, () => lazyHead().overFace),
    bake(`arms:${bodyName}`, [0, 0], () => lazyBody().over),
  ];
  const seen = sections.filter((section) => section.sprite !== null);
  return sight.draft ? seen : [...shadowSections(seen, { drawn, name: bodyName }), ...seen];
}

const memo = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
};

/** Everything that the body's sheets depend on. */
function bodyKey({ moment }: Drawn): unknown {
  const { nod: _nod, jut: _jut, ...posture } = moment.posture;
  return [
    moment.view,
    moment.seat,
    moment.hands.nearHand,
    moment.hands.farHand,
    moment.hands.farFront,
    moment.hands.nearBehind,
    moment.sway,
    moment.held,
    posture,
  ];
}

const mouthName = ({ face }: Moment): string => [face.mouth, face.smile, face.press].join();
const eyesName = ({ face }: Moment): string =>
  [
    face.open,
    face.squint,
    ...face.gaze,
    face.browRaise,
    face.browTilt,
    face.browPinch,
    face.browSkew,
    face.flush,
    face.tears,
  ].join();
const airName = ({ light, veil }: Air): string =>
  JSON.stringify([
    light.shadow,
    light.tint,
    light.tintStrength,
    light.shadowAlpha,
    light.shadowColour,
    light.edgeColour,
    veil,
  ]);

/** The part of the plane that the frame can ever show, in baked pixels from the figure's foot; rounded outwards, so that small steps keep sprites. */
function shownFrom({ sight, foot }: Drawn): Area {
  const { lens, bakeScale, still } = sight;
  const [x, y] = project(lens, foot[0], foot[1]);
  const room = still ? 0 : Math.max(lens.size.width, lens.size.height);
  const grow = lens.scale / bakeScale;
  const out = (value: number, way: -1 | 1): number => Math.ceil((way * value) / 96) * 96 * way;
  return [
    out((-x - room) / grow, -1),
    out((-y - room) / grow, -1),
    out((lens.size.width - x + room) / grow, 1),
    out((lens.size.height - y + room) / grow, 1),
  ];
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

function extent(sections: readonly Section[]): Area {
  const boxes = sections.flatMap(({ sprite, at }): readonly Area[] => {
    if (sprite === null) return [];
    const [left, top] = [at[0] - sprite.x, at[1] - sprite.y];
    return [[left, top, left + sprite.canvas.width, top + sprite.canvas.height]];
  });
  return boxes.reduce(
    (a, b): Area => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])],
    boxes[0] ?? [0, 0, 0, 0],
  );
}

/** Pixels of a shadow's picture to one of the frame. */
const SHADOW_SHRINK = 5;

/** The shadow of the whole figure on the set behind it, and where it touches the ground. */
function shadowSections(
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
) {
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
  return full;
}

/** A dark pool under whatever touches the ground. */
function groundShadow({ joints, moment, scale, sight }: Drawn): Sprite | null {
  const feet = [joints.nearLeg.tip, joints.farLeg.tip, joints.pelvis].filter(([, y]) => y > -0.75);
  if (feet.length === 0 || moment.seat === 'boat') return null;
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

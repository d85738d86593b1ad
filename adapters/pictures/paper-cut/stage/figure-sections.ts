/** A figure in sections, each a sprite of its own: what does not change from drawing to drawing is not drawn again. */
import { holdOf } from '../act/holding.ts';
import type { Moment } from '../act/perform.ts';
import type { Joints } from '../act/posture.ts';
import { project } from '../camera.ts';
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
import { seatGroups } from '../draw/seats.ts';
import { bakeGroups, type Group, type Placing } from '../draw/sprites.ts';
import type { Point } from '../path.ts';
import type { HeadSlot } from '../rig.ts';
import type { Air } from '../sheet.ts';
import type { Area } from './compositor.ts';
import { shadowSections } from './figure-shadow.ts';
import type { Drawn, Section } from './section.ts';

/** Degrees to which a head's turn is rounded: heads that look alike share their sprites. */
const TURNS = 180;

/** Joints whose head is turned by whole degrees. */
export const turnedByDegrees = (joints: Joints): Joints => ({
  ...joints,
  headTurn: Math.round((joints.headTurn * TURNS) / Math.PI) * (Math.PI / TURNS),
});

/** The head of an actor, as its art is asked for. */
export const headState = ({ moment, joints }: Drawn): HeadState => ({
  ...moment.head,
  facing: moment.facing,
  turn: joints.headTurn,
  hairSway: moment.hairSway,
});

function bodyState({ moment, joints, sight }: Drawn): BodyState {
  const { held } = moment;
  const thing = held === null ? null : { art: sight.propArt(held), turn: heldTurn(held.kind, joints) };
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
export function sectionsOf(drawn: Drawn): readonly Section[] {
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
  const { nod: _nod, ...posture } = moment.posture;
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

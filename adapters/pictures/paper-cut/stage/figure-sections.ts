/** A figure in sections, each a sprite of its own named by what it depends on: what does not change is not drawn again. */
import type { PropKind } from '../../../../contracts/reading.ts';
import { holdOf, standsOnGround } from '../act/holding.ts';
import { fromRoot, type Limb } from '../act/posture.ts';
import {
  armGroups,
  artOf,
  behindGroups,
  eyeGroups,
  headGroups,
  headPivot,
  legGroups,
  mouthGroups,
  neckGroups,
  trunkGroups,
  type ArmState,
  type HeadState,
} from '../draw/figure.ts';
import { seatGroups } from '../draw/seats.ts';
import { bakeGroups, type Box, type Group } from '../draw/sprites.ts';
import type { Garment } from '../garment.ts';
import type { PropArt } from '../model.ts';
import type { Point } from '../path.ts';
import type { HeadSlot } from '../rig.ts';
import type { Air } from '../sheet.ts';
import { shadowSections } from './figure-shadow.ts';
import type { Drawn, Section } from './section.ts';

/** The head of an actor, as its art is asked for. */
export const headState = ({ moment, joints }: Drawn): HeadState => ({
  ...moment.head,
  facing: moment.facing,
  turn: joints.headTurn,
  hairSway: moment.hairSway,
});

/** A section to be: its part, all that its picture depends on, where its origin lies (heads of the figure), and its groups. */
interface Plan {
  readonly part: string;
  readonly depends: unknown;
  readonly at: Point;
  readonly groups: () => readonly Group[];
}

/** Sections from back to front, those that are empty or out of sight left out. */
export function sectionsOf(drawn: Drawn): readonly Section[] {
  const bake = baker(drawn);
  const body = bodyPlans(drawn);
  const seen = [hairPlan(drawn), ...body.below, ...headPlans(drawn), ...body.above]
    .map(bake)
    .filter(({ sprite }) => sprite !== null);
  return drawn.sight.draft ? seen : [...shadowSections(seen, drawn), ...seen];
}

/** Bakes sections for a figure, or finds them baked. Origins are laid on whole pixels. */
function baker(drawn: Drawn): (plan: Plan) => Section {
  const { moment, sight, scale } = drawn;
  const mirrored = moment.facing === 'left';
  const look = `${drawn.actor.rig}:${scale}:${moment.facing}:${moment.view}:${airName(sight.air)}`;
  const shown = shownFrom(drawn);
  return ({ part, depends, at: [x, y], groups }) => {
    const at: Point = [Math.round(x * scale) * (mirrored ? -1 : 1), Math.round(y * scale)];
    const box: Box = [
      outwards(shown[0] - at[0], -1),
      outwards(shown[1] - at[1], -1),
      outwards(shown[2] - at[0], 1),
      outwards(shown[3] - at[1], 1),
    ];
    const key = `${part}:${look}:${box.join()}:${JSON.stringify(depends)}`;
    const sprite = sight.store.get(key, () =>
      bakeGroups(groups(), { air: sight.air, scale, mirrored, shown: box }),
    );
    return { name: part, key, at, sprite, shrink: 1 };
  };
}

/** Edges of what can be seen are moved outwards to steps of so many pixels, so that small steps of a figure keep its sprites. */
const STEP = 128;

const outwards = (edge: number, way: -1 | 1): number => Math.ceil((edge * way) / STEP) * STEP * way;

interface BodyPlans {
  /** Drawn before the head. */
  readonly below: readonly Plan[];
  readonly above: readonly Plan[];
}

function bodyPlans(drawn: Drawn): BodyPlans {
  const { rig, moment, joints } = drawn;
  const { hands, view, facing } = moment;
  const legs = [joints.pelvis, joints.nearLeg, joints.farLeg];
  const spine = [joints.pelvis, joints.waist, joints.chest, joints.shoulders, joints.neck, joints.back];
  const roots = [joints.nearArm.root, joints.farArm.root];
  const seat = seatGroups(moment.seat, { rig, joints });
  const [near, far] = [nearArm(drawn), farArm(drawn)];
  const sway = (part: SwayingPart): number => (sways(rig.garment, part) ? moment.sway : 0);
  const cloth = (part: SwayingPart) => ({ view, facing, joints, sway: sway(part) });
  const still: Point = [0, 0];
  return {
    below: [
      { part: 'seat', depends: [moment.seat, joints.pelvis], at: still, groups: () => seat.behind },
      {
        part: 'behind',
        depends: [spine, legs, rig.tail === null ? sway('cape') : moment.sway],
        at: still,
        groups: () =>
          behindGroups(rig, { ...cloth('cape'), sway: rig.tail === null ? sway('cape') : moment.sway }),
      },
      ...(hands.farFront ? [] : [far]),
      ...(hands.nearBehind ? [near] : []),
      { part: 'legs', depends: legs, at: still, groups: () => legGroups(rig, joints, view) },
      {
        part: 'neck',
        depends: [joints.neck, joints.back, joints.headTurn],
        at: still,
        groups: () => neckGroups(rig, joints),
      },
      {
        part: 'trunk',
        depends: [spine, roots, reachesLegs(rig.garment) ? legs : null, sway('trunk')],
        at: still,
        groups: () => trunkGroups(rig, cloth('trunk')),
      },
      { part: 'rim', depends: [moment.seat, joints.pelvis], at: still, groups: () => seat.before },
    ],
    above: [...(hands.farFront ? [far] : []), ...(hands.nearBehind ? [] : [near])],
  };
}

type SwayingPart = 'cape' | 'trunk' | 'sleeve';

/** Whether a part of a garment hangs so loosely that it swings. */
function sways({ trunk, skirt, sleeve, belt, extras }: Garment, part: SwayingPart): boolean {
  switch (part) {
    case 'cape':
      return extras.some(({ kind }) => kind === 'cape');
    case 'trunk':
      return (
        trunk.to > 1.9 ||
        skirt !== null ||
        belt?.tails === true ||
        extras.some(({ kind }) => kind === 'neckerchief')
      );
    case 'sleeve':
      return sleeve.droop > 0;
  }
}

const reachesLegs = ({ trunk, skirt }: Garment): boolean => trunk.to > 1 || skirt !== null;

function nearArm(drawn: Drawn): Plan {
  const { moment, joints, sight } = drawn;
  const { held } = moment;
  const limb = fromRoot(joints.nearArm);
  const turn = held === null ? 0 : heldTurn(held.kind, limb);
  const thing = held === null ? null : { art: stoodUp(sight.propArt(held), held.kind, drawn), turn };
  return armPlan(
    drawn,
    { part: 'nearArm', root: joints.nearArm.root, depends: [held, thing?.art.grip] },
    { limb, shape: moment.hands.nearHand, held: thing },
  );
}

const farArm = (drawn: Drawn): Plan =>
  armPlan(
    drawn,
    { part: 'farArm', root: drawn.joints.farArm.root, depends: null },
    { limb: fromRoot(drawn.joints.farArm), shape: drawn.moment.hands.farHand, held: null },
  );

/** An arm is drawn around its shoulder: a breath that lifts it does not draw it anew. */
function armPlan(
  { rig, moment }: Drawn,
  { part, root, depends }: { part: string; root: Point; depends: unknown },
  arm: Omit<ArmState, 'sway'>,
): Plan {
  const sway = sways(rig.garment, 'sleeve') ? moment.sway : 0;
  return {
    part,
    depends: [arm.limb, arm.shape, sway, depends],
    at: root,
    groups: () => armGroups(rig, { ...arm, sway }),
  };
}

/** Shares of its height between which a thing that stands on the ground can be gripped. */
const GRIPPED: readonly [low: number, high: number] = [0.25, 0.86];

/** A thing that stands on the ground is gripped at the height of the hand, so that its foot is on the ground. */
function stoodUp(art: PropArt, kind: PropKind, { rig, joints, actor, moment }: Drawn): PropArt {
  if (!standsOnGround(kind) || GOES_UP.has(moment.act)) return art;
  const hand = (-joints.nearArm.tip[1] + rig.hover) * rig.scale + Math.min(0, actor.lift);
  const [low, high] = GRIPPED;
  const grip = Math.min(high * art.height, Math.max(low * art.height, hand));
  return { ...art, grip: [art.grip[0], -Math.round(grip * 20) / 20] };
}

/** Poses in which a thing is lifted off the ground. */
const GOES_UP = new Set<string>(['lift', 'raiseHigh', 'throw', 'fight', 'give', 'take', 'walk', 'run']);

/** Tools turn with the forearm; what hangs or stands keeps upright. */
function heldTurn(kind: Parameters<typeof holdOf>[0], limb: Limb): number {
  const { turn } = holdOf(kind);
  return turn === 'upright' ? 0 : limb.end + (turn.withArm * Math.PI) / 180;
}

/** Sections of the head around its pivot: hair behind the body, skull, mouth, eyes, and what lies over the face. */
function headPlans(drawn: Drawn): readonly Plan[] {
  const { rig, moment, joints } = drawn;
  const head = headState(drawn);
  const at = headPivot(joints, rig);
  const { face } = moment;
  const groups = once(() => headGroups(rig, head));
  const name = [head.view, head.flip, head.turn];
  const swinging = (...slots: readonly HeadSlot[]): unknown => [
    name,
    artOf(rig, head).pieces.some(({ slot, hang }) => hang !== undefined && slots.includes(slot))
      ? head.hairSway
      : 0,
  ];
  return [
    { part: 'head', depends: swinging('behindFace', 'face'), at, groups: () => groups().behindFace },
    {
      part: 'mouth',
      depends: [name, face.mouth, face.smile, face.press],
      at,
      groups: () => mouthGroups(rig, head, face),
    },
    {
      part: 'eyes',
      depends: [
        name,
        face.open,
        face.squint,
        face.gaze,
        face.browRaise,
        face.browTilt,
        face.browPinch,
        face.browSkew,
        face.flush,
        face.tears,
      ],
      at,
      groups: () => eyeGroups(rig, head, face),
    },
    { part: 'front', depends: swinging('overFace', 'overBody'), at, groups: () => groups().overFace },
  ];
}

/** Hair that hangs behind the body. */
function hairPlan(drawn: Drawn): Plan {
  const head = headState(drawn);
  return {
    part: 'hair',
    depends: [head.view, head.flip, head.turn, head.hairSway],
    at: headPivot(drawn.joints, drawn.rig),
    groups: () => headGroups(drawn.rig, head).behindBody,
  };
}

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
};

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

/** The part of the plane that the camera shows on its way, in baked pixels from the figure's foot. */
function shownFrom({ sight, foot: [x, y] }: Drawn): Box {
  const { shown, bakeScale } = sight;
  return [
    (shown[0] - x) * bakeScale,
    (shown[1] - y) * bakeScale,
    (shown[2] - x) * bakeScale,
    (shown[3] - y) * bakeScale,
  ];
}

/** An actor in a shot: everything it does, at any frame by itself. */
import type { Act, ActorDrawing, Facing, View } from '../../../../contracts/drawing.ts';
import type { Prop } from '../../../../contracts/entity.ts';
import type { FrameRate } from '../../../../contracts/shared.ts';
import { seedOf } from '../../../../actors/runtime/random.ts';
import type { Rig } from '../rig.ts';
import { bodyAt, bodyKeys, nudgeAt, type BodyAt, type BodyKey } from './body-keys.ts';
import { blinkAt, blinkFrames } from './blink.ts';
import { feelingFace, roundedFace } from './emotions.ts';
import type { FaceState } from './face-state.ts';
import { lookOf, type HeadPlace, type Look } from './gaze.ts';
import { mouthAt, speaksAt, type SpokenLine } from './mouth-track.ts';
import { facingAt, whereAt } from './moving.ts';
import { mixPostures, round3, roundedPosture, type Posture } from './posture.ts';
import { swayAt, type Push } from './spring.ts';
import { poseTable } from './pose-table.ts';
import { armSwing, stepLength, strideAt, type Seat } from './stance.ts';
import { nudged, type Stage, type Struck } from './strike.ts';
import type { Faced } from './touching.ts';

/** What a shot tells an actor. */
export interface Casting {
  readonly actor: ActorDrawing;
  readonly rig: Rig;
  readonly fps: FrameRate;
  readonly frames: number;
  readonly seed: number;
  /** Place among the actors of the shot. */
  readonly rank: number;
  readonly lines: readonly SpokenLine[];
  readonly draft: boolean;
  /** Strength of the wind, towards the right. */
  readonly wind: number;
  /** Where somebody's head is at a frame. */
  readonly headOf: (entityId: string, frame: number) => HeadPlace | null;
  /** Who stands before the actor at a frame. */
  readonly faced: (frame: number) => Faced | null;
}

/** An actor at one frame. */
export interface Moment {
  readonly x: number;
  /** The pose whose drawing is seen, or the gait of its legs. */
  readonly act: Act;
  readonly facing: Facing;
  readonly view: View;
  readonly posture: Posture;
  readonly hands: Pick<Struck, 'nearHand' | 'farHand' | 'farFront' | 'nearBehind'>;
  readonly head: { readonly view: View; readonly flip: boolean };
  readonly face: FaceState;
  readonly speaks: boolean;
  readonly hidesMouth: boolean;
  readonly held: Prop | null;
  /** What it rests upon, drawn with it. */
  readonly seat: Seat;
  readonly sway: number;
  readonly hairSway: number;
}

export interface Performance {
  at(frame: number): Moment;
}

interface Script extends Casting {
  readonly stage: Stage;
  readonly seat: Seat;
  /** Frames that a drawing of a body is held. */
  readonly step: number;
  readonly keys: readonly BodyKey[];
  readonly blinks: readonly number[];
  readonly pushes: readonly Push[];
}

/** Characters are drawn on twos, in drafts on fours. */
export const drawingStep = (fps: FrameRate, draft: boolean): number =>
  Math.max(1, Math.floor(fps / 12)) * (draft ? 2 : 1);

/** Prepares an actor; asking it for a frame needs no other frame. */
export function perform(casting: Casting): Performance {
  const { actor, rig, fps, frames, seed, rank, draft, faced } = casting;
  const step = drawingStep(fps, draft);
  const stage: Stage = { build: rig.build, view: actor.view, seat: actor.seat };
  const keys = bodyKeys(actor, { stage, step, faced });
  const script: Script = {
    ...casting,
    stage,
    seat: seatOf(actor),
    step,
    keys,
    blinks: blinkFrames({ seed: seedOf('blink', actor.entityId, seed), rank, frames, fps }),
    pushes: pushesOf(actor, { keys, fps }),
  };
  return { at: (frame) => momentAt(script, frame) };
}

/** Whoever sits without being given a seat gets a stool, because nobody sits on air. */
function seatOf({ seat, poses }: ActorDrawing): Seat {
  if (seat !== 'none') return seat;
  return poses.some(({ pose }) => poseTable[pose].stance === 'sit') ? 'chair' : 'none';
}

function momentAt(script: Script, frame: number): Moment {
  const { actor, fps, lines, step } = script;
  const drawn = frame - (frame % step);
  const body = bodyAt(script.keys, drawn, step);
  const facing = facingAt(actor, drawn);
  const heading = headingAt(script, { drawn, facing, body });
  const { x, walk } = whereAt(actor, drawn);
  const posture = breathing(walk === null ? body.posture : walking(script, { body, walk }), script, drawn);
  const { struck: hands, pose } = body.arrived ? body.key : body.before;
  const sway = swayOf(script, { drawn, facing });
  return {
    x,
    act: walk === null || !strides(actor, walk) ? pose : walk.gait,
    facing,
    view: actor.view,
    posture: roundedPosture({ ...posture, nod: posture.nod + heading.nod }),
    hands,
    head: heading.head,
    face: faceAt(script, { frame, drawn, body, pupils: heading.pupils }),
    speaks: speaksAt(lines, frame, fps),
    hidesMouth: body.key.spec.hidesMouth === true,
    held: actor.holds.findLast((hold) => hold.frame <= drawn)?.prop ?? null,
    seat: script.seat,
    sway: round3(sway * 0.16),
    hairSway: round3(-sway * 0.2),
  };
}

type Walk = NonNullable<ReturnType<typeof whereAt>['walk']>;

/** Whether a way over the stage is made with the legs. */
const strides = ({ seat }: ActorDrawing, walk: Walk): walk is Walk & { readonly gait: 'walk' | 'run' } =>
  walk.gait !== 'glide' && seat === 'none';

/** Legs that walk, and arms that swing against them unless they have something to do. */
function walking({ rig, actor }: Script, { body, walk }: { body: BodyAt; walk: Walk }): Posture {
  if (!strides(actor, walk)) return body.posture;
  const { gait } = walk;
  const step = stepLength(gait, rig.build) * rig.scale;
  const steps = Math.max(1, Math.round(walk.far / step));
  const phase = ((walk.gone / Math.max(0.01, walk.far)) * steps) / 2;
  const swing = armSwing(gait, phase);
  const busy = body.key.spec.near.hand === 'hold' || body.key.spec.near.by === 'place';
  const legs = { ...body.posture, ...strideAt(gait, phase % 1, rig.build) };
  const swung = nudged(
    legs,
    {
      near: busy ? [0, 0] : [swing, gait === 'run' ? 60 : 4],
      far: busy ? [0, 0] : [-swing, gait === 'run' ? 60 : 4],
      lean: gait === 'run' ? 12 : 3,
    },
    1,
  );
  const edge = Math.min(walk.gone, walk.far - walk.gone) / (0.3 * step);
  return edge >= 1 ? swung : mixPostures(body.posture, swung, Math.max(0, edge));
}

/** Breath lifts the shoulders in three steps, so that a held pose stays alive but does not swim. */
function breathing(posture: Posture, { fps, seed, actor }: Script, drawn: number): Posture {
  const period = 3.4 + (seedOf('breath', actor.entityId, seed) % 100) / 100;
  const wave = Math.sin((drawn / fps / period + (seed % 7) / 7) * 2 * Math.PI);
  const level = Math.round(wave * 1.2 + 1);
  return { ...posture, shrug: posture.shrug + Math.max(0, level) * 0.0075 };
}

interface Heading {
  readonly head: Moment['head'];
  readonly pupils: FaceState['gaze'];
  readonly nod: number;
}

/** Eyes go at once, the head two drawings later, and it shows its front while it turns round. */
function headingAt(
  script: Script,
  { drawn, facing, body }: { drawn: number; facing: Facing; body: BodyAt },
): Heading {
  const { actor, step } = script;
  const late = Math.max(0, drawn - 2 * step);
  const [now, then, earlier] = [
    lookAtFrame(script, drawn, facing),
    lookAtFrame(script, late, facing),
    lookAtFrame(script, Math.max(0, late - step), facing),
  ];
  const turned = headTurned(body, script, drawn);
  const behind = turned === 'over' || then.behind;
  const turning = then.behind !== earlier.behind;
  const view =
    actor.view === 'back' && !behind
      ? 'back'
      : turning || turned === 'front'
        ? 'front'
        : actor.view === 'back'
          ? 'profile'
          : actor.view;
  const pupils: FaceState['gaze'] =
    now.behind === then.behind ? [now.pupils[0], now.pupils[1]] : [-0.95, now.pupils[1]];
  return { head: { view, flip: behind && !turning && view !== 'front' }, pupils, nod: then.nod };
}

function headTurned({ key }: BodyAt, { step }: Script, drawn: number): 'front' | 'over' | 'same' {
  const nudge = nudgeAt(key.spec, Math.floor((drawn - key.frame) / step) - 2);
  return nudge?.head ?? key.struck.head;
}

function lookAtFrame(script: Script, frame: number, facing: Facing): Look {
  const { actor, headOf } = script;
  const gaze = (actor.gazes.findLast((each) => each.frame <= frame) ?? actor.gazes[0])?.gaze ?? {
    to: 'ahead',
  };
  const self = headOf(actor.entityId, frame) ?? { x: actor.x, height: 0 };
  return lookOf(gaze, { self, facing, other: gaze.to === 'entity' ? headOf(gaze.id, frame) : null });
}

/** Drawings on the way from one feeling to the next. */
const FEELING = [0.45, 0.85] as const;

function faceAt(
  script: Script,
  { frame, drawn, body, pupils }: { frame: number; drawn: number; body: BodyAt; pupils: FaceState['gaze'] },
): FaceState {
  const { actor, fps, lines, blinks, step } = script;
  const i = Math.max(
    0,
    actor.expressions.findLastIndex((each) => each.frame <= drawn),
  );
  const [to, from] = [actor.expressions[i], actor.expressions[i - 1]];
  if (to === undefined) throw new RangeError('An actor has at least one expression.');
  const share = from === undefined ? 1 : (FEELING[Math.floor((drawn - to.frame) / step)] ?? 1);
  const face = feelingFace(from ?? to, to, share);
  const lids = body.key.spec.shutEyes === true ? 0 : blinkAt(blinks, frame);
  return {
    ...roundedFace(face),
    open: round3(face.open * lids),
    gaze: [round3(pupils[0]), round3(pupils[1])],
    tears: body.key.spec.tears === true,
    mouth: mouthAt(lines, frame, fps),
  };
}

/** Pushes that loose things feel: changes of pose, starts and stops of walks. */
function pushesOf(
  actor: ActorDrawing,
  { keys, fps }: { keys: readonly BodyKey[]; fps: number },
): readonly Push[] {
  const moves = actor.moves.flatMap(({ fromFrame, toFrame }): readonly Push[] => [
    { seconds: fromFrame / fps, force: -0.8 },
    { seconds: toFrame / fps, force: 1 },
  ]);
  const poses = keys
    .slice(1)
    .map(({ frame }, i): Push => ({ seconds: frame / fps, force: i % 2 === 0 ? -0.35 : 0.35 }));
  const turns = actor.turns.map(({ frame }): Push => ({ seconds: frame / fps, force: 0.7 }));
  return [...moves, ...poses, ...turns];
}

/** Steps of a sway: cloth that is nearly where it was is not drawn again. */
const SWAYS = 6;

/** How far loose things hang from rest: their springs, the walk's draught and the wind. Towards the figure's front. */
function swayOf(
  { pushes, actor, fps, wind, step }: Script,
  { drawn, facing }: { drawn: number; facing: Facing },
): number {
  const seconds = drawn / fps;
  const { walk } = whereAt(actor, drawn);
  const draught = walk === null ? 0 : walk.gait === 'run' ? -0.9 : -0.35;
  const slow = Math.floor(drawn / (step * 2)) * step * 2;
  const gust =
    wind === 0
      ? 0
      : wind * (0.7 + 0.5 * Math.sin((slow / fps) * 2.1 + actor.x) + 0.3 * Math.sin((slow / fps) * 5.3));
  return (
    Math.round((swayAt(pushes, seconds) + draught + gust * (facing === 'right' ? 1 : -1)) * SWAYS) / SWAYS
  );
}

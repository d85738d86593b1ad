/** The poses of a shot as key drawings: each is struck, then held until the next begins. */
import type { ActorDrawing, Pose } from '../../../../contracts/drawing.ts';
import type { PropKind } from '../../../../contracts/reading.ts';
import { mixPostures, type Posture } from './posture.ts';
import { holdingPose } from './holding.ts';
import { poseTable, type PoseSpec } from './pose-table.ts';
import { nudged, strike, type Stage, type Struck } from './strike.ts';
import { touching, type Faced } from './touching.ts';

export interface BodyKey {
  readonly frame: number;
  readonly pose: Pose;
  readonly spec: PoseSpec;
  readonly strength: number;
  readonly struck: Struck;
}

/** Drawings on the way to a pose: a little back first, then past it, then there. The beat falls on the third. */
const WAY = [-0.09, 0.34, 0.84, 1.07] as const;

/** Drawings of the way before a beat, so that the gesture lands on it. */
const LEAD = 2;

/** Two gestures are at least this many drawings apart. */
const APART = 9;

interface KeyOrder {
  readonly stage: Stage;
  readonly step: number;
  /** Who stands before the actor at a frame. */
  readonly faced: (frame: number) => Faced | null;
}

/** Key drawings of an actor: its poses, with what it holds, and a new gesture on each beat of a pose that has several. */
export function bodyKeys(actor: ActorDrawing, { stage, step, faced }: KeyOrder): readonly BodyKey[] {
  const starts = poseStarts(actor);
  return starts.flatMap(({ frame, pose, strength, held }, i): readonly BodyKey[] => {
    const spec = held === null ? poseTable[pose] : holdingPose(poseTable[pose], held);
    const key = (at: number, variant: PoseSpec): BodyKey => ({
      frame: at,
      pose,
      spec: variant,
      strength,
      struck: touching(pose, strike(variant, stage, { strength }), {
        stage,
        faced: faced(at + WAY.length * step),
      }),
    });
    const end = starts[i + 1]?.frame ?? Infinity;
    return [
      key(frame, spec),
      ...gesturesOf(spec, { from: frame, to: end, beats: actor.beats, step }).map(([at, variant]) =>
        key(at, variant),
      ),
    ];
  });
}

interface PoseStart {
  readonly frame: number;
  readonly pose: Pose;
  readonly strength: number;
  readonly held: PropKind | null;
}

/** A new pose begins when the pose changes, and when something is taken or put down. */
function poseStarts({ poses, holds }: ActorDrawing): readonly PoseStart[] {
  const frames = [
    ...new Set([...poses.map((pose) => pose.frame), ...holds.map((hold) => hold.frame)]),
  ].toSorted((a, b) => a - b);
  return frames.map((frame): PoseStart => {
    const pose = poses.findLast((each) => each.frame <= frame) ?? poses[0];
    const prop = holds.findLast((each) => each.frame <= frame)?.prop ?? null;
    return { frame, pose: pose?.pose ?? 'stand', strength: pose?.strength ?? 1, held: prop?.kind ?? null };
  });
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly beats: readonly number[];
  readonly step: number;
}

function gesturesOf(
  spec: PoseSpec,
  { from, to, beats, step }: Span,
): readonly (readonly [number, PoseSpec])[] {
  const { others } = spec;
  if (others === undefined || others.length === 0) return [];
  let last = from;
  let count = 0;
  return beats.flatMap((beat): readonly (readonly [number, PoseSpec])[] => {
    const at = beat - LEAD * step;
    if (at - last < APART * step || at >= to - 3 * step) return [];
    last = at;
    count += 1;
    return [
      [
        at,
        { ...spec, ...(count % (others.length + 1) === 0 ? {} : others[(count - 1) % (others.length + 1)]) },
      ],
    ];
  });
}

export interface BodyAt {
  readonly key: BodyKey;
  readonly posture: Posture;
  /** Whether the key's own hands and order of sheets already hold. */
  readonly arrived: boolean;
  readonly before: BodyKey;
}

/** The body at a drawing (its frame): on its way to a key, or holding it with the cycle of its pose. */
export function bodyAt(keys: readonly BodyKey[], frame: number, step: number): BodyAt {
  const i = Math.max(
    0,
    keys.findLastIndex((key) => key.frame <= frame),
  );
  const key = keys[i];
  if (key === undefined) throw new RangeError('An actor has at least one pose.');
  const before = keys[i - 1] ?? key;
  const drawings = Math.floor((frame - key.frame) / step);
  const share = i === 0 ? 1 : (WAY[drawings] ?? 1);
  const goal = cycled(key, { drawings: i === 0 ? drawings : drawings - WAY.length });
  return {
    key,
    before,
    posture: share === 1 ? goal : mixPostures(before.struck.posture, goal, share),
    arrived: i === 0 || drawings >= 2,
  };
}

/** The pose with what its cycle adds after so many drawings. */
function cycled({ spec, struck, strength }: BodyKey, { drawings }: { drawings: number }): Posture {
  const nudge = nudgeAt(spec, drawings);
  return nudge === null ? struck.posture : nudged(struck.posture, nudge, 0.5 + 0.5 * strength);
}

/** What a pose's cycle adds after so many drawings; null before it begins and after it ends. */
export function nudgeAt(
  { cycle }: PoseSpec,
  drawings: number,
): NonNullable<PoseSpec['cycle']>['nudges'][number] | null {
  if (cycle === undefined || drawings < 0) return null;
  const turn = Math.floor(drawings / cycle.every);
  if (cycle.times > 0 && turn >= cycle.times * cycle.nudges.length) return null;
  return cycle.nudges[turn % cycle.nudges.length] ?? null;
}

/**
 * What a picture engine is asked to draw. World units are heads of an adult: x to the right, y up from the ground
 * line where actors stand (depth 0). Depth grows away from the camera; a layer at depth d moves 1 ÷ (1 + d) as fast.
 */
import * as z from 'zod';
import { Look, Place, Prop } from './entity.ts';
import { Emotion, Mood, Season, StoryReading, TimeOfDay, Weather } from './reading.ts';
import { FrameRate, Frames, Id, Language, Sha256, Share } from './shared.ts';

export const Style = z.enum(['paper-cut']);
export type Style = z.infer<typeof Style>;

export const View = z.enum(['threeQuarter', 'profile', 'back', 'front']);
export type View = z.infer<typeof View>;

export const Facing = z.enum(['left', 'right']);
export type Facing = z.infer<typeof Facing>;

export const Pose = z.enum([
  'stand',
  'handsClasped',
  'handsBehind',
  'armsCrossed',
  'handOnHip',
  'sit',
  'kneel',
  'crouch',
  'lie',
  'sleep',
  'walk',
  'run',
  'climb',
  'jump',
  'row',
  'ride',
  'talkOpen',
  'talkSmall',
  'talkBoth',
  'point',
  'beckon',
  'wave',
  'refuse',
  'shrug',
  'explain',
  'plead',
  'whisper',
  'callOut',
  'listen',
  'think',
  'nod',
  'shakeHead',
  'bow',
  'lookUp',
  'lookDown',
  'lookBack',
  'startle',
  'recoil',
  'slump',
  'proud',
  'tremble',
  'take',
  'give',
  'hold',
  'holdBoth',
  'lift',
  'raiseHigh',
  'carry',
  'put',
  'throw',
  'pull',
  'push',
  'knock',
  'reach',
  'touch',
  'wipeEyes',
  'coverFace',
  'eat',
  'drink',
  'read',
  'write',
  'work',
  'sew',
  'sweep',
  'dig',
  'play',
  'dance',
  'laugh',
  'cry',
  'sigh',
  'hug',
  'fight',
  'fall',
  'cough',
]);
export type Pose = z.infer<typeof Pose>;

export const HandShape = z.enum(['relaxed', 'open', 'fist', 'hold', 'point', 'flat']);
export type HandShape = z.infer<typeof HandShape>;

/** The part of the world the frame shows: its centre and how many heads are seen from top to bottom. */
export const CameraView = z.strictObject({
  x: z.number(),
  y: z.number(),
  height: z.number().min(0.6).max(40),
});
export type CameraView = z.infer<typeof CameraView>;

/** Where a gaze goes: to someone, to a point of the stage, or a direction. */
export const Gaze = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('entity'), id: Id }),
  z.strictObject({ to: z.enum(['ahead', 'down', 'up', 'away', 'camera']) }),
]);
export type Gaze = z.infer<typeof Gaze>;

/** Everything about one actor in one shot; frames count from the shot's first. */
export const ActorDrawing = z.strictObject({
  entityId: Id,
  rig: Sha256,
  x: z.number(),
  depth: z.number().min(0).max(8),
  /** Height of the feet above the ground line, e.g. in a boat or on a tower. */
  lift: z.number(),
  facing: Facing,
  view: View,
  seat: z.enum(['none', 'chair', 'ground', 'boat', 'bed']),
  /** Pose changes in time order; the first is at frame 0. */
  poses: z.array(z.strictObject({ frame: Frames, pose: Pose, strength: Share })).min(1),
  /** Walks and runs over the stage: x moves from where it is to `toX`. */
  moves: z.array(
    z.strictObject({
      fromFrame: Frames,
      toFrame: Frames,
      toX: z.number(),
      gait: z.enum(['walk', 'run', 'glide']),
    }),
  ),
  /** Changes of facing within the shot. */
  turns: z.array(z.strictObject({ frame: Frames, facing: Facing })),
  expressions: z.array(z.strictObject({ frame: Frames, emotion: Emotion, intensity: Share })).min(1),
  gazes: z.array(z.strictObject({ frame: Frames, gaze: Gaze })).min(1),
  /** Speech heard while this actor's mouth moves: viseme artifacts placed in samples from the shot's first frame (negative: begun in the shot before). */
  speech: z.array(z.strictObject({ lineId: Id, visemes: Sha256, offset: z.int() })),
  /** Stressed moments of the speech, in frames: where a gesture lands. */
  beats: z.array(Frames),
  holds: z.array(z.strictObject({ frame: Frames, prop: Prop.nullable() })),
  wet: z.boolean(),
});
export type ActorDrawing = z.infer<typeof ActorDrawing>;

export const PropMotion = z.enum([
  'still',
  'glow',
  'swing',
  'fly',
  'drift',
  'approach',
  'leave',
  'open',
  'fall',
  'shake',
]);
export type PropMotion = z.infer<typeof PropMotion>;

/** A prop that stands on the stage by itself. */
export const PropDrawing = z.strictObject({
  prop: Prop,
  x: z.number(),
  lift: z.number(),
  depth: z.number().min(-1).max(8),
  scale: z.number().min(0.2).max(4),
  /** What it does in this shot. */
  motion: PropMotion,
});
export type PropDrawing = z.infer<typeof PropDrawing>;

export const World = StoryReading.shape.world;
export type World = z.infer<typeof World>;

/** A place at one time: what the background job paints. The same order gives the same background in every shot. */
export const BackgroundOrder = z.strictObject({
  style: Style,
  place: Place,
  world: World,
  timeOfDay: TimeOfDay,
  weather: Weather,
  season: Season.nullable(),
  mood: Mood,
});
export type BackgroundOrder = z.infer<typeof BackgroundOrder>;

/** A character in a style: what the rig job cuts. */
export const RigOrder = z.strictObject({ style: Style, world: World, look: Look });
export type RigOrder = z.infer<typeof RigOrder>;

/** How much of somebody is portrayed: head and shoulders, or all that a costume is known by. */
export const Framing = z.enum(['head', 'figure']);
export type Framing = z.infer<typeof Framing>;

/** A character who feels something: what a creator chooses a look by. */
export const PortraitOrder = z.strictObject({ ...RigOrder.shape, emotion: Emotion, framing: Framing });
export type PortraitOrder = z.infer<typeof PortraitOrder>;

export const Overlay = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('subtitle'),
    lineId: Id,
    fromFrame: Frames,
    toFrame: Frames,
    rows: z.array(z.string().min(1)),
  }),
  z.strictObject({
    type: z.literal('title'),
    fromFrame: Frames,
    toFrame: Frames,
    text: z.string().min(1),
    small: z.string(),
  }),
  z.strictObject({
    type: z.literal('credits'),
    fromFrame: Frames,
    toFrame: Frames,
    rows: z.array(z.string()),
  }),
  /** The mark that this was made by a machine, small in a corner. */
  z.strictObject({ type: z.literal('label'), fromFrame: Frames, toFrame: Frames, text: z.string().min(1) }),
]);
export type Overlay = z.infer<typeof Overlay>;

export const ShotDrawing = z.strictObject({
  style: Style,
  world: World,
  language: Language,
  width: z.int().min(64).max(7680).multipleOf(2),
  height: z.int().min(64).max(7680).multipleOf(2),
  fps: FrameRate,
  frames: z.int().positive(),
  seed: z.int().nonnegative(),
  background: Sha256,
  mood: Mood,
  camera: z.strictObject({
    from: CameraView,
    to: CameraView,
    startFrame: Frames,
    endFrame: Frames,
    ease: z.enum(['smooth', 'linear']),
  }),
  actors: z.array(ActorDrawing),
  props: z.array(PropDrawing),
  /** Frames over which the picture comes out of, and goes into, the dark. */
  fadeIn: Frames,
  fadeOut: Frames,
  overlays: z.array(Overlay),
  /** Draft drawings change on fours and leave out what is costly. */
  draft: z.boolean(),
});
export type ShotDrawing = z.infer<typeof ShotDrawing>;

/** The frames of a drawing that its file holds; the others belong to a transition at that end. */
export const ShotOrder = z.strictObject({ drawing: ShotDrawing, fromFrame: Frames, toFrame: Frames });
export type ShotOrder = z.infer<typeof ShotOrder>;

/**
 * One’s own picture or clip in the place of a drawing: a picture is held, a clip is cut or its last frame held. What is
 * written over the film stands over it as well.
 */
export const FootageOrder = z.strictObject({
  footage: Sha256,
  mediaType: z.enum(['image/png', 'image/jpeg', 'video/mp4']),
  language: Language,
  width: z.int().min(64).max(7680).multipleOf(2),
  height: z.int().min(64).max(7680).multipleOf(2),
  fps: FrameRate,
  frames: z.int().positive(),
  fadeOut: Frames,
  overlays: z.array(Overlay),
  draft: z.boolean(),
});
export type FootageOrder = z.infer<typeof FootageOrder>;

/** A dissolve: the last `frames` of one drawing over the first of the next. */
export const TransitionOrder = z.strictObject({
  before: ShotDrawing,
  after: ShotDrawing,
  frames: z.int().positive(),
  /** First frame of `before` that belongs to the transition. */
  beforeFrom: Frames,
});
export type TransitionOrder = z.infer<typeof TransitionOrder>;

/** Where a speaking mouth is in the picture, in pixels; frames count from the file's first frame. */
export const MouthBox = z.strictObject({
  speaker: Id,
  frame: Frames,
  x: z.number(),
  y: z.number(),
  w: z.number(),
  h: z.number(),
});
export type MouthBox = z.infer<typeof MouthBox>;

/** What somebody or something is seen doing: a pose or a gait, the motion of a prop, or being held in a hand. */
export const Act = z.union([Pose, PropMotion, z.literal('held')]);
export type Act = z.infer<typeof Act>;

/**
 * A stretch of frames in which somebody or something can be made out in one act: drawn, inside the frame, not covered.
 * Measured on the picture itself, which is looked at several times a second; the box is what of the entity is in the
 * frame half way through, in pixels. Frames count from the file's first.
 */
export const Sighting = z.strictObject({
  entityId: Id,
  act: Act,
  fromFrame: Frames,
  toFrame: Frames,
  box: z.strictObject({ x: z.int(), y: z.int(), w: z.int().positive(), h: z.int().positive() }),
});
export type Sighting = z.infer<typeof Sighting>;

/** A mouth in the encoded picture. `opening` is the share of what lies around it that looks like the inside of a mouth. */
export const SeenMouth = MouthBox.extend({ opening: z.number().min(0).max(1) });
export type SeenMouth = z.infer<typeof SeenMouth>;

/** What was seen of a video: its mouths, who and what can be made out doing what for how long, and black pictures. */
export const ShotFacts = z.strictObject({
  mouths: z.array(SeenMouth),
  seen: z.array(Sighting),
  blackFrames: z.int().nonnegative(),
});
export type ShotFacts = z.infer<typeof ShotFacts>;

/** Poster and covers: one drawing, held at a frame, re-framed to another size and titled. */
export const PosterOrder = z.strictObject({
  drawing: ShotDrawing,
  frame: Frames,
  width: z.int().min(64).max(7680),
  height: z.int().min(64).max(7680),
  title: z.string().min(1),
});
export type PosterOrder = z.infer<typeof PosterOrder>;

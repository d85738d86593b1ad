/** Where everything lies on the film's clock. */
import * as z from 'zod';
import { Coverage } from './script.ts';
import { SubtitleCue } from './sound.ts';
import { FrameRate, Frames, Id, Samples } from './shared.ts';

export const TimelineSegment = z.strictObject({
  /** Job that makes the file of this segment. */
  job: Id,
  shotId: Id,
  /** Second shot of a transition. */
  intoShotId: Id.nullable(),
  startFrame: Frames,
  frames: z.int().positive(),
});
export type TimelineSegment = z.infer<typeof TimelineSegment>;

export const TimelineSpeech = z.strictObject({
  lineId: Id,
  speaker: Id,
  kind: z.enum(['dialogue', 'thought', 'narration']),
  text: z.string(),
  start: Samples,
  samples: Samples,
  shotId: Id,
});
export type TimelineSpeech = z.infer<typeof TimelineSpeech>;

/** A sound on a track: the job that makes it, and where it lies. */
export const TimelineSound = z.strictObject({
  job: Id,
  start: Samples,
  samples: Samples,
  gainDb: z.number(),
  pan: z.number(),
  fadeIn: Samples,
  fadeOut: Samples,
  loop: z.boolean(),
  label: z.string(),
});
export type TimelineSound = z.infer<typeof TimelineSound>;

export const TimelinePlan = z.strictObject({
  fps: FrameRate,
  width: z.int().positive(),
  height: z.int().positive(),
  frames: Frames,
  segments: z.array(TimelineSegment),
  speech: z.array(TimelineSpeech),
  music: z.array(TimelineSound),
  ambience: z.array(TimelineSound),
  effects: z.array(TimelineSound),
  subtitles: z.array(SubtitleCue),
  coverage: z.array(Coverage),
});
export type TimelinePlan = z.infer<typeof TimelinePlan>;

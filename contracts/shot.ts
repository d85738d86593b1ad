/** The storyboard as the planner decides it. */
import * as z from 'zod';
import { BackgroundOrder, CameraView } from './drawing.ts';
import { Frames, Id, Share, Span } from './shared.ts';

export const ShotSize = z.enum(['wide', 'full', 'medium', 'close', 'insert']);
export type ShotSize = z.infer<typeof ShotSize>;

export const ShotPurpose = z.enum([
  'establish',
  'dialogue',
  'reaction',
  'action',
  'narration',
  'insert',
  'ending',
]);
export type ShotPurpose = z.infer<typeof ShotPurpose>;

/** One shot of the plan. Frame numbers count from its own first frame. */
export const Shot = z.strictObject({
  id: Id,
  sceneId: Id,
  size: ShotSize,
  purpose: ShotPurpose,
  /** What decided size, cast and length. */
  because: z.string(),
  source: Span,
  /** Script elements seen here, and lines heard here. */
  elements: z.array(Id),
  lines: z.array(Id),
  cast: z.array(Id),
  startFrame: Frames,
  frames: z.int().positive(),
  /** Dissolve from the shot before, in frames of overlap; 0 is a cut. */
  dissolveIn: Frames,
  camera: z.strictObject({ from: CameraView, to: CameraView }),
  /** What its picture is, where it is not drawn for this film: a take of an earlier one, or somebody’s own. */
  picture: z.enum(['take', 'upload']).optional(),
  locked: z.literal(true).optional(),
});
export type Shot = z.infer<typeof Shot>;

export const ShotPlan = z.strictObject({
  title: z.string(),
  shots: z.array(Shot),
  scenes: z.array(z.strictObject({ id: Id, background: BackgroundOrder, shotIds: z.array(Id) })),
  /** Share of the running time that is narration. */
  narrationShare: Share,
});
export type ShotPlan = z.infer<typeof ShotPlan>;

/** A Run renders one sealed revision under one set of options. */
import * as z from 'zod';
import { FrameRate, Frames, Id, Language } from './shared.ts';
import { Stage } from './stage.ts';
import { Style } from './drawing.ts';

export const Aspect = z.enum(['16:9', '9:16', '1:1']);
export type Aspect = z.infer<typeof Aspect>;

export const NarrationLevel = z.enum(['none', 'light', 'full']);
export type NarrationLevel = z.infer<typeof NarrationLevel>;

export const SubtitleMode = z.enum(['burned', 'soft', 'none']);
export type SubtitleMode = z.infer<typeof SubtitleMode>;

/** What each option takes is said here once, for the documents and for the sentence that refuses a value. */
export const RunOptions = z.strictObject({
  language: z.union([Language, z.literal('auto')]).describe('zh, en or auto'),
  aspect: Aspect.describe('16:9, 9:16 or 1:1'),
  /** Pixels of the shorter side of the picture. */
  shortSide: z.int().min(144).max(2160).multipleOf(2).describe('an even number from 144 to 2160'),
  fps: FrameRate.describe('24, 25, 30 or 60'),
  seed: z.int().nonnegative().describe('a whole number from 0'),
  style: Style.describe(Style.options.join(' or ')),
  narration: NarrationLevel.describe('none, light or full'),
  subtitles: SubtitleMode.describe('burned, soft or none'),
  maxSeconds: z.int().min(10).nullable().describe('a whole number from 10'),
  draft: z.boolean().describe('true or false'),
});
export type RunOptions = z.infer<typeof RunOptions>;

export const defaultRunOptions: RunOptions = {
  language: 'auto',
  aspect: '16:9',
  shortSide: 1080,
  fps: 24,
  seed: 1,
  style: 'paper-cut',
  narration: 'light',
  subtitles: 'burned',
  maxSeconds: null,
  draft: false,
};

/** Width and height in pixels, both even. */
export function pictureSize(options: Pick<RunOptions, 'aspect' | 'shortSide'>): {
  width: number;
  height: number;
} {
  const long = Math.round((options.shortSide * 16) / 9 / 2) * 2;
  switch (options.aspect) {
    case '16:9':
      return { width: long, height: options.shortSide };
    case '9:16':
      return { width: options.shortSide, height: long };
    case '1:1':
      return { width: options.shortSide, height: options.shortSide };
  }
}

/** Where a run waits for a person to agree before it goes on. */
export const ReviewGate = z.enum(['cast', 'voices', 'plan']);
export type ReviewGate = z.infer<typeof ReviewGate>;

export const RunState = z.enum([
  'queued',
  'running',
  'awaiting_review',
  'paused',
  'cancelling',
  'cancelled',
  'failed',
  'succeeded',
]);
export type RunState = z.infer<typeof RunState>;

export const isOver = (state: RunState): boolean =>
  state === 'succeeded' || state === 'failed' || state === 'cancelled';

export const Run = z.strictObject({
  id: Id,
  projectId: Id,
  revisionId: Id,
  options: RunOptions,
  state: RunState,
  stage: Stage.nullable(),
  /** Why it failed: a code and one sentence. */
  failure: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
  jobs: z.strictObject({ total: z.int(), done: z.int(), reused: z.int(), failed: z.int() }),
  shots: z.strictObject({ total: z.int(), done: z.int() }),
  filmFrames: Frames.nullable(),
});
export type Run = z.infer<typeof Run>;

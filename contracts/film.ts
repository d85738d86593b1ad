/** Orders and results of the composer: joining, writing and checking the finished film. */
import * as z from 'zod';
import { MouthBox, Sighting } from './drawing.ts';
import { Coverage } from './script.ts';
import { SubtitleCue } from './sound.ts';
import { FrameRate, Frames, Id, Language, Samples, Sha256 } from './shared.ts';

/** Video-only files in order, and the one encoded mix that lies under all of them. */
export const FilmOrder = z.strictObject({
  segments: z.array(z.strictObject({ video: Sha256, frames: z.int().positive() })).min(1),
  sound: Sha256,
  fps: FrameRate,
  language: Language,
  title: z.string(),
  /** Text of the MP4 comment field, e.g. the AI-generated label. */
  comment: z.string(),
  /** Carried as a soft subtitle track when given. */
  subtitles: z.array(SubtitleCue).nullable(),
});
export type FilmOrder = z.infer<typeof FilmOrder>;

export const SubtitlesOrder = z.strictObject({ cues: z.array(SubtitleCue), language: Language });
export type SubtitlesOrder = z.infer<typeof SubtitlesOrder>;

/** OpenTimelineIO: tracks of named clips that refer to files beside it. */
export const OtioOrder = z.strictObject({
  title: z.string(),
  fps: FrameRate,
  frames: Frames,
  segments: z.array(
    z.strictObject({ name: z.string(), sha256: Sha256, startFrame: Frames, frames: z.int().positive() }),
  ),
  tracks: z.array(
    z.strictObject({
      name: z.string(),
      clips: z.array(z.strictObject({ name: z.string(), sha256: Sha256, start: Samples, samples: Samples })),
    }),
  ),
  markers: z.array(z.strictObject({ name: z.string(), frame: Frames })),
});
export type OtioOrder = z.infer<typeof OtioOrder>;

export const StoryboardOrder = z.strictObject({
  title: z.string(),
  language: Language,
  fps: FrameRate,
  cast: z.array(z.strictObject({ name: z.string(), portrait: Sha256 })),
  scenes: z.array(
    z.strictObject({
      id: Id,
      heading: z.string(),
      shots: z.array(
        z.strictObject({
          id: Id,
          thumb: Sha256,
          size: z.string(),
          because: z.string(),
          startFrame: Frames,
          frames: z.int().positive(),
          lines: z.array(z.strictObject({ speaker: z.string(), text: z.string() })),
          source: z.string(),
        }),
      ),
    }),
  ),
  /** As it was planned; the page tells what of it the pictures bear out. */
  coverage: z.array(Coverage.extend({ text: z.string() })),
  /** Stretches of the film, the shots they belong to, and what their pictures tell about themselves. */
  segments: z.array(z.strictObject({ shotIds: z.array(Id), frames: z.int().positive(), facts: Sha256 })),
});
export type StoryboardOrder = z.infer<typeof StoryboardOrder>;

/**
 * What the checker is given: the film, the videos it should show with what was seen of them, and what the voices
 * measured. Never the plan's visemes.
 */
export const CheckOrder = z.strictObject({
  film: Sha256,
  fps: FrameRate,
  segments: z.array(z.strictObject({ video: Sha256, facts: Sha256, frames: z.int().positive() })).min(1),
  speech: z.array(
    z.strictObject({
      lineId: Id,
      speaker: Id,
      kind: z.enum(['dialogue', 'thought', 'narration']),
      timings: Sha256,
      start: Samples,
    }),
  ),
});
export type CheckOrder = z.infer<typeof CheckOrder>;

export const QualityCheck = z.strictObject({
  loudnessLufs: z.number(),
  truePeakDbtp: z.number(),
  blackFrames: z.int().nonnegative(),
  /** Lengths of stretches without any sound above −60 dBFS that last 500 ms or longer. */
  silentGapsMs: z.array(z.int()),
  /** End of the sound minus end of the picture. */
  avDriftMs: z.int(),
  lipSync: z.strictObject({
    medianOffsetMs: z.number().nullable(),
    p95OffsetMs: z.number().nullable(),
    /** Share of p, b and m at which the mouth is seen closed; null where none is seen. */
    closuresHit: z.number().nullable(),
    narrationMouthEvents: z.int().nonnegative(),
  }),
});
export type QualityCheck = z.infer<typeof QualityCheck>;

export const FilmFacts = z.strictObject({
  sha256: Sha256,
  frames: z.int().positive(),
  fps: FrameRate,
  width: z.int().positive(),
  height: z.int().positive(),
});
export type FilmFacts = z.infer<typeof FilmFacts>;

/** report.json: what was made, from what, and how good it is. */
export const FilmReport = z.strictObject({
  title: z.string(),
  language: Language,
  cast: z.array(z.strictObject({ id: Id, name: z.string() })),
  places: z.array(z.strictObject({ id: Id, name: z.string() })).default([]),
  shots: z.array(
    z.strictObject({
      id: Id,
      sceneId: Id,
      source: z.strictObject({ start: z.int(), end: z.int() }),
      startFrame: Frames,
      frames: z.int().positive(),
      artifact: Sha256,
      reused: z.boolean(),
      size: z.string(),
      because: z.string(),
      /** Speaking mouths, and who and what can be seen doing what; frames count from the film's first. */
      mouths: z.array(MouthBox),
      seen: z.array(Sighting),
    }),
  ),
  speech: z.array(
    z.strictObject({
      lineId: Id,
      speaker: z.string(),
      kind: z.enum(['dialogue', 'thought', 'narration']),
      text: z.string(),
      startMs: z.int(),
      endMs: z.int(),
      shotId: Id,
      visemes: z.array(z.tuple([z.int(), z.string()])),
    }),
  ),
  /** Lines whose speaker the reading is unsure of and nobody has given; the first choice is who says them now. */
  questions: z
    .array(
      z.strictObject({
        lineId: Id,
        text: z.string(),
        choices: z.array(z.strictObject({ id: Id, name: z.string(), confidence: z.number() })),
      }),
    )
    .default([]),
  /**
   * As the pictures bear it out: `shown` is what was seen for 0.8 s or longer, not what was planned to be. What was
   * planned to be shown and was not is `cut`, and its reason says for how long it was seen; planning sees to it that
   * there is none.
   */
  coverage: z.array(Coverage),
  narration: z.strictObject({ share: z.number(), waived: z.string().nullable() }),
  qc: QualityCheck,
  film: FilmFacts,
  timings: z.strictObject({ wallMs: z.int(), cpuMs: z.int(), byStage: z.record(z.string(), z.int()) }),
  cost: z.strictObject({ currency: z.string(), amount: z.number() }),
  trace: Id,
});
export type FilmReport = z.infer<typeof FilmReport>;

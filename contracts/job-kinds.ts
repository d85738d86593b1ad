/**
 * Every kind of work, said once: who does it, from what, into what. `version` is bumped by hand when the same inputs
 * give other bytes; tests/golden holds every kind to the bytes of its version.
 */
import * as z from 'zod';
import type { MediaType } from './artifact.ts';
import {
  BackgroundOrder,
  FootageOrder,
  PortraitOrder,
  PosterOrder,
  RigOrder,
  ShotOrder,
  TransitionOrder,
} from './drawing.ts';
import { CheckOrder, FilmOrder, OtioOrder, StoryboardOrder, SubtitlesOrder } from './film.ts';
import { AmbienceOrder, EffectOrder, MixOrder, MusicOrder, SoundOrder, SpeechOrder } from './sound.ts';
import { LikenessOrder } from './likeness.ts';
import { Language, Sha256 } from './shared.ts';
import type { Stage } from './stage.ts';
import { CastHint } from './story.ts';

export const ReadingOrder = z.strictObject({
  story: Sha256,
  fileName: z.string(),
  title: z.string(),
  language: z.union([Language, z.literal('auto')]),
  cast: z.array(CastHint),
});
export type ReadingOrder = z.infer<typeof ReadingOrder>;

export const VisemesOrder = z.strictObject({ timings: Sha256, language: Language });
export type VisemesOrder = z.infer<typeof VisemesOrder>;

/** A few documents written as they are, e.g. publish.json. */
export const DocumentOrder = z.strictObject({ content: z.record(z.string(), z.unknown()) });
export type DocumentOrder = z.infer<typeof DocumentOrder>;

export type WorkerModule = 'worker-llm' | 'worker-audio' | 'worker-lipsync' | 'worker-video' | 'composer';

interface KindFacts<S extends z.ZodType> {
  /** Who does it. What asset-knowledge has its own crew do is no job of any run: the hub never deals it out. */
  readonly worker: WorkerModule | 'asset-knowledge';
  readonly stage: Stage;
  readonly version: number;
  readonly inputs: S;
  /** Role of each artifact the work yields, and its media type. */
  readonly yields: Readonly<Record<string, MediaType>>;
  /** Facts of the result that the chain counts with: whole numbers above zero. */
  readonly tells?: readonly string[];
}

const kind = <S extends z.ZodType>(facts: KindFacts<S>): KindFacts<S> => facts;

export const jobKinds = {
  reading: kind({
    worker: 'worker-llm',
    stage: 'extraction',
    version: 6,
    inputs: ReadingOrder,
    yields: { reading: 'application/json' },
  }),
  likeness: kind({
    worker: 'asset-knowledge',
    stage: 'retrieval',
    version: 1,
    inputs: LikenessOrder,
    yields: { likeness: 'application/json' },
  }),
  voice: kind({
    worker: 'worker-audio',
    stage: 'execution',
    version: 2,
    inputs: SpeechOrder,
    yields: { speech: 'audio/wav', timings: 'application/json' },
    tells: ['samples'],
  }),
  visemes: kind({
    worker: 'worker-lipsync',
    stage: 'execution',
    version: 1,
    inputs: VisemesOrder,
    yields: { visemes: 'application/json' },
  }),
  music: kind({
    worker: 'worker-audio',
    stage: 'execution',
    version: 2,
    inputs: MusicOrder,
    yields: { music: 'audio/wav' },
  }),
  ambience: kind({
    worker: 'worker-audio',
    stage: 'execution',
    version: 3,
    inputs: AmbienceOrder,
    yields: { ambience: 'audio/wav' },
  }),
  effect: kind({
    worker: 'worker-audio',
    stage: 'execution',
    version: 2,
    inputs: EffectOrder,
    yields: { effect: 'audio/wav' },
  }),
  sound: kind({
    worker: 'worker-audio',
    stage: 'execution',
    version: 1,
    inputs: SoundOrder,
    yields: { sound: 'audio/wav' },
  }),
  rig: kind({
    worker: 'worker-video',
    stage: 'execution',
    version: 3,
    inputs: RigOrder,
    yields: { rig: 'application/json', portrait: 'image/jpeg' },
  }),
  portrait: kind({
    worker: 'worker-video',
    stage: 'execution',
    version: 1,
    inputs: PortraitOrder,
    yields: { portrait: 'image/jpeg' },
  }),
  background: kind({
    worker: 'worker-video',
    stage: 'execution',
    version: 2,
    inputs: BackgroundOrder,
    yields: { background: 'application/json', thumb: 'image/jpeg' },
  }),
  shot: kind({
    worker: 'worker-video',
    stage: 'execution',
    version: 8,
    inputs: ShotOrder,
    yields: { video: 'video/mp4', thumb: 'image/jpeg', facts: 'application/json' },
  }),
  footage: kind({
    worker: 'worker-video',
    stage: 'execution',
    version: 2,
    inputs: FootageOrder,
    // The source tells how large the picture is that was put in, so that nobody wonders why it is not sharp.
    yields: {
      video: 'video/mp4',
      thumb: 'image/jpeg',
      facts: 'application/json',
      source: 'application/json',
    },
  }),
  transition: kind({
    worker: 'worker-video',
    stage: 'execution',
    version: 8,
    inputs: TransitionOrder,
    yields: { video: 'video/mp4', facts: 'application/json' },
  }),
  poster: kind({
    worker: 'worker-video',
    stage: 'composition',
    version: 5,
    inputs: PosterOrder,
    yields: { poster: 'image/png' },
  }),
  cover: kind({
    worker: 'worker-video',
    stage: 'composition',
    version: 5,
    inputs: PosterOrder,
    yields: { cover: 'image/jpeg' },
  }),
  mix: kind({
    worker: 'composer',
    stage: 'composition',
    version: 4,
    inputs: MixOrder,
    yields: {
      mix: 'audio/wav',
      sound: 'audio/mp4',
      dialogue: 'audio/wav',
      music: 'audio/wav',
      effects: 'audio/wav',
    },
  }),
  film: kind({
    worker: 'composer',
    stage: 'composition',
    version: 2,
    inputs: FilmOrder,
    yields: { film: 'video/mp4' },
  }),
  subtitles: kind({
    worker: 'composer',
    stage: 'composition',
    version: 2,
    inputs: SubtitlesOrder,
    yields: { srt: 'application/x-subrip', vtt: 'text/vtt' },
  }),
  otio: kind({
    worker: 'composer',
    stage: 'composition',
    version: 1,
    inputs: OtioOrder,
    yields: { otio: 'application/json' },
  }),
  storyboard: kind({
    worker: 'composer',
    stage: 'composition',
    version: 2,
    inputs: StoryboardOrder,
    yields: { storyboard: 'text/html' },
  }),
  check: kind({
    worker: 'composer',
    stage: 'composition',
    version: 4,
    inputs: CheckOrder,
    yields: { check: 'application/json' },
  }),
  document: kind({
    worker: 'composer',
    stage: 'composition',
    version: 1,
    inputs: DocumentOrder,
    yields: { document: 'application/json' },
  }),
} as const;

export type JobKind = keyof typeof jobKinds;
export const JobKind = z.enum(Object.keys(jobKinds) as [JobKind, ...JobKind[]]);

/** Inputs of a kind after validation. */
export type InputsOf<K extends JobKind> = z.infer<(typeof jobKinds)[K]['inputs']>;

export const isKindOf = (kindName: string): kindName is JobKind => Object.hasOwn(jobKinds, kindName);

/** report.json: what was made, from what, and how good it is; assembled from what the modules left behind. */
import type { EntityPack } from '../../contracts/entity.ts';
import type { ShotFacts } from '../../contracts/drawing.ts';
import { Failure } from '../../contracts/error.ts';
import type { FilmReport, QualityCheck } from '../../contracts/film.ts';
import type { Question } from '../../contracts/modules/entity-core.ts';
import { unitOf, type Script } from '../../contracts/script.ts';
import { type Language, SAMPLE_RATE } from '../../contracts/shared.ts';
import type { Shot, ShotPlan } from '../../contracts/shot.ts';
import type { Visemes } from '../../contracts/sound.ts';
import type { TimelinePlan, TimelineSegment, TimelineSpeech } from '../../contracts/timeline.ts';
import { accountSeen } from './coverage-seen.ts';
import type { FinishedWork } from './finished-work.ts';

/** Everything a report is made of. */
export interface ReportPieces {
  readonly work: FinishedWork;
  readonly pack: EntityPack;
  readonly script: Script;
  readonly shotPlan: ShotPlan;
  readonly timeline: TimelinePlan;
  /** What the picture of each segment tells about itself, by its job; frames count from the first of its file. */
  readonly facts: ReadonlyMap<string, ShotFacts>;
  /** Mouth shapes by line, for lines that have any. */
  readonly visemes: ReadonlyMap<string, Visemes>;
  readonly questions: readonly Question[];
  readonly qc: QualityCheck;
  readonly wallMs: number;
  readonly byStage: Readonly<Record<string, number>>;
  readonly traceId: string;
}

/** Embedded work costs nothing; the currency is the one budgets are kept in. */
const FREE = { currency: 'USD', amount: 0 } as const;

const dissolved: Readonly<Record<Language, string>> = {
  zh: '由上一镜叠化而来',
  en: 'Dissolve from the shot before',
};

const milliseconds = (samples: number): number => Math.round((samples * 1000) / SAMPLE_RATE);

function shotOf(shotPlan: ShotPlan, id: string): Shot {
  const shot = shotPlan.shots.find((one) => one.id === id);
  if (shot === undefined)
    throw new Failure('INTERNAL', `The timeline has a shot “${id}” that the plan does not know.`);
  return shot;
}

function factsOf({ facts }: ReportPieces, { job }: TimelineSegment): ShotFacts {
  const own = facts.get(job);
  if (own === undefined) throw new Failure('INTERNAL', `Nothing is known of the picture of “${job}”.`);
  return own;
}

/** The account of the source, as the pictures bear it out. */
const reportedCoverage = (pieces: ReportPieces): FilmReport['coverage'] =>
  accountSeen(pieces.timeline.coverage, {
    fps: pieces.timeline.fps,
    language: pieces.script.language,
    segments: pieces.timeline.segments.map((segment) => ({
      shotIds: segment.intoShotId === null ? [segment.shotId] : [segment.shotId, segment.intoShotId],
      frames: segment.frames,
      seen: factsOf(pieces, segment).seen,
    })),
  });

/** A segment of the film: a shot, or the dissolve into one, which has a file of its own and is named after its job. */
function reportedShot(pieces: ReportPieces, segment: TimelineSegment): FilmReport['shots'][number] {
  const { work, shotPlan, script } = pieces;
  const { job, shotId, intoShotId, startFrame, frames } = segment;
  const { sceneId, source, size, because } = shotOf(shotPlan, intoShotId ?? shotId);
  const { mouths, seen } = factsOf(pieces, segment);
  return {
    id: intoShotId === null ? shotId : job,
    sceneId,
    source: { start: source.start, end: source.end },
    startFrame,
    frames,
    artifact: work.artifact(job, 'video').sha256,
    reused: work.isReused(job),
    size,
    because: intoShotId === null ? because : dissolved[script.language],
    mouths: mouths.map(({ speaker, frame, x, y, w, h }) => ({
      ...{ speaker, frame: startFrame + frame },
      ...{ x, y, w, h },
    })),
    seen: seen.map((each) => ({
      ...each,
      fromFrame: startFrame + each.fromFrame,
      toFrame: startFrame + each.toFrame,
    })),
  };
}

function reportedSpeech({ visemes }: ReportPieces, line: TimelineSpeech): FilmReport['speech'][number] {
  const { lineId, speaker, kind, text, start, samples, shotId } = line;
  const cues = visemes.get(lineId)?.cues ?? [];
  return {
    lineId,
    speaker,
    kind,
    text,
    startMs: milliseconds(start),
    endMs: milliseconds(start + samples),
    shotId,
    visemes: cues.map(({ at, shape }) => [milliseconds(start + at), shape]),
  };
}

/** Questions about lines that are in the film. */
function reportedQuestions({ questions, timeline }: ReportPieces): FilmReport['questions'] {
  return questions.flatMap(({ unitId, text, choices }) => {
    const line = timeline.speech.find(({ lineId }) => unitOf(lineId) === unitId);
    return line === undefined ? [] : [{ lineId: line.lineId, text, choices }];
  });
}

/** The report of a film. Throws INTERNAL when the pieces do not fit each other. */
export function filmReport(pieces: ReportPieces): FilmReport {
  const { work, pack, script, shotPlan, timeline, qc, wallMs, byStage, traceId } = pieces;
  const { frames, fps, width, height } = timeline;
  return {
    title: script.title,
    language: script.language,
    cast: pack.characters.map(({ id, name }) => ({ id, name })),
    places: pack.places.map(({ id, name }) => ({ id, name })),
    shots: timeline.segments.map((segment) => reportedShot(pieces, segment)),
    speech: timeline.speech.map((line) => reportedSpeech(pieces, line)),
    questions: reportedQuestions(pieces),
    coverage: reportedCoverage(pieces),
    narration: { share: shotPlan.narrationShare, waived: script.narrationWaived },
    qc,
    film: { sha256: work.artifact('film', 'film').sha256, frames, fps, width, height },
    timings: { wallMs, cpuMs: work.cpuMs, byStage: { ...byStage } },
    cost: { ...FREE },
    trace: traceId,
  };
}

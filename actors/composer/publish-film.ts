/** Publishing: the report is written, the composition recorded, the files of the delivery listed. */
import type { z } from 'zod';
import type { ReceivedParamsOf, ResultOf } from '../../contracts/action.ts';
import { ShotFacts } from '../../contracts/drawing.ts';
import { EntityPack } from '../../contracts/entity.ts';
import type { NewEvent } from '../../contracts/event.ts';
import { FilmReport, QualityCheck } from '../../contracts/film.ts';
import { type composer, FinishedJob } from '../../contracts/modules/composer.ts';
import { Question } from '../../contracts/modules/entity-core.ts';
import { Script, unitOf } from '../../contracts/script.ts';
import type { Scope } from '../../contracts/shared.ts';
import { ShotPlan } from '../../contracts/shot.ts';
import { Visemes } from '../../contracts/sound.ts';
import { TimelinePlan } from '../../contracts/timeline.ts';
import { fingerprint } from '../runtime/fingerprint.ts';
import { decodeJson } from '../runtime/maker.ts';
import type { Objects } from '../runtime/objects.ts';
import { deliveriesOf } from './deliveries.ts';
import { filmReport, type ReportPieces } from './film-report.ts';
import type { Composition, Films } from './films.ts';
import { FinishedWork } from './finished-work.ts';

export interface ComposerPorts {
  readonly objects: Objects;
  readonly films: Films;
}

type Params<K extends keyof typeof composer> = ReceivedParamsOf<(typeof composer)[K]>;
type Result<K extends keyof typeof composer> = ResultOf<(typeof composer)[K]>;

/** Reads a document and checks its form. Rejects with ARTIFACT_MISSING or a ZodError. */
async function read<S extends z.ZodType>(objects: Objects, schema: S, sha256: string): Promise<z.output<S>> {
  return schema.parse(decodeJson(await objects.get(sha256)));
}

async function factsOf(
  objects: Objects,
  work: FinishedWork,
  timeline: TimelinePlan,
): Promise<ReportPieces['facts']> {
  const facts = new Map<string, ShotFacts>();
  for (const { job } of timeline.segments) {
    facts.set(job, await read(objects, ShotFacts, work.artifact(job, 'facts').sha256));
  }
  return facts;
}

async function visemesOf(
  objects: Objects,
  work: FinishedWork,
  timeline: TimelinePlan,
): Promise<ReportPieces['visemes']> {
  const visemes = new Map<string, Visemes>();
  for (const { lineId } of timeline.speech) {
    const artifact = work.artifactIfAny(`visemes:${lineId}`, 'visemes');
    if (artifact !== null) visemes.set(lineId, await read(objects, Visemes, artifact.sha256));
  }
  return visemes;
}

/** What the reading asks and nobody has answered. */
async function openQuestions(
  objects: Objects,
  { questions, answered }: Params<'publishFilm'>,
): Promise<readonly Question[]> {
  if (questions === null) return [];
  const all = await read(objects, Question.array(), questions);
  return all.filter(({ unitId }) => !answered.some((lineId) => unitOf(lineId) === unitId));
}

async function gather(
  objects: Objects,
  params: Params<'publishFilm'>,
): Promise<Omit<ReportPieces, 'traceId'>> {
  const work = new FinishedWork(await read(objects, FinishedJob.array(), params.jobs));
  const timeline = await read(objects, TimelinePlan, params.timeline);
  return {
    work,
    timeline,
    pack: await read(objects, EntityPack, params.pack),
    script: await read(objects, Script, params.script),
    shotPlan: await read(objects, ShotPlan, params.shotPlan),
    facts: await factsOf(objects, work, timeline),
    visemes: await visemesOf(objects, work, timeline),
    questions: await openQuestions(objects, params),
    qc: await read(objects, QualityCheck, work.artifact('check', 'check').sha256),
    wallMs: params.wallMs,
    byStage: params.byStage,
  };
}

function newsOf({ id, runId, frames, deliveries }: Composition): NewEvent[] {
  return [
    { name: 'composition.finished', runId, data: { runId, compositionId: id, frames } },
    ...deliveries.map(({ path, artifact }): NewEvent => ({
      name: 'artifact.published',
      runId,
      data: { runId, path, artifact },
    })),
  ];
}

/** Publishes the film of a run; a run that has been published keeps what it has. Rejects with ARTIFACT_MISSING or INTERNAL. */
export async function publishFilm(
  { objects, films }: ComposerPorts,
  scope: Scope,
  params: Params<'publishFilm'>,
): Promise<Result<'publishFilm'>> {
  const published = await films.findByRun(params.runId);
  if (published !== null) return { report: published.report, deliveries: [...published.deliveries] };
  const pieces = { ...(await gather(objects, params)), traceId: scope.traceId };
  const report = FilmReport.parse(filmReport(pieces));
  const bytes = new TextEncoder().encode(`${JSON.stringify(report)}\n`);
  const reportRef = await objects.put(bytes, 'application/json');
  const deliveries = deliveriesOf(pieces.work, reportRef);
  const { sha256, frames } = report.film;
  const id = `film-${fingerprint([params.runId, sha256]).slice(0, 20)}`;
  const composition = { id, runId: params.runId, filmSha256: sha256, frames, report: reportRef, deliveries };
  await films.saveComposition(scope, composition, newsOf(composition));
  return { report: reportRef, deliveries };
}

/** The files of a run's film; none while there is no film. */
export async function listDeliveries(
  { films }: Pick<ComposerPorts, 'films'>,
  { runId }: Params<'listDeliveries'>,
): Promise<Result<'listDeliveries'>> {
  const published = await films.findByRun(runId);
  return { deliveries: [...(published?.deliveries ?? [])], report: published?.report ?? null };
}
